using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Compiler.Interpretation;

/// <summary>The operators of C#'s four integer types, left to C# itself. The right operand of a shift is an <c>int</c>, whatever is shifted.</summary>
internal static class IntegerArithmetic
{
    /// <exception cref="DivideByZeroException">As in C#.</exception>
    /// <exception cref="OverflowException">As in C#: where <paramref name="isChecked"/>, and for the lowest number divided by −1.</exception>
    public static Value Combine(BinaryOperator op, NumberType type, long left, long right, bool isChecked) => unchecked(type switch
    {
        NumberType.UInt32 => Combine(op, (uint)left, (uint)right, (int)right, isChecked),
        NumberType.Int64 => Combine(op, left, right, (int)right, isChecked),
        NumberType.UInt64 => Combine(op, (ulong)left, (ulong)right, (int)right, isChecked),
        _ => Combine(op, (int)left, (int)right, isChecked),
    });

    /// <summary><c>−x</c> and <c>~x</c>; C# has no −x of a <c>ulong</c>, and makes that of a <c>uint</c> a <c>long</c>.</summary>
    /// <exception cref="OverflowException">The lowest number has no opposite, and <paramref name="isChecked"/>.</exception>
    public static Value Apply(UnaryOperator op, NumberType type, long operand, bool isChecked) => unchecked((op, type) switch
    {
        (UnaryOperator.Minus, NumberType.Int64) => Value.Of(isChecked ? checked(-operand) : -operand),
        (UnaryOperator.Minus, _) => Value.Of(isChecked ? checked(-(int)operand) : -(int)operand),
        (_, NumberType.UInt32) => Value.Of(~(uint)operand),
        (_, NumberType.Int64 or NumberType.UInt64) => Value.Of(~operand),
        _ => Value.Of(~(int)operand),
    });

    private static Value Combine(BinaryOperator op, int x, int y, bool isChecked) => op switch
    {
        BinaryOperator.Add => Value.Of(isChecked ? checked(x + y) : unchecked(x + y)),
        BinaryOperator.Subtract => Value.Of(isChecked ? checked(x - y) : unchecked(x - y)),
        BinaryOperator.Multiply => Value.Of(isChecked ? checked(x * y) : unchecked(x * y)),
        BinaryOperator.Divide => Value.Of(x / y),
        BinaryOperator.Remainder => Value.Of(x % y),
        BinaryOperator.ShiftLeft => Value.Of(x << y),
        BinaryOperator.ShiftRight => Value.Of(x >> y),
        BinaryOperator.UnsignedShiftRight => Value.Of(x >>> y),
        BinaryOperator.And => Value.Of(x & y),
        BinaryOperator.Or => Value.Of(x | y),
        BinaryOperator.ExclusiveOr => Value.Of(x ^ y),
        _ => Value.Of(Comparison.Holds(op, x.CompareTo(y))),
    };

    private static Value Combine(BinaryOperator op, uint x, uint y, int amount, bool isChecked) => op switch
    {
        BinaryOperator.Add => Value.Of(isChecked ? checked(x + y) : unchecked(x + y)),
        BinaryOperator.Subtract => Value.Of(isChecked ? checked(x - y) : unchecked(x - y)),
        BinaryOperator.Multiply => Value.Of(isChecked ? checked(x * y) : unchecked(x * y)),
        BinaryOperator.Divide => Value.Of(x / y),
        BinaryOperator.Remainder => Value.Of(x % y),
        BinaryOperator.ShiftLeft => Value.Of(x << amount),
        BinaryOperator.ShiftRight or BinaryOperator.UnsignedShiftRight => Value.Of(x >> amount),
        BinaryOperator.And => Value.Of(x & y),
        BinaryOperator.Or => Value.Of(x | y),
        BinaryOperator.ExclusiveOr => Value.Of(x ^ y),
        _ => Value.Of(Comparison.Holds(op, x.CompareTo(y))),
    };

    private static Value Combine(BinaryOperator op, long x, long y, int amount, bool isChecked) => op switch
    {
        BinaryOperator.Add => Value.Of(isChecked ? checked(x + y) : unchecked(x + y)),
        BinaryOperator.Subtract => Value.Of(isChecked ? checked(x - y) : unchecked(x - y)),
        BinaryOperator.Multiply => Value.Of(isChecked ? checked(x * y) : unchecked(x * y)),
        BinaryOperator.Divide => Value.Of(x / y),
        BinaryOperator.Remainder => Value.Of(x % y),
        BinaryOperator.ShiftLeft => Value.Of(x << amount),
        BinaryOperator.ShiftRight => Value.Of(x >> amount),
        BinaryOperator.UnsignedShiftRight => Value.Of(x >>> amount),
        BinaryOperator.And => Value.Of(x & y),
        BinaryOperator.Or => Value.Of(x | y),
        BinaryOperator.ExclusiveOr => Value.Of(x ^ y),
        _ => Value.Of(Comparison.Holds(op, x.CompareTo(y))),
    };

    private static Value Combine(BinaryOperator op, ulong x, ulong y, int amount, bool isChecked) => op switch
    {
        BinaryOperator.Add => Value.Of(isChecked ? checked(x + y) : unchecked(x + y)),
        BinaryOperator.Subtract => Value.Of(isChecked ? checked(x - y) : unchecked(x - y)),
        BinaryOperator.Multiply => Value.Of(isChecked ? checked(x * y) : unchecked(x * y)),
        BinaryOperator.Divide => Value.Of(x / y),
        BinaryOperator.Remainder => Value.Of(x % y),
        BinaryOperator.ShiftLeft => Value.Of(x << amount),
        BinaryOperator.ShiftRight or BinaryOperator.UnsignedShiftRight => Value.Of(x >> amount),
        BinaryOperator.And => Value.Of(x & y),
        BinaryOperator.Or => Value.Of(x | y),
        BinaryOperator.ExclusiveOr => Value.Of(x ^ y),
        _ => Value.Of(Comparison.Holds(op, x.CompareTo(y))),
    };
}
