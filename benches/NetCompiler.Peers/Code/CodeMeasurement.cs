namespace NetCompiler.Peers.Code;

/// <summary>Loads a network, predicts once, and counts the machine code that the runtime has made for its class.</summary>
internal static class CodeMeasurement
{
    private const int PollMilliseconds = 200;

    public static CodeResult Measure(CodeRequest request)
    {
        PeerCase peerCase = PeerCases.Named([request.Network])[0];
        using CompiledMethods compiled = new();
        using (CompiledContender contender = new(peerCase.Network.Load(request.WeightFile, new NetworkOptions { InstructionSet = request.InstructionSet, WeightStorage = request.Weights }), batch: 1))
            contender.Run();

        // Until no more events arrive.
        int seen;
        do
        {
            seen = compiled.Methods.Count;
            Thread.Sleep(PollMilliseconds);
        }
        while (compiled.Methods.Count > seen);
        string type = peerCase.Network.FullName;
        long[] methods = [.. compiled.Methods.Where(method => method.Type == type || method.Type.StartsWith($"{type}+", StringComparison.Ordinal)).Select(method => method.Bytes)];
        long[] kernels = [.. compiled.Methods.Where(method => method.Type.StartsWith($"{type}+Engine{request.InstructionSet}", StringComparison.Ordinal)).Select(method => method.Bytes)];
        return new(methods.Length, methods.Sum(), kernels.Length, kernels.Sum());
    }
}
