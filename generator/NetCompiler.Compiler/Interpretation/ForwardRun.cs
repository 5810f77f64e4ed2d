using System.Globalization;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Compiler.Interpretation;

/// <summary>One run of a program: its calls and fields, and the counts that end it. What it does with expressions and statements is in the classes of their names.</summary>
internal sealed class ForwardRun
{
    private readonly ForwardProgram _program;
    private readonly Value?[] _fields;
    private readonly bool[] _isRunning;
    private readonly StatementRunner _statements;
    private readonly ExpressionEvaluator _expressions;
    private ActiveLoop? _loop;
    private long _steps;

    public ForwardRun(ForwardProgram program, GraphBuilder builder)
    {
        _program = program;
        _fields = new Value?[program.Fields.Count];
        _isRunning = new bool[program.Fields.Count];
        Layers = new(this, builder);
        _expressions = new(this);
        _statements = new(this, _expressions);
        Frame = new(-1, program.Methods[0].Name, [], null, null);
    }

    /// <summary>The innermost running call.</summary>
    public Frame Frame { get; private set; }

    public LayerCaller Layers { get; }

    /// <summary>The last place that was reached: where a mistake is reported that has no better one.</summary>
    public int Site { get; private set; } = -1;

    /// <summary>The program has asked for a size that an error leaves open: what it does wrong from there on may be a consequence.</summary>
    public bool RestsOnDoubt { get; set; }

    /// <summary>Runs Forward itself.</summary>
    /// <exception cref="MistakeException">The program cannot go on.</exception>
    public Value Forward(IReadOnlyList<Value> inputs)
    {
        MethodModel forward = _program.Methods[0];
        Frame = new(0, forward.Name, Slots(forward.Slots, inputs), null, null);
        return _statements.Run(forward.Body);
    }

    public Value Call(int index, IReadOnlyList<Value> arguments, int site)
    {
        MethodModel method = _program.Methods[index];
        return Inside(index, method.Name, Slots(method.Slots, arguments), method.Parent, site, () => _statements.Run(method.Body));
    }

    /// <summary>A field's value, computed when it is first asked for.</summary>
    public Value Field(int index, int site)
    {
        if (_fields[index] is { } known)
            return known;
        FieldModel field = _program.Fields[index];
        if (_isRunning[index])
            throw Mistake(DiagnosticRules.RecursionTooDeep, site, $"{field.Name} needs its own value while that is computed");
        _isRunning[index] = true;
        Value value = Inside(-1, field.Name, Slots(field.Slots, []), -1, site, () => _expressions.Evaluate(field.Initializer));
        _isRunning[index] = false;
        return _fields[index] = value;
    }

    public string NameOfField(int index) => _program.Fields[index].Name;

    /// <summary>Counts work; every statement, expression and new element is a step.</summary>
    public void Step(int site, long count = 1)
    {
        if (site >= 0)
            Site = site;
        _steps += count;
        if (_steps > Limits.Steps)
            throw Endless($"takes more than {Limits.Steps.ToString("#,0", CultureInfo.InvariantCulture)} steps");
    }

    public ActiveLoop Enter(int site) => _loop = new(site, _loop);

    public void Leave(ActiveLoop loop) => _loop = loop.Outer;

    /// <summary>What to throw for a program that does not end.</summary>
    public MistakeException Endless(string what)
    {
        ActiveLoop? longest = null;
        for (ActiveLoop? loop = _loop; loop is not null; loop = loop.Outer)
            longest = longest is null || loop.Turns > longest.Turns ? loop : longest;
        string turns = longest is null ? "" : $", and this loop has made {longest.Turns.ToString("#,0", CultureInfo.InvariantCulture)} turns";
        return Mistake(DiagnosticRules.EndlessProgram, longest?.Site ?? Site, $"Forward {what}{turns}: does it end?");
    }

    /// <summary>What to throw for a mistake.</summary>
    public MistakeException Mistake(DiagnosticRule rule, int site, string message, string? argument = null) =>
        new(rule, new(site >= 0 ? site : Site, site >= 0 ? argument : null), message + Frame.Chain);

    /// <summary>What to throw where the stack ends before <see cref="Limits.Calls"/> do.</summary>
    public MistakeException OutOfStack() =>
        Mistake(DiagnosticRules.RecursionTooDeep, Site, $"{Frame.Depth} calls and what stands around them in statements and expressions nest too deeply: does a recursion not end?");

    private Value Inside(int index, string name, Value[] slots, int parent, int site, Func<Value> run)
    {
        if (Frame.Depth >= Limits.Calls)
            throw Mistake(DiagnosticRules.RecursionTooDeep, site, $"more than {Limits.Calls} calls stand inside each other: does the recursion end?");
        Frame caller = Frame;
        Frame = new(index, name, slots, caller, parent < 0 ? null : Running(parent));
        Value value = run();
        Frame = caller;
        return value;
    }

    /// <summary>The call that a local function belongs to: it is running, and the caller is that call itself or inside it.</summary>
    private Frame Running(int method)
    {
        for (Frame? frame = Frame; frame is not null; frame = frame.Outer)
        {
            if (frame.Method == method)
                return frame;
        }

        throw new InvariantException($"a local function of {_program.Methods[method].Name} is called from outside it");
    }

    private static Value[] Slots(int count, IReadOnlyList<Value> arguments) =>
        [.. arguments, .. Enumerable.Repeat(Value.Nothing, Math.Max(0, count - arguments.Count))];
}
