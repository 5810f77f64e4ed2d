using NetCompiler.Compiler.Graph;

namespace NetCompiler.Compiler.Interpretation;

/// <summary>A value of a running program. Numbers carry no type: C# knows each statically, so every operation of a program names its own.</summary>
internal abstract record Value
{
    public static readonly Value Nothing = new Null();

    public static readonly Value True = new Boolean(true);

    public static readonly Value False = new Boolean(false);

    /// <summary>An integer of any type; that of a <c>ulong</c> by its bits.</summary>
    public sealed record Integer(long Bits) : Value;

    /// <summary>A <c>float</c> or a <c>double</c>; a float's value is one that float can hold.</summary>
    public sealed record Real(double Number) : Value;

    public sealed record Boolean(bool IsTrue) : Value;

    public sealed record Text(string Characters) : Value;

    public sealed record Null : Value;

    /// <summary>A tensor; that of a split is sliced when something uses it, so that a part nobody uses does not exist. Equal where it is the same.</summary>
    public sealed record Tensor(Lazy<GraphValue> Source) : Value
    {
        public Tensor(GraphValue source)
            : this(new Lazy<GraphValue>(() => source))
        {
        }

        public GraphValue Node => Source.Value;
    }

    /// <summary>An array or a list: assigned by reference, and equal to itself only.</summary>
    public sealed record Array(List<Value> Items, bool IsList) : Value;

    /// <summary>A tuple: nothing changes its elements, so that a reference is as good as C#'s copy.</summary>
    public sealed record Tuple(Value[] Items) : Value
    {
        public bool Equals(Tuple? other) => other is not null && Items.SequenceEqual(other.Items);

        public override int GetHashCode() => Items.Length;
    }

    public static Value Of(bool value) => value ? True : False;

    public static Value Of(int value) => new Integer(value);

    public static Value Of(uint value) => new Integer(value);

    public static Value Of(long value) => new Integer(value);

    public static Value Of(ulong value) => new Integer(unchecked((long)value));

    public static Value Of(float value) => new Real(value);

    public static Value Of(double value) => new Real(value);
}
