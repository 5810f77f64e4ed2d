using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Compiler.Interpretation;

/// <summary>Operators, of numbers as of tensors, and what C# throws for them as mistakes.</summary>
internal sealed class OperatorEvaluator(ForwardRun run, ExpressionEvaluator expressions)
{
    public Value Apply(UnaryExpression unary)
    {
        Value operand = expressions.Evaluate(unary.Operand);
        try
        {
            return Arithmetic.Apply(unary.Operator, unary.Type, operand, unary.IsChecked);
        }
        catch (OverflowException)
        {
            throw TooLarge(unary.Site, $"−({Print(operand, unary.Type)})", unary.Type);
        }
    }

    public Value Combine(BinaryExpression binary)
    {
        Value value = expressions.Evaluate(binary.First);
        foreach (BinaryLink link in binary.Links)
        {
            if (link.Operator is BinaryOperator.AndAlso or BinaryOperator.OrElse)
            {
                if (Arithmetic.IsTrue(value) == (link.Operator == BinaryOperator.AndAlso))
                    value = expressions.Evaluate(link.Right);
                continue;
            }

            Value right = expressions.Evaluate(link.Right);
            value = Combine(link.Operator, link.Type, value, binary.First, right, link.Right, link.IsChecked, link.Site);
        }

        return value;
    }

    /// <summary>One operator over two values, which the expressions name where they are missing.</summary>
    public Value Combine(BinaryOperator op, NumberType? type, Value left, Expression leftName, Value right, Expression rightName, bool isChecked, int site)
    {
        if (op is BinaryOperator.Sum or BinaryOperator.Product)
        {
            run.Step(site);
            return run.Layers.Add(new(op.ToString(), []), site, run.Layers.TensorOf(left, leftName, site, expressions), run.Layers.TensorOf(right, rightName, site, expressions));
        }

        if (op == BinaryOperator.Append)
            return new Value.Text(expressions.Print(left, type, null, site) + expressions.Print(right, type, null, site));
        if (type is not null && (left is Value.Null || right is Value.Null))
            throw expressions.Missing(left is Value.Null ? leftName : rightName, site, "a number");
        try
        {
            return Arithmetic.Combine(op, type, left, right, isChecked);
        }
        catch (DivideByZeroException)
        {
            throw run.Mistake(DiagnosticRules.DivisionByZero, site, $"{Print(left, type)} {Symbol(op)} 0 divides by zero");
        }
        catch (OverflowException)
        {
            throw TooLarge(site, $"{Print(left, type)} {Symbol(op)} {Print(right, type)}", type);
        }
    }

    public Value Convert(ConversionExpression conversion)
    {
        Value operand = expressions.Evaluate(conversion.Operand);
        if (operand is Value.Null)
            throw expressions.Missing(conversion.Operand, conversion.Site, "a number");
        return Convert(operand, conversion.From, conversion.Type, conversion.IsChecked, conversion.Site);
    }

    public Value Convert(Value value, NumberType? from, NumberType type, bool isChecked, int site)
    {
        try
        {
            return Arithmetic.Convert(value, from, type, isChecked);
        }
        catch (OverflowException)
        {
            throw TooLarge(site, Print(value, from), type);
        }
    }

    private MistakeException TooLarge(int site, string what, NumberType? type) =>
        run.Mistake(DiagnosticRules.Overflow, site, $"{what} does not fit {(type == NumberType.Int32 ? "an" : "a")} {type?.Keyword()}");

    private static string Print(Value value, NumberType? type) => TextFormat.Print(value, type, null);

    private static string Symbol(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "−",
        BinaryOperator.Multiply => "·",
        BinaryOperator.Divide => "/",
        _ => "%",
    };
}
