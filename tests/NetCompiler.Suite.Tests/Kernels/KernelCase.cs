using NetCompiler.Compiler.Schedule;

namespace NetCompiler.Suite.Tests.Kernels;

/// <summary>A network around one layer.</summary>
/// <param name="Layer">The layer on a tensor <c>x</c>, as an expression.</param>
/// <param name="Shape">The shape of <c>x</c>, the network's input.</param>
public sealed record KernelCase(string Layer, params int[] Shape)
{
    /// <summary>What every case may call besides layers.</summary>
    public const string Blocks = """
        public static class Blocks
        {
            // A value that is a branch twice, of two concatenations, and read besides.
            public static Tensor Join(Tensor y) => Tensor.Concat(Tensor.Concat(y, y.Sigmoid()) + Tensor.Concat(y.Tanh(), y), y);

            // A 1×1 convolution reads a map with a border and adds to one with a border.
            public static Tensor Beside(Tensor y, int filters) => Round(Round(y, filters) + y.Conv(filters, 1), filters);

            // Residual blocks one after the other, in maps with a border.
            public static Tensor Chain(Tensor x, string kind)
            {
                Tensor y = x.Conv(32, 3, pad: 1);
                for (int i = 0; i < 3; i++)
                    y = (y + Branch(y, kind)).Relu();
                return y.Conv(4, 3, pad: 1);
            }

            private static Tensor Branch(Tensor y, string kind) => kind switch
            {
                "direct" => y.Conv(32, 1).Relu().Conv(32, 3, pad: 1, algorithm: ConvAlgorithm.Direct),
                "wide" => y.Conv(32, 3, pad: 1).Relu().Conv(32, 1),
                "depthwise" => y.DepthwiseConv(7, pad: 3).LayerNorm().Linear(64).Gelu().Linear(32).LayerScale(),
                "winograd" => y.Linear(32).Conv(32, 3, pad: 1, algorithm: ConvAlgorithm.Winograd4x4),
                _ => y.Linear(32).Conv(32, 3, pad: 1, groups: 8),
            };

            private static Tensor Round(Tensor y, int filters) => y.Conv(filters, 3, pad: 1);
        }

        """;

    /// <summary>Shapes of one to three dimensions, with channels around those of a vector.</summary>
    private static readonly int[][] Maps = [[1, 7], [16, 4, 5], [17, 3, 4, 2], [40, 6, 5]];

    /// <summary>And those of branches: partial vectors on all instruction sets, or on the widest only.</summary>
    private static readonly int[][] Branches = [[3, 5, 6], [17, 2, 3, 4], [40, 9]];

    /// <summary>The layer's value is a branch between two others, which are computed before it and must survive it.</summary>
    public bool IsBranch { get; init; }

    /// <summary>Its work is enough for several threads.</summary>
    public bool IsSplit { get; init; }

    /// <summary>Some value is written over one that it is made of.</summary>
    public bool IsInPlace { get; init; }

    /// <summary>How its kernels are chosen.</summary>
    public KernelChoice Kernels { get; init; }

    /// <summary>What it is called in tests.</summary>
    public string Name => $"{Layer} on {string.Join("×", Shape)}{(IsBranch ? ", a branch" : "")}{(Kernels == KernelChoice.Cheapest ? "" : $", {Kernels}")}";

    // What a concatenation joins must have the axes that the layer makes.
    private bool ChangesAxes => Layer.Contains("Pad(", StringComparison.Ordinal) || (Layer.Contains("Slice(", StringComparison.Ordinal) && Layer.Contains("axis:", StringComparison.Ordinal));

    /// <summary>Each case by every kernel that takes it.</summary>
    public static IEnumerable<KernelCase> ByAll(IEnumerable<KernelCase> cases) => cases.SelectMany(one => Enum.GetValues<KernelChoice>().Select(kernels => one with { Kernels = kernels }));

    /// <summary>A layer that takes any map, alone and as a branch, and on a map that is worth splitting.</summary>
    public static IEnumerable<KernelCase> OnMaps(string layer) =>
        [.. Maps.Select(shape => new KernelCase(layer, shape)), .. Branches.Select(shape => new KernelCase(layer, shape) { IsBranch = true }), new(layer, 72, 72, 80) { IsSplit = true }];

    /// <summary>A layer on a shape of its own, alone and as a branch.</summary>
    public static IEnumerable<KernelCase> On(string layer, params int[] shape) => [new(layer, shape), new(layer, shape) { IsBranch = true }];

    /// <summary>The network's class.</summary>
    public string Declare(string name)
    {
        string neighbour = Shape.Length == 1 ? "y.Dense" : "y.Linear";
        string body = !IsBranch
            ? $"return {Layer};"
            : $"""
                Tensor y = {(ChangesAxes ? Layer : "x")};
                Tensor before = {neighbour}(5, name: "before");
                Tensor behind = {neighbour}(24, name: "behind");
                return Tensor.Concat(before, {Layer}, behind);
                """;
        return $$"""
            [Network, Input({{string.Join(", ", Shape)}})]
            public partial class {{name}}
            {
                static Tensor Forward(Tensor x)
                {
                    {{body}}
                }
            }

            """;
    }
}
