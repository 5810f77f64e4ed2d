using System.Globalization;
using System.Text.RegularExpressions;

namespace NetCompiler.Gpu.Tests.WithIlgpu;

/// <summary>What can be read from a kernel's PTX: its instructions, how they follow each other, its loops, and the memory of a group.</summary>
internal sealed partial class PtxKernel
{
    private readonly List<PtxInstruction> _instructions = [];
    private readonly List<int>[] _next;
    private readonly Dictionary<int, string> _arrays = [];

    public PtxKernel(string text)
    {
        Text = text;
        SharedBytes = SharedMemory().Matches(text).Sum(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
        Dictionary<string, int> labels = [];
        foreach (string line in text[text.IndexOf('{', StringComparison.Ordinal)..].Split('\n'))
        {
            if (Label().Match(line) is { Success: true } label)
                labels.Add(label.Groups[1].Value, _instructions.Count);
            else if (PtxInstruction.Read(line) is { } instruction)
                _instructions.Add(instruction);
            if (ArrayAddress().Match(line) is { Success: true } array)
                _arrays.Add(_instructions.Count - 1, array.Groups[1].Value);
        }

        _next = [.. _instructions.Select((instruction, at) => Next(instruction, at, labels))];
        Loops = [.. FindLoops()];
    }

    public string Text { get; }

    /// <summary>Static shared memory.</summary>
    public int SharedBytes { get; }

    public IReadOnlyList<PtxInstruction> Instructions => _instructions;

    /// <summary>The loops, by the branch that closes each.</summary>
    public IReadOnlyList<PtxLoop> Loops { get; }

    /// <summary>The places that may follow one.</summary>
    public IReadOnlyList<int> NextOf(int at) => _next[at];

    /// <summary>The shared array that an access belongs to; empty where it cannot be said. Registers of addresses are written again and again, each time shortly before they are used.</summary>
    public string ArrayOf(int access)
    {
        HashSet<string> arrays = [];
        Stack<(string Register, int Before)> open = new([(_instructions[access].Address ?? throw new ArgumentException($"instruction {access} has no address", nameof(access)), access)]);
        while (open.TryPop(out (string Register, int Before) wanted))
        {
            int at = _instructions.FindLastIndex(wanted.Before - 1, wanted.Before, instruction => instruction.Defined.Contains(wanted.Register));
            if (at >= 0 && _arrays.TryGetValue(at, out string? array))
                arrays.Add(array);
            else if (at >= 0 && _instructions[at].Opcode is "add.u64" or "mov.b64")
                _instructions[at].Used.ToList().ForEach(source => open.Push((source, at)));
        }

        return arrays.Count == 1 ? arrays.Single() : "";
    }

    /// <summary>Innermost loops that read shared memory: where the products are.</summary>
    public IEnumerable<PtxLoop> ProductLoops =>
        Loops.Where(loop => Reads(loop) && !Loops.Any(inner => inner != loop && inner.Body.IsProperSubsetOf(loop.Body) && Reads(inner)));

    private bool Reads(PtxLoop loop) => loop.Body.Any(at => _instructions[at].LoadsShared);

    private List<int> Next(PtxInstruction instruction, int at, Dictionary<string, int> labels)
    {
        List<int> next = [];
        if (instruction.FallsThrough && at + 1 < _instructions.Count)
            next.Add(at + 1);
        if (instruction.Label is not null)
            next.Add(labels[instruction.Label]);
        return next;
    }

    /// <summary>What reaches a branch backwards without passing the place it goes to.</summary>
    private IEnumerable<PtxLoop> FindLoops()
    {
        List<int>[] before = [.. _instructions.Select(_ => new List<int>())];
        for (int at = 0; at < _next.Length; at++)
            _next[at].ForEach(next => before[next].Add(at));
        foreach ((int end, int begin) in _next.SelectMany((next, at) => next.Where(to => to <= at && Dominates(to, at)).Select(to => (at, to))))
        {
            HashSet<int> body = [begin];
            Stack<int> open = new([end]);
            while (open.TryPop(out int at))
            {
                if (body.Add(at))
                    before[at].ForEach(open.Push);
            }

            yield return new(begin, end, body);
        }
    }

    /// <summary>Whether every way from the entry to a place passes another.</summary>
    private bool Dominates(int gate, int place)
    {
        HashSet<int> seen = [];
        Stack<int> open = new(gate == 0 ? [] : [0]);
        while (open.TryPop(out int at))
        {
            if (at != gate && seen.Add(at))
                _next[at].ForEach(open.Push);
        }

        return !seen.Contains(place);
    }

    [GeneratedRegex(@"^\s*(\$?L\w*):")]
    private static partial Regex Label();

    [GeneratedRegex(@"^\s*mov\.b64\s+%rd\d+,\s*(__shared\w+);")]
    private static partial Regex ArrayAddress();

    [GeneratedRegex(@"\.shared\s.*\[(\d+)\];")]
    private static partial Regex SharedMemory();
}

/// <summary>A loop.</summary>
/// <param name="Begin">Its first instruction.</param>
/// <param name="End">The branch back to it.</param>
/// <param name="Body">All its instructions.</param>
internal sealed record PtxLoop(int Begin, int End, IReadOnlySet<int> Body);
