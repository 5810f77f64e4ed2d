using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu;

/// <summary>Checks what every plan promises: places, lifetimes, and that each launch fits the declared architectures.</summary>
public static class GpuPlanVerifier
{
    /// <exception cref="InvariantException">The plan breaks a promise; the message names the launch and the figures.</exception>
    public static void Verify(GpuPlan plan)
    {
        foreach (GpuBuffer buffer in plan.Buffers)
            Require(buffer.Offset % GpuBuffer.Alignment == 0 && buffer.Offset + buffer.Length <= plan.ArenaLength, buffer.Name, $"it ends at {(long)buffer.Offset + buffer.Length} of {plan.ArenaLength} values");
        VerifyOrder(plan, [.. plan.Single]);
        VerifyOrder(plan, [.. plan.Batch]);
        foreach (Launch launch in plan.Launches)
            Verify(plan, launch);
    }

    private static void Verify(GpuPlan plan, Launch launch)
    {
        foreach (GpuArchitecture device in GpuArchitecture.Declared)
        {
            Require(launch.Threads is > 0 && launch.Threads <= device.MostThreadsPerGroup, launch.Name, $"{launch.Threads} threads of {device.MostThreadsPerGroup} on {device.Name}");
            Require(launch.SharedBytes <= device.SharedPerGroup, launch.Name, $"{launch.SharedBytes} bytes of shared memory of {device.SharedPerGroup} on {device.Name}");
            Require(launch.Registers <= device.MostRegistersPerThread, launch.Name, $"{launch.Registers} registers of {device.MostRegistersPerThread} on {device.Name}");
            Require(device.Resident(launch.Threads, launch.Registers, launch.SharedBytes) > 0, launch.Name, $"{launch.Threads} threads of {launch.Registers} registers of {device.Registers} on {device.Name}");
        }

        Require(launch.Grid.ItemsPerSample > 0 && launch.Grid.ItemsPerGroup > 0 && launch.Grid.Rows is > 0 and <= GpuGrid.MostRows, launch.Name, $"a grid of {launch.Grid}");
        Require(launch.Grid.ItemsPerSample * plan.MaximumBatch <= int.MaxValue, launch.Name, $"{launch.Grid.ItemsPerSample} items for each of {plan.MaximumBatch} samples");
        Require(launch.Inputs.Count <= 2 && launch.WeightOffsets.Count <= 2, launch.Name, $"{launch.Inputs.Count} values and {launch.WeightOffsets.Count} weights");
        foreach (GpuView view in launch.Inputs.Concat(launch.Output is { } output ? [output] : []))
            Require(view.Channel + view.Shape.Channels <= plan.Buffers[view.Buffer].Shape.Channels && view.Pitch == plan.Buffers[view.Buffer].Pitch, launch.Name, $"channels from {view.Channel} on of a buffer of {plan.Buffers[view.Buffer].Shape}");
        foreach (int offset in launch.WeightOffsets)
            Require(offset >= 0 && offset < plan.WeightsLength, launch.Name, $"weights at {offset} of {plan.WeightsLength}");
    }

    /// <summary>What a launch reads was written, channel by channel, and by nobody else in between.</summary>
    private static void VerifyOrder(GpuPlan plan, Launch[] launches)
    {
        Dictionary<int, bool[]> written = [];
        foreach (Launch launch in launches)
        {
            foreach (GpuView view in launch.Inputs)
                Require(written.TryGetValue(view.Buffer, out bool[]? channels) && channels.Skip(view.Channel).Take(view.Shape.Channels).All(isWritten => isWritten), launch.Name, $"it reads channels of buffer {view.Buffer} that hold nothing");
            if (launch.Output is not { } output)
                continue;
            GpuBuffer target = plan.Buffers[output.Buffer];
            if (!written.ContainsKey(target.Id))
                written.Add(target.Id, new bool[target.Shape.Channels]);
            for (int channel = 0; channel < output.Shape.Channels; channel++)
                written[target.Id][output.Channel + channel] = true;
            foreach (GpuBuffer other in plan.Buffers.Where(other => other.Id != target.Id && other.Offset < target.Offset + target.Length && target.Offset < other.Offset + other.Length))
                written.Remove(other.Id);
        }
    }

    private static void Require(bool condition, string name, string what)
    {
        if (!condition)
            throw new InvariantException($"{name}: {what}");
    }
}
