using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>LocalResponseNorm</c>; the shape stays.</summary>
internal static class LocalResponseNormLayer
{
    private const int DefaultSize = 5;

    public static LayerDefinition Definition { get; } = new()
    {
        Name = "LocalResponseNorm",
        DefaultName = "lrn",
        Summary = "AlexNet's norm across neighbouring channels of a pixel: x / (k + α/size · Σ x²)^β over channels c − ⌊size/2⌋ to c + ⌊(size − 1)/2⌋, as PyTorch and the paper's Caffe form have it. The shape stays.",
        Parameters =
        [
            new() { Name = "Size", Type = "int", Default = "5", IsPositional = true, Documentation = "The number of channels that are summed over, the value's own in the middle. Default 5." },
            new() { Name = "Alpha", Type = "double", Default = "1e-4", Documentation = "The factor α of the mean square. Default 1e-4." },
            new() { Name = "Beta", Type = "double", Default = "0.75", Documentation = "The exponent β. Default 0.75." },
            new() { Name = "K", Type = "double", Default = "1", Documentation = "The summand k, 2 in AlexNet. Default 1." },
            LayerParameters.Name,
        ],
        Build = Build,
    };

    private static LayerResult Build(LayerContext context)
    {
        int size = context.Count("Size", DefaultSize);
        int channels = context.Input.Channels;
        long widest = (2L * channels) - 1;
        if (context.IsGiven("Size") && size > widest)
        {
            context.Report(
                DiagnosticRules.WindowTooLarge,
                context.Key("Size"),
                $"a window of {size} channels reaches beyond all {channels} from each of them; valid: Size = {widest} or less",
                new SuggestedFix($"Use Size = {widest}", "Size", $"{widest}"));
        }

        LocalResponseNormOp op = new()
        {
            Size = size,
            Alpha = context.Real("Alpha", 1e-4, value => value is >= 0 and <= float.MaxValue, "at least 0 and finite in float32"),
            Beta = context.Real("Beta", 0.75, value => Math.Abs(value) <= float.MaxValue, "finite in float32"),
            K = context.Real("K", 1, value => value is > 0 and <= float.MaxValue, "positive and finite in float32"),
        };
        return new(op, context.Input);
    }
}
