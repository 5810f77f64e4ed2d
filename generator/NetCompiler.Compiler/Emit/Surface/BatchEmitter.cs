using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Surface;

/// <summary>Writes how the engines take a batch: the segments by the engine's numbers of steps, and the pieces of the arena that they hand over.</summary>
internal static class BatchEmitter
{
    public static void Write(SourceWriter writer, KernelPlan plan)
    {
        writer.Line("// Batches: what steps, whether for all samples at once, and what is copied from and to a sample's slot (offset, length).");
        using (writer.Open($"private static readonly global::NetCompiler.Kernels.BatchPlan EngineBatches = new({plan.SlotLength},", "]);", "["))
        {
            foreach (Segment segment in plan.Segments)
                writer.Line($"new(begin: {Layer(plan, segment.FirstStep)}, end: {Layer(plan, segment.LastStep + 1)}, isTogether: {(segment.IsTogether ? "true" : "false")}, enters: [{Ranges(plan, segment.Enters)}], leaves: [{Ranges(plan, segment.Leaves)}]),");
        }

        writer.Line();
    }

    /// <summary>The engine counts what runs between inputs and outputs.</summary>
    private static int Layer(KernelPlan plan, int step) => plan.Steps.Take(step).Count(one => one is not InputStep and not OutputStep);

    private static string Ranges(KernelPlan plan, EquatableArray<int> buffers) => string.Join(", ", buffers.Select(plan.Buffer).Select(buffer => $"({buffer.Offset}, {buffer.Length})"));
}
