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

    /// <summary>The advice on debug builds, once for a compilation.</summary>
    public static Diagnostic DebugBuild(ParsedNetwork first) => new LocatedDiagnostic(
        DiagnosticRules.DebugBuild,
        first.Locations.Find(Compiler.Model.SourceKey.Class),
        $"This is a debug build: network '{first.Model.FullName}' will run several times slower; put the networks in a project with <Optimize>true</Optimize>")
        .ToDiagnostic();

    private static Diagnostic Create(LocationTable locations, CompilerDiagnostic finding) =>
        new LocatedDiagnostic(finding.Rule, locations.Find(finding.Key), finding.Message).ToDiagnostic();
}
