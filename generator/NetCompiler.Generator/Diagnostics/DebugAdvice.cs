using Microsoft.CodeAnalysis;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model;
using NetCompiler.Generator.Parsing;

namespace NetCompiler.Generator.Diagnostics;

/// <summary>The advice on debug builds. A debug build is a choice, so it is a warning but never breaks a build, unless asked to by its id.</summary>
internal static class DebugAdvice
{
    /// <summary>
    /// How loud the advice is under these options; null where there is none to give. Where all warnings are errors and nothing is
    /// said about this one, a warning would be an error: it becomes a message there.
    /// </summary>
    public static DiagnosticSeverity? SeverityIn(CompilationOptions options)
    {
        if (options.OptimizationLevel != OptimizationLevel.Debug)
            return null;
        bool breaksBuild = options.GeneralDiagnosticOption == ReportDiagnostic.Error
            && !options.SpecificDiagnosticOptions.ContainsKey(DiagnosticRules.DebugBuild.Id);
        return breaksBuild ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
    }

    /// <summary>The advice, once for a compilation.</summary>
    public static Diagnostic Create(ParsedNetwork first, DiagnosticSeverity severity) => Diagnostic.Create(
        RuleDescriptors.For(DiagnosticRules.DebugBuild),
        first.Locations.Find(SourceKey.Class),
        severity,
        additionalLocations: null,
        properties: null,
        $"This is a debug build: network '{first.Model.FullName}' will run several times slower; put the networks in a project with <Optimize>true</Optimize>");
}
