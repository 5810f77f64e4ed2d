using NetCompiler.Peers;
using NetCompiler.Peers.Measurement;
using NetCompiler.Peers.OnnxRuntime;

try
{
    if (args is [RoundProcess.RoundVerb or RoundProcess.FirstVerb, var request])
    {
        RoundProcess.Answer(args[0], request);
        return 0;
    }

    // Exceptions come here, where a user's mistake is told from a bug.
    return PeerOptions.Command(options => options.First ? FirstRun.Execute(options) : PeerRun.Execute(options)).Parse(args).Invoke(new() { EnableDefaultExceptionHandler = false });
}
catch (Exception error) when (error is ArgumentException or OrtException or DllNotFoundException or InvalidOperationException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
