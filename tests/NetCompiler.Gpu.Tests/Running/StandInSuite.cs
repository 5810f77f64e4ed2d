extern alias StandIn;

using NetCompiler.Compiler.Graph;
using NetCompiler.TestKit.Architectures;
using NetCompiler.TestKit.Compilation;
using StandIn::ILGPU.Runtime;

namespace NetCompiler.Gpu.Tests.Running;

/// <summary>Small networks that are compiled together, once, and run on the stand-in one by one: near the naive interpreter, alone and in batches, in whatever order the items of a group run.</summary>
internal sealed class StandInSuite
{
    private readonly Lazy<CompiledNetworks> _compiled;
    private readonly Lazy<Dictionary<string, NetworkGraph>> _graphs;

    /// <param name="source">The networks' classes; <c>using NetCompiler</c> is implied.</param>
    /// <param name="slack">How much further than the bound of float32 they may stray.</param>
    public StandInSuite(string source, double slack = 1)
    {
        Slack = slack;
        Source = "using System;\nusing System.Collections.Generic;\nusing NetCompiler;\n\n" + source;
        _compiled = new(() => StandInNetwork.Compile(Source));
        _graphs = new(() => ArchitectureParser.ReadAll([Source]).ToDictionary(model => model.Name, GraphText.Build));
    }

    /// <summary>The text of all of them.</summary>
    public string Source { get; }

    /// <summary>How much further than the bound of float32 they may stray.</summary>
    public double Slack { get; }

    /// <summary>Whether they store values in half precision.</summary>
    public bool IsHalf => Source.Contains("GpuPrecision = GpuPrecision.Half", StringComparison.Ordinal);

    /// <summary>Their classes.</summary>
    public IEnumerable<string> Names => _graphs.Value.Keys;

    /// <summary>All of them with kernels for the stand-in.</summary>
    public CompiledNetworks Compiled => _compiled.Value;

    /// <summary>The texts that the generator wrote.</summary>
    public IReadOnlyList<string> GeneratedSources => _compiled.Value.GeneratedSources;

    /// <summary>One of them with weights and samples.</summary>
    public DrawnNetwork Draw(string name) => DrawnNetwork.Of(name, _graphs.Value[name]);

    /// <summary>Compares a network with the interpreter.</summary>
    /// <param name="name">Its class.</param>
    public void AssertAgrees(string name) => AssertAgrees(_compiled.Value, Draw(name), Slack);

    /// <summary>Compares a compiled network with the interpreter.</summary>
    public static void AssertAgrees(CompiledNetworks networks, DrawnNetwork drawn, double slack = 1)
    {
        Accelerator accelerator = new();
        float[][] batch;
        using (GpuNetwork network = StandInNetwork.Load(networks, drawn.Name, drawn.WeightFile, accelerator))
            batch = Agreement.AssertClose(drawn, network, slack);
        Assert.Equal(0, accelerator.AllocatedBytes);
        Assert.Equal(0, accelerator.Streams);
        using GpuNetwork backwards = StandInNetwork.Load(networks, drawn.Name, drawn.WeightFile, new Accelerator { IsReversed = true });
        Assert.Equal(batch, Agreement.Batch(drawn, backwards));
    }
}
