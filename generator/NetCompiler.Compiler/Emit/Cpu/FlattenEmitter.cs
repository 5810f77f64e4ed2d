using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes the copies that make a map a vector without gaps.</summary>
internal static class FlattenEmitter
{
    /// <summary>Pixels of more vectors are loops: written out they would only be longer, up to what RyuJIT no longer optimises.</summary>
    private const int VectorsWrittenOut = 16;

    public static void Write(CpuKernel kernel, FlattenStep step)
    {
        if (step.KeepsPixelOrder)
            WritePixels(kernel);
        else
            WriteChannels(kernel);
    }

    /// <summary>Whole vectors are stored; what spills behind a pixel is overwritten by the next one, or lies in the room behind the buffer.</summary>
    private static void WritePixels(CpuKernel kernel)
    {
        SourceWriter writer = kernel.Writer;
        int channels = kernel.Step.Input.Shape.Channels;
        string[] names = RowLoop.AxisNames(kernel.Input.Shape.Axes.Count);
        writer.Line("ref float target = ref output;");
        using InteriorLoop.Nest nest = new();
        for (int axis = 0; axis < names.Length; axis++)
            nest.Add(kernel.Loop(names[axis], kernel.Input.Shape.Axes[axis]));
        writer.Line($"ref float source = {CpuKernel.At("input", InteriorLoop.Offset(kernel.Input, names))};");
        int vectors = kernel.Target.VectorsFor(channels);
        if (vectors > VectorsWrittenOut)
        {
            using (kernel.Loop("channel", vectors * kernel.Lanes, kernel.Lanes))
                writer.Line($"SimdOps.StoreUnsafe({CpuKernel.Load("source", "channel")}, {CpuKernel.At("target", "channel")});");
        }
        else
        {
            for (int vector = 0; vector < vectors; vector++)
                writer.Line($"SimdOps.StoreUnsafe({CpuKernel.Load("source", vector * kernel.Lanes)}, {CpuKernel.At("target", vector * kernel.Lanes)});");
        }

        writer.Line($"target = {CpuKernel.At("target", channels)};");
    }

    private static void WriteChannels(CpuKernel kernel)
    {
        SourceWriter writer = kernel.Writer;
        using (InteriorLoop.Nest nest = new())
        {
            string[] names = RowLoop.AxisNames(kernel.Input.Shape.Axes.Count);
            writer.Line("int i = 0;");
            nest.Add(kernel.Loop("channel", kernel.Step.Input.Shape.Channels));
            for (int axis = 0; axis < names.Length; axis++)
                nest.Add(kernel.Loop(names[axis], kernel.Input.Shape.Axes[axis]));
            writer.Line($"RefOps.Add(ref output, i++) = RefOps.Add(ref input, {Index.Sum(Index.Times("channel", kernel.Input.ChannelStride), InteriorLoop.Offset(kernel.Input, names))});");
        }

        kernel.SweepRun("output", (int)kernel.Step.Input.Shape.Length);
    }
}
