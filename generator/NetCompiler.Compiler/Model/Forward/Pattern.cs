using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Model.Forward;

/// <summary>A pattern of <c>switch</c> or <c>is</c>.</summary>
public abstract record Pattern;

public sealed record ConstantPattern(ArgumentValue Value) : Pattern;

/// <summary><c>&gt; 3</c>.</summary>
public sealed record RelationalPattern(BinaryOperator Operator, NumberType Type, ArgumentValue Value) : Pattern;

public sealed record NotPattern(Pattern Inner) : Pattern;

public sealed record AndPattern(Pattern Left, Pattern Right) : Pattern;

public sealed record OrPattern(Pattern Left, Pattern Right) : Pattern;

/// <summary><c>_</c>, which always matches.</summary>
public sealed record DiscardPattern : Pattern;

/// <summary><c>var x</c>: matches, and keeps the value.</summary>
public sealed record VariablePattern(int Slot) : Pattern;

/// <summary><c>(1, _)</c>.</summary>
public sealed record TuplePattern(EquatableArray<Pattern> Elements) : Pattern;
