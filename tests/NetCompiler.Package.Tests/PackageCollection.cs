namespace NetCompiler.Package.Tests;

/// <summary>All tests that build with the package share one feed, and build one after the other: each build takes every core.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackageFeed>
{
    public const string Name = "Package";
}
