using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Model;

namespace NetCompiler.Compiler.Diagnostics;

/// <summary>Collects the findings about one network in the order they were made.</summary>
public sealed class DiagnosticBag
{
    private readonly List<CompilerDiagnostic> _items = [];

    public int Count => _items.Count;

    public bool HasErrors => _items.Any(item => item.Rule.Severity == RuleSeverity.Error);

    public bool Contains(DiagnosticRule rule) => _items.Any(item => item.Rule == rule);

    /// <summary>Adds a finding. Its message becomes one line, whatever text of the user's it quotes: a build's log has no others.</summary>
    public void Add(DiagnosticRule rule, SourceKey key, string message, params IEnumerable<SuggestedFix> fixes) =>
        _items.Add(new() { Rule = rule, Key = key, Message = message.Replace('\r', ' ').Replace('\n', ' '), Fixes = fixes.ToEquatableArray() });

    /// <summary>A defect of the compiler: the user learns which network it is about, and nothing else is lost.</summary>
    public void AddInternal(ArchitectureModel model, Exception exception) =>
        Add(DiagnosticRules.Internal, SourceKey.Class, $"{model.FullName}: the compiler failed, please report this: {exception.GetType().Name}: {exception.Message} {exception.StackTrace?.Replace("\r", "").Replace('\n', ' ')}");

    public EquatableArray<CompilerDiagnostic> ToEquatableArray() => _items.ToEquatableArray();
}
