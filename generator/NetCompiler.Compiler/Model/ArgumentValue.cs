using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Model;

/// <summary>A constant that was given to a layer. Enum values come as <see cref="Integer"/>, a null array or string as <see cref="Missing"/>.</summary>
public abstract record ArgumentValue
{
    public sealed record Integer(long Value) : ArgumentValue;

    public sealed record Real(double Value) : ArgumentValue;

    public sealed record Boolean(bool Value) : ArgumentValue;

    public sealed record Text(string Value) : ArgumentValue;

    public sealed record List(EquatableArray<ArgumentValue> Items) : ArgumentValue;

    public sealed record Missing : ArgumentValue;
}
