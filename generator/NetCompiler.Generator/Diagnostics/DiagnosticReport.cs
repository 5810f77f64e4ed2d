using Microsoft.CodeAnalysis;
using NetCompiler.Compiler;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Generator.Parsing;

namespace NetCompiler.Generator.Diagnostics;

/// <summary>Brings findings and today's locations together.</summary>
internal static class DiagnosticReport
{
    /// <summary>Everything there is to say about one network.</summary>
    public static IEnumerable<Diagnostic> Create(ParsedNetwork network, CompilationResult result) =>
        network.Diagnostics.Select(finding => finding.ToDiagnostic()).Concat(result.Diagnostics.Select(finding => Create(network.Locations, finding)));

    private static Diagnostic Create(LocationTable locations, CompilerDiagnostic finding) =>
        new LocatedDiagnostic(finding.Rule, locations.Find(finding.Key), finding.Message).ToDiagnostic();
}
