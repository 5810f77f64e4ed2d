using Microsoft.CodeAnalysis.Operations;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary><c>switch</c> as a statement and as an expression.</summary>
internal sealed class SwitchReader(BodyReader body)
{
    public Statement Read(ISwitchOperation choice)
    {
        Expression value = body.Expressions.Read(choice.Value);
        var sections = new List<SwitchSection>();
        Statement? fallback = null;
        foreach (ISwitchCaseOperation section in choice.Cases)
        {
            SwitchLabel[] labels = [.. section.Clauses.Where(clause => clause is not IDefaultCaseClauseOperation).Select(Label)];
            Statement statement = new BlockStatement(body.Statements.ReadAll(section.Body));
            if (labels.Length > 0)
                sections.Add(new(labels.ToEquatableArray(), statement));

            // Wherever it is written, it counts when no other label does.
            if (labels.Length < section.Clauses.Length)
                fallback = statement;
        }

        if (fallback is not null)
            sections.Add(new([new SwitchLabel(new DiscardPattern(), Guard: null)], fallback));
        return new SwitchStatement(value, sections.ToEquatableArray());
    }

    public Expression Read(ISwitchExpressionOperation choice) => new SwitchExpression(
        body.Expressions.Read(choice.Value),
        choice.Arms
            .Select(arm => new SwitchArm(body.Patterns.Read(arm.Pattern), arm.Guard is null ? null : body.Expressions.Read(arm.Guard), body.Expressions.Read(arm.Value)))
            .ToEquatableArray())
    {
        Site = body.Program.Site(choice.Value.Syntax),
    };

    private SwitchLabel Label(ICaseClauseOperation clause)
    {
        switch (clause)
        {
            case ISingleValueCaseClauseOperation single when ConstantReader.Read(single.Value) is { } value:
                return new(new ConstantPattern(value), Guard: null);
            case IPatternCaseClauseOperation pattern:
                return new(body.Patterns.Read(pattern.Pattern), pattern.Guard is null ? null : body.Expressions.Read(pattern.Guard));
            default:
                body.Refuse(clause);
                return new(new ConstantPattern(new ArgumentValue.Missing()), Guard: null);
        }
    }
}
