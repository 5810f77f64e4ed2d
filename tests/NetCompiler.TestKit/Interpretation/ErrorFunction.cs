namespace NetCompiler.TestKit.Interpretation;

/// <summary>
/// The error function and its complement in double precision: the series of erf where its terms are few, the continued fraction of erfc
/// beyond (Abramowitz and Stegun 7.1.6 and 7.1.14). The complement keeps its relative precision, which GELU's left tail needs.
/// </summary>
public static class ErrorFunction
{
    // From here the fraction's 60 levels are exact to the last bit but one; below, the complement loses at most 8 bits of 53.
    private const double SeriesEnd = 2;
    private const int Levels = 60;

    /// <summary>erf(x) = 2/√π·∫₀ˣ e^(−t²) dt, to within 1e-15.</summary>
    public static double Erf(double x) => Math.Abs(x) < SeriesEnd ? Series(x) : x > 0 ? 1 - Fraction(x) : Fraction(-x) - 1;

    /// <summary>1 − erf(x), to within a relative 1e-13.</summary>
    public static double Erfc(double x) => Math.Abs(x) < SeriesEnd ? 1 - Series(x) : x > 0 ? Fraction(x) : 2 - Fraction(-x);

    // 2/√π·e^(−x²)·Σ 2ⁿ·x^(2n+1)/(1·3·…·(2n+1)): all terms have the sign of x, so nothing cancels.
    private static double Series(double x)
    {
        double term = x;
        double sum = x;
        for (int n = 1; Math.Abs(term) > Math.Abs(sum) * 1e-17; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    // e^(−x²)/√π · 1/(x + ½/(x + 1/(x + 3/2/(x + …)))), from the last level up.
    private static double Fraction(double x)
    {
        double level = x;
        for (int n = Levels; n > 0; n--)
            level = x + (n / 2.0 / level);
        return Math.Exp(-x * x) / (Math.Sqrt(Math.PI) * level);
    }
}
