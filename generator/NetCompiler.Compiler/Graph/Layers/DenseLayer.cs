using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>Dense</c>: N → units. The builder has flattened a map before it.</summary>
internal static class DenseLayer
{
    public static LayerResult Build(LayerContext context)
    {
        int units = context.RequiredCount("Units");
        if (context.Diagnostics.HasErrors)
            context.Doubt = ShapeDoubt.Channels;
        Shape shape = Shape.Vector(units);
        SizeLimit.Check(context, shape, "Units", (double)units * context.Input.Flattened.Channels);
        return new(new DenseOp { Units = units, Bias = context.Flag("Bias", true) }, shape);
    }
}
