using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Model.Forward;

/// <summary>One statement of a program.</summary>
public abstract record Statement
{
    /// <summary>The place to report it at; −1 for what cannot fail.</summary>
    public int Site { get; init; } = -1;
}

public sealed record BlockStatement(EquatableArray<Statement> Statements) : Statement;

public sealed record ExpressionStatement(Expression Expression) : Statement;

public sealed record IfStatement(Expression Condition, Statement Then, Statement? Else) : Statement;

/// <summary><c>for</c>, <c>while</c> and <c>do</c>.</summary>
/// <param name="Before">What runs once.</param>
/// <param name="Condition">Null for none.</param>
/// <param name="After">What runs after each turn, also after <c>continue</c>.</param>
/// <param name="Body">The body.</param>
/// <param name="TestsFirst">False for <c>do</c>.</param>
public sealed record LoopStatement(EquatableArray<Statement> Before, Expression? Condition, EquatableArray<Statement> After, Statement Body, bool TestsFirst) : Statement;

/// <summary><c>foreach</c> over an array or a list; the target is a local, or a tuple of locals.</summary>
public sealed record ForEachStatement(Expression Target, Expression Collection, Statement Body) : Statement;

public sealed record SwitchStatement(Expression Value, EquatableArray<SwitchSection> Sections) : Statement;

/// <summary>One section with its labels; <c>default</c> is a <see cref="DiscardPattern"/> and comes last, wherever it was written.</summary>
public sealed record SwitchSection(EquatableArray<SwitchLabel> Labels, Statement Body);

public sealed record SwitchLabel(Pattern Pattern, Expression? Guard);

public sealed record ReturnStatement(Expression Value) : Statement;

public sealed record BreakStatement : Statement;

public sealed record ContinueStatement : Statement;
