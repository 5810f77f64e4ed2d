namespace NetCompiler.Benches;

/// <summary>The pictures that every engine sees: values spread over [−1, 1), the same in every run.</summary>
internal static class SampleInput
{
    public static void Fill(Span<float> values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = i * 2654435761L % 1000 / 500f - 1f;
    }
}
