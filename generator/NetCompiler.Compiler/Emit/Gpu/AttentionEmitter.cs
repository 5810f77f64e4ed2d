using NetCompiler.Compiler.Schedule.Gpu;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>
/// Writes attention. In the scores a thread has keys of its own, for the values a channel and every so many keys; what was written for one is read for the other behind a
/// barrier, and each tree has memory of its own.
/// </summary>
internal static class AttentionEmitter
{
    public static void Write(GpuKernel kernel, AttentionLaunch launch)
    {
        SourceWriter writer = kernel.Writer;
        int[] queries = [.. Enumerable.Range(0, launch.Queries)];
        AttentionPlaces.WriteFunctions(kernel, launch);
        WriteHead(kernel, launch, queries);
        WriteQueries(kernel, launch, queries);
        foreach (int q in queries)
            writer.Line($"float made{q} = 0f, sum{q} = 0f{(launch.IsWhole ? "" : $", largest{q} = float.NegativeInfinity")};");
        using (launch.IsWhole ? (SourceWriter.Block?)null : writer.Open($"for (uint first = 0u; first < {launch.Tokens}u; first += {launch.Keys}u)"))
        {
            if (launch.IsWhole)
                writer.Line($"const uint count = {launch.Tokens}u;");
            else
                writer.Line($"uint count = GpuOps.Select({launch.Tokens}u - first < {launch.Keys}u, {launch.Tokens}u - first, {launch.Keys}u);");
            WriteScores(kernel, launch, queries);
            WriteLargest(kernel, launch, queries);
            WriteShares(kernel, launch, queries);
            WriteValues(kernel, launch, queries);
            if (!launch.IsWhole)
                writer.Line("GpuGroup.Barrier();");
        }

        WriteResults(kernel, launch, queries);
    }

    private static void WriteHead(GpuKernel kernel, AttentionLaunch launch, int[] queries)
    {
        SourceWriter writer = kernel.Writer;
        writer.Line("uint thread = (uint)GpuGroup.IdxX;");
        writer.Line("uint unit = (uint)GpuGrid.IdxX;");
        if (launch.Heads > 1 || launch.BiasOffset >= 0)
            writer.Line($"uint head = {GpuKernel.Modulo(GpuKernel.Divide("unit", launch.QueryBlocks), launch.Heads)};");
        long before = (long)launch.QueryBlocks * launch.Heads;
        for (int axis = launch.Windows.Count - 1; axis >= 0; axis--)
        {
            if (AttentionPlaces.IsMoved(launch))
                writer.Line($"uint window{axis} = {GpuKernel.Modulo(GpuKernel.Divide("unit", before), launch.Windows[axis])};");
            before *= launch.Windows[axis];
        }

        writer.Line($"uint sample = {GpuKernel.Divide("unit", before)};");
        writer.Line($"uint firstChannel = {(launch.Heads == 1 ? "0u" : GpuKernel.Times("head", launch.Width))};");
        writer.Line($"uint firstQuery = {(launch.QueryBlocks == 1 ? "0u" : GpuKernel.Times(GpuKernel.Modulo("unit", launch.QueryBlocks), launch.Queries))};");
        foreach (int q in queries)
        {
            string query = q == 0 ? "firstQuery" : $"firstQuery + {q}u";
            writer.Line($"uint query{q} = {(launch.Tokens % launch.Queries == 0 ? query : $"GpuOps.Select({query} < {launch.Tokens}u, {query}, {launch.Tokens - 1}u)")};");
            if (launch.Shift > 0)
                writer.Line($"uint side{q} = {AttentionPlaces.Side(kernel, launch, $"query{q}")};");
        }

        writer.Line();
        Allocate("queries", launch.Width);
        Allocate("scores", launch.Keys);
        Allocate("largests", launch.Threads);
        Allocate("sums", launch.Threads);
        if (launch.Parts > 1)
            Allocate("parts", launch.Threads);
        if (launch.LoadsQuads)
        {
            writer.Line("global::ILGPU.ArrayView<Float4> queryQuads = queries.Cast<Float4>();");
            writer.Line($"global::ILGPU.ArrayView<{kernel.Quad}> quads = input.Cast<{kernel.Quad}>();");
        }

        void Allocate(string name, int each) => writer.Line($"global::ILGPU.ArrayView<float> {name} = GpuShared.Allocate<float>({launch.Queries * each});");
    }

    private static void WriteQueries(GpuKernel kernel, AttentionLaunch launch, int[] queries)
    {
        SourceWriter writer = kernel.Writer;
        writer.Line();
        writer.Line("// The queries.");
        using (writer.Open($"for (uint i = thread; i < {launch.Width}u; i += {launch.Threads}u)"))
        {
            foreach (int q in queries)
                writer.Line($"queries[(int)({GpuKernel.Sum("i", $"{q * launch.Width}u")})] = {kernel.Load("input", AttentionPlaces.Index(kernel, launch, $"query{q}", 0, "i"))};");
        }

        writer.Line("GpuGroup.Barrier();");
        writer.Line();
    }

    private static void WriteScores(GpuKernel kernel, AttentionLaunch launch, int[] queries)
    {
        SourceWriter writer = kernel.Writer;
        string scale = SourceText.Float(1 / Math.Sqrt(launch.Width));
        writer.Line();
        writer.Line("// The scores of this thread's keys, and the largest of them.");
        writer.Line($"float {string.Join(", ", queries.Select(q => $"high{q} = float.NegativeInfinity"))};");
        using (writer.Open($"for (uint k = thread; k < count; k += {launch.Threads}u)"))
        {
            writer.Line($"uint key = {Key(launch)};");
            writer.Line($"float {string.Join(", ", queries.Select(q => $"score{q} = 0f"))};");
            if (launch.LoadsQuads)
            {
                writer.Line($"uint from = {GpuKernel.Divide($"({AttentionPlaces.Index(kernel, launch, "key", 1, "0u")})", GpuBuffer.Quad)};");
                using (writer.Open($"for (uint i = 0u; i < {launch.Width / GpuBuffer.Quad}u; i++)"))
                {
                    writer.Line($"{kernel.Quad} quad = quads[(int)(from + i)];");
                    writer.Line(string.Join(" ", "XYZW".Select(lane => $"float k{lane} = {kernel.Widen($"quad.{lane}")};")));
                    foreach (int q in queries)
                    {
                        writer.Line($"Float4 q{q} = queryQuads[(int)({GpuKernel.Sum("i", $"{q * launch.Width / GpuBuffer.Quad}u")})];");
                        writer.Line($"score{q} += (q{q}.X * kX) + (q{q}.Y * kY) + (q{q}.Z * kZ) + (q{q}.W * kW);");
                    }
                }
            }
            else
            {
                writer.Line($"uint from = {AttentionPlaces.Index(kernel, launch, "key", 1, "0u")};");
                using (writer.Open($"for (uint i = 0u; i < {launch.Width}u; i++)"))
                {
                    writer.Line($"float loaded = {kernel.Load("input", "from + i")};");
                    foreach (int q in queries)
                        writer.Line($"score{q} += queries[(int)({GpuKernel.Sum("i", $"{q * launch.Width}u")})] * loaded;");
                }
            }

            if (launch.Shift > 0)
                writer.Line($"uint side = {AttentionPlaces.Side(kernel, launch, "key")};");
            foreach (int q in queries)
            {
                string bias = launch.BiasOffset < 0 ? "" : $" + {kernel.Load("weights", GpuKernel.Sum($"(((head * {launch.Tokens}u) + query{q}) * {launch.BiasPitch}u)", "key"))}";
                writer.Line($"score{q} = (score{q} * {scale}){bias};");
                writer.Line($"scores[(int)({GpuKernel.Sum("k", $"{q * launch.Keys}u")})] = score{q};");
                writer.Line($"high{q} = GpuOps.Select({(launch.Shift > 0 ? $"(side == side{q}) & (score{q} > high{q})" : $"score{q} > high{q}")}, score{q}, high{q});");
            }
        }

        writer.Line();
    }

    private static void WriteLargest(GpuKernel kernel, AttentionLaunch launch, int[] queries)
    {
        SourceWriter writer = kernel.Writer;
        writer.Line("// The largest score of all threads.");
        foreach (int q in queries)
            writer.Line($"{Own("largests", launch, q)} = high{q};");
        writer.Line("GpuGroup.Barrier();");
        using (writer.Open($"for (uint half = {launch.Threads / 2}u; half > 0u; half >>= 1)"))
        {
            using (writer.Open("if (thread < half)"))
            {
                foreach (int q in queries)
                    writer.Line($"{Own("largests", launch, q)} = GpuOps.Select({Other("largests", launch, q)} > {Own("largests", launch, q)}, {Other("largests", launch, q)}, {Own("largests", launch, q)});");
            }

            writer.Line("GpuGroup.Barrier();");
        }

        writer.Line();
        if (launch.IsWhole)
        {
            foreach (int q in queries)
                writer.Line($"float largest{q} = largests[{q * launch.Threads}];");
            return;
        }

        writer.Line("// What was summed before shrinks where a larger score has come. As long as all scores are −∞, zero is subtracted.");
        foreach (int q in queries)
        {
            writer.Line($"float new{q} = GpuOps.Select(largests[{q * launch.Threads}] > largest{q}, largests[{q * launch.Threads}], largest{q});");
            writer.Line($"float shrunk{q} = {kernel.Call(DeviceFunctions.Exp)}(largest{q} - GpuOps.Select(new{q} > float.NegativeInfinity, new{q}, 0f));");
            writer.Line($"largest{q} = new{q};");
            writer.Line($"sum{q} *= shrunk{q};");
            writer.Line($"made{q} *= shrunk{q};");
        }
    }

    private static void WriteShares(GpuKernel kernel, AttentionLaunch launch, int[] queries)
    {
        SourceWriter writer = kernel.Writer;
        writer.Line();
        writer.Line($"// Their exponentials{(launch.Shift > 0 ? ", zero for keys that a query does not see" : "")}.");
        if (!launch.IsWhole)
        {
            foreach (int q in queries)
                writer.Line($"float base{q} = GpuOps.Select(largest{q} > float.NegativeInfinity, largest{q}, 0f);");
        }

        using (writer.Open($"for (uint k = thread; k < count; k += {launch.Threads}u)"))
        {
            if (launch.Shift > 0)
                writer.Line($"uint side = {AttentionPlaces.Side(kernel, launch, Key(launch))};");
            foreach (int q in queries)
            {
                string score = $"scores[(int)({GpuKernel.Sum("k", $"{q * launch.Keys}u")})]";
                string share = $"{kernel.Call(DeviceFunctions.Exp)}({score} - {(launch.IsWhole ? "largest" : "base")}{q})";
                writer.Line($"float share{q} = {(launch.Shift > 0 ? $"GpuOps.Select(side == side{q}, {share}, 0f)" : share)};");
                writer.Line($"sum{q} += share{q};");
                writer.Line($"{score} = share{q};");
            }
        }

        writer.Line("GpuGroup.Barrier();");
    }

    private static void WriteValues(GpuKernel kernel, AttentionLaunch launch, int[] queries)
    {
        SourceWriter writer = kernel.Writer;
        writer.Line();
        writer.Line("// The values, each times its share: a channel for each thread.");
        string lane = GpuKernel.Sum(launch.Slices == 1 ? "0u" : $"((uint)GpuGrid.IdxY * {launch.Lanes}u)", launch.Parts == 1 ? "thread" : GpuKernel.Modulo("thread", launch.Lanes));
        writer.Line($"uint lane = {lane};");
        bool isLoose = launch.Width % launch.Lanes != 0;
        if (isLoose)
            writer.Line($"uint channelRead = GpuOps.Select(lane < {launch.Width}u, lane, 0u);");
        string begin = launch.Parts == 1 ? "0u" : GpuKernel.Divide("thread", launch.Lanes);
        using (writer.Open($"for (uint k = {begin}; k < count; k += {launch.Parts}u)"))
        {
            writer.Line($"uint key = {Key(launch)};");
            writer.Line($"float value = {kernel.Load("input", AttentionPlaces.Index(kernel, launch, "key", 2, isLoose ? "channelRead" : "lane"))};");
            foreach (int q in queries)
                writer.Line($"made{q} += scores[(int)({GpuKernel.Sum("k", $"{q * launch.Keys}u")})] * value;");
        }
    }

    private static void WriteResults(GpuKernel kernel, AttentionLaunch launch, int[] queries)
    {
        SourceWriter writer = kernel.Writer;
        writer.Line();
        writer.Line($"// The sums{(launch.Parts > 1 ? " and the values" : "")} of all threads.");
        foreach (int q in queries)
        {
            writer.Line($"{Own("sums", launch, q)} = sum{q};");
            if (launch.Parts > 1)
                writer.Line($"{Own("parts", launch, q)} = made{q};");
        }

        writer.Line("GpuGroup.Barrier();");
        using (writer.Open($"for (uint half = {launch.Threads / 2}u; half > 0u; half >>= 1)"))
        {
            WriteTree("sums", "thread < half");
            if (launch.Parts > 1)
                WriteTree("parts", $"(thread < half) & (half >= {launch.Lanes}u)");
            writer.Line("GpuGroup.Barrier();");
        }

        writer.Line();
        string lane = GpuKernel.Sum(launch.Slices == 1 ? "0u" : $"((uint)GpuGrid.IdxY * {launch.Lanes}u)", "thread");
        writer.Line($"uint channel = {lane};");
        List<string> conditions = [];
        if (launch.Parts > 1)
            conditions.Add($"(thread < {launch.Lanes}u)");
        if (launch.Width % launch.Lanes != 0)
            conditions.Add($"(channel < {launch.Width}u)");
        foreach (int q in queries)
        {
            IEnumerable<string> all = q == 0 || launch.Tokens % launch.Queries == 0 ? conditions : [.. conditions, $"(firstQuery + {q}u < {launch.Tokens}u)"];
            using (all.Any() ? writer.Open($"if ({string.Join(" & ", all)})") : (SourceWriter.Block?)null)
                kernel.StoreOutput(AttentionPlaces.Output(kernel, launch, $"query{q}", "channel"), $"{(launch.Parts > 1 ? Own("parts", launch, q) : $"made{q}")} / sums[{q * launch.Threads}]");
        }

        void WriteTree(string name, string condition)
        {
            using (writer.Open($"if ({condition})"))
            {
                foreach (int q in queries)
                    writer.Line($"{Own(name, launch, q)} += {Other(name, launch, q)};");
            }
        }
    }

    private static string Key(AttentionLaunch launch) => launch.IsWhole ? "k" : "first + k";

    /// <summary>The thread's place in a tree's memory.</summary>
    private static string Own(string name, AttentionLaunch launch, int query) => query == 0 ? $"{name}[(int)thread]" : $"{name}[(int)(thread + {query * launch.Threads}u)]";

    /// <summary>The place that the thread combines with its own.</summary>
    private static string Other(string name, AttentionLaunch launch, int query) => query == 0 ? $"{name}[(int)(thread + half)]" : $"{name}[(int)(thread + half + {query * launch.Threads}u)]";
}
