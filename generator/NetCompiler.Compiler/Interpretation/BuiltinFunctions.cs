using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Compiler.Interpretation;

/// <summary>The functions of <see cref="Builtins"/>: those of collections, strings and tensors here, those of <c>Math</c> in <see cref="MathFunctions"/>.</summary>
internal sealed class BuiltinFunctions(ForwardRun run, ExpressionEvaluator expressions)
{
    public Value Call(BuiltinExpression call)
    {
        Value[] arguments = [.. call.Arguments.Select(expressions.Evaluate)];
        int dot = call.Name.IndexOf('.');
        string member = call.Name.Substring(dot + 1);
        return call.Name.Substring(0, dot) switch
        {
            "Math" => OfMath(call, member, arguments),
            "Array" or "List" => OfCollection(call, member, arguments),
            "Tensor" => OfTensor(call, member, run.Layers.TensorOf(arguments[0], call.Arguments[0], call.Site, expressions)),
            "String" => arguments[0] is Value.Text text ? Value.Of(text.Characters.Length) : throw expressions.Missing(call.Arguments[0], call.Site, "a string"),
            "Object" => arguments[0] is Value.Null ? throw expressions.Missing(call.Arguments[0], call.Site, "a value") : new Value.Text(expressions.Print(arguments[0], call.Type, null, call.Site)),
            _ => throw new InvariantException($"the interpreter does not know {call.Name}"),
        };
    }

    private Value OfMath(BuiltinExpression call, string member, Value[] arguments)
    {
        try
        {
            return MathFunctions.Call(member, call.Type ?? NumberType.Double, arguments);
        }
        catch (OverflowException)
        {
            throw run.Mistake(DiagnosticRules.Overflow, call.Site, $"{Print(call, arguments)} does not fit {(call.Type == NumberType.Int32 ? "an" : "a")} {(call.Type ?? NumberType.Double).Keyword()}");
        }
        catch (Exception exception) when (exception is ArgumentException or ArithmeticException)
        {
            throw run.Mistake(DiagnosticRules.InvalidOperation, call.Site, $"{Print(call, arguments)} has no value");
        }
    }

    private Value OfCollection(BuiltinExpression call, string member, Value[] arguments)
    {
        List<Value> items = expressions.ArrayOf(arguments[0], call.Arguments[0], call.Site).Items;
        switch (member)
        {
            case "Length" or "Count":
                return Value.Of(items.Count);
            case "Add":
                items.Add(arguments[1]);
                return Value.Nothing;
            case "AddRange":
                List<Value> more = expressions.ArrayOf(arguments[1], call.Arguments[1], call.Site).Items;
                run.Step(-1, more.Count);
                items.AddRange([.. more]);
                return Value.Nothing;
            case "Insert":
                long index = Arithmetic.Integer(arguments[1]);
                if (index < 0 || index > items.Count)
                    throw run.Mistake(DiagnosticRules.IndexOutOfRange, call.Site, $"index {index} is outside {expressions.NameOf(call.Arguments[0])}, which has {ValuePrinter.Elements(items.Count)}");
                run.Step(-1, items.Count - index);
                items.Insert((int)index, arguments[2]);
                return Value.Nothing;
            case "ToArray":
                run.Step(-1, items.Count);
                return new Value.Array([.. items], IsList: false);
            default:
                throw new InvariantException($"the interpreter does not know {call.Name}");
        }
    }

    private Value OfTensor(BuiltinExpression call, string member, GraphValue tensor)
    {
        Shape shape = tensor.Shape;
        run.RestsOnDoubt |= !tensor.IsCertain;
        if (member == "Channels")
            return Value.Of(shape.Channels);
        if (member == "Shape")
            return new Value.Array([.. shape.Sizes.Select(Value.Of)], IsList: false);
        string[] axes = [.. Enumerable.Range(0, shape.Axes.Count).Select(axis => char.ToUpperInvariant(shape.AxisName(axis)[0]) + shape.AxisName(axis).Substring(1))];
        int axis = Array.IndexOf(axes, member);
        if (axis >= 0)
            return Value.Of(shape.Axes[axis]);
        throw run.Mistake(DiagnosticRules.NoSuchAxis, call.Site, $"a tensor of {shape} has no {member}: it has {string.Join(", ", axes.Prepend("Channels"))}");
    }

    private static string Print(BuiltinExpression call, Value[] arguments) =>
        $"{call.Name}({string.Join(", ", arguments.Select(argument => TextFormat.Print(argument, call.Type, null)))})";
}
