using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Compiler.Interpretation;

/// <summary>Patterns of <c>switch</c> and <c>is</c>.</summary>
internal sealed class PatternMatcher(ForwardRun run)
{
    public bool Matches(Pattern pattern, Value value)
    {
        run.Step(-1);
        switch (pattern)
        {
            case DiscardPattern:
                return true;
            case ConstantPattern { Value: var constant }:
                return IsEqual(value, Arithmetic.Of(constant));
            case RelationalPattern relation:
                return value is not Value.Null && Arithmetic.IsTrue(Arithmetic.Combine(relation.Operator, relation.Type, value, Arithmetic.Of(relation.Value), isChecked: false));
            case NotPattern { Inner: var inner }:
                return !Matches(inner, value);
            case AndPattern both:
                return Matches(both.Left, value) && Matches(both.Right, value);
            case OrPattern either:
                return Matches(either.Left, value) || Matches(either.Right, value);
            case VariablePattern { Slot: var slot }:
                run.Frame.Slots[slot] = value;
                return true;
            case TuplePattern { Elements: var elements }:
                return value is Value.Tuple tuple && elements.Select((element, i) => Matches(element, tuple.Items[i])).All(isMatch => isMatch);
            default:
                throw new InvariantException($"the interpreter does not know {pattern.GetType().Name}");
        }
    }

    /// <summary>As <c>Equals</c>, hence NaN is NaN here; an integer constant may stand for a real one.</summary>
    private static bool IsEqual(Value value, Value constant) => (value, constant) switch
    {
        (Value.Real real, Value.Integer integer) => real.Number.Equals(integer.Bits),
        _ => value == constant,
    };
}
