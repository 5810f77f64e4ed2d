using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Compiler.Interpretation;

/// <summary>What can be assigned to.</summary>
internal abstract class Place
{
    public abstract Value Read();

    public abstract void Write(Value value);
}

internal sealed class LocalPlace(Value[] slots, int slot) : Place
{
    public override Value Read() => slots[slot];

    public override void Write(Value value) => slots[slot] = value;
}

/// <summary><c>_</c>.</summary>
internal sealed class DiscardedPlace : Place
{
    public override Value Read() => throw new InvariantException("a discard is read");

    public override void Write(Value value)
    {
    }
}

/// <summary>The left side of a deconstruction.</summary>
internal sealed class TuplePlace(Place[] places) : Place
{
    public override Value Read() => new Value.Tuple([.. places.Select(place => place.Read())]);

    public override void Write(Value value)
    {
        Value[] items = ((Value.Tuple)value).Items;
        for (int i = 0; i < places.Length; i++)
            places[i].Write(items[i]);
    }
}

/// <summary>An element of an array or a list.</summary>
internal sealed class ElementPlace(ForwardRun run, ExpressionEvaluator expressions, ElementExpression element, Value array, long index) : Place
{
    public override Value Read()
    {
        List<Value> items = Items();
        return items[Position(items)];
    }

    public override void Write(Value value)
    {
        List<Value> items = Items();
        items[Position(items)] = value;
    }

    private List<Value> Items() => expressions.ArrayOf(array, element.Array, element.Site).Items;

    private int Position(List<Value> items)
    {
        long position = element.IsFromEnd ? items.Count - index : index;
        if (position >= 0 && position < items.Count)
            return (int)position;
        string name = element.Array is LocalExpression or FieldExpression ? expressions.NameOf(element.Array) : ValuePrinter.Kind(array);
        throw run.Mistake(DiagnosticRules.IndexOutOfRange, element.Site, $"index {(element.IsFromEnd ? "^" : "")}{index} is outside {name}, which has {ValuePrinter.Elements(items.Count)}");
    }
}
