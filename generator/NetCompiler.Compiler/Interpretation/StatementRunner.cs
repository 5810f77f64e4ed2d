using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Compiler.Interpretation;

/// <summary>Statements.</summary>
internal sealed class StatementRunner(ForwardRun run, ExpressionEvaluator expressions)
{
    private Value _returned = Value.Nothing;

    /// <summary>Runs a method's body; the value that it returns, null for none.</summary>
    public Value Run(Statement body)
    {
        Value value = Execute(body) == Completion.Return ? _returned : Value.Nothing;
        _returned = Value.Nothing;
        return value;
    }

    private Completion Execute(Statement statement)
    {
        run.Step(statement.Site);
        switch (statement)
        {
            case BlockStatement block:
                return Execute(block.Statements);
            case ExpressionStatement { Expression: var expression }:
                expressions.Evaluate(expression);
                return Completion.Next;
            case IfStatement choice:
                return expressions.IsTrue(choice.Condition) ? Execute(choice.Then) : choice.Else is { } otherwise ? Execute(otherwise) : Completion.Next;
            case LoopStatement loop:
                return Execute(loop);
            case ForEachStatement loop:
                return Execute(loop);
            case SwitchStatement choice:
                return Execute(choice);
            case ReturnStatement { Value: var value }:
                _returned = expressions.Evaluate(value);
                return Completion.Return;
            case BreakStatement:
                return Completion.Break;
            case ContinueStatement:
                return Completion.Continue;
            default:
                throw new InvariantException($"the interpreter does not know {statement.GetType().Name}");
        }
    }

    private Completion Execute(EquatableArray<Statement> statements)
    {
        for (int i = 0; i < statements.Count; i++)
        {
            Completion completion = Execute(statements[i]);
            if (completion != Completion.Next)
                return completion;
        }

        return Completion.Next;
    }

    private Completion Execute(LoopStatement loop)
    {
        Execute(loop.Before);
        ActiveLoop active = run.Enter(loop.Site);
        Completion completion = Completion.Next;
        for (bool tests = loop.TestsFirst; completion is Completion.Next or Completion.Continue; tests = true)
        {
            if (tests && loop.Condition is { } condition && !expressions.IsTrue(condition))
                break;
            active.Turns++;
            completion = Execute(loop.Body);
            if (completion is Completion.Next or Completion.Continue)
                Execute(loop.After);
        }

        run.Leave(active);
        return completion == Completion.Return ? Completion.Return : Completion.Next;
    }

    private Completion Execute(ForEachStatement loop)
    {
        List<Value> items = expressions.Items(loop.Collection, loop.Site);
        int count = items.Count;
        ActiveLoop active = run.Enter(loop.Site);
        Completion completion = Completion.Next;
        for (int i = 0; completion is Completion.Next or Completion.Continue; i++)
        {
            if (items.Count != count)
                throw run.Mistake(DiagnosticRules.InvalidOperation, loop.Site, $"the list had {ValuePrinter.Elements(count)} when foreach began, and has {ValuePrinter.Elements(items.Count)} now");
            if (i == count)
                break;
            active.Turns++;
            expressions.Assignments.Assign(loop.Target, items[i]);
            completion = Execute(loop.Body);
        }

        run.Leave(active);
        return completion == Completion.Return ? Completion.Return : Completion.Next;
    }

    private Completion Execute(SwitchStatement choice)
    {
        Value value = expressions.Evaluate(choice.Value);
        foreach (SwitchSection section in choice.Sections)
        {
            if (!section.Labels.Any(label => expressions.Patterns.Matches(label.Pattern, value) && (label.Guard is null || expressions.IsTrue(label.Guard))))
                continue;
            Completion completion = Execute(section.Body);
            return completion == Completion.Break ? Completion.Next : completion;
        }

        return Completion.Next;
    }
}
