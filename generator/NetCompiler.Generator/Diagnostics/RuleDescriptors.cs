using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetCompiler.Compiler.Diagnostics;

namespace NetCompiler.Generator.Diagnostics;

/// <summary>Roslyn's descriptors, made from the compiler's table of rules, and those of the hidden companions that carry code fixes.</summary>
public static class RuleDescriptors
{
    /// <summary>What follows a rule's id in the id of its companion: NC2001 → NC2001F.</summary>
    public const string FixSuffix = "F";

    private const string Category = "NetCompiler";

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> Rules =
        DiagnosticRules.All.ToImmutableDictionary(rule => rule.Id, Describe);

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> Companions =
        DiagnosticRules.All.ToImmutableDictionary(rule => rule.Id, DescribeCompanion);

    /// <summary>The companions of all rules, in the order of the ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> AllCompanions { get; } = [.. DiagnosticRules.All.Select(Companion)];

    public static DiagnosticDescriptor For(DiagnosticRule rule) => Rules[rule.Id];

    public static DiagnosticDescriptor Companion(DiagnosticRule rule) => Companions[rule.Id];

    // Generator errors obey #pragma and NoWarn unless they say otherwise.
    private static DiagnosticDescriptor Describe(DiagnosticRule rule) => new(
        rule.Id,
        rule.Title,
        messageFormat: "{0}",
        Category,
        Severity(rule.Severity),
        isEnabledByDefault: true,
        description: $"See generator/docs/diagnostics/{rule.Id}.md.",
        customTags: rule.IsConfigurable ? [] : [WellKnownDiagnosticTags.NotConfigurable]);

    // Not configurable either: raising the severity of a whole category must not turn companions into second errors.
    private static DiagnosticDescriptor DescribeCompanion(DiagnosticRule rule) => new(
        rule.Id + FixSuffix,
        rule.Title,
        messageFormat: "{0}",
        Category,
        DiagnosticSeverity.Hidden,
        isEnabledByDefault: true,
        description: $"Carries the code fixes of {rule.Id}.",
        customTags: [WellKnownDiagnosticTags.NotConfigurable]);

    private static DiagnosticSeverity Severity(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Info => DiagnosticSeverity.Info,
        RuleSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Error,
    };
}
