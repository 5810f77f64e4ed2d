using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Compiler.Interpretation;

/// <summary>Operators over values, in the type that the operation names.</summary>
internal static class Arithmetic
{
    /// <summary>Two numbers in their type; without one truth values, strings and what is compared by reference.</summary>
    /// <exception cref="DivideByZeroException">As in C#.</exception>
    /// <exception cref="OverflowException">As in C#.</exception>
    public static Value Combine(BinaryOperator op, NumberType? type, Value left, Value right, bool isChecked) => type switch
    {
        null => Combine(op, left, right),
        { } number when number.IsReal() => RealArithmetic.Combine(op, number, Real(left), Real(right)),
        { } number => IntegerArithmetic.Combine(op, number, Integer(left), Integer(right), isChecked),
    };

    /// <exception cref="OverflowException">As in C#.</exception>
    public static Value Apply(UnaryOperator op, NumberType? type, Value operand, bool isChecked) => (op, type) switch
    {
        (UnaryOperator.Not, _) => Value.Of(!IsTrue(operand)),
        (UnaryOperator.Minus, NumberType.Single or NumberType.Double) => Value.Of(-Real(operand)),
        (_, { } number) => IntegerArithmetic.Apply(op, number, Integer(operand), isChecked),
        _ => throw new InvariantException($"{op} without a type"),
    };

    /// <summary>A number in another type.</summary>
    /// <param name="value">The number.</param>
    /// <param name="from">Its type; needed only of a <c>ulong</c>.</param>
    /// <param name="type">The type to convert to.</param>
    /// <param name="isChecked">What does not fit is an error.</param>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public static Value Convert(Value value, NumberType? from, NumberType type, bool isChecked) =>
        value is Value.Real real ? NumberConversion.Convert(real.Number, type) : NumberConversion.Convert(Integer(value), from == NumberType.UInt64, type, isChecked);

    public static Value Of(ArgumentValue constant) => constant switch
    {
        ArgumentValue.Integer integer => Value.Of(integer.Value),
        ArgumentValue.Real real => Value.Of(real.Value),
        ArgumentValue.Boolean boolean => Value.Of(boolean.Value),
        ArgumentValue.Text text => new Value.Text(text.Value),
        ArgumentValue.List list => new Value.Array([.. list.Items.Select(Of)], IsList: false),
        _ => Value.Nothing,
    };

    public static long Integer(Value value) => value switch
    {
        Value.Integer integer => integer.Bits,
        _ => throw new InvariantException($"an integer is needed, and a {value.GetType().Name} is there"),
    };

    public static double Real(Value value) => value switch
    {
        Value.Real real => real.Number,
        Value.Integer integer => integer.Bits,
        _ => throw new InvariantException($"a number is needed, and a {value.GetType().Name} is there"),
    };

    public static bool IsTrue(Value value) => value switch
    {
        Value.Boolean boolean => boolean.IsTrue,
        _ => throw new InvariantException($"a bool is needed, and a {value.GetType().Name} is there"),
    };

    private static Value Combine(BinaryOperator op, Value left, Value right) => op switch
    {
        BinaryOperator.And => Value.Of(IsTrue(left) & IsTrue(right)),
        BinaryOperator.Or => Value.Of(IsTrue(left) | IsTrue(right)),
        BinaryOperator.ExclusiveOr => Value.Of(IsTrue(left) ^ IsTrue(right)),
        BinaryOperator.Equal => Value.Of(left == right),
        BinaryOperator.NotEqual => Value.Of(left != right),
        _ => throw new InvariantException($"{op} without a type"),
    };
}
