using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes the functions that widen a vector of weights from 16 bits; the encodings are the runtime's (<c>ShortWeights</c>).</summary>
internal static class ShortWeightEmitter
{
    /// <summary>The function's name.</summary>
    public static string Name(WeightStorage storage) => $"From{storage}";

    /// <summary>The function's text.</summary>
    public static string Function(WeightStorage storage, int lanes)
    {
        const string Vectors = "global::System.Runtime.Intrinsics.Vector";

        // On x86 a vector of 64 bits is no register.
        string narrow = lanes == 4
            ? $"{Vectors}128.AsUInt16({Vectors}128.CreateScalarUnsafe(RefOps.ReadUnaligned<ulong>(ref RefOps.As<ushort, byte>(ref value))))"
            : $"{Vectors}{16 * lanes}.ToVector{32 * lanes}Unsafe({Vectors}{16 * lanes}.LoadUnsafe(ref value))";
        SourceWriter writer = new();
        writer.Line(storage == WeightStorage.BFloat16
            ? "/// <summary>bfloat16 is the upper half of a float32.</summary>"
            : "/// <summary>Exponent and fraction move to their places, and 2¹⁰² makes good the smaller bias of the exponent.</summary>");
        writer.Line("[KernelMethod(KernelOptions.AggressiveInlining)]");
        writer.Line($"private static SimdFloats {Name(storage)}(ref ushort value) =>");
        using (writer.Indent())
        {
            writer.Line(storage == WeightStorage.BFloat16
                ? $"SimdOps.AsSingle(SimdOps.ShiftLeft(SimdOps.WidenLower({narrow}), 16));"
                : $"SimdOps.Multiply(SimdOps.AsSingle(SimdOps.BitwiseAnd(SimdOps.ShiftLeft(SimdOps.WidenLower(SimdOps.AsInt16({narrow})), 13), SimdOps.Create(unchecked((int)0x8FFFE000)))), SimdOps.Create(5.0706024e30f));");
        }

        return writer.ToString().TrimEnd('\n');
    }
}
