namespace NetCompiler.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class InvalidStrideTests(PackageFeed feed)
{
    [Fact]
    public void Build_fails_with_one_error_on_the_stride() => AssertOneError(feed.Copy("InvalidStride"), line: 4);

    [Fact]
    public void Pragma_does_not_silence_it()
    {
        ConsumerProject consumer = feed.Copy("InvalidStride");
        consumer.Write("Broken.cs", "#pragma warning disable NC2001\n" + consumer.Read("Broken.cs"));
        AssertOneError(consumer, line: 5);
    }

    [Fact]
    public void NoWarn_does_not_silence_it() => AssertOneError(feed.Copy("InvalidStride"), line: 4, "-p:NoWarn=NC2001");

    [Fact]
    public void Editorconfig_does_not_silence_it()
    {
        ConsumerProject consumer = feed.Copy("InvalidStride");
        consumer.Write(".editorconfig", "[*.cs]\ndotnet_diagnostic.NC2001.severity = none\ndotnet_analyzer_diagnostic.severity = none\n");
        AssertOneError(consumer, line: 4);
    }

    private static void AssertOneError(ConsumerProject consumer, int line, params string[] options)
    {
        CommandResult result = consumer.Build("Release", options);
        Assert.NotEqual(0, result.ExitCode);
        Assert.True(result.Messages.Count == 1, result.ToString());
        BuildMessage error = result.Messages[0];
        Assert.Equal(("error", "NC2001", "Broken.cs", line, "[Conv(6, 5, Stride = ".Length + 1), (error.Severity, error.Id, error.File, error.Line, error.Column));
        Assert.Contains("stride", error.Text, StringComparison.OrdinalIgnoreCase);
    }
}
