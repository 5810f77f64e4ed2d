using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>Normalize</c>: (x − mean) / std per channel; the shape stays.</summary>
internal static class NormalizeLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "Normalize",
        DefaultName = "norm",
        Summary = "Standardises the input, (x − mean) / std, and costs no pass of its own. The mean is one number, one number per channel, or a whole picture read from the weight file. Directly after the input.",
        Parameters =
        [
            new() { Name = "Mean", Type = "double", Default = "0", Documentation = "The mean of every channel, in the units of the input ([0, 1] for picture bytes). Default 0." },
            new() { Name = "Means", Type = "double[]?", Default = "null", Documentation = "The mean of each channel." },
            new() { Name = "Std", Type = "double", Default = "1", Documentation = "The standard deviation of every channel. Default 1." },
            new() { Name = "Stds", Type = "double[]?", Default = "null", Documentation = "The standard deviation of each channel." },
            new()
            {
                Name = "MeanPicture",
                Type = "bool",
                Default = "false",
                Documentation = "Reads the mean as a picture of the input's shape from the tensor {name}.mean; the default name is norm1. Default false.",
            },
            LayerParameters.Name,
        ],
        Build = Build,
    };

    private static LayerResult Build(LayerContext context)
    {
        bool picture = context.Flag("MeanPicture");
        if (picture)
        {
            context.Conflict("MeanPicture", "Mean");
            context.Conflict("MeanPicture", "Means");
        }

        EquatableArray<double> means = PerChannel(context, "Mean", "Means", 0, value => Math.Abs(value) <= float.MaxValue, "finite in float32");
        EquatableArray<double> stds = PerChannel(context, "Std", "Stds", 1, value => value > 0 && value <= float.MaxValue, "positive and finite");
        return new(new NormalizeOp { Means = means, Stds = stds, MeanPicture = picture }, context.Input);
    }

    private static EquatableArray<double> PerChannel(LayerContext context, string singular, string plural, double fallback, Func<double, bool> isValid, string requirement)
    {
        int channels = context.Input.Channels;
        context.Conflict(singular, plural);
        if (context.Reals(plural, isValid, requirement) is { } values)
        {
            if (values.Length == channels)
                return values.ToEquatableArray();
            context.Report(DiagnosticRules.WrongChannelCount, context.Key(plural), $"{plural} has {values.Length} values, and the input {context.Input} has {channels} channels");
        }

        return Enumerable.Repeat(context.Real(singular, fallback, isValid, requirement), channels).ToEquatableArray();
    }
}
