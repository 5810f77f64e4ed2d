using NetCompiler.Peers;
using NetCompiler.Peers.Measurement;
using NetCompiler.Peers.OnnxRuntime;

try
{
    if (args is [RoundProcess.Verb, var request])
    {
        RoundProcess.Answer(request);
        return 0;
    }

    // Exceptions come here, where a user's mistake is told from a bug.
    return PeerOptions.Command(PeerRun.Execute).Parse(args).Invoke(new() { EnableDefaultExceptionHandler = false });
}
catch (Exception error) when (error is ArgumentException or OrtException or DllNotFoundException or InvalidOperationException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
