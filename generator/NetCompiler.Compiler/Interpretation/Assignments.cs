using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Compiler.Interpretation;

/// <summary>Assignments: the target is located first, then the value is computed, then it is written, as C# does.</summary>
internal sealed class Assignments(ForwardRun run, ExpressionEvaluator expressions, OperatorEvaluator operators)
{
    public Value Assign(AssignExpression assign)
    {
        Place place = Locate(assign.Target);
        Value value = expressions.Evaluate(assign.Value);
        place.Write(value);
        return value;
    }

    public void Assign(Expression target, Value value) => Locate(target).Write(value);

    public Value Combine(CompoundExpression compound)
    {
        Place place = Locate(compound.Target);
        Value before = place.Read();
        Value operand = expressions.Evaluate(compound.Value);
        Value after = operators.Combine(compound.Operator, compound.Type, before, compound.Target, operand, compound.Value, compound.IsChecked, compound.Site);
        if (compound.Result is { } type)
            after = operators.Convert(after, compound.Type, type, compound.IsChecked, compound.Site);
        place.Write(after);
        return compound.YieldsOld ? before : after;
    }

    /// <summary>Where a target lives; array and index are evaluated, and judged when it is read or written.</summary>
    public Place Locate(Expression target) => target switch
    {
        LocalExpression local => new LocalPlace(expressions.Frame(local).Slots, local.Slot),
        DiscardExpression => new DiscardedPlace(),
        TupleExpression tuple => new TuplePlace([.. tuple.Elements.Select(Locate)]),
        ElementExpression element => new ElementPlace(run, expressions, element, expressions.Evaluate(element.Array), Arithmetic.Integer(expressions.Evaluate(element.Index))),
        _ => throw new InvariantException($"a {target.GetType().Name} cannot be assigned to"),
    };
}
