using System.Diagnostics;
using ILGPU;
using ILGPU.Runtime;
using NetCompiler.Benches;
using NetCompiler.Compiler.Schedule.Gpu;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.GpuEvidence.WithIlgpu;

/// <summary>Runs single launches of a network as its class does, over an arena and weights of its own. Both hold values of a usual size: devices are faster over zeros.</summary>
internal sealed class LaunchTimer : IDisposable
{
    private const int Rounds = 5;
    private static readonly TimeSpan RoundTime = TimeSpan.FromMilliseconds(20);

    private readonly GpuPlan _plan;
    private readonly CompiledZoo _compiled;
    private readonly Accelerator _accelerator;
    private readonly AcceleratorStream _stream;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _arena;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _weights;

    public LaunchTimer(ZooNetwork network, CompiledZoo compiled, Accelerator accelerator)
    {
        _plan = network.Plan;
        _compiled = compiled;
        _accelerator = accelerator;
        _stream = accelerator.CreateStream();
        _arena = Filled((long)_plan.ArenaLength * _plan.MaximumBatch);
        _weights = Filled(Math.Max(1, _plan.WeightsLength));
    }

    private delegate void Kernel(AcceleratorStream stream, KernelConfig config, ArrayView<float> input, ArrayView<float> other, ArrayView<float> output, ArrayView<float> weights, ArrayView<float> bias, int samples);

    /// <summary>The time of a launch: the best of some rounds, each of so many launches one after the other that the way to the device does not count.</summary>
    public double Seconds(EvidenceRow row)
    {
        Launch launch = row.Launch;
        Kernel kernel = _accelerator.LoadKernel(_compiled.KernelOf(launch)).CreateLauncherDelegate<Kernel>();
        GpuGrid grid = launch.Grid;
        KernelConfig config = new((int)(((row.Samples * grid.ItemsPerSample) + grid.ItemsPerGroup - 1) / grid.ItemsPerGroup), grid.Rows, 1, launch.Threads, 1, 1);
        ArrayView<float> input = View(launch.Inputs.Count > 0 ? launch.Inputs[0] : null), other = View(launch.Inputs.Count > 1 ? launch.Inputs[1] : null), output = View(launch.Target);
        ArrayView<float> weights = Weights(0), bias = Weights(1);

        // The first run compiles and warms; the second says how many fit into a round.
        Run(1);
        int count = (int)Math.Clamp(RoundTime / Run(1), 1, 1000);
        return Enumerable.Range(0, Rounds).Min(_ => Run(count).TotalSeconds) / count;

        TimeSpan Run(int launches)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < launches; i++)
                kernel(_stream, config, input, other, output, weights, bias, row.Samples);
            _stream.Synchronize();
            return Stopwatch.GetElapsedTime(start);
        }

        ArrayView<float> View(GpuView? view) => _arena.View.BaseView.SubView(view is null ? 0 : ((long)_plan.Buffers[view.Buffer].Offset * row.Samples) + view.Channel);

        ArrayView<float> Weights(int which) => _weights.View.BaseView.SubView(which < launch.WeightOffsets.Count ? launch.WeightOffsets[which] : 0);
    }

    public void Dispose()
    {
        _weights.Dispose();
        _arena.Dispose();
        _stream.Dispose();
    }

    private MemoryBuffer1D<float, Stride1D.Dense> Filled(long length)
    {
        MemoryBuffer1D<float, Stride1D.Dense> buffer = _accelerator.Allocate1D<float>(length);
        float[] values = new float[Math.Min(length, 1 << 20)];
        SampleInput.Fill(values);
        for (long at = 0; at < length; at += values.Length)
        {
            int count = (int)Math.Min(values.Length, length - at);
            buffer.View.BaseView.SubView(at, count).CopyFromCPU(_stream, values.AsSpan(0, count));
        }

        _stream.Synchronize();
        return buffer;
    }
}
