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
        WriteStore(kernel, launch);
        WriteHead(kernel, launch);
        if (launch.Depth > 0)
            WriteLoop(kernel, launch);
        WriteStores(kernel, launch);
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
        writer.Line("// The sums of this thread, a line for each pixel.");
        for (int row = 0; row < tile.ThreadRows; row++)
            writer.Line($"float {string.Join(", ", Enumerable.Range(0, tile.ThreadColumns).Select(filter => $"s{row}_{filter} = 0f"))};");
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
        writer.Line($"global::ILGPU.ArrayView<{value}> left = GpuShared.Allocate<{value}>({2 * leftLength});");
        writer.Line($"global::ILGPU.ArrayView<{value}> right = GpuShared.Allocate<{value}>({2 * rightLength});");
        writer.Line($"global::ILGPU.ArrayView<{quad}> leftQuads = left.Cast<{quad}>();");
        writer.Line($"global::ILGPU.ArrayView<{quad}> rightQuads = right.Cast<{quad}>();");
        writer.Line(launch.LoadsQuads ? $"global::ILGPU.ArrayView<{kernel.Quad}> pixels = input.Cast<{kernel.Quad}>();" : "GpuElements pixels = input;");
        writer.Line($"global::ILGPU.ArrayView<{kernel.Quad}> filters = weights.Cast<{kernel.Quad}>();");
        writer.Line();
        writer.Line("// What this thread brings: four values of the sum for a pixel, and four filters for a value of the sum.");
        foreach (int slot in left)
        {
            writer.Line($"uint leftItem{slot} = {left.Item(slot)};");
            writer.Line($"uint leftRow{slot} = {GpuKernel.Divide($"leftItem{slot}", tile.Depth / GpuBuffer.Quad)};");
            writer.Line($"uint leftStep{slot} = {GpuKernel.Times(GpuKernel.Modulo($"leftItem{slot}", tile.Depth / GpuBuffer.Quad), GpuBuffer.Quad)};");
            WriteCorner(kernel, launch, slot);
        }

        int columns = launch.FiltersPerGroup <= tile.Columns && launch.Groups == 1 ? 1 : 0;
        string block = columns == 1 ? "" : $"({GpuKernel.Times("column", tile.Columns / StepBuilder.Block)}) + ";
        foreach (int slot in right)
        {
            writer.Line($"uint rightItem{slot} = {right.Item(slot)};");
            writer.Line($"uint rightBlock{slot} = {GpuKernel.Divide($"rightItem{slot}", tile.Depth * 4)};");
            writer.Line($"uint rightStep{slot} = {GpuKernel.Divide($"({GpuKernel.Modulo($"rightItem{slot}", tile.Depth * 4)})", 4)};");
            writer.Line($"uint rightFilter{slot} = {GpuKernel.Modulo($"rightItem{slot}", 4)};");
            writer.Line($"uint panel{slot} = {block}rightBlock{slot};");
        }

        writer.Line();
        foreach (int slot in left)
            writer.Line($"{quad} window{slot} = {Window(slot, "0u")};");
        foreach (int slot in right)
            writer.Line($"{quad} filter{slot} = {Filter(slot, "0u")};");
        WriteKeep("0u", "0u");
        if (steps > 1)
        {
            foreach (int slot in left)
                writer.Line($"window{slot} = {Window(slot, $"{tile.Depth}u")};");
            foreach (int slot in right)
                writer.Line($"filter{slot} = {Filter(slot, $"{tile.Depth}u")};");
        }

        writer.Line("GpuGroup.Barrier();");
        writer.Line();
        using (writer.Open($"for (uint step = 0u; step < {steps}u; step++)"))
        {
            writer.Line("uint side = step & 1u;");
            if (steps > 1)
            {
                writer.Line("uint far = 1u - side;");
                WriteKeep(GpuKernel.Times("far", leftLength), GpuKernel.Times("far", rightLength));
                writer.Line($"uint next = (step + 2u) * {tile.Depth}u;");
                foreach (int slot in left)
                    writer.Line($"window{slot} = {Window(slot, "next")};");
                foreach (int slot in right)
                    writer.Line($"filter{slot} = {Filter(slot, "next")};");
            }

            writer.Line($"uint leftAt = (side * {leftLength / GpuBuffer.Quad}u) + down;");
            writer.Line($"uint rightAt = (side * {rightLength / GpuBuffer.Quad}u) + across;");
            if (tile.IsHalf)
                WriteSlice(writer, tile);
            using (writer.Open($"for (uint k = 0u; k < {tile.Depth}u; k += {GemmTile.Unrolled}u)"))
            {
                for (int u = 0; u < GemmTile.Unrolled; u++)
                    WriteProducts(writer, tile, u);
                writer.Line($"leftAt += {GemmTile.Unrolled * tile.LeftPitch / GpuBuffer.Quad}u;");
                writer.Line($"rightAt += {GemmTile.Unrolled * tile.Columns / GpuBuffer.Quad}u;");
            }

            if (tile.IsHalf)
                WriteFold(writer, tile);
            writer.Line("GpuGroup.Barrier();");
        }

        writer.Line();

        string Window(int slot, string from) => $"{kernel.Method}Window(pixels, {Corner(launch, slot)}, {GpuKernel.Sum(from, $"leftStep{slot}")})";

        string Filter(int slot, string from) => $"{kernel.Method}Filter(filters, panel{slot}, {GpuKernel.Sum(from, $"rightStep{slot}")}, rightFilter{slot})";

        void WriteKeep(string leftFrom, string rightFrom)
        {
            foreach (int slot in left)
            {
                using (left.Guard(writer, slot, "left"))
                {
                    string[] lanes = ["X", "Y", "Z", "W"];
                    for (int lane = 0; lane < lanes.Length; lane++)
                        writer.Line($"left[(int)({GpuKernel.Sum(leftFrom, $"((leftStep{slot} + {lane}u) * {tile.LeftPitch}u)", $"leftRow{slot}")})] = window{slot}.{lanes[lane]};");
                }
            }

            foreach (int slot in right)
            {
                using (right.Guard(writer, slot, "right"))
                    writer.Line($"rightQuads[(int)({GpuKernel.Sum(Quads(rightFrom), $"(rightStep{slot} * {tile.Columns / GpuBuffer.Quad}u)", $"(rightBlock{slot} * 4u)", $"rightFilter{slot}")})] = filter{slot};");
            }
        }

        string Quads(string floats) => floats == "0u" ? floats : GpuKernel.Times("far", rightLength / GpuBuffer.Quad);
    }

    /// <summary>One value of the sum: every pixel of the thread with every filter.</summary>
    private static void WriteProducts(SourceWriter writer, GemmTile tile, int step)
    {
        (int rowQuads, int columnQuads) = (tile.ThreadRows / GpuBuffer.Quad, tile.ThreadColumns / GpuBuffer.Quad);
        for (int quad = 0; quad < rowQuads; quad++)
            writer.Line($"{QuadType(tile)} a{step}_{quad} = leftQuads[(int)(leftAt + {(step * tile.LeftPitch / GpuBuffer.Quad) + (quad * tile.Rows / rowQuads / GpuBuffer.Quad)}u)];");
        for (int quad = 0; quad < columnQuads; quad++)
            writer.Line($"{QuadType(tile)} b{step}_{quad} = rightQuads[(int)(rightAt + {(step * tile.Columns / GpuBuffer.Quad) + (quad * tile.Columns / columnQuads / GpuBuffer.Quad)}u)];");
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

    private static void WriteStores(GpuKernel kernel, ConvLaunch launch)
    {
        SourceWriter writer = kernel.Writer;
        GemmTile tile = launch.Tile;
        (int rowQuads, int columnQuads) = (tile.ThreadRows / GpuBuffer.Quad, tile.ThreadColumns / GpuBuffer.Quad);
        int tilesPerGroup = (launch.FiltersPerGroup + tile.Columns - 1) / tile.Columns;
        string firstFilter = tilesPerGroup * launch.Groups == 1 ? "0u" : GpuKernel.Times("column", tile.Columns);
        for (int quad = 0; quad < columnQuads; quad++)
            writer.Line($"uint filter{quad}At = {GpuKernel.Sum(firstFilter, $"{quad * tile.Columns / columnQuads}u", "(across * 4u)")};");
        for (int row = 0; row < tile.ThreadRows; row++)
        {
            writer.Line($"uint row{row} = {GpuKernel.Sum("firstRow", $"{(row / 4 * tile.Rows / rowQuads) + (row % 4)}u", "(down * 4u)")};");
            for (int quad = 0; quad < columnQuads; quad++)
                writer.Line($"{kernel.Method}Store(output, {(launch.AddsInput ? "other, " : "")}bias, rows, row{row}, filter{quad}At, {string.Join(", ", Enumerable.Range(4 * quad, 4).Select(filter => $"s{row}_{filter}"))});");
        }
    }

    /// <summary>Where the window of a pixel begins: the sample and a place on each axis, which may lie in the padding.</summary>
    private static void WriteCorner(GpuKernel kernel, ConvLaunch launch, int slot)
    {
        SourceWriter writer = kernel.Writer;
        writer.Line($"uint pixel{slot} = firstRow + leftRow{slot};");
        if (IsPointwise(launch))
            return;
        kernel.WritePlaces($"pixel{slot}", launch.Window.Select(axis => axis.Output).ToEquatableArray(), $"_{slot}");
        for (int axis = 0; axis < launch.Window.Count; axis++)
        {
            WindowAxis window = launch.Window[axis];
            string moved = window.Stride == 1 ? $"(int)at{axis}_{slot}" : $"((int)at{axis}_{slot} * {window.Stride})";
            writer.Line($"int corner{axis}_{slot} = {moved}{(window.PadBegin == 0 ? "" : window.PadBegin > 0 ? $" - {window.PadBegin}" : $" + {-window.PadBegin}")};");
        }
    }

    private static string Corner(ConvLaunch launch, int slot) => (IsPointwise(launch)
        ? $"pixel{slot}"
        : string.Join(", ", Enumerable.Range(0, launch.Window.Count).Select(axis => $"corner{axis}_{slot}").Prepend($"sample_{slot}")))
        + $", pixel{slot} < rows" + (launch.Groups > 1 ? ", column" : "");

    /// <summary>The function that reads four neighbouring values of a window: zero beyond the map, behind the last pixel and behind the last value.</summary>
    private static void WriteWindow(GpuKernel kernel, ConvLaunch launch)
    {
        SourceWriter writer = kernel.Own;
        int axes = launch.Window.Count;
        string places = IsPointwise(launch) ? "uint pixel" : string.Join(", ", Enumerable.Range(0, axes).Select(axis => $"int corner{axis}").Prepend("uint sample"));
        string group = launch.Groups > 1 ? ", uint column" : "";
        writer.Line().Line("/// <summary>Four neighbouring values of a pixel's window, zero where there are none.</summary>");
        writer.Line("[KernelMethod(KernelOptions.AggressiveInlining)]");
        string view = launch.LoadsQuads ? $"global::ILGPU.ArrayView<{kernel.Quad}>" : "GpuElements";
        using (writer.Open($"private static {QuadType(launch.Tile)} {kernel.Method}Window({view} pixels, {places}, bool exists{group}, uint k)"))
        using (writer.Open("unchecked"))
        {
            if (launch.LoadsQuads)
            {
                WriteAddress(writer, launch, "k", "");
                writer.Line($"{kernel.Quad} quad = pixels[(int)({GpuKernel.Divide("index", GpuBuffer.Quad)})];");
                writer.Line($"return new {QuadType(launch.Tile)}({string.Join(", ", "XYZW".Select(lane => $"GpuOps.Select(inside, {Widen(kernel, $"quad.{lane}")}, {Zero(launch.Tile)})"))});");
                return;
            }

            for (int lane = 0; lane < GpuBuffer.Quad; lane++)
            {
                WriteAddress(writer, launch, lane == 0 ? "k" : $"(k + {lane}u)", $"{lane}");
                writer.Line($"{ValueType(launch.Tile)} value{lane} = GpuOps.Select(inside{lane}, {Widen(kernel, $"pixels[(int)index{lane}]")}, {Zero(launch.Tile)});");
            }

            writer.Line($"return new {QuadType(launch.Tile)}(value0, value1, value2, value3);");
        }
    }

    private static void WriteAddress(SourceWriter writer, ConvLaunch launch, string k, string suffix)
    {
        string group = launch.Groups > 1 ? GpuKernel.Times($"({GpuKernel.Divide("column", launch.FiltersPerGroup / launch.Tile.Columns)})", launch.ChannelsPerGroup) : "0u";
        List<string> conditions = ["exists"];
        conditions.Add($"({k} < {launch.Depth}u)");
        string address;
        if (IsPointwise(launch))
        {
            address = GpuKernel.Sum($"({GpuKernel.Times("pixel", launch.Input.Pitch)})", group, k);
        }
        else
        {
            writer.Line($"uint tap{suffix} = {GpuKernel.Divide(k, launch.ChannelsPerGroup)};");
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

        writer.Line($"bool inside{suffix} = {string.Join(" & ", conditions)};");
        writer.Line($"uint index{suffix} = GpuOps.Select(inside{suffix}, {address}, 0u);");
    }

    /// <summary>The function that reads four neighbouring filters of a packed block.</summary>
    private static void WriteFilters(GpuKernel kernel, ConvLaunch launch)
    {
        SourceWriter writer = kernel.Own;
        int panels = StepBuilder.Blocks(launch.Filters);
        List<string> conditions = [$"(k < {launch.Depth}u)"];
        bool reachesBeyond = panels * StepBuilder.Block % launch.Tile.Columns != 0 || launch.Tile.Columns * launch.Tile.Depth / GpuBuffer.Quad % launch.Tile.Threads != 0;
        if (reachesBeyond)
            conditions.Add($"(panel < {panels}u)");
        writer.Line().Line("/// <summary>A value of the sum for four neighbouring filters, of a block of sixteen; zero where there are none.</summary>");
        writer.Line("[KernelMethod(KernelOptions.AggressiveInlining)]");
        using (writer.Open($"private static {QuadType(launch.Tile)} {kernel.Method}Filter(global::ILGPU.ArrayView<{kernel.Quad}> filters, uint panel, uint k, uint filter)"))
        using (writer.Open("unchecked"))
        {
            writer.Line($"bool inside = {string.Join(" & ", conditions)};");
            writer.Line($"uint index = GpuOps.Select(inside, (panel * {launch.Depth * 4L}u) + (k * 4u) + filter, 0u);");
            writer.Line($"{kernel.Quad} quad = filters[(int)index];");
            writer.Line($"return new {QuadType(launch.Tile)}({string.Join(", ", "XYZW".Select(lane => $"GpuOps.Select(inside, {Widen(kernel, $"quad.{lane}")}, {Zero(launch.Tile)})"))});");
        }
    }

    /// <summary>The function that finishes and stores four neighbouring filters of a pixel.</summary>
    private static void WriteStore(GpuKernel kernel, ConvLaunch launch)
    {
        SourceWriter writer = kernel.Own;
        writer.Line().Line("/// <summary>Stores four neighbouring filters of a pixel, where there are such.</summary>");
        writer.Line("[KernelMethod(KernelOptions.AggressiveInlining)]");
        using (writer.Open($"private static void {kernel.Method}Store(GpuElements output, {(launch.AddsInput ? "GpuElements other, " : "")}GpuElements bias, uint rows, uint row, uint filter, float x, float y, float z, float w)"))
        using (writer.Open("unchecked"))
        using (writer.Open($"if ((row < rows) & (filter < {launch.Filters}u))"))
        {
            WriteTarget(writer, launch);
            string[] values = ["x", "y", "z", "w"];
            bool storesQuads = launch.Target.StoresQuads;
            bool isWhole = launch.Filters % GpuBuffer.Quad == 0;
            if (storesQuads)
            {
                string Lane(int lane) => Narrow(kernel, kernel.Finish(Value(lane)));
                writer.Line($"global::ILGPU.ArrayView<{kernel.Quad}> quads = output.Cast<{kernel.Quad}>();");
                writer.Line($"quads[(int)({GpuKernel.Divide($"(({GpuKernel.Times("target", launch.Target.Pitch)}) + filter)", GpuBuffer.Quad)})] = new {kernel.Quad}({string.Join(", ", Enumerable.Range(0, 4).Select(Lane))});");
                return;
            }

            for (int lane = 0; lane < GpuBuffer.Quad; lane++)
            {
                string store = kernel.Store("output", $"({GpuKernel.Times("target", launch.Target.Pitch)}) + filter{(lane == 0 ? "" : $" + {lane}u")}", kernel.Finish(Value(lane)));
                if (lane > 0 && !isWhole)
                    writer.Line($"if (filter + {lane}u < {launch.Filters}u)").Line("    " + store);
                else
                    writer.Line(store);
            }

            string Value(int lane)
            {
                string at = lane == 0 ? "filter" : $"filter + {lane}u";
                string sum = $"{values[lane]} + {kernel.Load("bias", at)}";
                return launch.AddsInput ? $"{sum} + {kernel.Load("other", $"({GpuKernel.Times("target", launch.Inputs[1].Pitch)}) + {at}")}" : sum;
            }
        }
    }

    /// <summary>The pixel of the output, counted over all samples.</summary>
    private static void WriteTarget(SourceWriter writer, ConvLaunch launch)
    {
        if (launch.OutputScale.All(scale => scale == 1))
        {
            writer.Line("uint target = row;");
            return;
        }

        EquatableArray<int> axes = launch.Window.Select(axis => axis.Output).ToEquatableArray();
        long inner = launch.Pixels;
        string[] places = new string[axes.Count];
        for (int axis = 0; axis < axes.Count; axis++)
        {
            inner /= axes[axis];
            string place = GpuKernel.Modulo(GpuKernel.Divide("row", inner), axes[axis]);
            places[axis] = GpuKernel.Sum($"({GpuKernel.Times(place, launch.OutputScale[axis])})", $"{launch.OutputPhase[axis]}u");
        }

        string pixel = GpuKernel.Pixel(launch.Target.Shape.Axes, [.. places.Select(place => $"({place})")]);
        writer.Line($"uint target = {GpuKernel.Sum($"({GpuKernel.Times(GpuKernel.Divide("row", launch.Pixels), launch.Target.Shape.Pixels)})", pixel)};");
    }

    /// <summary>Whether the pixels of the output are those of the input, with a single tap.</summary>
    private static bool IsPointwise(ConvLaunch launch) => launch.Window.All(axis => axis is { Size: 1, Stride: 1, PadBegin: 0 } && axis.Input == axis.Output);

    /// <summary>The type of a value in shared memory.</summary>
    private static string ValueType(GemmTile tile) => tile.IsHalf ? "GpuElement" : "float";

    private static string QuadType(GemmTile tile) => tile.IsHalf ? "GpuQuad" : "Float4";

    private static string Zero(GemmTile tile) => tile.IsHalf ? "(GpuElement)0f" : "0f";

    /// <summary>A stored value as it is multiplied.</summary>
    private static string Widen(GpuKernel kernel, string value) => kernel.IsHalf && !kernel.MultipliesHalf ? $"(float){value}" : value;

    private static string Narrow(GpuKernel kernel, string value) => kernel.IsHalf ? $"(GpuElement)({value})" : value;

    /// <summary>Quads that the threads of a group bring, each its share, the last perhaps not all of them.</summary>
    private sealed class Slots(int quads, int threads) : List<int>(Enumerable.Range(0, (quads + threads - 1) / threads))
    {
        public string Item(int slot) => slot == 0 ? "thread" : $"thread + {slot * threads}u";

        /// <summary>Opens what only those threads do that have something to bring.</summary>
        public IDisposable? Guard(SourceWriter writer, int slot, string name) => (slot + 1) * threads > quads ? writer.Open($"if ({name}Item{slot} < {quads}u)") : null;
    }
}
