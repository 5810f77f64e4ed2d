namespace ILGPU.Runtime;

/// <summary>What a device may know of a kernel beforehand.</summary>
public readonly struct KernelSpecialization(int? maxNumThreadsPerGroup, int? minNumGroupsPerMultiprocessor)
{
    public int? MaxNumThreadsPerGroup => maxNumThreadsPerGroup;

    public int? MinNumGroupsPerMultiprocessor => minNumGroupsPerMultiprocessor;
}

/// <summary>Makes kernels callable.</summary>
public static class KernelLoaders
{
    /// <summary>A kernel without barriers: item by item.</summary>
    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6> LoadKernel<T1, T2, T3, T4, T5, T6>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6> kernel, KernelSpecialization specialization) =>
        (stream, config, a, b, c, d, e, f) => ForEachGroup(accelerator, config, specialization, () =>
        {
            foreach (int item in Items(accelerator, config))
            {
                Group.Index = item;
                kernel(a, b, c, d, e, f);
            }
        });

    /// <summary>A kernel with barriers, as an iterator whose steps end at them: all items go to the next barrier in turns.</summary>
    /// <exception cref="InvalidOperationException">Some items meet a barrier that others do not.</exception>
    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6> LoadKernel<T1, T2, T3, T4, T5, T6>(this Accelerator accelerator, Func<T1, T2, T3, T4, T5, T6, IEnumerable<int>> kernel, KernelSpecialization specialization) =>
        (stream, config, a, b, c, d, e, f) => ForEachGroup(accelerator, config, specialization, () =>
        {
            SharedMemory.Blocks = [];
            IEnumerator<int>[] items = [.. Enumerable.Range(0, config.Group.X).Select(_ => kernel(a, b, c, d, e, f).GetEnumerator())];
            int left = items.Length;
            while (left > 0)
            {
                int ended = 0;
                foreach (int item in Items(accelerator, config))
                {
                    Group.Index = item;
                    SharedMemory.Requests = 0;
                    ended += items[item].MoveNext() ? 0 : 1;
                }

                if (ended > 0 && ended < left)
                    throw new InvalidOperationException($"{ended} of {left} items of a group end where the others wait at a barrier.");
                left -= ended;
            }
        });

    private static IEnumerable<int> Items(Accelerator accelerator, KernelConfig config)
    {
        IEnumerable<int> items = Enumerable.Range(0, config.Group.X);
        return accelerator.IsReversed ? items.Reverse() : items;
    }

    private static void ForEachGroup(Accelerator accelerator, KernelConfig config, KernelSpecialization specialization, Action run)
    {
        if (config.Group.X != specialization.MaxNumThreadsPerGroup)
            throw new InvalidOperationException($"{config.Group.X} items in a group of a kernel that was loaded for {specialization.MaxNumThreadsPerGroup}.");
        accelerator.Launches++;
        for (int y = 0; y < config.Grid.Y; y++)
        {
            for (int x = 0; x < config.Grid.X; x++)
            {
                Grid.Index = (x, y);
                run();
            }
        }
    }
}
