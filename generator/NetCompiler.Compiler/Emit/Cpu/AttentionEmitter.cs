using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>
/// Writes attention. For each window and head its queries and values are gathered in scratch space, and its keys so that those of a tile lie side by side, channel
/// by channel. Then come some queries at a time: their scores (lanes are keys), the exponentials (16 lanes on every instruction set), and the values' sum (lanes
/// are channels), which takes the queries' place. Last, the results go to their pixels.
/// </summary>
internal static class AttentionEmitter
{
    public static void Write(CpuKernel kernel, AttentionStep step)
    {
        SourceWriter writer = kernel.Writer;
        writer.Line($"ref float queries = {CpuKernel.At("other", Index.Times("begin", step.ScratchPerRow))};");
        writer.Line($"ref float values = {CpuKernel.At("queries", step.ValuesAt)};");
        writer.Line($"ref float keys = {CpuKernel.At("queries", step.KeysAt)};");
        writer.Line($"ref float scores = {CpuKernel.At("queries", step.ScoresAt)};");
        writer.Line($"ref float sums = {CpuKernel.At("queries", step.SumsAt)};");
        if (step.Shift > 0)
            writer.Line($"ref float sides = {CpuKernel.At("queries", step.SidesAt)};");
        string last = step.Units % step.UnitsPerRow == 0 ? $"end * {step.UnitsPerRow}" : $"global::System.Math.Min(end * {step.UnitsPerRow}, {step.Units})";
        using (writer.Open(step.UnitsPerRow == 1 ? "for (int unit = begin; unit < end; unit++)" : $"for (int unit = begin * {step.UnitsPerRow}; unit < {last}; unit++)"))
        {
            bool hasWindows = step.Units > step.Heads;
            writer.Line($"int head = unit{(hasWindows ? $" % {step.Heads}" : "")};");
            for (int axis = 0, inside = step.Units; axis < step.Windows.Count && hasWindows; axis++)
            {
                int outside = inside;
                inside /= step.Windows[axis];
                string place = axis == 0 ? "unit" : $"unit % {outside}";
                writer.Line($"int window{axis} = {place} / {inside};");
            }

            WriteGather(kernel, step);
            kernel.Tiles("query", step.Tokens, kernel.Tile.Pixels, (query, queries) =>
            {
                WriteScores(kernel, step, query, queries);
                AttentionSoftmax.Write(kernel, step, query, queries);
                WriteSums(kernel, step, query, queries);
            });
            WriteResults(kernel, step);
        }
    }

    /// <summary>Opens the loops over the pixels of a window; inside them <c>pixel</c> is the head's first channel.</summary>
    private static InteriorLoop.Nest OpenPixels(CpuKernel kernel, AttentionStep step, string map, BufferLayout layout)
    {
        SourceWriter writer = kernel.Writer;
        string[] names = RowLoop.AxisNames(step.Window.Count);
        InteriorLoop.Nest nest = new();
        for (int axis = 0; axis < names.Length; axis++)
        {
            (string name, int size) = (names[axis], step.Window[axis]);
            bool isMoved = step.Windows[axis] > 1 || step.Shift > 0;
            nest.Add(kernel.Loop(isMoved ? "i" + name : name, size));
            if (!isMoved)
                continue;
            int mapSize = size * step.Windows[axis];
            string window = step.Windows[axis] > 1 ? Index.Times($"window{axis}", size) : "0";
            writer.Line($"int {name} = {Index.Sum(window, "i" + name, $"{step.Shift}")};");
            if (step.Shift == 0)
                continue;
            writer.Line($"bool {name}Returns = {name} >= {mapSize};");
            writer.Line($"{name} = {name}Returns ? {name} - {mapSize} : {name};");
        }

        string head = step.Heads > 1 ? Index.Times("head", step.Width) : "0";
        writer.Line($"ref float pixel = {CpuKernel.At(map, Index.Sum(InteriorLoop.Offset(layout, names), head))};");
        return nest;
    }

    private static void WriteGather(CpuKernel kernel, AttentionStep step)
    {
        SourceWriter writer = kernel.Writer;
        int channels = step.Heads * step.Width;
        int tile = kernel.Tile.Vectors * kernel.Lanes;
        int whole = step.KeyPitch / tile * tile;
        writer.Line("int token = 0;");
        using (OpenPixels(kernel, step, "input", kernel.Input))
        {
            using (kernel.Loop("channel", kernel.Target.VectorsFor(step.Width) * kernel.Lanes, kernel.Lanes))
            {
                string to = Index.Sum(Index.Times("token", step.WidthPitch), "channel");
                writer.Line($"SimdOps.StoreUnsafe({CpuKernel.Load("pixel", "channel")}, {CpuKernel.At("queries", to)});");
                writer.Line($"SimdOps.StoreUnsafe({CpuKernel.Load("pixel", Index.Sum("channel", $"{2 * channels}"))}, {CpuKernel.At("values", to)});");
            }

            writer.Line($"int tile = token / {tile} * {tile};");
            writer.Line($"ref float column = {CpuKernel.At("keys", Index.Sum(Index.Times("tile", step.Width), "token - tile"))};");
            bool isUneven = whole > 0 && whole < step.Tokens;
            if (isUneven)
                writer.Line($"int width = tile < {whole} ? {tile} : {step.KeyPitch - whole};");
            string pitch = isUneven ? "width" : $"{(whole > 0 ? tile : step.KeyPitch)}";
            using (kernel.Loop("channel", step.Width))
                writer.Line($"RefOps.Add(ref column, channel * {pitch}) = RefOps.Add(ref pixel, channel + {channels});");
            if (step.Shift > 0)
                writer.Line($"RefOps.Add(ref sides, token) = ({string.Join(") + (", RowLoop.AxisNames(step.Window.Count).Select((name, axis) => $"{name}Returns ? {1 << axis}f : 0f"))});");
            writer.Line("token++;");
        }

        if (step.Shift > 0 && step.Tokens < step.KeyPitch)
        {
            using (writer.Open($"for (; token < {step.KeyPitch}; token++)"))
                writer.Line("RefOps.Add(ref sides, token) = -1f;");
        }
    }

    /// <summary>The scores of some queries: q·k/√d, and the bias of their distance.</summary>
    private static void WriteScores(CpuKernel kernel, AttentionStep step, string query, int queries)
    {
        SourceWriter writer = kernel.Writer;
        string scale = SourceText.Float(1 / Math.Sqrt(step.Width));
        if (step.BiasOffset >= 0)
            writer.Line($"ref float distances = {CpuKernel.At("weights", Index.Sum(Index.Times("head", (long)step.Tokens * step.KeyPitch), Index.Times(query, step.KeyPitch)))};");
        kernel.Tiles("first", step.KeyPitch, kernel.Tile.Vectors * kernel.Lanes, (first, floats) =>
        {
            int vectors = floats / kernel.Lanes;
            writer.Line($"ref float key = {CpuKernel.At("keys", Index.Times(first, step.Width))};");
            writer.Line($"ref float asked = {CpuKernel.At("queries", Index.Times(query, step.WidthPitch))};");
            Product(kernel, "score", "key", "asked", queries, vectors, step.Width, kernel.Tile.Unroll, floats, step.WidthPitch);
            for (int q = 0; q < queries; q++)
            {
                for (int vector = 0; vector < vectors; vector++)
                {
                    string at = Index.Sum(first, $"{(q * step.KeyPitch) + (vector * kernel.Lanes)}");
                    string sum = $"score{q}_{vector}";
                    string scaled = step.BiasOffset >= 0 ? CpuKernel.MultiplyAdd(sum, $"SimdOps.Create({scale})", CpuKernel.Load("distances", at)) : $"SimdOps.Multiply({sum}, SimdOps.Create({scale}))";
                    writer.Line($"SimdOps.StoreUnsafe({scaled}, {CpuKernel.At("scores", at)});");
                }
            }
        });
    }

    /// <summary>The values in the shares of their scores, in the place of the queries.</summary>
    private static void WriteSums(CpuKernel kernel, AttentionStep step, string query, int queries)
    {
        SourceWriter writer = kernel.Writer;
        kernel.Tiles("channel", kernel.Target.VectorsFor(step.Width) * kernel.Lanes, kernel.Tile.Vectors * kernel.Lanes, (channel, floats) =>
        {
            int vectors = floats / kernel.Lanes;
            writer.Line($"ref float value = {CpuKernel.At("values", channel)};");
            writer.Line("ref float share = ref scores;");
            Product(kernel, "sum", "value", "share", queries, vectors, step.Tokens, 1, step.WidthPitch, step.KeyPitch);
            for (int q = 0; q < queries; q++)
            {
                for (int vector = 0; vector < vectors; vector++)
                {
                    string to = Index.Sum(Index.Times(query, step.WidthPitch), channel, $"{(q * step.WidthPitch) + (vector * kernel.Lanes)}");
                    writer.Line($"SimdOps.StoreUnsafe(SimdOps.Divide(sum{q}_{vector}, {CpuKernel.Broadcast("sums", q)}), {CpuKernel.At("queries", to)});");
                }
            }
        });
    }

    /// <summary>The product of some rows of values that stand alone and of vectors: one step of all sums after the other.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="sum">The sums' name.</param>
    /// <param name="vector">The reference to the first vectors; it moves on.</param>
    /// <param name="row">The reference to the first values of the rows; it moves on.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="vectors">How many vectors.</param>
    /// <param name="length">Steps.</param>
    /// <param name="unroll">Steps of one turn of the loop.</param>
    /// <param name="vectorPitch">Floats from one step's vectors to the next one's.</param>
    /// <param name="rowPitch">Floats from one row to the next.</param>
    private static void Product(CpuKernel kernel, string sum, string vector, string row, int rows, int vectors, int length, int unroll, int vectorPitch, int rowPitch)
    {
        SourceWriter writer = kernel.Writer;
        for (int r = 0; r < rows; r++)
            writer.Line("SimdFloats " + string.Join(", ", Enumerable.Range(0, vectors).Select(v => $"{sum}{r}_{v} = SimdFloats.Zero")) + ";");
        using (kernel.Loop("k", length, unroll))
        {
            for (int u = 0; u < unroll; u++)
            {
                for (int v = 0; v < vectors; v++)
                    writer.Line($"{(u == 0 ? "SimdFloats " : "")}w{v} = {CpuKernel.Load(vector, (u * vectorPitch) + (v * kernel.Lanes))};");
                for (int r = 0; r < rows; r++)
                {
                    writer.Line($"{(u == 0 && r == 0 ? "SimdFloats " : "")}factor = {CpuKernel.Broadcast(row, (r * rowPitch) + u)};");
                    for (int v = 0; v < vectors; v++)
                        writer.Line($"{sum}{r}_{v} = {CpuKernel.MultiplyAdd($"w{v}", "factor", $"{sum}{r}_{v}")};");
                }
            }

            writer.Line($"{vector} = {CpuKernel.At(vector, unroll * vectorPitch)};");
            writer.Line($"{row} = {CpuKernel.At(row, unroll)};");
        }
    }

    /// <summary>Whole vectors, then value by value: the next head's channels belong to another thread.</summary>
    private static void WriteResults(CpuKernel kernel, AttentionStep step)
    {
        SourceWriter writer = kernel.Writer;
        int whole = step.Width / kernel.Lanes * kernel.Lanes;
        writer.Line("token = 0;");
        using (OpenPixels(kernel, step, "output", kernel.Output))
        {
            writer.Line($"ref float result = {CpuKernel.At("queries", Index.Times("token", step.WidthPitch))};");
            if (whole > 0)
            {
                using (kernel.Loop("channel", whole, kernel.Lanes))
                    writer.Line($"SimdOps.StoreUnsafe({ActivationEmitter.Apply(step.Epilogue, CpuKernel.Load("result", "channel"))}, {CpuKernel.At("pixel", "channel")});");
            }

            if (whole < step.Width)
            {
                if (!step.Epilogue.IsEmpty)
                    writer.Line($"SimdOps.StoreUnsafe({ActivationEmitter.Apply(step.Epilogue, CpuKernel.Load("result", whole))}, {CpuKernel.At("result", whole)});");
                using (writer.Open($"for (int channel = {whole}; channel < {step.Width}; channel++)"))
                    writer.Line("RefOps.Add(ref pixel, channel) = RefOps.Add(ref result, channel);");
            }

            writer.Line("token++;");
        }
    }
}
