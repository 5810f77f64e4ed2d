using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Compiler.Interpretation;

/// <summary>The six comparisons, of anything that has an order.</summary>
internal static class Comparison
{
    /// <param name="op">One of the comparisons.</param>
    /// <param name="order">Negative, zero or positive, as <see cref="IComparable.CompareTo"/> gives it.</param>
    public static bool Holds(BinaryOperator op, int order) => op switch
    {
        BinaryOperator.Equal => order == 0,
        BinaryOperator.NotEqual => order != 0,
        BinaryOperator.Less => order < 0,
        BinaryOperator.LessOrEqual => order <= 0,
        BinaryOperator.Greater => order > 0,
        BinaryOperator.GreaterOrEqual => order >= 0,
        _ => throw new InvariantException($"{op} is no comparison"),
    };
}
