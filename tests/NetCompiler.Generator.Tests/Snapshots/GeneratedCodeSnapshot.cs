using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Microsoft.CodeAnalysis;

namespace NetCompiler.Generator.Tests.Snapshots;

/// <summary>
/// Compares what the generator produced with the <c>*.verified.*</c> files beside the test. Verify.Xunit does it where it was
/// restored, and the stand-in elsewhere: on the very same files, so that a snapshot accepted on one machine holds on the other.
/// To accept a change, move the <c>.received.</c> file over the <c>.verified.</c> one.
/// </summary>
internal static class GeneratedCodeSnapshot
{
#if VERIFY
    public const string CheckedBy = "Verify.Xunit";
#else
    public const string CheckedBy = "the stand-in";
#endif

    /// <summary>All sources and diagnostics of one generator run.</summary>
    /// <param name="result">What the driver returned; an exception thrown by a generator is thrown again.</param>
    /// <param name="parameters">Of a theory, what tells its cases apart: <c>lanes=16</c> gives <c>Type.Method_lanes=16</c>.</param>
    /// <param name="testFile">The test's own source file: the snapshots stand beside it.</param>
    public static Task Verify(GeneratorDriverRunResult result, string? parameters = null, [CallerFilePath] string testFile = "")
    {
        if (result.Results.Select(run => run.Exception).FirstOrDefault(thrown => thrown is not null) is { } exception)
            ExceptionDispatchInfo.Throw(exception);

        return Verify(
            result.Results.SelectMany(run => run.GeneratedSources).Select(source => (source.HintName, source.SourceText.ToString())),
            result.Diagnostics,
            parameters,
            testFile);
    }

    /// <summary>One file for each source, and one for the diagnostics if there are any.</summary>
    /// <exception cref="ArgumentException">There is nothing to compare.</exception>
    /// <exception cref="Xunit.Sdk.XunitException">A file is missing, differs, or belongs to nothing that was generated (thrown by the stand-in; Verify throws its own).</exception>
    public static Task Verify(
        IEnumerable<(string HintName, string Source)> sources,
        IEnumerable<Diagnostic>? diagnostics = null,
        string? parameters = null,
        [CallerFilePath] string testFile = "")
    {
        List<SnapshotTarget> targets = [];
        Diagnostic[] reported = [.. diagnostics ?? []];
        if (reported.Length > 0)
            targets.Add(SnapshotTarget.Diagnostics(DiagnosticsText.Print(reported)));
        foreach (var (hintName, source) in sources.OrderBy(source => source.HintName, StringComparer.Ordinal))
            targets.Add(SnapshotTarget.Source(hintName, source));
        if (targets.Count == 0)
            throw new ArgumentException("The generator produced 0 sources and 0 diagnostics; a snapshot needs at least 1 of them.", nameof(sources));

#if VERIFY
        return WithVerify.PackageVerifier.Verify(targets, parameters, testFile);
#else
        StandIn.StandInVerifier.Verify(targets, parameters, testFile);
        return Task.CompletedTask;
#endif
    }
}
