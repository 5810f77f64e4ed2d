using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>
/// The one-dimensional transforms of Winograd's algorithm F(m, 3), as written-out sums. The points at which polynomials are evaluated are 0, ±1 and ∞ for m = 2 and 0, ±√½, ±√2
/// and ∞ for m = 4, whose products stay of one size (integer points double the error); the weights' transform in WeightPacker belongs to them.
/// </summary>
internal static class WinogradTransform
{
    /// <summary>The constants that the patch's transform of a tile of 4 uses, to be declared before its loops.</summary>
    private static readonly (string Name, string Value)[] PatchConstants =
        [("half", "-0.5f"), ("two", "-2f"), ("sum", "-2.5f"), ("near", "0.70710678f"), ("nearBelow", "-0.70710678f"), ("far", "1.4142136f"), ("farBelow", "-1.4142136f")];

    private static readonly (string Name, string Value)[] TileConstants =
        [("half", "0.5f"), ("two", "2f"), ("near", "0.70710678f"), ("far", "1.4142136f"), ("nearCube", "0.35355339f"), ("farCube", "2.8284271f")];

    public static void DeclarePatchConstants(SourceWriter writer, int tile) => Declare(writer, tile == 4 ? PatchConstants : []);

    public static void DeclareTileConstants(SourceWriter writer, int tile) => Declare(writer, tile == 4 ? TileConstants : []);

    /// <summary>Bᵀ·d of a line d of m + 2 values, as expressions of the variables d0, d1 …; declares what they share.</summary>
    public static string[] Patch(SourceWriter writer, int tile)
    {
        if (tile == 2)
            return ["SimdOps.Subtract(d0, d2)", "SimdOps.Add(d1, d2)", "SimdOps.Subtract(d2, d1)", "SimdOps.Subtract(d1, d3)"];
        writer.Line($"SimdFloats nearEven = {MultiplyAdd("d2", "two", "d4")}, nearOdd = {MultiplyAdd("d1", "two", "d3")};");
        writer.Line($"SimdFloats farEven = {MultiplyAdd("d2", "half", "d4")}, farOdd = {MultiplyAdd("d1", "half", "d3")};");
        return
        [
            MultiplyAdd("d2", "sum", "SimdOps.Add(d0, d4)"),
            MultiplyAdd("nearOdd", "near", "nearEven"), MultiplyAdd("nearOdd", "nearBelow", "nearEven"),
            MultiplyAdd("farOdd", "far", "farEven"), MultiplyAdd("farOdd", "farBelow", "farEven"),
            MultiplyAdd("d3", "sum", "SimdOps.Add(d1, d5)"),
        ];
    }

    /// <summary>Aᵀ·p of a line p of m + 2 products, as expressions of the variables p0, p1 …; declares what they share.</summary>
    public static string[] Tile(SourceWriter writer, int tile)
    {
        if (tile == 2)
            return ["SimdOps.Add(SimdOps.Add(p0, p1), p2)", "SimdOps.Subtract(SimdOps.Subtract(p1, p2), p3)"];
        writer.Line("SimdFloats nearSum = SimdOps.Add(p1, p2), nearGap = SimdOps.Subtract(p1, p2), farSum = SimdOps.Add(p3, p4), farGap = SimdOps.Subtract(p3, p4);");
        return
        [
            "SimdOps.Add(SimdOps.Add(p0, nearSum), farSum)",
            MultiplyAdd("farGap", "far", "SimdOps.Multiply(nearGap, near)"),
            MultiplyAdd("farSum", "two", "SimdOps.Multiply(nearSum, half)"),
            MultiplyAdd("farGap", "farCube", MultiplyAdd("nearGap", "nearCube", "p5")),
        ];
    }

    private static string MultiplyAdd(string a, string b, string c) => CpuKernel.MultiplyAdd(a, b, c);

    private static void Declare(SourceWriter writer, (string Name, string Value)[] constants)
    {
        foreach ((string name, string value) in constants)
            writer.Line($"SimdFloats {name} = SimdOps.Create({value});");
    }
}
