using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace NetCompiler.Generator.Tests.Snapshots;

/// <summary>Input that touches every rule of the files: line ends, equal names, folders, diagnostics with and without a location.</summary>
internal static class SnapshotExamples
{
    public static readonly (string HintName, string Source)[] Sources =
    [
        ("Networks.LeNet5.g.cs", "// größer als früher\r\nsealed partial class LeNet5\r{\n}\n"),
        ("blocks/Stem.g.cs", "class Stem;"),
        ("more/Stem.g.cs", "class Stem;\n\n"),
    ];

    public static IReadOnlyList<SnapshotTarget> Targets() =>
        [SnapshotTarget.Diagnostics(DiagnosticsText.Print(Diagnostics())), .. Sources.Select(source => SnapshotTarget.Source(source.HintName, source.Source))];

    public static IReadOnlyList<Diagnostic> Diagnostics()
    {
        DiagnosticDescriptor window = new(
            "NC9001", "The window does not fit", "(28 - {0}) / 2 = {1}: not whole\nnearest: 4, 6", "Shape", DiagnosticSeverity.Error, isEnabledByDefault: true,
            helpLinkUri: "docs/diagnostics/NC9001.md", customTags: [WellKnownDiagnosticTags.NotConfigurable, "Shape"]);
        DiagnosticDescriptor advice = new("NC9002", "Advice", "A debug build is slower", "Build", DiagnosticSeverity.Warning, isEnabledByDefault: true, description: "Several times.");
        var tree = CSharpSyntaxTree.ParseText("[Network]\n[Conv(6, 5)]\nclass LeNet5;\n", path: "nets/LeNet5.cs");
        return
        [
            Diagnostic.Create(window, Location.Create(tree, new TextSpan("[Network]\n[Conv(6, ".Length, 1)), 5, 11.5),
            Diagnostic.Create(advice, Location.None),
        ];
    }
}
