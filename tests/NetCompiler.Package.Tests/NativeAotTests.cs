namespace NetCompiler.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class NativeAotTests(PackageFeed feed)
{
    [Fact]
    public void Trim_single_file_and_AOT_analyzers_find_nothing_in_generated_code()
    {
        ConsumerProject consumer = feed.Copy("Hostile");
        consumer.Build("Release", "-p:IsAotCompatible=true").AssertClean();

        // And would find something, had it been there.
        consumer.Write("Reflecting.cs", "namespace System.Strange; internal static class Reflecting { public static object Call(Type type) => Activator.CreateInstance(type); }\n");
        Assert.Contains(consumer.Build("Release", "--no-restore", "-p:IsAotCompatible=true").Messages, message => message.Id == "IL2067");
    }

    [NativeAotFact]
    public void Published_native_program_predicts_what_was_computed_by_hand()
    {
        ConsumerProject consumer = feed.Copy("Plain");
        consumer.Publish("-c", "Release", "-r", NativeAotFactAttribute.RuntimeIdentifier, "-p:PublishAot=true", "-p:TreatWarningsAsErrors=true", "-o", consumer.PathOf("native"))
            .AssertClean();
        CommandResult result = consumer.StartNative("native").AssertSucceeded();
        Assert.Equal("42 14.5\nsum\ncorner\n", result.Output.ReplaceLineEndings("\n"));
    }
}
