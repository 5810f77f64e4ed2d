using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>One step on one instruction set while it is written, and the few expressions that all kernels are made of.</summary>
internal sealed class CpuKernel(KernelPlan plan, Target target, Step step, string name, KernelTile tile, SourceWriter writer)
{
    public KernelPlan Plan { get; } = plan;

    public Target Target { get; } = target;

    public KernelTile Tile { get; } = tile;

    public SourceWriter Writer { get; } = writer;

    public int Lanes => Target.Lanes;

    public Step Step { get; } = step;

    /// <summary>The step's name as an identifier, unique in the engine.</summary>
    public string Name { get; } = name;

    public EquatableArray<Activation> Epilogue => Step.Epilogue;

    public BufferLayout Input => Plan.Buffer(Step.Input).Layout;

    public BufferLayout Output => Plan.Buffer(Step.Output).Layout;

    /// <summary><c>ref RefOps.Add(ref name, offset)</c>; offsets are floats and may be expressions.</summary>
    public static string At(string name, string offset)
    {
        // A product alone needs no parentheses.
        bool isProduct = offset.StartsWith("(", StringComparison.Ordinal) && offset.IndexOf(')') == offset.Length - 1;
        return offset == "0" ? $"ref {name}" : $"ref RefOps.Add(ref {name}, {(isProduct ? offset.Substring(1, offset.Length - 2) : offset)})";
    }

    public static string At(string name, long offset) => At(name, $"{offset}");

    /// <summary>A vector from memory.</summary>
    public static string Load(string name, string offset) => $"SimdOps.LoadUnsafe({At(name, offset)})";

    public static string Load(string name, long offset) => Load(name, $"{offset}");

    /// <summary>One value in every lane.</summary>
    public static string Broadcast(string name, long offset) => offset == 0 ? $"SimdOps.Create({name})" : $"SimdOps.Create(RefOps.Add(ref {name}, {offset}))";

    /// <summary>a · b + c, fused where the machine has the instruction.</summary>
    public static string MultiplyAdd(string a, string b, string c) => $"SimdOps.MultiplyAddEstimate({a}, {b}, {c})";

    /// <summary>Stores a vector; cheap activations are applied on the way, others in a sweep over what was stored.</summary>
    public void Store(string value, string name, string offset) =>
        Writer.Line($"SimdOps.StoreUnsafe({(Step.IsEpilogueSwept ? value : ActivationEmitter.Apply(Step.Epilogue, value))}, {At(name, offset)});");

    public void Store(string value, string name, long offset) => Store(value, name, $"{offset}");

    /// <summary>
    /// Applies the activations that are no part of the stores to pixels that have just been stored: they are still in the first-level cache, and
    /// the registers are free.
    /// </summary>
    public void Sweep(string name, int pixels, int pitch, int vectors)
    {
        if (!Step.IsEpilogueSwept)
            return;
        Writer.Line($"// {string.Join(", ", Step.Epilogue)}");
        if (vectors * Lanes == pitch || pixels == 1)
        {
            using (Writer.Open($"for (int i = 0; i < {(pixels == 1 ? vectors * Lanes : pixels * pitch)}; i += {Lanes})"))
                SweepOne(name, "i");
        }
        else
        {
            using (Writer.Open($"for (int pixel = 0; pixel < {pixels * pitch}; pixel += {pitch})"))
            using (Writer.Open($"for (int i = 0; i < {vectors * Lanes}; i += {Lanes})"))
                SweepOne(name, "pixel + i");
        }
    }

    /// <summary>A loop over constants.</summary>
    public SourceWriter.Block Loop(string variable, int end, int step = 1) =>
        Writer.Open($"for (int {variable} = 0; {variable} < {end}; {(step == 1 ? variable + "++" : $"{variable} += {step}")})");

    /// <summary>Tiles of a length: a loop over the whole ones, and one for the rest. The body is told where its tile begins and how long it is.</summary>
    public void Tiles(string variable, int length, int tile, Action<string, int> body)
    {
        int whole = length / tile * tile;
        if (whole == tile && whole == length)
        {
            body("0", tile);
            return;
        }

        if (whole == tile)
        {
            using (Writer.Open(""))
                body("0", tile);
        }
        else if (whole > 0)
        {
            using (Loop(variable, whole, tile))
                body(variable, tile);
        }

        if (whole < length)
        {
            using (Writer.Open(""))
                body($"{whole}", length - whole);
        }
    }

    private void SweepOne(string name, string offset) =>
        Writer.Line($"SimdOps.StoreUnsafe({ActivationEmitter.Apply(Step.Epilogue, Load(name, offset))}, {At(name, offset)});");
}
