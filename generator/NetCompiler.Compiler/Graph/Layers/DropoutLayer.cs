using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>Dropout</c>; the shape stays.</summary>
internal static class DropoutLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "Dropout",
        DefaultName = "dropout",
        Summary = "Drops values at random in training; at inference it does nothing and costs nothing.",
        Parameters =
        [
            new() { Name = "Rate", Type = "double", Default = "0.5", Documentation = "The probability of dropping a value, in [0, 1). Default 0.5." },
            LayerParameters.Name,
        ],
        Build = context => new(new DropoutOp(context.Real("Rate", 0.5, value => value is >= 0 and < 1, "at least 0 and below 1")), context.Input),
    };
}
