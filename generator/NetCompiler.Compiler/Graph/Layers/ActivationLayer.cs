using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads the layers that are a function of each value; the shape stays.</summary>
internal static class ActivationLayer
{
    public static LayerResult Build(LayerContext context, ActivationKind kind)
    {
        double parameter = kind switch
        {
            ActivationKind.LeakyRelu => context.Real("Slope", 0.01, IsFloat, "finite in float32"),
            ActivationKind.Elu => context.Real("Alpha", 1, IsFloat, "finite in float32"),
            _ => 0,
        };
        return new(new ActivationOp(new(kind, parameter)), context.Input);
    }

    private static bool IsFloat(double value) => Math.Abs(value) <= float.MaxValue;
}
