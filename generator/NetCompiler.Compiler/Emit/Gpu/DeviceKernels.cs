using NetCompiler.Compiler.Schedule.Gpu;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>The kernels of a plan: launches whose texts are the same but for the name share one, which is named after the first of them.</summary>
public sealed class DeviceKernels
{
    // Stands for the kernel's name while its text is compared.
    private const string Placeholder = "@Kernel@";

    private readonly Dictionary<string, DeviceKernel> _byText = [];
    private readonly Dictionary<Launch, DeviceKernel> _byLaunch = [];
    private readonly HashSet<string> _names = [];

    public DeviceKernels(GpuPlan plan)
    {
        foreach (Launch launch in plan.Launches)
            Add(plan, launch);
    }

    /// <summary>In the order of their first launches.</summary>
    public IReadOnlyList<DeviceKernel> All => [.. _byText.Values];

    /// <summary>The functions of <see cref="DeviceFunctions"/> that they call.</summary>
    public HashSet<string> Functions { get; } = [];

    /// <summary>The kernel that computes a launch.</summary>
    public DeviceKernel this[Launch launch] => _byLaunch[launch];

    private void Add(GpuPlan plan, Launch launch)
    {
        if (_byLaunch.ContainsKey(launch))
            return;
        GpuKernel kernel = new(plan, launch, Placeholder);
        KernelEmitter.Write(kernel);
        Functions.UnionWith(kernel.Functions);
        string text = $"{KindOf(launch)}{launch.Threads} {kernel.Writer}{kernel.Own}";
        if (!_byText.TryGetValue(text, out DeviceKernel? shared))
        {
            string name = UniqueName(launch.Name);
            shared = new(launch, name, KindOf(launch), kernel.Writer.ToString().TrimEnd('\n').Replace(Placeholder, name), kernel.Own.ToString().TrimEnd('\n').Replace(Placeholder, name));
            _byText.Add(text, shared);
        }
        else if (shared.Launch.Name != launch.Name && !shared.Others.Contains(launch.Name))
        {
            shared.Others.Add(launch.Name);
        }

        _byLaunch.Add(launch, shared);
    }

    private static DeviceKernelKind KindOf(Launch launch) => launch switch
    {
        InputLaunch => DeviceKernelKind.Input,
        OutputLaunch => DeviceKernelKind.Output,
        _ => DeviceKernelKind.Layer,
    };

    private string UniqueName(string layer)
    {
        string stem = "Compute" + SourceText.Pascal(layer);
        string name = stem;
        for (int number = 2; !_names.Add(name); number++)
            name = $"{stem}_{number}";
        return name;
    }
}

/// <summary>What a kernel reads and writes: the caller's values are float32, those of the arena whatever the plan says.</summary>
public enum DeviceKernelKind
{
    Layer,
    Input,
    Output,
}

/// <summary>A kernel's text.</summary>
/// <param name="Launch">The first launch that it computes.</param>
/// <param name="Name">Its method.</param>
/// <param name="Kind">What its views hold.</param>
/// <param name="Body">Its body.</param>
/// <param name="Own">Functions of its own; empty for none.</param>
public sealed record DeviceKernel(Launch Launch, string Name, DeviceKernelKind Kind, string Body, string Own)
{
    /// <summary>The other layers that it computes.</summary>
    public List<string> Others { get; } = [];
}
