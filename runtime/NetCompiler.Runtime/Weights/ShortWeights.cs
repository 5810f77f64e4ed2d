namespace NetCompiler.Weights;

/// <summary>
/// float32 values in 16 bits, as the kernels of <see cref="WeightStorage"/> widen them. Half precision is kept in an encoding without subnormals, which would
/// cost some processors a hundred cycles each: sign, five bits of exponent from 2⁻²⁴ to 2⁶, ten bits of fraction. It holds every half below 128.
/// </summary>
internal static class ShortWeights
{
    /// <summary>The exponents of float32 that are stored as 1 to 31: from 2⁻²⁴ on.</summary>
    private const int ExponentShift = 102;

    private const int FractionBits = 23;
    private const int LostBits = 13;

    /// <summary>Rounds values to the nearest, of two the even one.</summary>
    /// <exception cref="WeightFileException">A value cannot be stored as <see cref="WeightStorage.Float16"/>.</exception>
    public static void Narrow(ReadOnlySpan<float> values, Span<ushort> stored, WeightStorage storage, string tensor)
    {
        if (storage == WeightStorage.BFloat16)
        {
            for (int i = 0; i < values.Length; i++)
                stored[i] = ToBFloat16(values[i]);
            return;
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (!TryToHalf(values[i], out stored[i]))
                throw new WeightFileException($"{TensorText.Name(tensor)} has the weight {values[i]}: {nameof(WeightStorage.Float16)} stores weights between -128 and 128. {nameof(WeightStorage.BFloat16)} stores any.");
        }
    }

    /// <summary>The upper half of the float32; NaN stays NaN.</summary>
    public static ushort ToBFloat16(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        if (float.IsNaN(value))
            return (ushort)((bits >> 16) | 0x40);
        return (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }

    /// <summary>The half nearest to the value, in the encoding of kernels.</summary>
    public static bool TryToHalf(float value, out ushort stored)
    {
        uint bits = BitConverter.SingleToUInt32Bits((float)(Half)value);
        uint sign = bits >> 31 << 15;
        uint size = bits & int.MaxValue;
        stored = (ushort)(size == 0 ? sign : sign | ((size - ((uint)ExponentShift << FractionBits)) >> LostBits));
        return size >> FractionBits <= ExponentShift + 31;
    }
}
