namespace NetCompiler.Compiler.Model.Forward;

/// <summary>
/// Every function that a program may call without having its source: the parser accepts these, the interpreter runs these. A member of an object
/// has the object as first argument.
/// </summary>
public static class Builtins
{
    private static readonly Dictionary<string, Builtin> ByName = new Builtin[]
    {
        new("Array.Length", 1, 1),
        new("List.Add", 2, 2),
        new("List.AddRange", 2, 2),
        new("List.Count", 1, 1),
        new("List.Insert", 3, 3),
        new("List.ToArray", 1, 1),
        new("Math.Abs", 1, 1),
        new("Math.Ceiling", 1, 1),
        new("Math.Clamp", 3, 3),
        new("Math.Exp", 1, 1),
        new("Math.Floor", 1, 1),

        // The second argument is the base.
        new("Math.Log", 1, 2),
        new("Math.Log10", 1, 1),
        new("Math.Log2", 1, 1),
        new("Math.Max", 2, 2),
        new("Math.Min", 2, 2),
        new("Math.Pow", 2, 2),

        // The value, the digits (0 where only the third is written), the number of the MidpointRounding.
        new("Math.Round", 1, 3),
        new("Math.Sign", 1, 1),
        new("Math.Sqrt", 1, 1),
        new("Math.Truncate", 1, 1),

        // Of a number, a bool or a string, as C# writes it in the invariant culture.
        new("Object.ToString", 1, 1),
        new("String.Length", 1, 1),
        new("Tensor.Channels", 1, 1),
        new("Tensor.Depth", 1, 1),
        new("Tensor.Height", 1, 1),
        new("Tensor.Length", 1, 1),
        new("Tensor.Shape", 1, 1),
        new("Tensor.Width", 1, 1),
    }.ToDictionary(builtin => builtin.Name);

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<Builtin> All { get; } = [.. ByName.Values.OrderBy(builtin => builtin.Name, StringComparer.Ordinal)];

    public static Builtin? Find(string name) => ByName.TryGetValue(name, out Builtin? builtin) ? builtin : null;
}

/// <summary>One function.</summary>
/// <param name="Name">The type and the member: <c>Math.Max</c>.</param>
/// <param name="Least">How many arguments it takes at least, the receiver included.</param>
/// <param name="Most">How many it takes at most.</param>
public sealed record Builtin(string Name, int Least, int Most);
