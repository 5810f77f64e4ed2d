using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>Operators with one and with two operands.</summary>
internal sealed class OperatorReader(BodyReader body)
{
    /// <summary>Null for what compares nothing.</summary>
    public static BinaryOperator? Comparison(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Equals => BinaryOperator.Equal,
        BinaryOperatorKind.NotEquals => BinaryOperator.NotEqual,
        BinaryOperatorKind.LessThan => BinaryOperator.Less,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperator.LessOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperator.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperator.GreaterOrEqual,
        _ => null,
    };

    /// <summary>An operator that computes a number; null for any other.</summary>
    public static BinaryOperator? Arithmetic(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => BinaryOperator.Add,
        BinaryOperatorKind.Subtract => BinaryOperator.Subtract,
        BinaryOperatorKind.Multiply => BinaryOperator.Multiply,
        BinaryOperatorKind.Divide => BinaryOperator.Divide,
        BinaryOperatorKind.Remainder => BinaryOperator.Remainder,
        BinaryOperatorKind.LeftShift => BinaryOperator.ShiftLeft,
        BinaryOperatorKind.RightShift => BinaryOperator.ShiftRight,
        BinaryOperatorKind.UnsignedRightShift => BinaryOperator.UnsignedShiftRight,
        BinaryOperatorKind.And => BinaryOperator.And,
        BinaryOperatorKind.Or => BinaryOperator.Or,
        BinaryOperatorKind.ExclusiveOr => BinaryOperator.ExclusiveOr,
        _ => null,
    };

    /// <summary>The operator of two tensors; null for any other.</summary>
    public static BinaryOperator? OfTensors(BinaryOperatorKind kind, IMethodSymbol? method) => !ValueTypes.IsTensor(method?.ContainingType) ? null : kind switch
    {
        BinaryOperatorKind.Add => BinaryOperator.Sum,
        BinaryOperatorKind.Multiply => BinaryOperator.Product,
        _ => null,
    };

    public Expression Read(IUnaryOperation unary)
    {
        if (unary.OperatorMethod is not null || unary.IsLifted)
            return body.Refuse(unary);
        NumberType? type = NumberTypes.Of(unary.Type);
        bool isFlag = unary.Type?.SpecialType == SpecialType.System_Boolean;
        UnaryOperator? kind = unary.OperatorKind switch
        {
            UnaryOperatorKind.Minus when type is not null => UnaryOperator.Minus,
            UnaryOperatorKind.BitwiseNegation when type is not null => UnaryOperator.Complement,
            UnaryOperatorKind.Not when isFlag => UnaryOperator.Not,
            _ => null,
        };
        if (kind is { } known)
            return new UnaryExpression(known, type, body.Expressions.Read(unary.Operand), unary.IsChecked) { Site = body.Program.Site(unary.Syntax) };
        return unary.OperatorKind == UnaryOperatorKind.Plus && type is not null ? body.Expressions.Read(unary.Operand) : body.Refuse(unary);
    }

    /// <summary><c>a + b + c</c> as one chain: a sum of ten thousand terms nests as deep in the source's tree, and no deeper than one here.</summary>
    public Expression Read(IBinaryOperation outermost)
    {
        var chain = new Stack<IBinaryOperation>();
        IOperation first = outermost;
        for (; first is IBinaryOperation { ConstantValue.HasValue: false } binary; first = binary.LeftOperand)
            chain.Push(binary);

        Expression start = IsText(chain.Peek()) ? body.Texts.Part(first) : body.Expressions.Read(first);
        var links = new List<BinaryLink>(chain.Count);
        foreach (IBinaryOperation binary in chain)
        {
            if (Link(binary) is { } link)
                links.Add(link);
        }

        return links.Count == 0 ? start : new BinaryExpression(start, links.ToEquatableArray());
    }

    // Null for an operator that was refused.
    private BinaryLink? Link(IBinaryOperation binary)
    {
        if (OfTensors(binary.OperatorKind, binary.OperatorMethod) is { } ofTensors)
            return Link(binary, ofTensors, type: null);
        if (IsText(binary))
            return new(BinaryOperator.Append, TextReader.TypeOf(binary.LeftOperand) ?? TextReader.TypeOf(binary.RightOperand), body.Texts.Part(binary.RightOperand), IsChecked: false, body.Program.Site(binary.RightOperand.Syntax));
        if (binary.OperatorMethod is { ContainingType.SpecialType: not SpecialType.System_String })
            return Refuse(binary);

        BinaryOperator? comparison = Comparison(binary.OperatorKind);
        ITypeSymbol? operand = binary.LeftOperand.Type ?? binary.RightOperand.Type;
        if (comparison is BinaryOperator.Equal or BinaryOperator.NotEqual && IsComparable(binary))
            return Link(binary, comparison.Value, NumberTypes.Of(operand));
        if (binary.IsLifted)
            return Refuse(binary);
        if (NumberTypes.Of(operand) is { } type && (comparison ?? Arithmetic(binary.OperatorKind)) is { } known)
            return Link(binary, known, type);
        if (operand?.SpecialType != SpecialType.System_Boolean)
            return Refuse(binary);
        BinaryOperator? logical = binary.OperatorKind switch
        {
            BinaryOperatorKind.ConditionalAnd => BinaryOperator.AndAlso,
            BinaryOperatorKind.ConditionalOr => BinaryOperator.OrElse,
            _ => Arithmetic(binary.OperatorKind),
        };
        return logical is { } flag ? Link(binary, flag, type: null) : Refuse(binary);
    }

    // The right operand is what does not fit the left one: its place is the operator's.
    private BinaryLink Link(IBinaryOperation binary, BinaryOperator kind, NumberType? type)
    {
        int site = body.Program.Site(binary.RightOperand.Syntax);
        return new(kind, type, body.Expressions.Read(binary.RightOperand), binary.IsChecked, site);
    }

    private BinaryLink? Refuse(IBinaryOperation binary)
    {
        body.Refuse(binary);
        return null;
    }

    private static bool IsText(IBinaryOperation binary) => binary.OperatorKind == BinaryOperatorKind.Add && binary.Type?.SpecialType == SpecialType.System_String;

    // Numbers, flags, texts, and anything with null; tensors with each other as references.
    private static bool IsComparable(IBinaryOperation binary)
    {
        (IOperation left, IOperation right) = (ConversionReader.Unwrap(binary.LeftOperand), ConversionReader.Unwrap(binary.RightOperand));
        return IsComparable(left) && IsComparable(right);
    }

    private static bool IsComparable(IOperation operand) =>
        operand.ConstantValue is { HasValue: true, Value: null }
        || (ValueTypes.Underlying(operand.Type) ?? operand.Type) is var type
            && (NumberTypes.Of(type) is not null || type?.SpecialType is SpecialType.System_Boolean or SpecialType.System_String || ValueTypes.IsTensor(type) || ValueTypes.ElementType(type) is not null);
}
