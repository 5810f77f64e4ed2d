using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>All kernels of an engine: of single samples and of batches, and of large dense layers one for each way in which weights may be stored. Only what is used is ever compiled.</summary>
internal sealed class EngineKernels
{
    private readonly HashSet<string> _names = [];
    private readonly Dictionary<WeightStorage, KernelTable> _single;
    private readonly Dictionary<WeightStorage, KernelTable> _batched;

    private EngineKernels()
    {
        _single = Enum.GetValues(typeof(WeightStorage)).Cast<WeightStorage>().ToDictionary(storage => storage, storage => new KernelTable(storage == WeightStorage.Float32 ? "Compute" : $"{storage}", _names));
        _batched = _single.Keys.ToDictionary(storage => storage, storage => new KernelTable(storage == WeightStorage.Float32 ? "Batch" : $"Batch{storage}", _names));
    }

    /// <summary>The ways to store weights in 16 bits.</summary>
    public static IReadOnlyList<WeightStorage> Short { get; } = [WeightStorage.BFloat16, WeightStorage.Float16];

    public IEnumerable<KernelTable.Kernel> Single => _single.Values.SelectMany(table => table.All);

    public IEnumerable<KernelTable.Kernel> Batched => _batched.Values.SelectMany(table => table.All);

    /// <summary>The texts of the functions that kernels of short weights call.</summary>
    public IReadOnlyList<string> Functions { get; private set; } = [];

    /// <summary>The method that computes a step for one sample.</summary>
    public string this[Step step, WeightStorage storage] => _single[storage][step];

    public static EngineKernels Write(KernelPlan plan, TargetPlan target, KernelData data)
    {
        EngineKernels kernels = new();
        for (int i = 0; i < plan.Steps.Count; i++)
        {
            if (plan.Steps[i] is not (InputStep or OutputStep or BorderStep))
                kernels.Add(plan, target, data, i);
        }

        if (plan.HasShortWeights)
            kernels.Functions = [.. Short.Select(storage => ShortWeightEmitter.Function(storage, target.Target.Lanes))];
        return kernels;
    }

    /// <summary>Whether a kernel computes the step for several samples.</summary>
    public bool IsBatched(Step step) => _batched[WeightStorage.Float32].Has(step);

    /// <summary>The method that computes a step for several samples.</summary>
    public string OfBatch(Step step, WeightStorage storage) => _batched[storage][step];

    private void Add(KernelPlan plan, TargetPlan target, KernelData data, int index)
    {
        Step step = plan.Steps[index];
        foreach (WeightStorage storage in _single.Keys.Where(storage => storage == WeightStorage.Float32 || step is DenseStep { MayBeShort: true }))
        {
            string weights = storage == WeightStorage.Float32 ? "" : $" Weights as {storage}.";
            _single[storage].Add(step, KernelEmitter.Write(Kernel(target.Tiles[index])), Note(step, target.Tiles[index]) + weights);
            if (step is DenseStep dense && plan.IsTogether(index))
                _batched[storage].Add(step, KernelEmitter.WriteBatch(Kernel(target.BatchTiles[index]), dense), $"{step.Name} for several samples, {plan.SlotLength} floats apart. Tile: {target.BatchTiles[index]}.{weights}");

            CpuKernel Kernel(KernelTile tile) => new(plan, target.Target, step, tile, new(), data) { Storage = storage };
        }
    }

    private static string Note(Step step, KernelTile tile) =>
        $"{step.Name}: {step.Description}.{(step.HasTile ? $" Tile: {tile}." : "")}";
}
