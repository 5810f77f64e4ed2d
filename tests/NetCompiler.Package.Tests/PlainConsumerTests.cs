using System.Globalization;

namespace NetCompiler.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class PlainConsumerTests(PackageFeed feed)
{
    [Fact]
    public void Program_predicts_what_was_computed_by_hand()
    {
        ConsumerProject consumer = feed.Copy("Plain");
        consumer.Build("Release").AssertClean();
        Assert.Equal("42 14.5\nsum\ncorner\n", consumer.Start("Release").AssertSucceeded().Output.ReplaceLineEndings("\n"));

        // A second build finds nothing to do.
        string assembly = consumer.PathOf("obj", "Release", "net10.0", "Plain.dll");
        DateTime compiled = File.GetLastWriteTimeUtc(assembly);
        consumer.Build("Release").AssertClean();
        Assert.Equal(compiled.ToString("O", CultureInfo.InvariantCulture), File.GetLastWriteTimeUtc(assembly).ToString("O", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Debug_build_gets_one_warning()
    {
        ConsumerProject consumer = feed.Copy("Plain");
        BuildMessage message = Assert.Single(consumer.Build("Debug").AssertSucceeded().Messages);
        Assert.Equal(("warning", "NC3101", "Tiny.cs"), (message.Severity, message.Id, message.File));
    }

    [Fact]
    public void Dump_and_generated_files_are_on_disk_when_asked_for()
    {
        ConsumerProject consumer = feed.Copy("Plain");
        string[] folder = ["obj", "Release", "net10.0", "generated", "NetCompiler.Generator", "NetCompiler.Generator.NetCompilerGenerator"];
        consumer.Build("Release", "-p:EmitCompilerGeneratedFiles=true").AssertClean();
        Assert.Equal(["Tiny.Avx2.g.cs", "Tiny.Avx512.g.cs", "Tiny.Vector128.g.cs", "Tiny.g.cs"], consumer.FilesIn(folder));

        // The switch alone makes the compiler run again.
        consumer.Build("Release", "-p:EmitCompilerGeneratedFiles=true", "-p:NetCompilerDump=true").AssertClean();
        Assert.Equal(["Tiny.Avx2.g.cs", "Tiny.Avx512.g.cs", "Tiny.Dump.g.cs", "Tiny.Vector128.g.cs", "Tiny.g.cs"], consumer.FilesIn(folder));
        string[] dump = consumer.Read([.. folder, "Tiny.Dump.g.cs"]).TrimEnd().Split('\n');
        Assert.All(dump, line => Assert.StartsWith("//", line));
        Assert.Contains("// as written", dump);
        Assert.Contains(dump, line => line.StartsWith("// plan Tiny:", StringComparison.Ordinal));
    }
}
