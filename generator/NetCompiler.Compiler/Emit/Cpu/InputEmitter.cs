using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes the two ways into the arena: floats channels first, and picture bytes channels last; both standardise on the way.</summary>
internal static class InputEmitter
{
    /// <summary>Writes the body of <c>LoadInput</c>; <c>output</c> is the first pixel's place and <c>mean</c> the mean picture's.</summary>
    public static void WriteFloats(CpuKernel kernel, InputStep step, string index)
    {
        SourceWriter writer = kernel.Writer;
        if (step.Normalize is null && TransposeEmitter.Fits(kernel.Output, kernel.Output.Shape))
        {
            TransposeEmitter.WriteToChannelsLast(writer, kernel.Output, kernel.Output.Shape);
            WriteEpilogue(kernel);
            return;
        }

        EquatableArray<int> axes = kernel.Output.Shape.Axes;
        string[] names = RowLoop.AxisNames(axes.Count);
        int width = axes.IsEmpty ? 1 : axes[axes.Count - 1];
        int channels = kernel.Output.Shape.Channels;
        using (InteriorLoop.Nest nest = new())
        {
            writer.Line("int i = 0;");
            if (channels > 1)
                nest.Add(kernel.Loop("channel", channels));
            WriteChannelConstants(writer, step, index);
            for (int axis = 0; axis < axes.Count - 1; axis++)
                nest.Add(kernel.Loop(names[axis], axes[axis]));
            writer.Line($"ref float target = {CpuKernel.At("output", Index.Sum(names.Take(Math.Max(0, axes.Count - 1)).Select((name, axis) => Index.Times(name, kernel.Output.AxisStrides[axis])).Prepend(channels > 1 ? Index.Times("channel", kernel.Output.ChannelStride) : "0")))};");

            // A row lies the same way on both sides where the map stays planar: whole vectors, then what is left.
            int stride = kernel.Output.PixelPitch;
            int whole = stride == 1 ? width / kernel.Lanes * kernel.Lanes : 0;
            if (whole > 0)
            {
                using (kernel.Loop("x", whole, kernel.Lanes))
                    writer.Line($"SimdOps.StoreUnsafe({Standardise(step, index, CpuKernel.Load("input", "i + x"), "i + x", isVector: true)}, {CpuKernel.At("target", "x")});");
            }

            if (whole < width)
            {
                using (writer.Open($"for (int x = {whole}; x < {width}; x++)"))
                    writer.Line($"RefOps.Add(ref target, {Index.Times("x", stride).Trim('(', ')')}) = {Standardise(step, index, "RefOps.Add(ref input, i + x)", "i + x", isVector: false)};");
            }

            writer.Line($"i += {width};");
        }

        WriteEpilogue(kernel);
    }

    /// <summary>Writes the body of <c>LoadPicture</c>: each byte is looked up in a table that holds what it stands for.</summary>
    public static void WriteBytes(CpuKernel kernel, InputStep step, string index)
    {
        SourceWriter writer = kernel.Writer;
        EquatableArray<int> axes = kernel.Output.Shape.Axes;
        string[] names = RowLoop.AxisNames(axes.Count);
        long pixels = kernel.Output.Shape.Pixels;
        int channels = kernel.Output.Shape.Channels;
        using (InteriorLoop.Nest nest = new())
        {
            writer.Line($"ref float table = ref global::System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(PictureValues{index});");
            writer.Line("int i = 0;");
            for (int axis = 0; axis < axes.Count; axis++)
                nest.Add(kernel.Loop(names[axis], axes[axis]));
            writer.Line($"ref float target = {CpuKernel.At("output", InteriorLoop.Offset(kernel.Output, names))};");
            if (channels == 1)
            {
                writer.Line($"target = {PictureValue(step, index, "i", "0", "i")};");
            }
            else
            {
                using (kernel.Loop("channel", channels))
                    writer.Line($"RefOps.Add(ref target, {(kernel.Output.IsChannelsLast ? "channel" : $"channel * {kernel.Output.ChannelStride}")}) = {PictureValue(step, index, "i + channel", "channel", $"(channel * {pixels}) + (i / {channels})")};");
            }

            writer.Line($"i += {channels};");
        }

        WriteEpilogue(kernel);
    }

    private static string PictureValue(InputStep step, string index, string place, string channel, string pixel)
    {
        string value = $"RefOps.Add(ref picture, {place})";
        if (step.MeanPictureOffset < 0)
            return $"RefOps.Add(ref table, {(IsUniform(step) ? "" : $"({channel} * 256) + ")}{value})";
        return $"(RefOps.Add(ref table, {value}) - RefOps.Add(ref mean, {pixel})) * {(IsUniform(step) ? $"InverseStd{index}" : $"InverseStds{index}[{channel}]")}";
    }

    /// <summary>Writes the static data that both ways use.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="step">The input.</param>
    /// <param name="index">What its names end with; empty where there is one input.</param>
    public static void WriteData(SourceWriter writer, InputStep step, string index)
    {
        double[] means = [.. step.Normalize is { MeanPicture: false } normalize ? normalize.Means : [0]];
        double[] stds = [.. step.Normalize?.Stds ?? [1]];
        if (IsUniform(step))
            (means, stds) = ([means[0]], [stds[0]]);
        bool isPicture = step.MeanPictureOffset >= 0;
        string mean = string.Join(", ", means.Select(SourceText.Float));
        string inverse = string.Join(", ", stds.Select(std => SourceText.Float(1 / std)));
        writer.Line().Line($"/// <summary>What a byte{(IsUniform(step) || isPicture ? "" : " of each channel")} stands for: its 255th part{(isPicture || step.Normalize is null ? "" : ", standardised")}.</summary>");
        writer.Line($"private static readonly float[] PictureValues{index} = global::NetCompiler.Kernels.PictureTable.Create([{mean}], [{(isPicture ? "1f" : inverse)}]);");
        if (step.Normalize is null)
            return;
        if (IsUniform(step))
        {
            if (!isPicture)
                writer.Line().Line($"private const float Mean{index} = {mean};");
            writer.Line().Line($"private const float InverseStd{index} = {inverse};");
            return;
        }

        if (!isPicture)
            writer.Line().Line($"private static global::System.ReadOnlySpan<float> Means{index} => [{mean}];");
        writer.Line().Line($"private static global::System.ReadOnlySpan<float> InverseStds{index} => [{inverse}];");
    }

    /// <summary>Whether every channel is standardised alike, so that one number and one table serve all.</summary>
    private static bool IsUniform(InputStep step) =>
        step.Normalize is not { } normalize || (normalize.Stds.Distinct().Count() == 1 && (normalize.MeanPicture || normalize.Means.Distinct().Count() == 1));

    private static void WriteChannelConstants(SourceWriter writer, InputStep step, string index)
    {
        if (IsUniform(step))
            return;
        writer.Line(step.MeanPictureOffset < 0 ? $"(float mean, float inverseStd) = (Means{index}[channel], InverseStds{index}[channel]);" : $"float inverseStd = InverseStds{index}[channel];");
    }

    /// <summary>(x − mean) · (1 / std) in two roundings, whether in a vector, alone, or in the table of a byte.</summary>
    private static string Standardise(InputStep step, string index, string value, string place, bool isVector)
    {
        if (step.Normalize is null)
            return value;
        (string mean, string inverseStd) = IsUniform(step) ? ($"Mean{index}", $"InverseStd{index}") : ("mean", "inverseStd");
        if (step.MeanPictureOffset >= 0)
            mean = isVector ? CpuKernel.Load("mean", place) : $"RefOps.Add(ref mean, {place})";
        else if (isVector)
            mean = $"SimdOps.Create({mean})";
        return isVector ? $"SimdOps.Multiply(SimdOps.Subtract({value}, {mean}), SimdOps.Create({inverseStd}))" : $"({value} - {mean}) * {inverseStd}";
    }

    /// <summary>Functions of the input itself are rare: a sweep over the whole buffer, borders included, which are filled afterwards.</summary>
    private static void WriteEpilogue(CpuKernel kernel)
    {
        SourceWriter writer = kernel.Writer;
        if (kernel.Epilogue.IsEmpty)
            return;
        writer.Line($"// {string.Join(", ", kernel.Epilogue)}");
        using (kernel.Loop("k", kernel.Output.Length, kernel.Lanes))
            writer.Line($"SimdOps.StoreUnsafe({ActivationEmitter.Apply(kernel.Epilogue, CpuKernel.Load("buffer", "k"))}, {CpuKernel.At("buffer", "k")});");
    }
}
