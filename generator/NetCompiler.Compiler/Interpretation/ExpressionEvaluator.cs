using System.Runtime.CompilerServices;
using System.Text;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Compiler.Interpretation;

/// <summary>Expressions, each evaluated in the order of C#.</summary>
internal sealed class ExpressionEvaluator
{
    private readonly ForwardRun _run;
    private readonly OperatorEvaluator _operators;
    private readonly BuiltinFunctions _builtins;

    public ExpressionEvaluator(ForwardRun run)
    {
        _run = run;
        _operators = new(run, this);
        _builtins = new(run, this);
        Assignments = new(run, this, _operators);
        Patterns = new(run);
    }

    public Assignments Assignments { get; }

    public PatternMatcher Patterns { get; }

    public Value Evaluate(Expression expression)
    {
        // Nothing bounds how deep an expression nests, and what runs inside an IDE must not take it down.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _run.Step(expression.Site);
        return expression switch
        {
            ConstantExpression constant => Arithmetic.Of(constant.Value),
            LocalExpression local => Frame(local).Slots[local.Slot],
            FieldExpression field => _run.Field(field.Field, field.Site),
            AssignExpression assign => Assignments.Assign(assign),
            CompoundExpression compound => Assignments.Combine(compound),
            UnaryExpression unary => _operators.Apply(unary),
            BinaryExpression binary => _operators.Combine(binary),
            ConversionExpression conversion => _operators.Convert(conversion),
            ConditionalExpression choice => Evaluate(IsTrue(choice.Condition) ? choice.WhenTrue : choice.WhenFalse),
            CoalesceExpression choice => Evaluate(choice.Left) is var left and not Value.Null ? left : Evaluate(choice.Right),
            InterpolationExpression interpolation => Interpolate(interpolation),
            ArrayExpression array => new Value.Array(Elements(array), array.IsList),
            SizedArrayExpression array => SizedArray(array),
            ElementExpression element => Assignments.Locate(element).Read(),
            TupleExpression tuple => new Value.Tuple([.. tuple.Elements.Select(Evaluate)]),
            TupleElementExpression element => ((Value.Tuple)Evaluate(element.Tuple)).Items[element.Index],
            CallExpression call => _run.Call(call.Method, [.. call.Arguments.Select(Evaluate)], call.Site),
            BuiltinExpression builtin => _builtins.Call(builtin),
            LayerExpression layer => _run.Layers.Call(layer, this),
            OperatorExpression layer => _run.Layers.Call(layer, this),
            SwitchExpression choice => Switch(choice),
            IsExpression test => Value.Of(Patterns.Matches(test.Pattern, Evaluate(test.Value))),
            ThrowExpression mistake => throw Thrown(mistake),
            _ => throw new InvariantException($"the interpreter does not know {expression.GetType().Name}"),
        };
    }

    public bool IsTrue(Expression expression) => Arithmetic.IsTrue(Evaluate(expression));

    /// <summary>An array or a list that must be there.</summary>
    public List<Value> Items(Expression expression, int site) => ArrayOf(Evaluate(expression), expression, site).Items;

    public Value.Array ArrayOf(Value value, Expression expression, int site) => value as Value.Array ?? throw Missing(expression, site, "an array or a list");

    /// <summary>What to throw for null.</summary>
    public MistakeException Missing(Expression expression, int site, string needed) =>
        _run.Mistake(DiagnosticRules.NullValue, site >= 0 ? site : expression.Site, $"{NameOf(expression)} is null, and {needed} is needed");

    /// <summary>What a message calls an expression.</summary>
    public string NameOf(Expression expression) => expression switch
    {
        LocalExpression local => local.Name,
        FieldExpression field => _run.NameOfField(field.Field),
        ElementExpression element => $"an element of {NameOf(element.Array)}",
        TupleElementExpression element => $"element {element.Index + 1} of {NameOf(element.Tuple)}",
        _ => "the value",
    };

    /// <summary>The call whose local it is.</summary>
    public Frame Frame(LocalExpression local)
    {
        Frame frame = _run.Frame;
        for (int depth = local.Depth; depth > 0; depth--)
            frame = frame.Outer ?? throw new InvariantException($"{local.Name} lives {local.Depth} methods outside {_run.Frame.Name}, and there are {local.Depth - depth}");
        return frame;
    }

    /// <summary>A value as a part of a text.</summary>
    public string Print(Value value, NumberType? type, string? format, int site)
    {
        _run.Step(-1, TextFormat.Length(format));
        try
        {
            string text = TextFormat.Print(value, type, format);
            _run.Step(-1, text.Length / 16);
            return text;
        }
        catch (FormatException)
        {
            throw _run.Mistake(DiagnosticRules.InvalidOperation, site, $"\"{format}\" is no format of {(type is { } number ? $"a number of type {number.Keyword()}" : "this value")}");
        }
    }

    private Value.Text Interpolate(InterpolationExpression interpolation)
    {
        StringBuilder text = new();
        foreach (InterpolationPart part in interpolation.Parts)
        {
            string value = Print(Evaluate(part.Value), part.Type, part.Format, interpolation.Site);
            int width = Math.Abs((long)part.Alignment) is var wide && wide > int.MaxValue ? int.MaxValue : (int)wide;
            _run.Step(-1, width);
            text.Append(part.Alignment < 0 ? value.PadRight(width) : value.PadLeft(width));
        }

        return new(text.ToString());
    }

    private List<Value> Elements(ArrayExpression array)
    {
        List<Value> items = [];
        foreach (Expression element in array.Elements)
        {
            if (element is SpreadExpression { Values: var values })
            {
                List<Value> more = Items(values, element.Site);
                _run.Step(-1, more.Count);
                items.AddRange(more);
            }
            else
            {
                items.Add(Evaluate(element));
            }
        }

        return items;
    }

    private Value.Array SizedArray(SizedArrayExpression array)
    {
        long size = Arithmetic.Integer(Evaluate(array.Size));
        if (size < 0)
            throw _run.Mistake(DiagnosticRules.InvalidOperation, array.Site, $"an array of {size} elements cannot be made");
        _run.Step(-1, size);
        return new([.. Enumerable.Repeat(Arithmetic.Of(array.Initial), (int)size)], IsList: false);
    }

    private Value Switch(SwitchExpression choice)
    {
        Value value = Evaluate(choice.Value);
        foreach (SwitchArm arm in choice.Arms)
        {
            if (Patterns.Matches(arm.Pattern, value) && (arm.Guard is null || IsTrue(arm.Guard)))
                return Evaluate(arm.Result);
        }

        throw _run.Mistake(DiagnosticRules.MissingArm, choice.Site, $"no arm of the switch matches {ValuePrinter.Print(value)}");
    }

    private MistakeException Thrown(ThrowExpression mistake)
    {
        string? message = mistake.Message is null || Evaluate(mistake.Message) is not Value.Text text ? null : text.Characters;
        return _run.Mistake(DiagnosticRules.Thrown, mistake.Site, string.IsNullOrWhiteSpace(message) ? "Forward throws here, without a message" : message!);
    }
}
