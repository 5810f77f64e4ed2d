using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace NetCompiler.Peers.Report;

/// <summary>One line on where figures come from.</summary>
internal static class Machine
{
    private const string ProcessorFile = "/proc/cpuinfo";
    private const string ModelField = "model name";

    public static string Description =>
        $"{DateTime.UtcNow:yyyy-MM-dd}, {Processor}, {Vectors}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}";

    private static string Processor
    {
        get
        {
            string? model = File.Exists(ProcessorFile)
                ? File.ReadLines(ProcessorFile).FirstOrDefault(line => line.StartsWith(ModelField, StringComparison.Ordinal))
                : null;
            return model is null ? $"{RuntimeInformation.ProcessArchitecture}" : model[(model.IndexOf(':') + 1)..].Trim();
        }
    }

    private static string Vectors => Avx512F.IsSupported ? "AVX-512" : Fma.IsSupported ? "AVX2" : "128-bit vectors";
}
