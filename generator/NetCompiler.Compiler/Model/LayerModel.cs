using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Model;

/// <summary>One layer as written: its name in the vocabulary and the arguments that were given, none of them judged yet.</summary>
/// <param name="Layer">The attribute's name without its suffix, for example <c>Conv</c>.</param>
/// <param name="Arguments">The given arguments, positional ones under the name of their parameter in Pascal case.</param>
public sealed record LayerModel(string Layer, EquatableArray<ArgumentModel> Arguments)
{
    public ArgumentValue? Find(string argument) => Arguments.FirstOrDefault(a => a.Name == argument)?.Value;
}

/// <summary>One given argument of a layer.</summary>
/// <param name="Name">The parameter's name in Pascal case: <c>Filters</c>, <c>Stride</c>.</param>
/// <param name="Value">The constant it was given.</param>
public sealed record ArgumentModel(string Name, ArgumentValue Value);
