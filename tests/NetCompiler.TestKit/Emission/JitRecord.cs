using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Globalization;

namespace NetCompiler.TestKit.Emission;

/// <summary>How the runtime compiled a method; the numbers are those of its MethodLoadVerbose event.</summary>
public enum JitTier
{
    Unknown,

    /// <summary>The JIT gave up on optimising: the method is too large for it.</summary>
    GaveUp,

    /// <summary>Optimised at once, as AggressiveOptimization asks.</summary>
    Optimized,
    Quick,
    Tier1,
}

/// <summary>Records, while it lives, what the JIT makes of each method: the proof that no kernel passed one of its limits.</summary>
public sealed class JitRecord : EventListener
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    private const EventKeywords Jit = (EventKeywords)0x10;
    private const int TierShift = 7;
    private const int TierMask = 7;

    private readonly ConcurrentQueue<(string Type, string Method, JitTier Tier)> _methods = [];

    /// <summary>The methods compiled so far of types whose full name contains a text. Events come late, so wait for what must be there.</summary>
    public IReadOnlyList<(string Type, string Method, JitTier Tier)> MethodsOf(string type) =>
        [.. _methods.Where(method => method.Type.Contains(type, StringComparison.Ordinal))];

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Runtime)
            EnableEvents(eventSource, EventLevel.Verbose, Jit);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) != true)
            return;
        uint flags = Convert.ToUInt32(Find("MethodFlags"), CultureInfo.InvariantCulture);
        _methods.Enqueue(($"{Find("MethodNamespace")}", $"{Find("MethodName")}", (JitTier)((flags >> TierShift) & TierMask)));

        object? Find(string name) => eventData.Payload![eventData.PayloadNames!.IndexOf(name)];
    }
}
