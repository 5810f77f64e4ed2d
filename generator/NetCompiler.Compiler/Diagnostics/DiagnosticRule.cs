namespace NetCompiler.Compiler.Diagnostics;

/// <summary>How a finding ends a build.</summary>
public enum RuleSeverity
{
    Info,
    Warning,
    Error,
}

/// <summary>One kind of finding: its id, its title and whether a user may silence it.</summary>
/// <param name="Id">The stable id; its page is <c>generator/docs/diagnostics/{Id}.md</c>.</param>
/// <param name="Title">A short noun phrase, without numbers.</param>
/// <param name="Severity">The severity when nothing else is configured.</param>
/// <param name="IsConfigurable">False for hard errors, which neither <c>#pragma</c> nor <c>NoWarn</c> may silence; true for budgets and advice.</param>
public sealed record DiagnosticRule(string Id, string Title, RuleSeverity Severity = RuleSeverity.Error, bool IsConfigurable = false);
