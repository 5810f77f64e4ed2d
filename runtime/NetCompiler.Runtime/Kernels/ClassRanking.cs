namespace NetCompiler.Kernels;

/// <summary>Picks the best classes out of a network's outputs. Called by generated code.</summary>
public static class ClassRanking
{
    /// <summary>
    /// Writes the highest scores, best first, to the front of <paramref name="best"/>. Equal scores stand in the order of their
    /// index; NaN comes after every number. Allocates nothing.
    /// </summary>
    /// <param name="scores">One value per class.</param>
    /// <param name="names">One name per class, or none at all.</param>
    /// <param name="best">Receives as many classes as it is long, but no more than there are.</param>
    /// <returns>The number of classes written.</returns>
    /// <exception cref="ArgumentException">There are names, but not as many as scores.</exception>
    public static int Top(ReadOnlySpan<float> scores, ReadOnlySpan<string> names, Span<ClassScore> best)
    {
        if (!names.IsEmpty && names.Length != scores.Length)
            throw new ArgumentException($"There are {names.Length} names for {scores.Length} scores.", nameof(names));
        int count = 0;
        int wanted = Math.Min(best.Length, scores.Length);
        for (int index = 0; index < scores.Length; index++)
        {
            float score = scores[index];
            if (count == wanted && (count == 0 || !IsBetter(score, best[count - 1].Score)))
                continue;

            // Insertion from the end: a later index passes only what it strictly beats, so equals keep their order.
            int place = count < wanted ? count++ : count - 1;
            for (; place > 0 && IsBetter(score, best[place - 1].Score); place--)
                best[place] = best[place - 1];
            best[place] = new ClassScore(index, names.IsEmpty ? "" : names[index], score);
        }

        return count;
    }

    private static bool IsBetter(float score, float other) => score > other || (float.IsNaN(other) && !float.IsNaN(score));
}
