namespace NetCompiler.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class HostileConsumerTests(PackageFeed feed)
{
    [Theory]
    [InlineData("default")]
    [InlineData("preview")]
    public void Networks_compile_and_run_under_every_strict_setting(string language)
    {
        ConsumerProject consumer = feed.Copy("Hostile");
        consumer.Build("Release", $"-p:LangVersion={language}").AssertClean();
        string output = consumer.Start("Release").AssertSucceeded().Output.ReplaceLineEndings("\n");
        Assert.Equal("Wide True 5\nSignal True\nVolume True\n", output);
    }

    [Theory]
    [InlineData("default")]
    [InlineData("preview")]
    public void Debug_build_gets_the_advice_as_a_warning_though_warnings_are_errors(string language)
    {
        ConsumerProject consumer = feed.Copy("Hostile");
        BuildMessage message = Assert.Single(consumer.Build("Debug", $"-p:LangVersion={language}").AssertSucceeded().Messages);
        Assert.Equal(("warning", "NC3101"), (message.Severity, message.Id));
    }
}
