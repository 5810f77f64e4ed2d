using NetCompiler.Compiler.Schedule.Gpu;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>
/// Writes what kernels share whose threads make results together: which result and which part of it a thread has, the loop over its values, and the tree that combines the parts. Each
/// tree has shared memory of its own: what one leaves there may still be read when the next begins.
/// </summary>
/// <param name="kernel">The kernel.</param>
/// <param name="launch">Its launch.</param>
internal sealed class Reduction(GpuKernel kernel, ReductionLaunch launch)
{
    private readonly ThreadSplit _split = launch.Split;
    private readonly SourceWriter _writer = kernel.Writer;

    /// <summary>Whether some threads of the last group may have no result to make.</summary>
    private bool IsGuarded => _split is { Sets: > 1, Parts: > 1 };

    /// <summary>Writes the head: <c>part</c>, and the result counted over all samples. No barrier stands behind a return.</summary>
    /// <param name="set">The name of the result.</param>
    /// <param name="shared">The names of the trees' memory.</param>
    public void WriteHead(string set, params string[] shared)
    {
        if (shared.Length != launch.Reductions)
            throw new InvariantException($"{launch.Name}: {shared.Length} trees, planned were {launch.Reductions}");
        string sets = GpuKernel.Times("(uint)samples", launch.SetsPerSample);
        if (_split.Parts == 1)
        {
            _writer.Line($"uint {set} = ((uint)GpuGrid.IdxX * {_split.Sets}u) + (uint)GpuGroup.IdxX;");
            _writer.Line($"if ({set} >= {sets})");
            _writer.Line("    return;");
            return;
        }

        string within = _split.IsAlong ? GpuKernel.Divide("thread", _split.Parts) : GpuKernel.Modulo("thread", _split.Sets);
        string part = _split.Sets == 1 ? "thread" : _split.IsAlong ? GpuKernel.Modulo("thread", _split.Parts) : GpuKernel.Divide("thread", _split.Sets);
        _writer.Line("uint thread = (uint)GpuGroup.IdxX;");
        _writer.Line($"uint part = {part};");
        _writer.Line($"uint {set} = {(_split.Sets == 1 ? "(uint)GpuGrid.IdxX" : $"((uint)GpuGrid.IdxX * {_split.Sets}u) + {within}")};");
        if (IsGuarded)
            _writer.Line($"bool exists = {set} < {sets};");
        foreach (string name in shared)
            _writer.Line($"global::ILGPU.ArrayView<float> {name} = GpuShared.Allocate<float>({_split.Threads});");
    }

    /// <summary>Writes how many values a result has; threads without a result take none.</summary>
    public void WriteCount(long values)
    {
        if (IsGuarded)
            _writer.Line($"uint count = GpuOps.Select(exists, {values}u, 0u);");
        else
            _writer.Line($"const uint count = {values}u;");
    }

    /// <summary>Opens the loop over the thread's values: their numbers are <c>i</c>.</summary>
    public SourceWriter.Block OpenLoop() => _writer.Open(_split.Parts == 1 ? "for (uint i = 0u; i < count; i++)" : $"for (uint i = part; i < count; i += {_split.Parts}u)");

    /// <summary>Opens what one thread does for each result.</summary>
    public SourceWriter.Block? OpenFirst() => _split.Parts == 1 ? null : _writer.Open(IsGuarded ? "if ((part == 0u) & exists)" : "if (part == 0u)");

    /// <summary>Writes the tree over the threads of a result; returns the combined value.</summary>
    /// <param name="shared">The tree's memory.</param>
    /// <param name="value">The thread's part.</param>
    /// <param name="combine">One value of two.</param>
    public string Combine(string shared, string value, Func<string, string, string> combine)
    {
        if (_split.Parts == 1)
            return value;
        string mine = $"{shared}[(int)thread]";
        _writer.Line($"{mine} = {value};");
        _writer.Line("GpuGroup.Barrier();");
        bool isSegmented = _split is { IsAlong: true, Sets: > 1 };
        string loop = isSegmented ? $"for (uint half = {_split.Parts / 2}u; half > 0u; half >>= 1)" : $"for (uint half = {_split.Threads / 2}u; half >= {(_split.IsAlong ? 1 : _split.Sets)}u; half >>= 1)";
        using (_writer.Open(loop))
        {
            _writer.Line($"if ({(isSegmented ? "part" : "thread")} < half)");
            _writer.Line($"    {mine} = {combine(mine, $"{shared}[(int)(thread + half)]")};");
            _writer.Line("GpuGroup.Barrier();");
        }

        string first = _split.Sets == 1 ? "0" : _split.IsAlong ? "(int)(thread - part)" : $"(int){GpuKernel.Modulo("thread", _split.Sets)}";
        return $"{shared}[{first}]";
    }

    public string Sum(string shared, string value) => Combine(shared, value, (one, other) => $"{one} + {other}");

    /// <summary>The largest value, but for NaN, which is smaller than all.</summary>
    public string Largest(string shared, string value) => Combine(shared, value, (one, other) => $"GpuOps.Select({other} > {one}, {other}, {one})");
}
