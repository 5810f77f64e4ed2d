using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>
/// Writes a matrix times a vector. A step of the loop asks for several rows of the panel before it uses the first, so that a thread has as many reads under way; then the group adds up
/// in shared memory what its threads have.
/// </summary>
internal static class DenseEmitter
{
    private const int Rows = DenseLaunch.Rows;
    private const int Across = DenseLaunch.ThreadsAcross;

    public static void Write(GpuKernel kernel, DenseLaunch launch)
    {
        WriteHead(kernel, launch);
        WriteProducts(kernel, launch);
        WriteTree(kernel.Writer);
        WriteStore(kernel, launch);
    }

    private static void WriteHead(GpuKernel kernel, DenseLaunch launch)
    {
        SourceWriter writer = kernel.Writer;
        writer.Line("uint thread = (uint)GpuGroup.IdxX;");
        writer.Line($"uint down = {GpuKernel.Divide("thread", Across)};");
        writer.Line("uint sample = (uint)GpuGrid.IdxX;");
        writer.Line("uint panel = (uint)GpuGrid.IdxY;");
        writer.Line($"uint source = {GpuKernel.Times("sample", launch.Input.Shape.Pixels * launch.Input.Pitch)};");
        writer.Line($"global::ILGPU.ArrayView<{kernel.Quad}> rows = weights.Cast<{kernel.Quad}>();");
        writer.Line($"global::ILGPU.ArrayView<float> sums = GpuShared.Allocate<float>({launch.SharedFloats});");
        writer.Line("global::ILGPU.ArrayView<Float4> sumQuads = sums.Cast<Float4>();");
        writer.Line();
    }

    private static void WriteProducts(GpuKernel kernel, DenseLaunch launch)
    {
        SourceWriter writer = kernel.Writer;
        int step = Rows * DenseLaunch.Unrolled;
        int whole = launch.Depth / step * step;
        writer.Line($"// Every {Rows}th row of the panel for four of its units, {DenseLaunch.Unrolled} of them at once.");
        writer.Line("float sumX = 0f, sumY = 0f, sumZ = 0f, sumW = 0f;");
        writer.Line($"uint quadAt = (panel * {launch.Depth * (long)Across}u) + thread;");
        if (whole > 0)
        {
            using (writer.Open($"for (uint k = down; k < {whole}u; k += {step}u)"))
            {
                for (int row = 0; row < DenseLaunch.Unrolled; row++)
                {
                    writer.Line($"{kernel.Quad} row{row} = rows[(int)(quadAt + {row * Rows * Across}u)];");
                    writer.Line($"{Value(kernel)} value{row} = {Input(kernel, launch, Moved("k", row))};");
                }

                WriteSums(kernel, DenseLaunch.Unrolled, "row", "value");
                writer.Line($"quadAt += {step * Across}u;");
            }
        }

        // What is left: whole rounds, of which every thread has a row, and one that ends early.
        int left = (launch.Depth - whole + Rows - 1) / Rows;
        if (left == 0)
        {
            writer.Line();
            return;
        }

        writer.Line();
        writer.Line("// The rest of the rows; behind the last there is nothing.");
        for (int row = 0; row < left; row++)
        {
            int from = whole + (row * Rows);
            bool mayEnd = from + Rows > launch.Depth;
            string quad = $"quadAt + {row * Rows * Across}u";
            string k = $"down + {from}u";
            if (mayEnd)
            {
                writer.Line($"bool isLeft = down < {launch.Depth - from}u;");
                quad = $"GpuOps.Select(isLeft, {quad}, 0u)";
                writer.Line($"uint lastAt = GpuOps.Select(isLeft, {k}, 0u);");
                k = "lastAt";
            }

            writer.Line($"{kernel.Quad} last{row} = rows[(int)({quad})];");
            string value = Input(kernel, launch, k);
            writer.Line($"{Value(kernel)} lastValue{row} = {value};");
            if (!mayEnd)
                continue;

            // Both factors: an infinite weight of another row times zero would be NaN.
            writer.Line($"lastValue{row} = GpuOps.Select(isLeft, lastValue{row}, {Zero(kernel)});");
            foreach (char lane in "XYZW")
                writer.Line($"last{row}.{lane} = GpuOps.Select(isLeft, last{row}.{lane}, {StoredZero(kernel)});");
        }

        WriteSums(kernel, left, "last", "lastValue");
        writer.Line();
    }

    /// <summary>Adds the products of some rows. In half precision they are added up in it before the sum takes them.</summary>
    private static void WriteSums(GpuKernel kernel, int rows, string row, string value)
    {
        foreach (char lane in "XYZW")
        {
            string[] products = [.. Enumerable.Range(0, rows).Select(r => $"({value}{r} * {kernel.Factor($"{row}{r}.{lane}")})")];
            if (kernel.MultipliesHalf)
                kernel.Writer.Line($"sum{lane} += (float)({string.Join(" + ", products)});");
            else
                kernel.Writer.Line(string.Join(" ", products.Select(product => $"sum{lane} += {product.Substring(1, product.Length - 2)};")));
        }
    }

    /// <summary>The sums of all threads that have the same units: the lower half takes those of the upper one until one is left.</summary>
    private static void WriteTree(SourceWriter writer)
    {
        writer.Line("// The sums of the group: the lower half of the rows takes those of the upper half until one is left.");
        writer.Line("sumQuads[(int)thread] = new Float4(sumX, sumY, sumZ, sumW);");
        writer.Line("GpuGroup.Barrier();");
        using (writer.Open($"for (uint half = {Rows / 2 * Across}u; half >= {Across}u; half >>= 1)"))
        {
            using (writer.Open("if (thread < half)"))
            {
                writer.Line("Float4 own = sumQuads[(int)thread];");
                writer.Line("Float4 far = sumQuads[(int)(thread + half)];");
                writer.Line("sumQuads[(int)thread] = new Float4(own.X + far.X, own.Y + far.Y, own.Z + far.Z, own.W + far.W);");
            }

            writer.Line("GpuGroup.Barrier();");
        }

        writer.Line();
    }

    private static void WriteStore(GpuKernel kernel, DenseLaunch launch)
    {
        SourceWriter writer = kernel.Writer;
        writer.Line($"uint unit = {GpuKernel.Sum(GpuKernel.Times("panel", StepBuilder.Block), "thread")};");
        using (writer.Open($"if ((thread < {StepBuilder.Block}u) & (unit < {launch.Units}u))"))
        {
            string value = $"sums[(int)thread] + {kernel.Load("bias", "unit")}";
            if (launch.AddsInput)
                value += $" + {kernel.Load("other", $"{GpuKernel.Times("sample", launch.Inputs[1].Pitch)} + unit")}";
            kernel.StoreOutput($"{GpuKernel.Times("sample", launch.Target.Pitch)} + unit", value);
        }
    }

    /// <summary>An input: where the map has lanes without a channel, they are stepped over.</summary>
    private static string Input(GpuKernel kernel, DenseLaunch launch, string k)
    {
        int channels = launch.Input.Shape.Channels;
        string at = launch.Input.IsCompact
            ? GpuKernel.Sum("source", k)
            : GpuKernel.Sum("source", GpuKernel.Times(GpuKernel.Divide($"({k})", channels), launch.Input.Pitch), GpuKernel.Modulo($"({k})", channels));
        return kernel.MultipliesHalf ? $"input[(int)({at})]" : kernel.Load("input", at);
    }

    private static string Moved(string k, int rows) => rows == 0 ? k : $"{k} + {rows * Rows}u";

    /// <summary>The type of an input as it is multiplied.</summary>
    private static string Value(GpuKernel kernel) => kernel.MultipliesHalf ? "GpuElement" : "float";

    private static string Zero(GpuKernel kernel) => kernel.MultipliesHalf ? StoredZero(kernel) : "0f";

    private static string StoredZero(GpuKernel kernel) => kernel.IsHalf ? "(GpuElement)0f" : "0f";
}
