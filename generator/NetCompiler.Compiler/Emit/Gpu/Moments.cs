using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes mean and variance of a result's values, in two passes: the difference of two large sums would lose the digits of a small variance.</summary>
internal static class Moments
{
    /// <summary>The trees' memory.</summary>
    public static readonly string[] Shared = ["sums", "squares"];

    /// <summary>Writes <c>mean</c> and <c>scale</c>, which is 1/√(variance + ε).</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="reduction">The result.</param>
    /// <param name="values">How many values it has.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="value">Value <c>i</c>.</param>
    public static void Write(GpuKernel kernel, Reduction reduction, long values, double epsilon, string value)
    {
        SourceWriter writer = kernel.Writer;
        writer.Line();
        writer.Line("// The mean.");
        writer.Line("float sum = 0f;");
        using (reduction.OpenLoop())
            writer.Line($"sum += {value};");
        writer.Line($"float mean = {reduction.Sum(Shared[0], "sum")} / {values}f;");
        writer.Line();
        writer.Line("// The variance, from the distances to the mean.");
        writer.Line("float square = 0f;");
        using (reduction.OpenLoop())
        {
            writer.Line($"float distance = {value} - mean;");
            writer.Line("square += distance * distance;");
        }

        writer.Line($"float variance = {reduction.Sum(Shared[1], "square")} / {values}f;");
        writer.Line($"float scale = 1f / global::System.MathF.Sqrt(variance + {SourceText.Float(epsilon)});");
        writer.Line();
    }
}
