using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>Parameter</c>: a learnt tensor as a value.</summary>
internal static class ParameterLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "Parameter",
        DefaultName = "parameter",
        Summary = "A learnt tensor as a value of its own, such as ViT's class token.",
        Inputs = 0,
        Parameters =
        [
            new() { Name = "Name", Type = "string", IsPositional = true, Documentation = "The tensor's whole name in the weight file." },
            new() { Name = "Shape", Type = "int[]", IsPositional = true, Documentation = "The tensor's shape in the file; a leading 1 of more than two sizes that end in the channels is a batch and none of the value's." },
            new()
            {
                Name = "ChannelsLast",
                Type = "bool",
                Default = "false",
                Documentation = "Whether the channels are the last size in the file rather than the first: a tensor of 1×197×768 is then a value of 768×197. Default false.",
            },
        ],
        Build = Build,
    };

    private static LayerResult Build(LayerContext context)
    {
        bool channelsLast = context.Flag("ChannelsLast");
        int[] file = context.Sizes("Shape", more: channelsLast ? 1 : 0);
        int[] sizes = channelsLast && file.Length > 2 && file[0] == 1 ? [.. file.Skip(1)] : file;
        if (!context.Diagnostics.HasErrors && sizes.Length > Shape.MaximumSizes)
            context.Report(DiagnosticRules.WrongAxisCount, context.Key("Shape"), $"a value has at most {Shape.MaximumSizes} sizes, and {string.Join("×", sizes)} are {sizes.Length}");
        ParameterOp op = new() { Tensor = context.Name, FileShape = file.ToEquatableArray(), ChannelsLast = channelsLast };
        if (context.Diagnostics.HasErrors)
        {
            context.Doubt = ShapeDoubt.All;
            return new(op, Shape.Vector(1));
        }

        Shape shape = channelsLast ? new(sizes[sizes.Length - 1], sizes.Take(sizes.Length - 1).ToEquatableArray()) : new(sizes[0], sizes.Skip(1).ToEquatableArray());
        SizeLimit.Check(context, shape, "Shape", 0);
        return new(op, shape);
    }
}
