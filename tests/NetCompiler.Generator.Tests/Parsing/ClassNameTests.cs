using NetCompiler.Compiler.Model;
using NetCompiler.Generator.Tests.Driver;

namespace NetCompiler.Generator.Tests.Parsing;

public sealed class ClassNameTests
{
    [Theory]
    [InlineData("[Network] partial class Net;", "", "", "Net", "Net")]
    [InlineData("namespace Zoo; [Network] public sealed partial class Net;", "Zoo", "", "Net", "Zoo.Net")]
    [InlineData("namespace A.@namespace { [Network] partial class @class; }", "A.@namespace", "", "@class", "A.namespace.class")]
    [InlineData("[Network] partial class @partial;", "", "", "@partial", "partial")]
    [InlineData("static partial class Outer { [Network] private partial class Net; }", "", "partial class Outer", "Net", "Outer.Net")]
    [InlineData(
        "namespace N; partial interface A { partial struct B { partial record C { partial record struct @event { [Network] partial class Net; } } } }",
        "N",
        "partial interface A, partial struct B, partial record C, partial record struct @event",
        "Net",
        "N.A.B.C.event.Net")]
    [InlineData("ref partial struct Outer { [Network] partial class Net; }", "", "ref partial struct Outer", "Net", "Outer.Net")]
    public void A_class_is_named_as_csharp_needs_it(string source, string space, string outer, string name, string fullName)
    {
        ArchitectureModel model = ParserRun.Of(source).Model;

        Assert.Equal(space, model.Namespace);
        Assert.Equal(outer, string.Join(", ", model.ContainingTypes));
        Assert.Equal(name, model.Name);
        Assert.Equal(fullName, model.FullName);
        Assert.True(model.IsExtensible);

        // Written back as a header, the names reopen the same class.
        string part = string.Concat(model.ContainingTypes.Select(header => header + " { ")) + $"sealed partial class {model.Name} {{ }}" + string.Concat(model.ContainingTypes.Select(_ => " }"));
        string reopened = model.Namespace.Length == 0 ? part : $"namespace {model.Namespace} {{ {part} }}";
        Assert.Empty(TestCompilation.Create(source, reopened).GetDiagnostics());
    }

    [Fact]
    public void A_class_has_its_layers_wherever_its_other_parts_are()
    {
        ArchitectureModel model = ParserRun.Of(
            "public partial class Net { public int Answer() => 42; }",
            "[Network, Input(3)] partial class Net : System.IComparable<Net> { public int CompareTo(Net? other) => 0; }",
            "[System.Obsolete] partial class Net { private readonly int _seed = 1; public int Seed => _seed; }").Model;

        Assert.Equal("Input Shape=[3]", ModelPrinter.Print(model));
        Assert.True(model.IsUsable);
        Assert.True(model.IsExtensible);
    }
}
