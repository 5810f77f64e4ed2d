using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Gpu;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>
/// Writes convolutions as products of matrices. A group of threads makes a tile of pixels × filters; a step of the loop multiplies a slice of the sum that lies in shared memory while the
/// next slice is already on its way there and the one behind it on its way into registers. In half precision a slice has sums of its own, which the others take behind it. The left tile holds windows, transposed so that neighbouring pixels lie
/// together; the right one filters.
/// </summary>
internal static class ConvEmitter
{
    public static void Write(GpuKernel kernel, ConvLaunch launch)
    {
        WriteWindow(kernel, launch);
        WriteFilters(kernel, launch);
        ConvStoreEmitter.WriteFunction(kernel, launch);
        WriteHead(kernel, launch);
        if (launch.Depth > 0)
            WriteLoop(kernel, launch);
        ConvStoreEmitter.WriteCalls(kernel, launch);
    }

    private static void WriteHead(GpuKernel kernel, ConvLaunch launch)
    {
        SourceWriter writer = kernel.Writer;
        GemmTile tile = launch.Tile;
        writer.Line("uint thread = (uint)GpuGroup.IdxX;");
        writer.Line($"uint firstRow = (uint)GpuGrid.IdxX * {tile.Rows}u;");
        writer.Line("uint column = (uint)GpuGrid.IdxY;");
        writer.Line($"uint rows = {GpuKernel.Times("(uint)samples", launch.Pixels)};");
        writer.Line($"uint across = {GpuKernel.Modulo("thread", tile.ThreadsAcross)};");
        writer.Line($"uint down = {GpuKernel.Divide("thread", tile.ThreadsAcross)};");
        writer.Line();
        int columnQuads = tile.ThreadColumns / GpuBuffer.Quad;
        writer.Line("// The sums of this thread, a line for each pixel: they begin with the bias.");
        writer.Line($"global::ILGPU.ArrayView<{kernel.Quad}> biases = bias.Cast<{kernel.Quad}>();");
        int filters = StepBuilder.Blocks(launch.Filters) * StepBuilder.Block;
        bool reachesBeyond = filters % tile.Columns != 0;
        for (int quad = 0; quad < columnQuads; quad++)
        {
            string at = $"({ConvStoreEmitter.Filter(launch, quad)})";
            writer.Line($"{kernel.Quad} bias{quad} = biases[(int)({GpuKernel.Divide(reachesBeyond ? $"GpuOps.Select({at} < {filters}u, {at}, 0u)" : at, GpuBuffer.Quad)})];");
        }

        for (int row = 0; row < tile.ThreadRows; row++)
            writer.Line($"float {string.Join(", ", Enumerable.Range(0, tile.ThreadColumns).Select(filter => $"s{row}_{filter} = {kernel.Widen($"bias{filter / 4}.{"XYZW"[filter % 4]}")}"))};");
        writer.Line();
    }

    private static void WriteLoop(GpuKernel kernel, ConvLaunch launch)
    {
        SourceWriter writer = kernel.Writer;
        GemmTile tile = launch.Tile;
        int steps = (launch.Depth + tile.Depth - 1) / tile.Depth;
        Slots left = new(tile.Rows * tile.Depth / GpuBuffer.Quad, tile.Threads);
        Slots right = new(tile.Columns * tile.Depth / GpuBuffer.Quad, tile.Threads);
        (int leftLength, int rightLength) = (tile.Depth * tile.LeftPitch, tile.Depth * tile.Columns);
        (string value, string quad) = (ValueType(tile), QuadType(tile));
        int rightBegin = 2 * leftLength / GpuBuffer.Quad;
        writer.Line("// Two left tiles, and behind them two right ones.");
        writer.Line($"global::ILGPU.ArrayView<{value}> tiles = GpuShared.Allocate<{value}>({2 * (leftLength + rightLength)});");
        writer.Line($"global::ILGPU.ArrayView<{quad}> quads = tiles.Cast<{quad}>();");
        writer.Line(launch.LoadsQuads ? $"global::ILGPU.ArrayView<{kernel.Quad}> pixels = input.Cast<{kernel.Quad}>();" : "GpuElements pixels = input;");
        writer.Line($"global::ILGPU.ArrayView<{kernel.Quad}> filters = weights.Cast<{kernel.Quad}>();");
        writer.Line();
        WriteShares(kernel, launch, left, right, rightBegin);
        writer.Line();
        WriteLoads("0u", isFirst: true);
        WriteKeep("leftTo", "rightTo");
        if (steps > 1)
            WriteLoads($"{tile.Depth}u", isFirst: false);
        writer.Line("GpuGroup.Barrier();");
        writer.Line();
        using (writer.Open($"for (uint step = 0u; step < {steps}u; step++)"))
        {
            writer.Line("uint side = step & 1u;");
            if (steps > 1)
            {
                writer.Line("uint far = 1u - side;");
                writer.Line($"uint leftFar = {GpuKernel.Times("far", leftLength)} + leftTo;");
                writer.Line($"uint rightFar = {GpuKernel.Times("far", rightLength / GpuBuffer.Quad)} + rightTo;");
                WriteKeep("leftFar", "rightFar");

                // Behind the last slice the first one is brought again, for nobody.
                writer.Line($"uint next = GpuOps.Select(step + 2u < {steps}u, (step + 2u) * {tile.Depth}u, 0u);");
                WriteLoads("next", isFirst: false);
            }

            writer.Line($"uint leftAt = {GpuKernel.Times("side", leftLength / GpuBuffer.Quad)} + down;");
            writer.Line($"uint rightAt = {GpuKernel.Times("side", rightLength / GpuBuffer.Quad)} + across + {rightBegin}u;");
            if (tile.IsHalf)
                WriteSlice(writer, tile);
            using (writer.Open($"for (uint k = 0u; k < {tile.Depth}u; k += {tile.Unrolled}u)"))
            {
                for (int u = 0; u < tile.Unrolled; u++)
                    WriteProducts(writer, tile, u);
                writer.Line($"leftAt += {tile.Unrolled * tile.LeftPitch / GpuBuffer.Quad}u;");
                writer.Line($"rightAt += {tile.Unrolled * tile.Columns / GpuBuffer.Quad}u;");
            }

            if (tile.IsHalf)
                WriteFold(writer, tile);
            writer.Line("GpuGroup.Barrier();");
        }

        writer.Line();

        void WriteLoads(string from, bool isFirst)
        {
            string type = isFirst ? QuadType(tile) + " " : "";
            foreach (int slot in left)
                writer.Line($"{type}window{slot} = {kernel.Method}Window(pixels, {Corner(launch, slot)}, {from}, leftStep);");
            foreach (int slot in right)
            {
                string panel = ReachesBeyond(launch, right) || slot == 0 ? $"panel{slot}" : $"panel0 + {slot * RightBlocks(tile) * launch.Depth * 4L}u";
                writer.Line($"{type}filter{slot} = {kernel.Method}Filter(filters, {panel}, {(IsWhole(launch) ? from : GpuKernel.Sum(from, "rightStep"))});");
            }
        }

        void WriteKeep(string leftTo, string rightTo)
        {
            foreach (int slot in left)
            {
                using (left.Guard(writer, slot))
                {
                    for (int lane = 0; lane < GpuBuffer.Quad; lane++)
                        writer.Line($"tiles[(int)({GpuKernel.Sum(leftTo, $"{(lane * tile.LeftPitch) + (slot * LeftRows(tile))}u")})] = window{slot}.{"XYZW"[lane]};");
                }
            }

            foreach (int slot in right)
            {
                using (right.Guard(writer, slot))
                    writer.Line($"quads[(int)({GpuKernel.Sum(rightTo, $"{slot * RightBlocks(tile) * 4}u")})] = filter{slot};");
            }
        }
    }

    /// <summary>What each thread brings in every step: four values of the sum for a pixel or for several that lie equally far from each other, and four filters likewise.</summary>
    private static void WriteShares(GpuKernel kernel, ConvLaunch launch, Slots left, Slots right, int rightBegin)
    {
        SourceWriter writer = kernel.Writer;
        GemmTile tile = launch.Tile;
        writer.Line("// What this thread brings: four values of the sum for a pixel, and where they go.");
        writer.Line($"uint leftRow = {GpuKernel.Divide("thread", tile.Depth / GpuBuffer.Quad)};");
        writer.Line($"uint leftStep = {GpuKernel.Times(GpuKernel.Modulo("thread", tile.Depth / GpuBuffer.Quad), GpuBuffer.Quad)};");
        writer.Line($"uint leftTo = {GpuKernel.Times("leftStep", tile.LeftPitch)} + leftRow;");
        foreach (int slot in left)
            WriteCorner(kernel, launch, slot);

        int panels = StepBuilder.Blocks(launch.Filters);
        bool reachesBeyond = ReachesBeyond(launch, right);
        bool isOneColumn = launch.FiltersPerGroup <= tile.Columns && launch.Groups == 1;
        writer.Line();
        writer.Line("// And four filters for a value of the sum.");
        writer.Line($"uint rightBlock = {GpuKernel.Divide("thread", tile.Depth * 4)};");
        writer.Line($"uint rightStep = {GpuKernel.Divide($"({GpuKernel.Modulo("thread", tile.Depth * 4)})", 4)};");
        writer.Line($"uint rightFilter = {GpuKernel.Modulo("thread", 4)};");
        writer.Line($"uint rightTo = {GpuKernel.Times("rightStep", tile.Columns / GpuBuffer.Quad)} + (rightBlock * 4u) + rightFilter + {rightBegin}u;");
        string within = IsWhole(launch) ? " + (rightStep * 4u)" : "";
        foreach (int slot in right.Where(slot => slot == 0 || reachesBeyond))
        {
            string block = GpuKernel.Sum(isOneColumn ? "0u" : $"({GpuKernel.Times("column", tile.Columns / StepBuilder.Block)})", "rightBlock", $"{slot * RightBlocks(tile)}u");
            if (reachesBeyond)
            {
                writer.Line($"uint block{slot} = {block};");
                block = $"GpuOps.Select(block{slot} < {panels}u, block{slot}, 0u)";
            }

            writer.Line($"uint panel{slot} = (({block}) * {launch.Depth * 4L}u){within} + rightFilter;");
        }
    }

    /// <summary>Whether some threads would bring filters of blocks that there are not.</summary>
    private static bool ReachesBeyond(ConvLaunch launch, Slots right) => StepBuilder.Blocks(launch.Filters) * StepBuilder.Block % launch.Tile.Columns != 0 || !right.IsEven;

    /// <summary>Rows of the left tile from one that a thread brings to its next.</summary>
    private static int LeftRows(GemmTile tile) => tile.Threads * GpuBuffer.Quad / tile.Depth;

    /// <summary>Blocks of filters from one of which a thread brings some to its next.</summary>
    private static int RightBlocks(GemmTile tile) => tile.Threads / (tile.Depth * 4);

    /// <summary>Whether the sum is cut into slices without a rest.</summary>
    private static bool IsWhole(ConvLaunch launch) => launch.Depth % launch.Tile.Depth == 0;

    /// <summary>One value of the sum: every pixel of the thread with every filter.</summary>
    private static void WriteProducts(SourceWriter writer, GemmTile tile, int step)
    {
        (int rowQuads, int columnQuads) = (tile.ThreadRows / GpuBuffer.Quad, tile.ThreadColumns / GpuBuffer.Quad);
        for (int quad = 0; quad < rowQuads; quad++)
            writer.Line($"{QuadType(tile)} a{step}_{quad} = quads[(int)(leftAt + {(step * tile.LeftPitch / GpuBuffer.Quad) + (quad * tile.Rows / rowQuads / GpuBuffer.Quad)}u)];");
        for (int quad = 0; quad < columnQuads; quad++)
            writer.Line($"{QuadType(tile)} b{step}_{quad} = quads[(int)(rightAt + {(step * tile.Columns / GpuBuffer.Quad) + (quad * tile.Columns / columnQuads / GpuBuffer.Quad)}u)];");
        for (int row = 0; row < tile.ThreadRows; row++)
            writer.Line(string.Join(" ", Enumerable.Range(0, tile.ThreadColumns).Select(filter => $"{(tile.IsHalf ? "h" : "s")}{row}_{filter} += a{step}_{row / 4}.{"XYZW"[row % 4]} * b{step}_{filter / 4}.{"XYZW"[filter % 4]};")));
    }

    /// <summary>The sums of a slice in half precision, which begin with nothing.</summary>
    private static void WriteSlice(SourceWriter writer, GemmTile tile)
    {
        writer.Line("GpuElement none = (GpuElement)0f;");
        for (int row = 0; row < tile.ThreadRows; row++)
            writer.Line($"GpuElement {string.Join(", ", Enumerable.Range(0, tile.ThreadColumns).Select(filter => $"h{row}_{filter} = none"))};");
    }

    /// <summary>Adds those of a slice to the sums: in half precision long ones would lose too much.</summary>
    private static void WriteFold(SourceWriter writer, GemmTile tile)
    {
        for (int row = 0; row < tile.ThreadRows; row++)
            writer.Line(string.Join(" ", Enumerable.Range(0, tile.ThreadColumns).Select(filter => $"s{row}_{filter} += (float)h{row}_{filter};")));
    }

    /// <summary>
    /// Where the window of a pixel begins: the sample and a place on each axis, which may lie in the padding. Behind the last pixel stands the first one, whose sums nobody stores there.
    /// </summary>
    private static void WriteCorner(GpuKernel kernel, ConvLaunch launch, int slot)
    {
        SourceWriter writer = kernel.Writer;
        writer.Line($"uint row{slot}From = {GpuKernel.Sum("firstRow", "leftRow", $"{slot * LeftRows(launch.Tile)}u")};");
        writer.Line($"uint pixel{slot} = GpuOps.Select(row{slot}From < rows, row{slot}From, 0u);");
        if (IsPointwise(launch))
            return;
        kernel.WritePlaces($"pixel{slot}", launch.Window.Select(axis => axis.Output).ToEquatableArray(), $"_{slot}");
        for (int axis = 0; axis < launch.Window.Count; axis++)
        {
            WindowAxis window = launch.Window[axis];
            writer.Line($"int corner{axis}_{slot} = {GpuKernel.Pad(GpuKernel.Times($"at{axis}_{slot}", window.Stride), window.PadBegin)};");
        }
    }

    private static string Corner(ConvLaunch launch, int slot) => (IsPointwise(launch)
        ? $"pixel{slot}"
        : string.Join(", ", Enumerable.Range(0, launch.Window.Count).Select(axis => $"corner{axis}_{slot}").Prepend($"sample_{slot}")))
        + (launch.Groups > 1 ? ", column" : "");

    /// <summary>The function that reads four neighbouring values of a window: zero beyond the map and behind the last value.</summary>
    private static void WriteWindow(GpuKernel kernel, ConvLaunch launch)
    {
        SourceWriter writer = kernel.Own;
        int axes = launch.Window.Count;
        string places = IsPointwise(launch) ? "uint pixel" : string.Join(", ", Enumerable.Range(0, axes).Select(axis => $"int corner{axis}").Prepend("uint sample"));
        string group = launch.Groups > 1 ? ", uint column" : "";
        writer.Line().Line("/// <summary>Four neighbouring values of a pixel's window, zero where there are none.</summary>");
        writer.Line("[KernelMethod(KernelOptions.AggressiveInlining)]");
        string view = launch.LoadsQuads ? $"global::ILGPU.ArrayView<{kernel.Quad}>" : "GpuElements";
        using (writer.Open($"private static {QuadType(launch.Tile)} {kernel.Method}Window({view} pixels, {places}{group}, uint slice, uint step)"))
        using (writer.Open("unchecked"))
        {
            writer.Line("uint k = slice + step;");
            if (launch.LoadsQuads)
            {
                bool isGuarded = WriteAddress(writer, launch, "k", "");
                writer.Line($"{kernel.Quad} quad = pixels[(int)({GpuKernel.Divide("index", GpuBuffer.Quad)})];");
                WriteQuad(kernel, launch, isGuarded);
                return;
            }

            for (int lane = 0; lane < GpuBuffer.Quad; lane++)
            {
                bool isGuarded = WriteAddress(writer, launch, lane == 0 ? "k" : $"(k + {lane}u)", $"{lane}");
                string value = kernel.Factor($"pixels[(int)index{lane}]");
                writer.Line($"{ValueType(launch.Tile)} value{lane} = {(isGuarded ? $"GpuOps.Select(inside{lane}, {value}, {Zero(launch.Tile)})" : value)};");
            }

            writer.Line($"return new {QuadType(launch.Tile)}(value0, value1, value2, value3);");
        }
    }

    /// <summary>Hands on the quad that was read, as it is multiplied; zero where it is not inside.</summary>
    private static void WriteQuad(GpuKernel kernel, ConvLaunch launch, bool isGuarded)
    {
        string type = QuadType(launch.Tile);
        string Lane(char lane) => isGuarded ? $"GpuOps.Select(inside, {kernel.Factor($"quad.{lane}")}, {Zero(launch.Tile)})" : kernel.Factor($"quad.{lane}");
        kernel.Own.Line(isGuarded || type != kernel.Quad ? $"return new {type}({string.Join(", ", "XYZW".Select(Lane))});" : "return quad;");
    }

    /// <summary>Writes <c>index</c>, and where it may lie outside of the map, <c>inside</c>: returns whether it may.</summary>
    private static bool WriteAddress(SourceWriter writer, ConvLaunch launch, string k, string suffix)
    {
        string group = launch.Groups > 1 ? GpuKernel.Times($"({GpuKernel.Divide("column", launch.FiltersPerGroup / launch.Tile.Columns)})", launch.ChannelsPerGroup) : "0u";
        List<string> conditions = IsWhole(launch) ? [] : [$"({k} < {launch.Depth}u)"];
        string address;
        if (IsPointwise(launch))
        {
            address = GpuKernel.Sum($"({GpuKernel.Times("pixel", launch.Input.Pitch)})", group, k);
        }
        else
        {
            // A slice that lies in one tap has it from its beginning, which is the same for all threads.
            string within = launch.ChannelsPerGroup % launch.Tile.Depth == 0 ? "slice" : k;
            writer.Line($"uint tap{suffix} = {GpuKernel.Divide(within, launch.ChannelsPerGroup)};");
            string rest = $"tap{suffix}";
            string[] places = new string[launch.Window.Count];
            for (int axis = launch.Window.Count - 1; axis >= 0; axis--)
            {
                WindowAxis window = launch.Window[axis];
                string tap = axis == 0 ? rest : GpuKernel.Modulo(rest, window.Size);
                rest = GpuKernel.Divide(rest, window.Size);
                string moved = window.Size == 1 ? $"corner{axis}" : $"corner{axis} + (int)({GpuKernel.Times(tap, window.Dilation)})";
                writer.Line($"int at{axis}{suffix} = {(window.IsInside ? moved : PaddedPlace.Fold(launch.PadMode, window.Input, moved))};");
                if (launch.PadMode == PadMode.Zero && !window.IsInside)
                    conditions.Add($"((uint)at{axis}{suffix} < {window.Input}u)");
                places[axis] = $"(uint)at{axis}{suffix}";
            }

            long pixels = launch.Window.Aggregate(1L, (product, axis) => product * axis.Input);
            string channel = launch.ChannelsPerGroup == 1 ? "0u" : $"({k} - {GpuKernel.Times($"tap{suffix}", launch.ChannelsPerGroup)})";
            string pixel = GpuKernel.Sum($"({GpuKernel.Times("sample", pixels)})", GpuKernel.Pixel(launch.Window.Select(axis => axis.Input).ToEquatableArray(), places));
            address = GpuKernel.Sum($"({GpuKernel.Times($"({pixel})", launch.Input.Pitch)})", group, channel);
        }

        if (conditions.Count == 0)
        {
            writer.Line($"uint index{suffix} = {address};");
            return false;
        }

        writer.Line($"bool inside{suffix} = {string.Join(" & ", conditions)};");
        writer.Line($"uint index{suffix} = GpuOps.Select(inside{suffix}, {address}, 0u);");
        return true;
    }

    /// <summary>The function that reads four neighbouring filters of a packed block.</summary>
    private static void WriteFilters(GpuKernel kernel, ConvLaunch launch)
    {
        SourceWriter writer = kernel.Own;
        writer.Line().Line("/// <summary>A value of the sum for four neighbouring filters, of a block of sixteen; zero behind the last value.</summary>");
        writer.Line("[KernelMethod(KernelOptions.AggressiveInlining)]");
        using (writer.Open($"private static {QuadType(launch.Tile)} {kernel.Method}Filter(global::ILGPU.ArrayView<{kernel.Quad}> filters, uint panel, uint k)"))
        using (writer.Open("unchecked"))
        {
            bool isGuarded = !IsWhole(launch);
            if (isGuarded)
                writer.Line($"bool inside = k < {launch.Depth}u;");
            writer.Line($"{kernel.Quad} quad = filters[(int)({(isGuarded ? "GpuOps.Select(inside, panel + (k * 4u), 0u)" : "panel + (k * 4u)")})];");
            WriteQuad(kernel, launch, isGuarded);
        }
    }

    /// <summary>Whether the pixels of the output are those of the input, with a single tap.</summary>
    private static bool IsPointwise(ConvLaunch launch) => launch.Window.All(axis => axis is { Size: 1, Stride: 1, PadBegin: 0 } && axis.Input == axis.Output);

    /// <summary>The type of a value in shared memory.</summary>
    private static string ValueType(GemmTile tile) => tile.IsHalf ? "GpuElement" : "float";

    private static string QuadType(GemmTile tile) => tile.IsHalf ? "GpuQuad" : "Float4";

    private static string Zero(GemmTile tile) => tile.IsHalf ? "(GpuElement)0f" : "0f";

    /// <summary>Quads that the threads of a group bring, each its share, the last perhaps not all of them.</summary>
    private sealed class Slots(int quads, int threads) : List<int>(Enumerable.Range(0, (quads + threads - 1) / threads))
    {
        /// <summary>All threads bring as much.</summary>
        public bool IsEven => quads % threads == 0;

        /// <summary>Opens what only those threads do that have something to bring.</summary>
        public IDisposable? Guard(SourceWriter writer, int slot) => (slot + 1) * threads > quads ? writer.Open($"if (thread < {quads - (slot * threads)}u)") : null;
    }
}
