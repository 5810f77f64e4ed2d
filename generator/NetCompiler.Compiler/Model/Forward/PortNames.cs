namespace NetCompiler.Compiler.Model.Forward;

/// <summary>
/// What the members of a network with several inputs or outputs are called: the spans of <c>Predict</c> and the constants with their lengths. Both come
/// from the names in <c>Forward</c>; where two would be one (an input that is handed on, <c>x</c> and <c>X</c>), the later says which side it is on.
/// </summary>
public sealed class PortNames
{
    private readonly HashSet<string> _spans = [];

    /// <param name="inputs">The parameters of Forward.</param>
    /// <param name="outputs">The elements of its tuple.</param>
    public PortNames(IReadOnlyList<string> inputs, IReadOnlyList<string> outputs)
    {
        string[] spans = Assign([.. inputs.Concat(outputs)], inputs.Count, "", _spans);
        InputSpans = [.. spans.Take(inputs.Count)];
        OutputSpans = [.. spans.Skip(inputs.Count)];

        // Of a single input or output there is InputLength or OutputLength alone, which of several are the sums.
        string[] measured = [.. inputs.Where(_ => inputs.Count > 1).Select(Pascal)];
        string[] lengths = Assign([.. measured.Concat(outputs.Where(_ => outputs.Count > 1).Select(Pascal))], measured.Length, "Length", ["InputLength", "OutputLength"]);
        InputLengths = [.. lengths.Take(measured.Length)];
        OutputLengths = [.. lengths.Skip(measured.Length)];
    }

    /// <summary>The parameters of <c>Predict</c>, without the <c>@</c> that a keyword wants.</summary>
    public IReadOnlyList<string> InputSpans { get; }

    /// <inheritdoc cref="InputSpans"/>
    public IReadOnlyList<string> OutputSpans { get; }

    /// <summary>The constants, one for each input; none where there is one input.</summary>
    public IReadOnlyList<string> InputLengths { get; }

    /// <inheritdoc cref="InputLengths"/>
    public IReadOnlyList<string> OutputLengths { get; }

    /// <summary>A name for a local of <c>Predict</c>, where the user's spans go first.</summary>
    public string Local(string name)
    {
        while (_spans.Contains(name))
            name += "_";
        return name;
    }

    private static string[] Assign(IReadOnlyList<string> names, int inputs, string suffix, HashSet<string> taken)
    {
        string?[] assigned = [.. names.Select(name => taken.Add(name + suffix) ? name + suffix : null)];
        for (int i = 0; i < names.Count; i++)
        {
            string side = names[i] + (i < inputs ? "Input" : "Output");
            for (int number = 1; assigned[i] is null; number++)
            {
                string name = side + (number == 1 ? "" : $"{number}") + suffix;
                assigned[i] = taken.Add(name) ? name : null;
            }
        }

        return [.. assigned.Select(name => name!)];
    }

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
