using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Model.Forward;

/// <summary>The number types of C#; arithmetic wraps, divides and rounds as theirs does.</summary>
public enum NumberType
{
    SByte,
    Byte,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Single,
    Double,
}

/// <summary>One expression of a program.</summary>
public abstract record Expression
{
    /// <summary>The place to report it at: a <see cref="SourceKey.Layer"/>; −1 for what cannot fail.</summary>
    public int Site { get; init; } = -1;
}

/// <summary>A constant, folded by C#. <see cref="ArgumentValue.Missing"/> is null.</summary>
public sealed record ConstantExpression(ArgumentValue Value) : Expression;

/// <summary>A local or a parameter.</summary>
/// <param name="Depth">How many methods outwards it lives: 0 is the running one.</param>
/// <param name="Slot">Its slot there.</param>
/// <param name="Name">As written, for messages.</param>
public sealed record LocalExpression(int Depth, int Slot, string Name) : Expression;

/// <summary>A <c>static readonly</c> field by its index in <see cref="ForwardProgram.Fields"/>.</summary>
public sealed record FieldExpression(int Field) : Expression;

/// <summary>The <c>_</c> of an assignment.</summary>
public sealed record DiscardExpression : Expression;

/// <summary>An assignment; its value is the value assigned. Targets are locals, elements, discards and tuples of them.</summary>
public sealed record AssignExpression(Expression Target, Expression Value) : Expression;

/// <summary><c>x += y</c>, <c>i++</c>: the target is read, combined and written back, evaluated once.</summary>
/// <param name="Target">A local or an element.</param>
/// <param name="Operator">How it is combined.</param>
/// <param name="Type">The type in which it is combined; null for what are no numbers.</param>
/// <param name="Result">The target's own type, to which the result is converted; null for what are no numbers.</param>
/// <param name="Value">The other operand.</param>
/// <param name="YieldsOld">The expression's value is the one before: <c>i++</c>.</param>
/// <param name="IsChecked">Overflow is an error.</param>
public sealed record CompoundExpression(Expression Target, BinaryOperator Operator, NumberType? Type, NumberType? Result, Expression Value, bool YieldsOld, bool IsChecked) : Expression;

public enum UnaryOperator
{
    Minus,
    Not,
    Complement,
}

/// <summary>One operand.</summary>
public sealed record UnaryExpression(UnaryOperator Operator, NumberType? Type, Expression Operand, bool IsChecked) : Expression;

public enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    ShiftLeft,
    ShiftRight,
    UnsignedShiftRight,
    And,
    Or,
    ExclusiveOr,
    AndAlso,
    OrElse,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,

    /// <summary>Of strings.</summary>
    Append,

    /// <summary>The sum of two tensors: a layer of its own.</summary>
    Sum,

    /// <summary>The product of two tensors, value by value.</summary>
    Product,
}

/// <summary>
/// Operators from left to right: <c>((first op right) op right) …</c>. A chain rather than a tree, so that a sum of ten thousand terms nests no
/// deeper than one of two.
/// </summary>
public sealed record BinaryExpression(Expression First, EquatableArray<BinaryLink> Links) : Expression;

/// <summary>One operator and its right operand.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Type">The type of its operands; null for what are no numbers.</param>
/// <param name="Right">The right operand, evaluated only where C# would.</param>
/// <param name="IsChecked">Overflow is an error.</param>
/// <param name="Site">The operator's place; for tensors the layer's.</param>
public sealed record BinaryLink(BinaryOperator Operator, NumberType? Type, Expression Right, bool IsChecked, int Site);

/// <summary><c>c ? a : b</c>.</summary>
public sealed record ConditionalExpression(Expression Condition, Expression WhenTrue, Expression WhenFalse) : Expression;

/// <summary><c>a ?? b</c>.</summary>
public sealed record CoalesceExpression(Expression Left, Expression Right) : Expression;

/// <summary>A conversion to a number type.</summary>
/// <param name="Type">The type to convert to.</param>
/// <param name="Operand">The number.</param>
/// <param name="IsChecked">What does not fit is an error.</param>
/// <param name="From">The operand's own type; must be there for a <c>ulong</c>, whose bits alone could be those of a <c>long</c>.</param>
public sealed record ConversionExpression(NumberType Type, Expression Operand, bool IsChecked, NumberType? From = null) : Expression;

/// <summary><c>$"…"</c>.</summary>
public sealed record InterpolationExpression(EquatableArray<InterpolationPart> Parts) : Expression;

/// <summary>One part: text is a constant.</summary>
/// <param name="Value">What is written.</param>
/// <param name="Alignment">The least width; negative to the left, 0 for none.</param>
/// <param name="Format">What stands behind the colon; null for none.</param>
/// <param name="Type">The value's type, if it is a number: a float has fewer digits than a double, and a negative <c>int</c> fewer than a <c>long</c> in hexadecimal.</param>
public sealed record InterpolationPart(Expression Value, int Alignment, string? Format, NumberType? Type = null);

/// <summary>An array or a list with its elements.</summary>
/// <param name="Elements">The elements; a <see cref="SpreadExpression"/> stands for several.</param>
/// <param name="IsList">A <c>List&lt;T&gt;</c>, which can grow.</param>
public sealed record ArrayExpression(EquatableArray<Expression> Elements, bool IsList) : Expression;

/// <summary><c>.. values</c> in a collection.</summary>
public sealed record SpreadExpression(Expression Values) : Expression;

/// <summary><c>new T[size]</c> with what its elements are at first: a number or false, or missing for tensors, strings and arrays.</summary>
public sealed record SizedArrayExpression(Expression Size, ArgumentValue Initial) : Expression;

/// <summary><c>a[i]</c> or <c>a[^i]</c>.</summary>
public sealed record ElementExpression(Expression Array, Expression Index, bool IsFromEnd) : Expression;

/// <summary><c>(a, b)</c>; also the target of a deconstruction.</summary>
public sealed record TupleExpression(EquatableArray<Expression> Elements) : Expression;

/// <summary><c>t.Item2</c>, by name or not.</summary>
public sealed record TupleElementExpression(Expression Tuple, int Index) : Expression;

/// <summary>A call of a method by its index in <see cref="ForwardProgram.Methods"/>, with all its arguments in the order of the parameters.</summary>
public sealed record CallExpression(int Method, EquatableArray<Expression> Arguments) : Expression;

/// <summary>
/// A function that the interpreter knows, by a name such as <c>Math.Max</c>, <c>List.Add</c>, <c>Array.Length</c>, <c>Tensor.Height</c>, with the
/// receiver as first argument. <c>Builtins</c> of the interpreter lists all.
/// </summary>
/// <param name="Name">The function.</param>
/// <param name="Type">The number type of the arguments, where the function has overloads for several.</param>
/// <param name="Arguments">The receiver, if there is one, then the arguments.</param>
public sealed record BuiltinExpression(string Name, NumberType? Type, EquatableArray<Expression> Arguments) : Expression;

/// <summary>A layer of the vocabulary: a method of <c>Tensor</c>.</summary>
/// <param name="Layer">Its name in the vocabulary: <c>Conv</c>.</param>
/// <param name="Input">The tensor.</param>
/// <param name="Arguments">The arguments that were given, by name; those left to their defaults are not there.</param>
public sealed record LayerExpression(string Layer, Expression Input, EquatableArray<NamedExpression> Arguments) : Expression;

/// <summary>What has no attribute form, because it has not exactly one tensor as input: <c>Concat</c>, <c>MatMul</c>, <c>Split</c>, <c>Parameter</c>.</summary>
/// <param name="Operator">Its name in the vocabulary.</param>
/// <param name="Operands">The tensors, or one array or list of them.</param>
/// <param name="Arguments">The other arguments that were given, by name.</param>
public sealed record OperatorExpression(string Operator, EquatableArray<Expression> Operands, EquatableArray<NamedExpression> Arguments) : Expression;

/// <summary>An argument under its name in the vocabulary (Pascal case).</summary>
public sealed record NamedExpression(string Name, Expression Value);

/// <summary><c>value switch { … }</c>.</summary>
public sealed record SwitchExpression(Expression Value, EquatableArray<SwitchArm> Arms) : Expression;

/// <summary>One arm.</summary>
public sealed record SwitchArm(Pattern Pattern, Expression? Guard, Expression Result);

/// <summary><c>value is pattern</c>.</summary>
public sealed record IsExpression(Expression Value, Pattern Pattern) : Expression;

/// <summary><c>throw new …("message")</c>: reached, it is the author's own build error.</summary>
public sealed record ThrowExpression(Expression? Message) : Expression;
