using System.Text.RegularExpressions;

namespace NetCompiler.Gpu.Tests.WithIlgpu;

/// <summary>One instruction of a kernel.</summary>
/// <param name="Opcode">With all its suffixes.</param>
/// <param name="IsGuarded">It depends on a predicate.</param>
/// <param name="Defined">The registers that it writes.</param>
/// <param name="Used">Those that it reads, the predicate included.</param>
/// <param name="Address">The register with the place in memory; null for what touches none.</param>
/// <param name="Label">Where a branch goes; null for others.</param>
internal sealed partial record PtxInstruction(string Opcode, bool IsGuarded, IReadOnlyList<string> Defined, IReadOnlyList<string> Used, string? Address, string? Label)
{
    // These write no register; all others write their first operand.
    private static readonly string[] Writers = ["st.", "bra", "bar.", "ret", "red.", "membar.", "exit"];

    public bool LoadsShared => Opcode.StartsWith("ld.shared", StringComparison.Ordinal);

    public bool StoresShared => Opcode.StartsWith("st.shared", StringComparison.Ordinal);

    public bool IsBarrier => Opcode.StartsWith("bar.sync", StringComparison.Ordinal);

    /// <summary>Whether what follows it in the text may come after it.</summary>
    public bool FallsThrough => IsGuarded || !(Label is not null || Opcode is "ret" or "exit");

    /// <summary>Reads a line of a body; null for what is no instruction.</summary>
    public static PtxInstruction? Read(string line)
    {
        Match match = Line().Match(line);
        if (!match.Success)
            return null;
        string opcode = match.Groups["opcode"].Value;
        string operands = match.Groups["operands"].Value;
        string guard = match.Groups["guard"].Value;
        if (opcode.StartsWith("bra", StringComparison.Ordinal))
            return new(opcode, guard.Length > 0, [], Registers(guard), null, operands.Trim());
        int end = Writers.Any(writer => opcode.StartsWith(writer, StringComparison.Ordinal)) ? 0 : FirstOperand(operands);
        return new(opcode, guard.Length > 0, Registers(operands[..end]), [.. Registers(guard), .. Registers(operands[end..])], Place().Match(operands) is { Success: true } place ? place.Groups[1].Value : null, null);
    }

    private static int FirstOperand(string operands)
    {
        int comma = operands.IndexOf(',', operands.StartsWith('{') ? operands.IndexOf('}', StringComparison.Ordinal) : 0);
        return comma < 0 ? operands.Length : comma;
    }

    private static string[] Registers(string text) => [.. Register().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"^\s*(?<guard>@!?%p\d+)?\s*(?<opcode>[a-z][\w.]*)\s*(?<operands>[^;]*);")]
    private static partial Regex Line();

    [GeneratedRegex(@"\[\s*(%\w+)")]
    private static partial Regex Place();

    [GeneratedRegex(@"%(p|rd|rs|rh|r|fd|f|h|b)\d+\b")]
    private static partial Regex Register();
}
