using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>
/// Sums and maxima over the channels of a pixel. They run in 16 lanes, or chains of 16 lanes, on every instruction set (one, two or four vectors each) and fold in
/// one tree, so that all of them combine in the same order.
/// </summary>
internal sealed class LaneFold
{
    private const int VirtualLanes = 16;

    private readonly string _identity;
    private readonly string _combine;
    private readonly string _summary;
    private readonly Func<string, string, string> _combineScalars;

    private LaneFold(string name, string summary, string identity, string combine, Func<string, string, string> combineScalars)
    {
        Name = name;
        _summary = summary;
        _identity = identity;
        _combine = combine;
        _combineScalars = combineScalars;
    }

    public static LaneFold Sum { get; } = new("SumOfLanes", "The sum of all lanes: the upper half is added to the lower until one lane is left.", "SimdFloats.Zero", "Add", (a, b) => $"({a} + {b})");

    public static LaneFold Largest { get; } =
        new("LargestLane", "The largest of all lanes; NaN if one is.", "SimdOps.Create(float.NegativeInfinity)", "Max", (a, b) => $"global::System.MathF.Max({a}, {b})");

    /// <summary>The emitted function that folds one vector to a number.</summary>
    public string Name { get; }

    /// <summary>Writes the fold of a pixel's channels; returns the result's expression, a number.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="name">The accumulators' stem.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="chains">Runs of 16 lanes that are under way together: a power of two.</param>
    /// <param name="value">A vector of values from the channel's offset.</param>
    /// <param name="accumulate">Takes a value into an accumulator; null for the plain sum or maximum.</param>
    /// <param name="store">What else is done with each vector, by its offset and number of valid lanes; it is called <c>value</c>.</param>
    public string Write(CpuKernel kernel, string name, int channels, int chains, Func<string, string> value, Func<string, string, string>? accumulate = null, Action<string, int>? store = null)
    {
        SourceWriter writer = kernel.Writer;
        int vectors = VirtualLanes / kernel.Lanes * chains;
        int whole = channels / (VirtualLanes * chains) * VirtualLanes * chains;
        int used = whole > 0 ? vectors : kernel.Target.VectorsFor(channels);
        for (int i = 0; i < used; i++)
            writer.Line($"SimdFloats {name}{i} = {_identity};");
        if (whole > 0)
        {
            using (kernel.Loop("i", whole, VirtualLanes * chains))
            {
                for (int i = 0; i < vectors; i++)
                    WriteOne(i, Index.Sum("i", $"{i * kernel.Lanes}"), kernel.Lanes);
            }
        }

        for (int i = 0; whole + (i * kernel.Lanes) < channels; i++)
            WriteOne(i, $"{whole + (i * kernel.Lanes)}", channels - whole - (i * kernel.Lanes));

        // What no value came to is left out: it would change nothing.
        for (int distance = vectors / 2; distance > 0; distance /= 2)
        {
            for (int i = 0; i < distance && i + distance < used; i++)
                writer.Line($"{name}{i} = SimdOps.{_combine}({name}{i}, {name}{i + distance});");
        }

        return $"{Name}({name}0)";

        void WriteOne(int i, string offset, int valid)
        {
            string vector = valid < kernel.Lanes ? $"SimdOps.ConditionalSelect({kernel.Mask(valid)}, {value(offset)}, {_identity})" : value(offset);
            if (accumulate is null && store is null)
            {
                writer.Line($"{name}{i} = SimdOps.{_combine}({name}{i}, {vector});");
                return;
            }

            using SourceWriter.Block block = writer.Open("");
            writer.Line($"SimdFloats value = {vector};");
            store?.Invoke(offset, valid);
            writer.Line($"{name}{i} = {(accumulate is null ? $"SimdOps.{_combine}({name}{i}, value)" : accumulate("value", $"{name}{i}"))};");
        }
    }

    /// <summary>The text of the function that folds one vector.</summary>
    public string Function(int lanes)
    {
        SourceWriter writer = new();
        writer.Line($"/// <summary>{_summary}</summary>");
        writer.Line("[KernelMethod(KernelOptions.AggressiveInlining)]");
        using (writer.Open($"private static float {Name}(SimdFloats x)"))
        {
            string value = "x";
            for (int width = lanes; width > 4; width /= 2)
            {
                writer.Line($"var half{width / 2} = global::System.Runtime.Intrinsics.Vector{width * 16}.{_combine}(global::System.Runtime.Intrinsics.Vector{width * 32}.GetLower({value}), global::System.Runtime.Intrinsics.Vector{width * 32}.GetUpper({value}));");
                value = $"half{width / 2}";
            }

            string Element(int lane) => $"global::System.Runtime.Intrinsics.Vector128.GetElement({value}, {lane})";
            writer.Line($"return {_combineScalars(_combineScalars(Element(0), Element(2)), _combineScalars(Element(1), Element(3)))};");
        }

        return writer.ToString().TrimEnd('\n');
    }
}
