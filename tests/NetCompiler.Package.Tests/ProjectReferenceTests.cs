namespace NetCompiler.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class ProjectReferenceTests(PackageFeed feed)
{
    [Fact]
    public void Runtime_generator_and_compiler_are_all_that_a_project_reference_takes()
    {
        ConsumerProject consumer = feed.Copy("ByProject");
        consumer.BuildByProject(PackageFeed.Configuration).AssertClean();
        Assert.True(File.Exists(consumer.PathOf("bin", PackageFeed.Configuration, "net10.0", "NetCompiler.Runtime.dll")));
        Assert.False(File.Exists(consumer.PathOf("bin", PackageFeed.Configuration, "net10.0", "NetCompiler.Generator.dll")));
    }
}
