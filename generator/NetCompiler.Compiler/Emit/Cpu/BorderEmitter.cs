using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes the call that fills a border: no kernel of its own, it is never more than a few copies.</summary>
internal static class BorderEmitter
{
    public static string Call(BorderStep step, BufferPlan buffer)
    {
        BufferLayout layout = buffer.Layout;
        EquatableArray<int> sizes = layout.Shape.Axes;
        IEnumerable<string> axes = Enumerable.Repeat("0, 1, 0", 3 - sizes.Count).Concat(sizes.Select((size, axis) => $"{layout.BorderBegin[axis]}, {size}, {layout.BorderEnd[axis]}"));
        (int planes, int element) = layout.IsChannelsLast ? (1, layout.PixelPitch) : (layout.Shape.Channels, 1);
        return $"global::NetCompiler.Kernels.BorderFill.{step.Mode}({CpuKernel.At("arena", buffer.Offset)}, planes: {planes}, element: {element}, axes: [{string.Join(", ", axes)}]);";
    }
}
