using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>MatMul</c>: B×M×K and B×K×N → B×M×N.</summary>
internal static class MatMulLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "MatMul",
        DefaultName = "matmul",
        Summary = "The product of two matrices for each channel: B×M×K and B×K×N → B×M×N.",
        Inputs = 2,
        Build = Build,
    };

    private static LayerResult Build(LayerContext context)
    {
        (Shape left, Shape right) = (context.Inputs[0], context.Inputs[1]);
        for (int i = 0; i < 2; i++)
        {
            if (context.Inputs[i].Axes.Count == 2)
                continue;
            context.Report(DiagnosticRules.WrongAxisCount, context.Key(), $"a matrix product needs two spatial axes, rows and columns, and {context.InputNames[i]} is {context.Inputs[i]}, which has {context.Inputs[i].Axes.Count}");
            context.Doubt = ShapeDoubt.All;
            return new(new MatMulOp(), left);
        }

        Shape shape = new(left.Channels, [left.Axes[0], right.Axes[1]]);
        if (left.Channels != right.Channels)
            context.Report(DiagnosticRules.ShapesDiffer, context.Key(), $"{context.InputNames[0]} is {left} and {context.InputNames[1]} is {right}; a matrix product needs as many matrices on both sides, {left.Channels} and {right.Channels}");
        else if (left.Axes[1] != right.Axes[0])
            context.Report(DiagnosticRules.ShapesDiffer, context.Key(), $"{context.InputNames[0]} is {left} and {context.InputNames[1]} is {right}; a matrix product needs as many rows on the right as columns on the left, {right.Axes[0]} and {left.Axes[1]}");
        else
            SizeLimit.Check(context, shape, "", 0);
        return new(new MatMulOp(), shape);
    }
}
