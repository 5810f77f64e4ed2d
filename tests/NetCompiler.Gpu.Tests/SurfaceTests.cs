extern alias StandIn;

using System.Reflection;
using NetCompiler.Gpu.Tests.Running;
using NetCompiler.TestKit.Architectures;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Reference;
using NetCompiler.Weights;
using StandIn::ILGPU;
using StandIn::ILGPU.Runtime;

namespace NetCompiler.Gpu.Tests;

/// <summary>The class <c>Gpu</c>: what it refuses and how it says so, views of device memory, batches longer than declared, shared weights, and memory that is given back.</summary>
public sealed class SurfaceTests
{
    private const string Source = """
        using NetCompiler;

        [Network(GpuBatch = 4), Input(3, 6, 6), Conv(8, 3), Relu, Dense(5)]
        public partial class Net;
        """;

    private const int InputLength = 108;
    private const int OutputLength = 5;

    private static readonly Lazy<CompiledNetworks> Networks = new(() => StandInNetwork.Compile(Source));

    private static readonly byte[] Weights = MakeWeights();

    [Fact]
    public void Groups_too_large_for_the_device_are_refused_with_the_layer_and_both_figures()
    {
        var refused = Assert.Throws<PlatformNotSupportedException>(() => Load(new() { Name = "tiny", MaxNumThreadsPerGroup = 32 }));
        Assert.Matches("^(conv1|input|output|fc1) runs in groups of 256 threads, but tiny allows 32\\.$", refused.Message);
    }

    [Fact]
    public void Too_little_shared_memory_is_refused_with_the_layer_and_both_figures()
    {
        var refused = Assert.Throws<PlatformNotSupportedException>(() => Load(new() { Name = "tiny", MaxSharedMemoryPerGroup = 64 }));
        Assert.Matches("^(conv1|fc1) needs [0-9]+ bytes of shared memory for each group, but tiny has 64\\.$", refused.Message);
    }

    [Fact]
    public void Too_little_memory_is_refused_with_all_figures()
    {
        var refused = Assert.Throws<PlatformNotSupportedException>(() => Load(new() { Name = "tiny", MemorySize = 1000 }));
        Assert.Matches("^Net needs [0-9]+ bytes: [0-9]+ for weights and [0-9]+ for each of 4 samples .* but tiny has 1000\\.$", refused.Message);
    }

    [Fact]
    public void A_batch_beyond_the_declared_one_is_refused_and_a_smaller_one_takes_less_memory()
    {
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => Load(new(), new() { MaximumBatch = 5 }));
        Assert.Contains("MaximumBatch is 5; Net was compiled for batches of up to 4.", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new GpuOptions { MaximumBatch = -1 });

        Accelerator all = new();
        Accelerator one = new();
        using GpuNetwork four = Load(all);
        using GpuNetwork single = Load(one, new() { MaximumBatch = 1 });
        Assert.True(one.AllocatedBytes < all.AllocatedBytes);

        // One by one the dense layer is another kernel, which adds in another order.
        Assert.All(Batch(four, 7).Zip(Batch(single, 7)), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public void Wrong_lengths_are_refused_with_both_figures()
    {
        using GpuNetwork network = Load(new());
        Assert.Equal("input has 107 values; 1 samples of 108 have 108. (Parameter 'input')", Assert.Throws<ArgumentException>(() => network.Predict([new float[107]], [new float[5]])).Message);
        Assert.Equal("output has 6 values; 1 samples of 5 have 5. (Parameter 'output')", Assert.Throws<ArgumentException>(() => network.Predict([new float[108]], [new float[6]])).Message);
        Assert.Equal("input has 109 values, which is no multiple of the 108 of one sample. (Parameter 'input')", Assert.Throws<ArgumentException>(() => network.PredictBatch([new float[109]], [new float[5]])).Message);
    }

    [Fact]
    public void Other_weights_are_refused_as_on_the_CPU()
    {
        Assert.Throws<WeightFileException>(() => StandInNetwork.Load(Networks.Value, "Net", [1, 2, 3], new Accelerator()));
    }

    [Fact]
    public void Views_of_device_memory_give_what_spans_give()
    {
        Accelerator accelerator = new();
        using GpuNetwork network = Load(accelerator);
        float[] expected = Batch(network, 3);
        using MemoryBuffer1D<float, Stride1D.Dense> input = accelerator.Allocate1D<float>(3 * InputLength);
        using MemoryBuffer1D<float, Stride1D.Dense> output = accelerator.Allocate1D<float>(3 * OutputLength);
        input.View.BaseView.CopyFromCPU(accelerator.DefaultStream, Inputs(3));
        network.Call("PredictBatch", input.View.BaseView, output.View.BaseView);
        network.Call("Synchronize");
        float[] actual = new float[expected.Length];
        output.View.BaseView.CopyToCPU(accelerator.DefaultStream, actual);
        Assert.Equal(expected, actual);
        Assert.Throws<ArgumentException>(() => network.Call("Predict", input.View.BaseView, output.View.BaseView));
    }

    [Fact]
    public void Instances_share_weights_until_the_last_one_is_disposed()
    {
        Accelerator accelerator = new();
        GpuNetwork first = Load(accelerator);
        long alone = accelerator.AllocatedBytes;
        GpuNetwork second = first.Share();
        long both = accelerator.AllocatedBytes;
        Assert.True(both - alone < alone);
        float[] expected = Batch(first, 2);
        first.Dispose();
        first.Dispose();
        Assert.Throws<ObjectDisposedException>(() => Batch(first, 1));
        Assert.IsType<ObjectDisposedException>(Assert.Throws<TargetInvocationException>(() => first.Share()).InnerException);
        Assert.Equal(expected, Batch(second, 2));
        second.Dispose();
        Assert.Equal((0L, 0), (accelerator.AllocatedBytes, accelerator.Streams));
    }

    [Fact]
    public void A_device_that_runs_out_of_memory_gets_everything_back()
    {
        Accelerator whole = new();
        using (GpuNetwork network = Load(whole))
        {
            for (long limit = 0; limit < whole.AllocatedBytes; limit += 500)
            {
                Accelerator accelerator = new() { AllocationLimit = limit };
                Assert.Throws<OutOfMemoryException>(() => Load(accelerator));
                Assert.Equal((0L, 0), (accelerator.AllocatedBytes, accelerator.Streams));
            }
        }

        Accelerator narrow = new() { AllocationLimit = 40_000 };
        GpuNetwork first = Load(narrow);
        List<GpuNetwork> others = [];
        Assert.IsType<OutOfMemoryException>(Assert.Throws<TargetInvocationException>(() => others.AddRange(Enumerable.Range(0, 100).Select(_ => first.Share()))).InnerException);
        others.ForEach(other => other.Dispose());
        first.Dispose();
        Assert.Equal((0L, 0), (narrow.AllocatedBytes, narrow.Streams));
    }

    [Fact]
    public void Names_of_inputs_and_outputs_are_the_users()
    {
        const string Ports = """
            using NetCompiler;

            [Network, Input(2, 4), Input(2, 4)]
            public partial class Named
            {
                static (Tensor Run, Tensor _samples) Forward(Tensor _stream, Tensor _arena) => (_stream + _arena, _stream * _arena);
            }
            """;
        new StandInSuite(Ports[Ports.IndexOf('[')..]).AssertAgrees("Named");
    }

    [Fact]
    public void A_batch_longer_than_declared_is_cut()
    {
        Accelerator accelerator = new();
        using GpuNetwork network = Load(accelerator);
        Batch(network, 4);
        int pass = accelerator.Launches;
        Batch(network, 9);

        // 9 samples in batches of 4, 4 and 1.
        Assert.Equal(4 * pass, accelerator.Launches);
    }

    private static GpuNetwork Load(Accelerator accelerator, GpuOptions? options = null) => StandInNetwork.Load(Networks.Value, "Net", Weights, accelerator, options);

    private static float[] Inputs(int samples) => Formula.Values("surface", 0.1, 1, samples * InputLength);

    private static float[] Batch(GpuNetwork network, int samples)
    {
        float[] outputs = new float[samples * OutputLength];
        network.PredictBatch([Inputs(samples)], [outputs]);
        return outputs;
    }

    private static byte[] MakeWeights()
    {
        FormulaTensor[] tensors = [.. DrawnTensors.Of(GraphText.Build(ArchitectureParser.ReadAll([Source])[0]))];
        using MemoryStream file = new();
        SafeTensorsWriter.Write(file, tensors.Select(tensor => (tensor.Name, tensor.Shape, (ReadOnlyMemory<float>)tensor.Values())));
        return file.ToArray();
    }
}
