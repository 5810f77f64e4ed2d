namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>The sums of some pixels of a tile, in registers.</summary>
/// <param name="First">The first pixel.</param>
/// <param name="End">Behind the last.</param>
/// <param name="Vectors">Vectors of filters.</param>
/// <param name="Chains">Sums of one output, which take turns.</param>
internal sealed record ConvSums(int First, int End, int Vectors, int Chains)
{
    public IEnumerable<(int Pixel, int Vector)> Outputs => Enumerable.Range(First, End - First).SelectMany(pixel => Enumerable.Range(0, Vectors).Select(vector => (pixel, vector)));

    public static string Name(int pixel, int vector, int chain) => $"sum{pixel}_{vector}" + (chain == 0 ? "" : $"_{chain}");
}
