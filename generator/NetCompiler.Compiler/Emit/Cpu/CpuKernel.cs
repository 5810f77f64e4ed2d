using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>One step on one instruction set while it is written, and the few expressions that all kernels are made of.</summary>
internal sealed class CpuKernel(KernelPlan plan, Target target, Step step, KernelTile tile, SourceWriter writer, KernelData data)
{
    /// <summary>How many lanes of the vectors that are being written belong to the value; 0 for all.</summary>
    private int _tail;

    public KernelPlan Plan { get; } = plan;

    public Target Target { get; } = target;

    public KernelTile Tile { get; } = tile;

    public SourceWriter Writer { get; } = writer;

    public int Lanes => Target.Lanes;

    public Step Step { get; } = step;

    /// <summary>The engine's constant tables.</summary>
    public KernelData Data { get; } = data;

    /// <summary>How the weights that it reads are stored.</summary>
    public WeightStorage Storage { get; init; }

    /// <summary>The type of a stored weight.</summary>
    public string WeightType => Storage == WeightStorage.Float32 ? "float" : "ushort";

    public EquatableArray<Activation> Epilogue => Step.Epilogue;

    /// <summary>How the first value that is read lies; <c>input</c> is its first pixel, or where the first window begins.</summary>
    public BufferLayout Input => Plan.Buffer(Step.Input.Buffer).Layout;

    /// <summary>How the second value that is read lies; <c>other</c> is its first pixel.</summary>
    public BufferLayout Other => Plan.Buffer(Step.Inputs[1].Buffer).Layout;

    /// <summary>How the value that is made lies; <c>output</c> is its first pixel.</summary>
    public BufferLayout Output => Plan.Buffer(Step.Output.Buffer).Layout;

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

    /// <summary>A vector of stored weights.</summary>
    public string LoadWeights(string name, long offset) => Storage == WeightStorage.Float32 ? Load(name, offset) : $"{ShortWeightEmitter.Name(Storage)}({At(name, offset)})";

    /// <summary>Names the kernel's weights by their type; returns the name.</summary>
    public string NameWeights()
    {
        if (Storage == WeightStorage.Float32)
            return "weights";
        Writer.Line("ref ushort stored = ref RefOps.As<float, ushort>(ref weights);");
        return "stored";
    }

    /// <summary>One value in every lane.</summary>
    public static string Broadcast(string name, long offset) => offset == 0 ? $"SimdOps.Create({name})" : $"SimdOps.Create(RefOps.Add(ref {name}, {offset}))";

    /// <summary>a · b + c, fused where the machine has the instruction.</summary>
    public static string MultiplyAdd(string a, string b, string c) => $"SimdOps.MultiplyAddEstimate({a}, {b}, {c})";

    /// <summary>
    /// Whether whole vectors would overwrite what lies behind the value in its buffer: the next branch of a concatenation, or the next pixel. Behind the last
    /// branch lie only lanes that nobody reads, where the pitch has room for them.
    /// </summary>
    private bool HasNeighbour => Step.Output is var view && Output.IsChannelsLast && view.Shape.Channels % Lanes != 0
        && (view.Channel + view.Shape.Channels < Output.Shape.Channels || view.Channel + (Target.VectorsFor(view.Shape.Channels) * Lanes) > Output.PixelPitch);

    /// <summary>Whether whole blocks of 16 channels overwrite nothing, whatever the lanes.</summary>
    private bool HasRoomForBlocks => Step.Output is var view && (view.Shape.Channels % BufferLayout.Alignment == 0
        || (view.Channel + view.Shape.Channels == Output.Shape.Channels && view.Channel + BufferLayout.RoundUp(view.Shape.Channels) <= Output.PixelPitch));

    /// <summary>Stores a vector; cheap activations are applied on the way, others in a sweep over what was stored.</summary>
    public void Store(string value, string name, string offset) =>
        WriteStore(Step.IsEpilogueSwept ? value : ActivationEmitter.Apply(Step.Epilogue, value), name, offset, _tail);

    public void Store(string value, string name, long offset) => Store(value, name, $"{offset}");

    /// <summary>Stores a vector of what is not yet the result; no activations are applied.</summary>
    public void StoreRaw(string value, string name, string offset) => WriteStore(value, name, offset, _tail);

    /// <summary>Stores a vector of what is not yet the result outside of <see cref="ChannelTiles"/>.</summary>
    /// <param name="value">The vector.</param>
    /// <param name="name">Where it goes.</param>
    /// <param name="offset">The offset from there.</param>
    /// <param name="valid">How many of its lanes belong to the value.</param>
    public void StoreRaw(string value, string name, string offset, int valid) => WriteStore(value, name, offset, HasNeighbour && valid < Lanes ? valid : 0);

    /// <summary>Stores the first lanes of a vector and nothing behind them: by halves.</summary>
    /// <param name="value">A variable.</param>
    /// <param name="name">Where it goes.</param>
    /// <param name="offset">The offset from there.</param>
    /// <param name="lanes">How many.</param>
    public void StoreFirst(string value, string name, string offset, int lanes)
    {
        const string Vector = "global::System.Runtime.Intrinsics.Vector";
        int width = Lanes;
        int done = 0;
        while (lanes - done > 0)
        {
            string place = CpuKernel.At(name, Index.Sum(offset, $"{done}"));
            if (lanes - done >= width)
            {
                Writer.Line($"{Vector}{32 * width}.StoreUnsafe({value}, {place});");
                return;
            }

            if (width == 4)
            {
                for (int lane = 0; done + lane < lanes; lane++)
                    Writer.Line($"RefOps.Add({At(name, "0")}, {Index.Sum(offset, $"{done + lane}")}) = {Vector}128.GetElement({value}, {lane});");
                return;
            }

            width /= 2;
            if (lanes - done >= width)
            {
                Writer.Line($"{Vector}{32 * width}.StoreUnsafe({Vector}{64 * width}.GetLower({value}), {place});");
                value = $"{Vector}{64 * width}.GetUpper({value})";
                done += width;
            }
            else
            {
                value = $"{Vector}{64 * width}.GetLower({value})";
            }
        }
    }

    /// <summary>A mask of the first lanes.</summary>
    public string Mask(int lanes) => $"SimdOps.AsSingle(SimdOps.Create({string.Join(", ", Enumerable.Range(0, Lanes).Select(lane => lane < lanes ? "-1" : "0"))}))";

    /// <summary>
    /// Applies the activations that are no part of the stores to pixels that have just been stored: they are still in the first-level cache, and
    /// the registers are free.
    /// </summary>
    /// <param name="name">The first of them.</param>
    /// <param name="pixels">How many.</param>
    /// <param name="scale">How far they are apart.</param>
    public void Sweep(string name, int pixels, int scale = 1)
    {
        if (!Step.IsEpilogueSwept)
            return;
        int channels = Step.Output.Shape.Channels;
        int vectors = Target.VectorsFor(channels);
        int pitch = Output.PixelPitch * scale;
        Writer.Line($"// {string.Join(", ", Step.Epilogue)}");
        if (!HasNeighbour && (vectors * Lanes == pitch || pixels == 1))
        {
            using (Writer.Open($"for (int i = 0; i < {(pixels == 1 ? vectors * Lanes : pixels * pitch)}; i += {Lanes})"))
                SweepOne(name, "i");
            return;
        }

        using SourceWriter.Block loop = Writer.Open($"for (int pixel = 0; pixel < {(long)pixels * pitch}; pixel += {pitch})");
        ChannelTiles("i", 1, (channel, _) => SweepOne(name, Index.Sum("pixel", channel)));
    }

    /// <summary>Applies them to so many vectors of a pixel.</summary>
    public void SweepVectors(string name, int vectors)
    {
        for (int vector = 0; vector < vectors; vector++)
            SweepOne(name, $"{vector * Lanes}");
    }

    /// <summary>Applies them to a run of values.</summary>
    public void SweepRun(string name, int values)
    {
        if (!Step.IsEpilogueSwept)
            return;
        Writer.Line($"// {string.Join(", ", Step.Epilogue)}");
        using (Writer.Open($"for (int i = 0; i < {Target.VectorsFor(values) * Lanes}; i += {Lanes})"))
            SweepOne(name, "i");
    }

    /// <summary>Tiles of the vectors of a pixel's channels; the body is told the first channel and how many vectors.</summary>
    /// <param name="variable">The loop's variable.</param>
    /// <param name="vectors">Vectors of a tile.</param>
    /// <param name="body">Writes a tile.</param>
    /// <param name="end">The argument that holds the loop's end, a multiple of 16; null where it is written out.</param>
    public void ChannelTiles(string variable, int vectors, Action<string, int> body, string? end = null)
    {
        if (end is not null && HasRoomForBlocks && BufferLayout.RoundUp(Step.Output.Shape.Channels) % (vectors * Lanes) == 0)
        {
            using (Writer.Open($"for (int {variable} = 0; {variable} < {end}; {variable} += {vectors * Lanes})"))
                body(variable, vectors);
            return;
        }

        int channels = Step.Output.Shape.Channels;
        int whole = HasNeighbour ? channels / Lanes * Lanes : Target.VectorsFor(channels) * Lanes;
        if (whole >= channels)
        {
            Tiles(variable, whole, vectors * Lanes, (channel, floats) => body(channel, floats / Lanes));
            return;
        }

        // In a block of its own: the body of the last vector declares the same names.
        if (whole > 0)
        {
            using (Writer.Open(""))
                Tiles(variable, whole, vectors * Lanes, (channel, floats) => body(channel, floats / Lanes));
        }

        using (Writer.Open(""))
        {
            _tail = channels - whole;
            body($"{whole}", 1);
            _tail = 0;
        }
    }

    /// <summary>
    /// Single vectors of a pixel's channels in a range whose ends are expressions, both multiples of the vectors that the last one holds; the body is told the first channel.
    /// </summary>
    public void ChannelVectors(string variable, string from, string to, Action<string> body)
    {
        int channels = Step.Output.Shape.Channels;
        int tail = HasNeighbour ? channels % Lanes : 0;
        int whole = tail > 0 ? channels - tail : Target.VectorsFor(channels) * Lanes;
        string end = whole == BufferLayout.RoundUp(channels) ? to : $"({to} < {whole} ? {to} : {whole})";
        using (Writer.Open($"for (int {variable} = {from}; {variable} < {end}; {variable} += {Lanes})"))
            body(variable);
        if (tail == 0)
            return;
        using (Writer.Open(int.TryParse(to, out _) ? "" : $"if ({to} > {channels - tail})"))
        {
            _tail = tail;
            body($"{channels - tail}");
            _tail = 0;
        }
    }

    /// <summary>A size of Winograd's algorithm: an argument where kernels are shared, otherwise a constant.</summary>
    public string Size(string name)
    {
        WinogradStage stage = (WinogradStage)Step;
        return stage.TakesSizes ? name : Index.Number(stage.Sizes.Single(size => size.Name == name).Value);
    }

    /// <summary>The product of two sizes.</summary>
    public string Product(string first, string second) => ((WinogradStage)Step).TakesSizes ? $"({first} * {second})" : Index.Number(long.Parse(Size(first)) * long.Parse(Size(second)));

    /// <summary>A loop over constants.</summary>
    public SourceWriter.Block Loop(string variable, int end, int step = 1) =>
        Writer.Open($"for (int {variable} = 0; {variable} < {end}; {(step == 1 ? variable + "++" : $"{variable} += {step}")})");

    /// <summary>
    /// Tiles of a row of pixels, all of one size: where they do not divide the row, the last one begins early and computes some pixels again, to the same
    /// bits; where sums may lie over what they are added to, it does not store these, the first <c>again</c> (<see cref="StoreOnce"/>). A second tile for the rest would double the method. The body is told where its tile begins and how long it is.
    /// </summary>
    /// <param name="width">Pixels of the row.</param>
    /// <param name="tile">Pixels of a tile.</param>
    /// <param name="body">Writes a tile.</param>
    /// <param name="argument">The argument that holds the width, at least that of a tile; null where it is written out.</param>
    public void PixelTiles(int width, int tile, Action<string, int> body, string? argument = null)
    {
        if (argument is not null && width >= tile)
        {
            using (Writer.Open($"for (int next = 0; next < {argument}; next += {tile})"))
            {
                Writer.Line($"int x = next > {argument} - {tile} ? {argument} - {tile} : next;");
                EarlyTile("x", () => body("x", tile));
            }

            return;
        }

        if (width % tile == 0 || width < tile)
        {
            Tiles("x", width, tile, body);
            return;
        }

        using (Writer.Open($"for (int next = 0; next < {width}; next += {tile})"))
        {
            Writer.Line($"int x = next > {width - tile} ? {width - tile} : next;");
            EarlyTile("x", () => body("x", tile));
        }
    }

    /// <summary>A tile that may begin before <c>next</c>, at pixels that the tile before has stored.</summary>
    public void EarlyTile(string x, Action body)
    {
        if (Step.Replaceable.IsEmpty)
        {
            body();
            return;
        }

        Writer.Line("// These pixels hold their sums already: the tile before has stored them.");
        Writer.Line($"int again = next - {x};");
        IsEarly = true;
        body();
        IsEarly = false;
    }

    /// <summary>Whether some pixels of the tile may have been stored before, to which nothing may be added again: the first <c>again</c>.</summary>
    public bool IsEarly { get; private set; }

    /// <summary>A block that is skipped for those pixels; null where there are none.</summary>
    public SourceWriter.Block? StoreOnce(int pixel) => IsEarly ? Writer.Open($"if (again <= {pixel})") : null;

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

    /// <summary>Applies them to one vector.</summary>
    public void SweepOne(string name, string offset) => WriteStore(ActivationEmitter.Apply(Step.Epilogue, Load(name, offset)), name, offset, _tail);

    private void WriteStore(string value, string name, string offset, int tail)
    {
        if (tail > 0)
            value = $"SimdOps.ConditionalSelect({Mask(tail)}, {value}, {Load(name, offset)})";
        Writer.Line($"SimdOps.StoreUnsafe({value}, {At(name, offset)});");
    }
}
