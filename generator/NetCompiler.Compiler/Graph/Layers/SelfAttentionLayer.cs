using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>SelfAttention</c>: two linear layers around the attention of all pixels; the shape stays.</summary>
internal static class SelfAttentionLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "SelfAttention",
        DefaultName = "attention",
        Summary = "Multi-head attention of all pixels to all (PyTorch's MultiheadAttention): of each pixel's queries, keys and values it makes softmax(q·kᵀ/√(C/heads))·v, and mixes the heads. The shape stays. Tensors: {name}.in_proj_weight of 3C×C, {name}.in_proj_bias of 3C, {name}.out_proj.weight of C×C, {name}.out_proj.bias of C. Default names attention1, attention2 ….",
        Parameters = [Heads, LayerParameters.Bias("Whether both projections have a bias."), LayerParameters.Name],
        Build = Build,
    };

    /// <summary>Also of <c>WindowAttention</c>.</summary>
    public static ParameterDefinition Heads => new() { Name = "Heads", Type = "int", IsPositional = true, Documentation = "The number of heads, which must divide the channels." };

    /// <summary>Reads the heads and judges them.</summary>
    public static int ReadHeads(LayerContext context)
    {
        int heads = context.RequiredCount("Heads");
        return Divisor.Check(context, DiagnosticRules.HeadsNotDividing, "Heads", heads, $"{heads} heads do", (context.Input.Channels, "channels"));
    }

    /// <summary>Queries, keys and values of each pixel.</summary>
    public static Shape Projected(LayerContext context) => context.Input with { Channels = (int)Math.Min(3L * context.Input.Channels, int.MaxValue) };

    private static LayerResult Build(LayerContext context)
    {
        Shape input = context.Input;
        bool bias = context.Flag("Bias", true);
        if (!MapLayer.Require(context, "attention"))
            return new(LinearLayer.Op(input.Channels, input, bias), input);
        int heads = ReadHeads(context);
        Shape projected = Projected(context);
        SizeLimit.Check(context, projected, "Heads", 3.0 * input.Channels * input.Channels);
        TensorNames tensors = new($"{context.Name}.in_proj_weight", $"{context.Name}.in_proj_bias");
        return new(LinearLayer.Op(input.Channels, input, bias), input)
        {
            Before =
            [
                new($"{context.Name}.in_proj", LinearLayer.Op(projected.Channels, input, bias, tensors), projected),
                new(context.Name, new AttentionOp { Heads = heads }, input),
            ],
            Name = $"{context.Name}.out_proj",
        };
    }
}
