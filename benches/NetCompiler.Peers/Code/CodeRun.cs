using System.Globalization;
using NetCompiler.Benches;
using NetCompiler.Kernels;
using NetCompiler.Peers.Measurement;
using NetCompiler.Peers.Report;

namespace NetCompiler.Peers.Code;

/// <summary>How much machine code the runtime makes for a network on each instruction set of the machine. The peer's library is the same for every network: its file's size.</summary>
internal static class CodeRun
{
    private static readonly InstructionSet[] Sets = [.. new[] { InstructionSet.Avx512, InstructionSet.Avx2, InstructionSet.Vector128 }.Where(HasMachine)];

    public static int Execute(PeerOptions options)
    {
        CoreSet cores = CoreSet.For(options);
        Heading.Print(options, cores, "one process a row", comparesOrt: false);
        if (options.OrtLibrary is { } library)
            Console.WriteLine($"ONNX Runtime's library: a file of {new FileInfo(library).Length / 1e6:0.0} MB for all networks");
        List<string[]> rows = [];
        foreach (PeerCase item in options.Networks)
        {
            using SampleWeights weights = item.Network.WriteWeights();
            foreach (InstructionSet set in Sets)
            {
                CodeResult result = RoundProcess.Run<CodeRequest, CodeResult>(RoundProcess.CodeVerb, new(item.Name, set, options.Weights, weights.File), options.CoreCount, cores);
                rows.Add([item.Name, $"{set}", $"{result.Kernels}", Bytes(result.KernelBytes), $"{result.Methods}", Bytes(result.Bytes)]);
            }
        }

        Console.WriteLine();
        Table.Print(["network", "instruction set", "kernel methods", "their bytes", "all its methods", "their bytes"], rows, options.Markdown);
        return 0;
    }

    private static string Bytes(long bytes) => bytes.ToString("#,0", CultureInfo.InvariantCulture);

    private static bool HasMachine(InstructionSet set)
    {
        try
        {
            return InstructionSetSelector.Resolve(set, typeof(CodeRun)) == set;
        }
        catch (PlatformNotSupportedException)
        {
            return false;
        }
    }
}
