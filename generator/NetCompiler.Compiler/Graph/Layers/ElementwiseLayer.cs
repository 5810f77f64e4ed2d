using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>Sum</c> and <c>Product</c>, the operators <c>+</c> and <c>*</c>.</summary>
internal static class ElementwiseLayer
{
    public static LayerDefinition Sum { get; } = new()
    {
        Name = "Sum",
        DefaultName = "sum",
        Summary = "The sum of two values of one shape, value by value; or of a map and what stands for all its pixels (C×1…, or a vector of C).",
        Inputs = 2,
        Build = context => Build(context, new SumOp(), "a sum"),
    };

    public static LayerDefinition Product { get; } = new()
    {
        Name = "Product",
        DefaultName = "product",
        Summary = "The product of two values of one shape, value by value; or of a map and what stands for all its pixels (C×1…, or a vector of C): the gate of a squeeze-and-excitation.",
        Inputs = 2,
        Build = context => Build(context, new ProductOp(), "a product"),
    };

    private static LayerResult Build(LayerContext context, Op op, string what)
    {
        (Shape left, Shape right) = (context.Inputs[0], context.Inputs[1]);
        if (left == right || StandsForPixels(right, left))
            return new(op, left);
        if (StandsForPixels(left, right))
            return new(op, right) { IsSwapped = true };
        context.Report(
            DiagnosticRules.ShapesDiffer,
            context.Key(),
            $"{context.InputNames[0]} is {left} and {context.InputNames[1]} is {right}; {what} needs two equal shapes, or a map and one value for each of its channels");
        return new(op, left);
    }

    private static bool StandsForPixels(Shape small, Shape map) =>
        small.Channels == map.Channels && !map.IsVector && (small.IsVector || (small.Axes.Count == map.Axes.Count && small.Axes.All(axis => axis == 1)));
}
