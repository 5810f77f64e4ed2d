using System.Globalization;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Compiler.Interpretation;

/// <summary>Layers: their arguments become constants, and the builder takes them one by one.</summary>
internal sealed class LayerCaller(ForwardRun run, GraphBuilder builder)
{
    private readonly List<CalledLayer> _calls = [];

    /// <summary>Every layer that was added, in order.</summary>
    public IReadOnlyList<CalledLayer> Calls => _calls;

    /// <summary><c>x.Conv(…).Relu()</c>: whole chains, the first layer first, so that a long one does not nest.</summary>
    public Value Call(LayerExpression last, ExpressionEvaluator expressions)
    {
        Stack<LayerExpression> chain = [];
        Expression input = last;
        for (; input is LayerExpression layer; input = layer.Input)
            chain.Push(layer);
        Value value = expressions.Evaluate(input);
        while (chain.Count > 0)
        {
            LayerExpression layer = chain.Pop();
            run.Step(layer.Site);
            GraphValue tensor = TensorOf(value, layer.Input, layer.Site, expressions);
            LayerModel model = new(layer.Layer, Arguments(layer.Arguments, expressions));
            value = Add(model, layer.Site, tensor);
        }

        return value;
    }

    public Value Call(OperatorExpression call, ExpressionEvaluator expressions)
    {
        List<GraphValue> operands = [];
        foreach (Expression operand in call.Operands)
        {
            Value value = expressions.Evaluate(operand);
            if (value is Value.Array array)
                operands.AddRange(array.Items.Select((item, i) => TensorOf(item, new ElementExpression(operand, new ConstantExpression(new ArgumentValue.Integer(i)), false), call.Site, expressions)));
            else
                operands.Add(TensorOf(value, operand, call.Site, expressions));
        }

        EquatableArray<ArgumentModel> arguments = Arguments(call.Arguments, expressions);
        if (call.Operator == "Split")
            return Split(operands[0], arguments, call.Site);
        return Add(new(call.Operator, arguments), call.Site, [.. operands]);
    }

    public Value Add(LayerModel layer, int site, params IReadOnlyList<GraphValue> inputs)
    {
        if (_calls.Count >= Limits.Layers)
            throw run.Endless($"makes more than {Limits.Layers.ToString("#,0", CultureInfo.InvariantCulture)} layers");
        return new Value.Tensor(Append(layer, site >= 0 ? site : run.Site, run.Frame.Chain, inputs));
    }

    /// <summary>A tensor that must be there.</summary>
    public GraphValue TensorOf(Value value, Expression expression, int site, ExpressionEvaluator expressions) => value switch
    {
        Value.Tensor tensor => tensor.Node,
        Value.Null => throw run.Mistake(DiagnosticRules.MissingTensor, site >= 0 ? site : expression.Site, $"{expressions.NameOf(expression)} is used before a tensor was assigned to it"),
        _ => throw new InvariantException($"a tensor is needed, and a {value.GetType().Name} is there"),
    };

    private GraphValue Append(LayerModel layer, int site, string chain, IReadOnlyList<GraphValue> inputs)
    {
        GraphValue value = builder.Add(layer, site, chain, inputs);
        _calls.Add(new(value, site, chain, inputs));
        return value;
    }

    /// <summary>Equal runs of channels. Each is sliced when it is used first.</summary>
    private Value.Array Split(GraphValue tensor, EquatableArray<ArgumentModel> arguments, int site)
    {
        int channels = tensor.Shape.Channels;
        long parts = arguments.FirstOrDefault(argument => argument.Name == "Parts")?.Value is ArgumentValue.Integer { Value: var count } ? count : 0;
        run.RestsOnDoubt |= !tensor.IsCertain;
        if (parts < 1 || channels % parts != 0)
            throw run.Mistake(DiagnosticRules.SplitNotDividing, site, $"{parts} parts do not divide the {channels} channels of {builder.NameOf(tensor)}{Divisors(channels, parts)}", "Parts");
        int length = (int)(channels / parts);
        string chain = run.Frame.Chain;
        run.Step(site, parts);
        return new([.. Enumerable.Range(0, (int)parts).Select(part => new Value.Tensor(new Lazy<GraphValue>(() => Append(Slice(part * length, length), site, chain, [tensor]))))], IsList: false);
    }

    private static LayerModel Slice(int begin, int length) =>
        new("Slice", [new("Begin", new ArgumentValue.Integer(begin)), new("Length", new ArgumentValue.Integer(length))]);

    /// <summary>The nearest numbers of parts that do.</summary>
    private static string Divisors(int channels, long parts)
    {
        int[] nearest = [.. Enumerable.Range(1, Math.Min(channels, 1024)).Where(divisor => channels % divisor == 0).OrderBy(divisor => Math.Abs(divisor - parts)).Take(2).OrderBy(divisor => divisor)];
        return parts < 1 ? "" : $": {channels} / {parts} is no integer; {string.Join(" or ", nearest)} would do";
    }

    private EquatableArray<ArgumentModel> Arguments(EquatableArray<NamedExpression> arguments, ExpressionEvaluator expressions) =>
        arguments.Select(argument => new ArgumentModel(argument.Name, Argument(expressions.Evaluate(argument.Value)))).ToEquatableArray();

    private static ArgumentValue Argument(Value value) => value switch
    {
        Value.Null => new ArgumentValue.Missing(),
        Value.Integer integer => new ArgumentValue.Integer(integer.Bits),
        Value.Real real => new ArgumentValue.Real(real.Number),
        Value.Boolean boolean => new ArgumentValue.Boolean(boolean.IsTrue),
        Value.Text text => new ArgumentValue.Text(text.Characters),
        Value.Array array => new ArgumentValue.List(array.Items.Select(Argument).ToEquatableArray()),
        _ => throw new InvariantException($"a {value.GetType().Name} is no argument of a layer"),
    };
}
