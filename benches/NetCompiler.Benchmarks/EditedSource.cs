using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetCompiler.Benchmarks;

/// <summary>Networks as text, and an edit of one of them after which it is still right: the counts of <c>Expect</c> hold.</summary>
internal sealed record EditedSource
{
    private static readonly EditedSource Small = new()
    {
        Files =
        [
            """
            using NetCompiler;

            [Network, Input(1, 28, 28)]
            [Conv(4, 5), Tanh, AvgPool(2), Conv(12, 5), Tanh, AvgPool(2), Dense(10)]
            public partial class LeNet1;

            [Network, Input(1, 28, 28)]
            [Conv(6, 5), Tanh, AvgPool(2), Conv(16, 5), Tanh, AvgPool(2), Dense(120), Tanh, Dense(84), Tanh, Dense(10)]
            public partial class LeNet5;

            [Network, Input(1, 28, 28)]
            [Conv(16, 3, Pad = 1), BatchNorm, Relu, MaxPool(2), Conv(32, 3, Pad = 1), BatchNorm, Relu, MaxPool(2)]
            [Conv(64, 3, Pad = 1), BatchNorm, Relu, Dense(10)]
            public partial class Digits;
            """,
        ],
        Networks = 3,
        Before = "Dense(84)",
        After = "Dense(85)",
    };

    /// <summary>The files.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>How many networks they hold.</summary>
    public required int Networks { get; init; }

    /// <summary>A text that stands in exactly one of the files.</summary>
    public required string Before { get; init; }

    /// <summary>What replaces it.</summary>
    public required string After { get; init; }

    /// <summary>Three small networks, one large one alone, or every file of the zoo.</summary>
    public static EditedSource Named(string name) => name switch
    {
        "Small" => Small,
        "ResNet152" => Alone("ResNet.cs", name, "name: \"fc\"", "name: \"head\""),
        "DenseNet121" => Alone("DenseNet.cs", name, "name: \"classifier\"", "name: \"head\""),
        "Zoo" => Of([.. typeof(EditedSource).Assembly.GetManifestResourceNames().Where(file => file.EndsWith(".cs", StringComparison.Ordinal)).Select(Read)], "name: \"classifier\"", "name: \"head\""),
        _ => throw new InvalidOperationException($"No networks {name}."),
    };

    // A file of the zoo with its blocks, of its networks only the one.
    private static EditedSource Alone(string file, string network, string before, string after)
    {
        CompilationUnitSyntax root = CSharpSyntaxTree.ParseText(Read(file)).GetCompilationUnitRoot();
        SyntaxNode alone = root.RemoveNodes(Classes(root).Where(type => IsNetwork(type) && type.Identifier.Text != network), SyntaxRemoveOptions.KeepNoTrivia)!;
        return Of([alone.ToFullString()], before, after);
    }

    private static EditedSource Of(string[] files, string before, string after) => new()
    {
        Files = files,
        Networks = files.Sum(file => Classes(CSharpSyntaxTree.ParseText(file).GetRoot()).Count(IsNetwork)),
        Before = before,
        After = after,
    };

    private static IEnumerable<ClassDeclarationSyntax> Classes(SyntaxNode root) => root.DescendantNodes().OfType<ClassDeclarationSyntax>();

    private static bool IsNetwork(ClassDeclarationSyntax type) => type.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() == "Network");

    private static string Read(string file)
    {
        using var reader = new StreamReader(typeof(EditedSource).Assembly.GetManifestResourceStream(file) ?? throw new FileNotFoundException($"There is no {file} in the zoo."));
        return reader.ReadToEnd();
    }
}
