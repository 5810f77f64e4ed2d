using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>
/// Reads one body: a method's, a local function's or a field's initialiser. Each reader knows one family of operations; what none of them knows is
/// refused on the spot, and reading goes on, so that one build reports everything.
/// </summary>
internal sealed class BodyReader
{
    // Far more than anybody nests by hand, and what is nested as deep can still be compared and run on the smallest stack of a compiler's thread.
    private const int Deepest = 400;

    private int _depth;

    /// <param name="program">What is read so far.</param>
    /// <param name="scope">The method or the field.</param>
    public BodyReader(ProgramBuilder program, MethodScope scope)
    {
        Program = program;
        Scope = scope;
        Statements = new(this);
        Loops = new(this);
        Switches = new(this);
        Patterns = new(this);
        Expressions = new(this);
        Assignments = new(this);
        Operators = new(this);
        Conversions = new(this);
        Collections = new(this);
        Texts = new(this);
        Calls = new(this);
        Tensors = new(this);
        Members = new(this);
    }

    /// <summary>What stands for an expression that was refused.</summary>
    public static Expression Nothing { get; } = new ConstantExpression(new ArgumentValue.Missing());

    public static Statement Empty { get; } = new BlockStatement([]);

    public ProgramBuilder Program { get; }

    public MethodScope Scope { get; }

    public StatementReader Statements { get; }

    public LoopReader Loops { get; }

    public SwitchReader Switches { get; }

    public PatternReader Patterns { get; }

    public ExpressionReader Expressions { get; }

    public AssignmentReader Assignments { get; }

    public OperatorReader Operators { get; }

    public ConversionReader Conversions { get; }

    public CollectionReader Collections { get; }

    public TextReader Texts { get; }

    public CallReader Calls { get; }

    public TensorReader Tensors { get; }

    public MemberReader Members { get; }

    /// <summary>Refuses an expression, with the reason and what is allowed.</summary>
    public Expression Refuse(IOperation operation, string message) => Refuse(operation.Syntax.GetLocation(), message);

    public Expression Refuse(Location location, string message)
    {
        Program.Report(DiagnosticRules.OutsideSubset, location, message);
        return Nothing;
    }

    /// <summary>Refuses what no reader knows; what C# itself reports is left to it.</summary>
    public Expression Refuse(IOperation operation)
    {
        if (Refusals.IsErrorOfCSharp(operation))
        {
            Program.Invalidate();
            return Nothing;
        }

        return Refuse(Refusals.Place(operation), Refusals.Reason(operation));
    }

    /// <summary>Goes one level deeper; refuses where that is too deep.</summary>
    public T Nest<T>(IOperation operation, T fallback, Func<T> read)
    {
        if (!CanNest())
        {
            Refuse(operation, $"This is nested more than {Deepest} deep: put a part of it into a local or a method of its own");
            return fallback;
        }

        _depth++;
        try
        {
            return read();
        }
        finally
        {
            _depth--;
        }
    }

    private bool CanNest()
    {
        if (_depth >= Deepest)
            return false;
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return true;
        }
        catch (InsufficientExecutionStackException)
        {
            return false;
        }
    }
}
