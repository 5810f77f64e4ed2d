namespace NetCompiler.Compiler.Interpretation;

/// <summary>One running call: its locals, who called it and, for a local function, the call whose locals it sees.</summary>
/// <param name="method">Its index in the program; −1 for the initializer of a field.</param>
/// <param name="name">As written.</param>
/// <param name="slots">Parameters and locals.</param>
/// <param name="caller">Null for Forward.</param>
/// <param name="outer">Of a local function.</param>
internal sealed class Frame(int method, string name, Value[] slots, Frame? caller, Frame? outer)
{
    /// <summary>More names than these are not read.</summary>
    private const int ChainNames = 6;

    private string? _chain;

    public int Method => method;

    public string Name => name;

    public Value[] Slots => slots;

    public Frame? Caller => caller;

    public Frame? Outer => outer;

    /// <summary>How many calls stand around it.</summary>
    public int Depth { get; } = caller is null ? 0 : caller.Depth + 1;

    /// <summary>What stands behind a message: <c> (in Bottleneck, called by Stage, called by Forward)</c>; nothing for what Forward itself says.</summary>
    public string Chain => _chain ??= caller is null ? "" : $" (in {string.Join(", called by ", Names())})";

    private IEnumerable<string> Names()
    {
        List<string> names = [];
        for (Frame? frame = this; frame is not null;)
        {
            int times = 0;
            string name = frame.Name;
            for (; frame is not null && frame.Name == name; frame = frame.Caller)
                times++;
            names.Add(times == 1 ? name : $"{name} ({times} deep)");
        }

        return names.Count <= ChainNames ? names : [.. names.Take(ChainNames - 2), "…", names[names.Count - 1]];
    }
}
