using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetCompiler.Peers.Calibration;

/// <summary>
/// What the core can do at this moment: multiply-adds on registers alone, with more independent chains than latency ×
/// units (4 × 2 on today's x86 cores, 4 × 4 on large ARM cores) and the widest vectors the machine has.
/// </summary>
internal static class FmaCalibration
{
    private const int Rounds = 1000;

    // Products shrink towards a fixed point near 1, so that no chain overflows or reaches a subnormal number.
    private const float Factor = 0.5f;
    private const float Term = 0.5f;

    // Where the loops leave their sums, so that the JIT may not drop them.
    private static float _sink;

    /// <summary>Billions of float32 operations a second on one core (a multiply-add is two), over two milliseconds.</summary>
    public static double Measure()
    {
        long start = Stopwatch.GetTimestamp();
        double operations = 0;
        TimeSpan elapsed;
        do
        {
            operations += Avx512F.IsSupported ? Run512() : Fma.IsSupported ? Run256() : Run128();
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed.TotalMilliseconds < 2);
        return operations / elapsed.TotalNanoseconds;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Run512()
    {
        Vector512<float> factor = Vector512.Create(Factor), term = Vector512.Create(Term);
        Vector512<float> a0 = term, a1 = term, a2 = term, a3 = term, a4 = term, a5 = term;
        Vector512<float> a6 = term, a7 = term, a8 = term, a9 = term, a10 = term, a11 = term;
        for (int i = 0; i < Rounds; i++)
        {
            a0 = Avx512F.FusedMultiplyAdd(a0, factor, term);
            a1 = Avx512F.FusedMultiplyAdd(a1, factor, term);
            a2 = Avx512F.FusedMultiplyAdd(a2, factor, term);
            a3 = Avx512F.FusedMultiplyAdd(a3, factor, term);
            a4 = Avx512F.FusedMultiplyAdd(a4, factor, term);
            a5 = Avx512F.FusedMultiplyAdd(a5, factor, term);
            a6 = Avx512F.FusedMultiplyAdd(a6, factor, term);
            a7 = Avx512F.FusedMultiplyAdd(a7, factor, term);
            a8 = Avx512F.FusedMultiplyAdd(a8, factor, term);
            a9 = Avx512F.FusedMultiplyAdd(a9, factor, term);
            a10 = Avx512F.FusedMultiplyAdd(a10, factor, term);
            a11 = Avx512F.FusedMultiplyAdd(a11, factor, term);
        }

        _sink = Vector512.Sum(a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11);
        return 2.0 * 12 * Vector512<float>.Count * Rounds;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Run256()
    {
        Vector256<float> factor = Vector256.Create(Factor), term = Vector256.Create(Term);
        Vector256<float> a0 = term, a1 = term, a2 = term, a3 = term, a4 = term, a5 = term;
        Vector256<float> a6 = term, a7 = term, a8 = term, a9 = term, a10 = term, a11 = term;
        for (int i = 0; i < Rounds; i++)
        {
            a0 = Fma.MultiplyAdd(a0, factor, term);
            a1 = Fma.MultiplyAdd(a1, factor, term);
            a2 = Fma.MultiplyAdd(a2, factor, term);
            a3 = Fma.MultiplyAdd(a3, factor, term);
            a4 = Fma.MultiplyAdd(a4, factor, term);
            a5 = Fma.MultiplyAdd(a5, factor, term);
            a6 = Fma.MultiplyAdd(a6, factor, term);
            a7 = Fma.MultiplyAdd(a7, factor, term);
            a8 = Fma.MultiplyAdd(a8, factor, term);
            a9 = Fma.MultiplyAdd(a9, factor, term);
            a10 = Fma.MultiplyAdd(a10, factor, term);
            a11 = Fma.MultiplyAdd(a11, factor, term);
        }

        _sink = Vector256.Sum(a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11);
        return 2.0 * 12 * Vector256<float>.Count * Rounds;
    }

    // The estimate form: on x86 without FMA hardware the exact one is a library call.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Run128()
    {
        Vector128<float> factor = Vector128.Create(Factor), term = Vector128.Create(Term);
        Vector128<float> a0 = term, a1 = term, a2 = term, a3 = term, a4 = term, a5 = term, a6 = term, a7 = term;
        Vector128<float> a8 = term, a9 = term, a10 = term, a11 = term, a12 = term, a13 = term, a14 = term, a15 = term;
        for (int i = 0; i < Rounds; i++)
        {
            a0 = Vector128.MultiplyAddEstimate(a0, factor, term);
            a1 = Vector128.MultiplyAddEstimate(a1, factor, term);
            a2 = Vector128.MultiplyAddEstimate(a2, factor, term);
            a3 = Vector128.MultiplyAddEstimate(a3, factor, term);
            a4 = Vector128.MultiplyAddEstimate(a4, factor, term);
            a5 = Vector128.MultiplyAddEstimate(a5, factor, term);
            a6 = Vector128.MultiplyAddEstimate(a6, factor, term);
            a7 = Vector128.MultiplyAddEstimate(a7, factor, term);
            a8 = Vector128.MultiplyAddEstimate(a8, factor, term);
            a9 = Vector128.MultiplyAddEstimate(a9, factor, term);
            a10 = Vector128.MultiplyAddEstimate(a10, factor, term);
            a11 = Vector128.MultiplyAddEstimate(a11, factor, term);
            a12 = Vector128.MultiplyAddEstimate(a12, factor, term);
            a13 = Vector128.MultiplyAddEstimate(a13, factor, term);
            a14 = Vector128.MultiplyAddEstimate(a14, factor, term);
            a15 = Vector128.MultiplyAddEstimate(a15, factor, term);
        }

        _sink = Vector128.Sum(a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11 + a12 + a13 + a14 + a15);
        return 2.0 * 16 * Vector128<float>.Count * Rounds;
    }
}
