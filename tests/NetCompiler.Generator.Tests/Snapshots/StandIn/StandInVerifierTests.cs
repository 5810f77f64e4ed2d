using System.Reflection;
using System.Text;
using Xunit.Sdk;

namespace NetCompiler.Generator.Tests.Snapshots.StandIn;

public sealed class StandInVerifierTests : IDisposable
{
    private const string Prefix = "Tests.Case";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Missing_file_fails_and_is_received()
    {
        Assert.Contains("New: move Tests.Case#Net.g.received.cs to Tests.Case#Net.g.verified.cs", Fail(Net("class Net;")));
        Assert.Equal(["Tests.Case#Net.g.received.cs"], _folder.Files());
    }

    [Fact]
    public void Accepted_file_holds()
    {
        Fail(Net("class Net;\n"));
        _folder.Accept("Tests.Case#Net.g.received.cs");
        Check(Net("class Net;\n"));
        Assert.Equal(["Tests.Case#Net.g.verified.cs"], _folder.Files());
    }

    [Fact]
    public void Files_are_utf8_with_byte_order_mark_and_line_feeds_and_nothing_appended()
    {
        Fail(Net("a\r\nö\rb"));
        Assert.Equal([0xEF, 0xBB, 0xBF, .. "//HintName: Net.g.cs\na\nö\nb"u8], _folder.Bytes("Tests.Case#Net.g.received.cs"));
    }

    [Fact]
    public void Difference_shows_its_first_line_and_is_received()
    {
        _folder.Write("Tests.Case#Net.g.verified.cs", "//HintName: Net.g.cs\none\ntwo\nthree");
        var message = Fail(Net("one\n2\nthree"));
        Assert.Contains("The first different line is 3:\n  - two\n  + 2\n", message);
        Assert.Equal("//HintName: Net.g.cs\none\n2\nthree", Encoding.UTF8.GetString(_folder.Bytes("Tests.Case#Net.g.received.cs")).TrimStart('\uFEFF'));
    }

    [Fact]
    public void Difference_in_length_shows_the_end_of_the_file()
    {
        _folder.Write("Tests.Case#Net.g.verified.cs", "//HintName: Net.g.cs\none");
        Assert.Contains("line is 3:\n  - (end of file)\n  + two\n", Fail(Net("one\ntwo")));
    }

    [Theory]
    [InlineData("//HintName: Net.g.cs\r\none\rtwo")]
    [InlineData("\uFEFF//HintName: Net.g.cs\none\ntwo\r\n")]
    public void Line_ends_and_one_more_at_the_end_make_no_difference(string verified)
    {
        _folder.Write("Tests.Case#Net.g.verified.cs", verified);
        Check(Net("one\r\ntwo"));
        Assert.Equal(["Tests.Case#Net.g.verified.cs"], _folder.Files());
    }

    [Theory]
    [InlineData("//HintName: Net.g.cs\none\n\n")]
    [InlineData("//HintName: Net.g.cs\none ")]
    public void Anything_else_at_the_end_makes_one(string verified)
    {
        _folder.Write("Tests.Case#Net.g.verified.cs", verified);
        Assert.Contains("Different", Fail(Net("one")));
    }

    [Fact]
    public void Empty_verified_file_counts_as_missing()
    {
        _folder.Write("Tests.Case#Net.g.verified.cs", "");
        Assert.Contains("New:", Fail(Net("class Net;")));
    }

    [Fact]
    public void Verified_file_of_nothing_generated_fails()
    {
        _folder.Write("Tests.Case#Net.g.verified.cs", "//HintName: Net.g.cs\none");
        _folder.Write("Tests.Case#Old.g.verified.cs", "//HintName: Old.g.cs\none");
        _folder.Write("Tests.Case.verified.txt", "{}");
        var message = Fail(Net("one"));
        Assert.Contains("Nothing generated belongs to Tests.Case#Old.g.verified.cs", message);
        Assert.Contains("Nothing generated belongs to Tests.Case.verified.txt", message);
        Assert.DoesNotContain("Net.g", message);
    }

    [Fact]
    public void Old_received_files_go_and_those_of_other_tests_stay()
    {
        _folder.Write("Tests.Case#Net.g.verified.cs", "//HintName: Net.g.cs\none");
        _folder.Write("Tests.Case#Net.g.received.cs", "old");
        _folder.Write("Tests.Case_lanes=8#Net.g.received.cs", "other case");
        _folder.Write("Tests.Case_lanes=8#Net.g.verified.cs", "other case");
        _folder.Write("Tests.Cases#Net.g.verified.cs", "other test");
        Check(Net("one"));
        Assert.DoesNotContain("Tests.Case#Net.g.received.cs", _folder.Files());
        Assert.Equal(4, _folder.Files().Count);
    }

    [Fact]
    public void Equal_names_are_numbered_and_folders_are_no_part_of_a_name()
    {
        Fail([SnapshotTarget.Source("a/Net.g.cs", "1"), SnapshotTarget.Source("b/Net.g.cs", "2"), SnapshotTarget.Source("Other.g.cs", "3")]);
        Assert.Equal(["Tests.Case#Net.g.00.received.cs", "Tests.Case#Net.g.01.received.cs", "Tests.Case#Other.g.received.cs"], _folder.Files());
    }

    [Fact]
    public void Diagnostics_have_the_file_without_a_name()
    {
        Fail([SnapshotTarget.Diagnostics("{}")]);
        Assert.Equal(["Tests.Case.received.txt"], _folder.Files());
    }

    [Fact]
    public void Prefix_names_type_method_and_parameters()
    {
        var method = (MethodInfo)MethodBase.GetCurrentMethod()!;
        Assert.Equal("StandInVerifierTests.Prefix_names_type_method_and_parameters_lanes=16", StandInVerifier.Prefix(method, "lanes=16"));
        Assert.Equal("StandInVerifierTests.Nested.Method", StandInVerifier.Prefix(typeof(Nested).GetMethod(nameof(Nested.Method))!, null));
    }

    private static SnapshotTarget[] Net(string source) => [SnapshotTarget.Source("Net.g.cs", source)];

    private void Check(SnapshotTarget[] targets) => StandInVerifier.Check(_folder.Path, Prefix, targets);

    private string Fail(SnapshotTarget[] targets) => Assert.Throws<XunitException>(() => Check(targets)).Message;

    private static class Nested
    {
        public static void Method()
        {
        }
    }
}
