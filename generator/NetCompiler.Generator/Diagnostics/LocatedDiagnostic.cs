using Microsoft.CodeAnalysis;
using NetCompiler.Compiler.Diagnostics;

namespace NetCompiler.Generator.Diagnostics;

/// <summary>A finding of the parser with its place. Locations are equal within one syntax tree only, so it is renewed with every edit of its file.</summary>
public sealed record LocatedDiagnostic(DiagnosticRule Rule, Location Location, string Message)
{
    /// <summary>The report of a defect of NetCompiler itself, in place of a generator that dies with CS8785.</summary>
    public static LocatedDiagnostic Internal(string network, Exception exception, Location location) =>
        new(DiagnosticRules.Internal, location, InternalMessage(network, exception));

    public static string InternalMessage(string network, Exception exception) =>
        $"NetCompiler failed on network '{network}': {exception.GetType().Name}: {exception.Message}";

    public Diagnostic ToDiagnostic() => Diagnostic.Create(RuleDescriptors.For(Rule), Location, Message);
}
