using System.IO.Compression;
using System.Xml.Linq;

namespace NetCompiler.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class PackageContentTests(PackageFeed feed)
{
    [Fact]
    public void Package_holds_exactly_the_runtime_the_generator_and_their_settings()
    {
        using ZipArchive package = ZipFile.OpenRead(feed.PackageFile);
        string[] expected =
        [
            "NetCompiler.nuspec",
            "README.md",
            "analyzers/dotnet/cs/NetCompiler.CodeFixes.dll",
            "analyzers/dotnet/cs/NetCompiler.Compiler.dll",
            "analyzers/dotnet/cs/NetCompiler.Generator.dll",
            "build/NetCompiler.props",
            "buildTransitive/NetCompiler.props",
            "lib/net10.0/NetCompiler.Runtime.dll",
            "lib/net10.0/NetCompiler.Runtime.xml",
        ];
        Assert.Equal(expected, package.Entries.Select(entry => entry.FullName).Where(name => !IsContainerPart(name)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Package_depends_on_nothing()
    {
        using ZipArchive package = ZipFile.OpenRead(feed.PackageFile);
        using Stream stream = package.GetEntry("NetCompiler.nuspec")!.Open();
        XElement metadata = XDocument.Load(stream).Root!.Elements().Single();
        XNamespace names = metadata.Name.Namespace;
        Assert.Equal("NetCompiler", metadata.Element(names + "id")!.Value);
        Assert.Equal(["net10.0"], metadata.Element(names + "dependencies")!.Elements().Select(group => group.Attribute("targetFramework")!.Value));
        Assert.Empty(metadata.Descendants(names + "dependency"));
    }

    // What the container format adds to every package.
    private static bool IsContainerPart(string name) =>
        name == "[Content_Types].xml" || name.StartsWith("_rels/", StringComparison.Ordinal) || name.StartsWith("package/", StringComparison.Ordinal);
}
