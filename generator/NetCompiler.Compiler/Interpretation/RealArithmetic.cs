using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Compiler.Interpretation;

/// <summary>The operators of <c>float</c> and <c>double</c>. Every float result is rounded, also where the runtime would keep more digits.</summary>
internal static class RealArithmetic
{
    public static Value Combine(BinaryOperator op, NumberType type, double left, double right) =>
        type == NumberType.Single ? Combine(op, (float)left, (float)right) : Combine(op, left, right);

    private static Value Combine(BinaryOperator op, float x, float y) => op switch
    {
        BinaryOperator.Add => Value.Of((float)(x + y)),
        BinaryOperator.Subtract => Value.Of((float)(x - y)),
        BinaryOperator.Multiply => Value.Of((float)(x * y)),
        BinaryOperator.Divide => Value.Of((float)(x / y)),
        BinaryOperator.Remainder => Value.Of((float)(x % y)),
        _ => Combine(op, (double)x, y),
    };

    // NaN has no order, hence no CompareTo.
    private static Value Combine(BinaryOperator op, double x, double y) => op switch
    {
        BinaryOperator.Add => Value.Of(x + y),
        BinaryOperator.Subtract => Value.Of(x - y),
        BinaryOperator.Multiply => Value.Of(x * y),
        BinaryOperator.Divide => Value.Of(x / y),
        BinaryOperator.Remainder => Value.Of(x % y),
        BinaryOperator.Equal => Value.Of(x == y),
        BinaryOperator.NotEqual => Value.Of(x != y),
        BinaryOperator.Less => Value.Of(x < y),
        BinaryOperator.LessOrEqual => Value.Of(x <= y),
        BinaryOperator.Greater => Value.Of(x > y),
        BinaryOperator.GreaterOrEqual => Value.Of(x >= y),
        _ => throw new InvariantException($"{op} of real numbers does not exist"),
    };
}
