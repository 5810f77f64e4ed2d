using NetCompiler.Peers;
using NetCompiler.Peers.Code;
using NetCompiler.Peers.Layers;
using NetCompiler.Peers.Measurement;
using NetCompiler.Peers.OnnxRuntime;
using NetCompiler.Peers.Pair;
using NetCompiler.Peers.Rare;

try
{
    if (args is [var verb, var request] && RoundProcess.Answer(verb, request))
        return 0;

    // Exceptions come here, where a user's mistake is told from a bug.
    return PeerCommand.Create(Execute).Parse(args).Invoke(new() { EnableDefaultExceptionHandler = false });
}
catch (Exception error) when (error is ArgumentException or OrtException or DllNotFoundException or InvalidOperationException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}

static int Execute(PeerOptions options) => options.Report switch
{
    ReportKind.First => FirstRun.Execute(options),
    ReportKind.Layers => LayersRun.Execute(options),
    ReportKind.Rare => RareRun.Execute(options),
    ReportKind.Pair => PairRun.Execute(options),
    ReportKind.Code => CodeRun.Execute(options),
    _ => PeerRun.Execute(options),
};
