using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace NetCompiler.Peers.Code;

/// <summary>Listens to the runtime for methods that it has compiled.</summary>
internal sealed class CompiledMethods : EventListener
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    private const EventKeywords Jit = (EventKeywords)0x10;
    private const string MethodLoad = "MethodLoadVerbose";

    private readonly ConcurrentQueue<(string Type, string Method, long Bytes)> _methods = new();

    /// <summary>Type, name and bytes of machine code, in the order of compilation. Events arrive a little later than what they tell of.</summary>
    public IReadOnlyCollection<(string Type, string Method, long Bytes)> Methods => _methods;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Runtime)
            EnableEvents(eventSource, EventLevel.Verbose, Jit);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName?.StartsWith(MethodLoad, StringComparison.Ordinal) != true)
            return;
        _methods.Enqueue(((string)Payload(eventData, "MethodNamespace"), (string)Payload(eventData, "MethodName"), Convert.ToInt64(Payload(eventData, "MethodSize"))));
    }

    private static object Payload(EventWrittenEventArgs eventData, string name) => eventData.Payload![eventData.PayloadNames!.IndexOf(name)]!;
}
