using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>WindowAttention</c>: two linear layers around the attention within windows; the shape stays.</summary>
internal static class WindowAttentionLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "WindowAttention",
        DefaultName = "windowattention",
        Summary = "Multi-head attention of the pixels of a window to each other, with a learnt bias for each distance of two pixels (Swin). With a shift the map is rolled by it first, and pixels that come together from different sides do not see each other. C×H×W, and the shape stays. Tensors: {name}.qkv.weight of 3C×C, {name}.qkv.bias of 3C, {name}.relative_position_bias_table of (2·window − 1)²×heads, {name}.proj.weight of C×C, {name}.proj.bias of C. Default names windowattention1, windowattention2 ….",
        Parameters =
        [
            SelfAttentionLayer.Heads,
            new() { Name = "Window", Type = "int", IsPositional = true, Documentation = "The window's side in pixels, which must divide the map's height and width." },
            new() { Name = "Shift", Type = "int", Default = "0", Documentation = "By how many pixels windows are moved, fewer than their side: half of it in every second block of Swin, none where one window is the whole map. Default 0." },
            LayerParameters.Name,
        ],
        Build = Build,
    };

    private static LayerResult Build(LayerContext context)
    {
        Shape input = context.Input;
        if (!MapLayer.Require(context, "window attention", axes: 2))
            return new(LinearLayer.Op(input.Channels, input, bias: true), input);
        int heads = SelfAttentionLayer.ReadHeads(context);
        int window = context.RequiredCount("Window");
        int shift = context.Count("Shift", 0, minimum: 0);
        if (!context.Diagnostics.Contains(DiagnosticRules.SizeNotPositive) && shift >= window)
        {
            context.Report(
                DiagnosticRules.ShiftTooWide,
                context.Key("Shift"),
                $"a shift of {shift} must be smaller than the window of {window}; valid: {window / 2}, half of it, or 0",
                new[] { window / 2, 0 }.Distinct().Select(valid => new SuggestedFix($"Use Shift = {valid}", "Shift", $"{valid}")));
        }

        int divides = Divisor.Check(context, DiagnosticRules.WindowNotDividing, "Window", window, $"a window of {window} does", (input.Axes[0], "pixels of the height"), (input.Axes[1], "pixels of the width"));
        Shape projected = SelfAttentionLayer.Projected(context);
        SizeLimit.Check(context, projected, "Heads", 3.0 * input.Channels * input.Channels);
        SizeLimit.Check(context, input, "Window", ((2.0 * divides) - 1) * ((2.0 * divides) - 1) * heads);
        AttentionOp attention = new() { Heads = heads, Window = divides, Shift = Math.Min(shift, divides - 1), BiasTable = $"{context.Name}.relative_position_bias_table" };
        return new(LinearLayer.Op(input.Channels, input, bias: true), input)
        {
            Before = [new($"{context.Name}.qkv", LinearLayer.Op(projected.Channels, input, bias: true), projected), new(context.Name, attention, input)],
            Name = $"{context.Name}.proj",
        };
    }
}
