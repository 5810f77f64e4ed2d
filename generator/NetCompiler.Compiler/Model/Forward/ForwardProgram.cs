using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Model.Forward;

/// <summary>
/// A <c>Forward</c> method and everything it reaches, as plain values: names are resolved, constants folded, overloads chosen, and nothing of
/// Roslyn is left. Equal texts give equal programs, so running one stands behind the model's equality.
/// </summary>
public sealed record ForwardProgram
{
    /// <summary>Every method that can be reached; the first is <c>Forward</c> itself.</summary>
    public required EquatableArray<MethodModel> Methods { get; init; }

    /// <summary>Every <c>static readonly</c> field that can be reached.</summary>
    public EquatableArray<FieldModel> Fields { get; init; }

    /// <summary>The names of Forward's parameters: one for each input of the network.</summary>
    public required EquatableArray<string> Inputs { get; init; }

    /// <summary>The names of the elements of the tuple that Forward returns; empty where it returns one tensor.</summary>
    public EquatableArray<string> Outputs { get; init; }
}

/// <summary>A static method or a local function.</summary>
public sealed record MethodModel
{
    /// <summary>As written, for messages.</summary>
    public required string Name { get; init; }

    /// <summary>How many of the slots are parameters; they come first.</summary>
    public required int Parameters { get; init; }

    /// <summary>Locals and parameters together.</summary>
    public required int Slots { get; init; }

    /// <summary>The method around a local function, whose locals it sees; −1 for a method of a class.</summary>
    public int Parent { get; init; } = -1;

    public required Statement Body { get; init; }
}

/// <summary>A <c>static readonly</c> field: its value is computed when it is first used.</summary>
/// <param name="Name">As written, for messages.</param>
/// <param name="Initializer">What computes it.</param>
/// <param name="Slots">The variables that its patterns declare.</param>
public sealed record FieldModel(string Name, Expression Initializer, int Slots = 0);
