using Microsoft.CodeAnalysis;
using NetCompiler.Compiler;
using NetCompiler.Generator.Parsing;

namespace NetCompiler.Generator.Diagnostics;

/// <summary>Brings findings and today's locations together.</summary>
internal static class DiagnosticReport
{
    /// <summary>Everything there is to say about all networks. A mistake in a block that several of them share is one mistake.</summary>
    public static IEnumerable<Diagnostic> Create(IEnumerable<ParsedNetwork> networks, IEnumerable<CompilationResult> results) =>
        networks.Zip(results, Create).SelectMany(findings => findings).Distinct().Select(finding => finding.ToDiagnostic());

    private static IEnumerable<LocatedDiagnostic> Create(ParsedNetwork network, CompilationResult result) =>
        network.Diagnostics.Concat(result.Diagnostics.Select(finding => new LocatedDiagnostic(finding.Rule, network.Locations.Find(finding.Key), finding.Message)));
}
