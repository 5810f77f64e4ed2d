using System.Reflection;
using ILGPU.Runtime.OpenCL;
using NetCompiler.Gpu.Tests.Running;
using NetCompiler.TestKit.Compilation;

namespace NetCompiler.Gpu.Tests.WithIlgpu;

/// <summary>The small networks that the stand-in runs, compiled for ILGPU: every suite of this assembly.</summary>
internal sealed class IlgpuSuite
{
    private readonly StandInSuite _suite;
    private readonly Lazy<CompiledNetworks> _compiled;

    private IlgpuSuite(string name, StandInSuite suite)
    {
        Name = name;
        _suite = suite;
        _compiled = new(() => IlgpuNetwork.Compile(suite.Source));
    }

    /// <summary>Whatever a test class keeps as a suite is found here too.</summary>
    public static IReadOnlyList<IlgpuSuite> All { get; } =
    [
        .. typeof(StandInSuite).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(field => field.FieldType == typeof(StandInSuite))
            .Select(field => new IlgpuSuite(field.DeclaringType!.Name, (StandInSuite)field.GetValue(null)!)),
    ];

    /// <summary>The test class.</summary>
    public string Name { get; }

    /// <summary>The networks of all of them.</summary>
    public static TheoryData<string, string> Networks
    {
        get
        {
            TheoryData<string, string> rows = [];
            foreach (IlgpuSuite suite in All)
            {
                foreach (string network in suite._suite.Names)
                    rows.Add(suite.Name, network);
            }

            return rows;
        }
    }

    public CompiledNetworks Compiled => _compiled.Value;

    public static IlgpuSuite Find(string name) => All.Single(suite => suite.Name == name);

    /// <summary>Compares a network on a device with the interpreter; one of half precision is refused by a device that has none.</summary>
    public void AssertAgrees(string network, IlgpuDevice device)
    {
        DrawnNetwork drawn = _suite.Draw(network);
        if (_suite.IsHalf && device.Accelerator.Capabilities is CLCapabilityContext { Float16: false })
        {
            Assert.Throws<PlatformNotSupportedException>(() => IlgpuNetwork.Load(Compiled, network, new MemoryStream(drawn.WeightFile), device.Accelerator));
            return;
        }

        using GpuNetwork loaded = IlgpuNetwork.Load(Compiled, network, new MemoryStream(drawn.WeightFile), device.Accelerator);
        Agreement.AssertClose(drawn, loaded, _suite.Slack);
    }
}
