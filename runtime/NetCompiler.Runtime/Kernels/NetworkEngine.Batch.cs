using System.Runtime.CompilerServices;
using NetCompiler.Memory;

namespace NetCompiler.Kernels;

// Batches: groups of up to 16 samples, each through the segments of the plan.
public abstract partial class NetworkEngine
{
    private readonly BatchPlan? _batches;
    private Batch _batch;
    private AlignedBuffer? _slots;

    /// <summary>Computes rows of a step for several samples, whose slots follow each other from <paramref name="arena"/> on; false where no kernel does, and nothing happened.</summary>
    protected virtual bool RunBatchStep(int step, int begin, int end, int samples, ref float arena, ref float weights) => false;

    private int SegmentCount => _batches?.Segments.Length ?? 1;

    private void Run(Batch batch, int count)
    {
        _batch = batch;
        _holdsSample = false;
        if (_batches is not null && count > 1)
            MakeSlots();
        try
        {
            RunGroups(count);
        }
        finally
        {
            _batch = default;
        }
    }

    private void RunGroups(int count)
    {
        int group = _batches is null ? Math.Max(1, count) : BatchPlan.MostSamples;
        for (int first = 0; first < count; first += group)
        {
            _batch.First = first;
            _batch.Count = Math.Min(group, count - first);
            if (_batch.Count == 1)
                RunAlone();
            else
                RunGroup();
        }
    }

    /// <summary>On first use: networks that predict single samples need neither the memory nor the kernels.</summary>
    private void MakeSlots()
    {
        if (_slots is not null)
            return;
        _slots = new AlignedBuffer((long)BatchPlan.MostSamples * _batches!.SlotLength);
        Parallel.For(0, Rows.Length, step => RunBatchStep(step, 0, 0, 0, ref _slots.Reference, ref _weights.Reference));
    }

    /// <summary>A single sample is a prediction like any other.</summary>
    private void RunAlone()
    {
        Load(0, ref _arenas[0].Reference);
        RunLayers(0, Rows.Length);
        Store(0, ref _arenas[0].Reference);
    }

    private void RunGroup()
    {
        for (int segment = 0; segment < SegmentCount; segment++)
        {
            if (_batches is { } batches && batches.Segments[segment].IsTogether)
                RunTogether(segment, batches.Segments[segment]);
            else
                RunApart(segment);
        }
    }

    /// <summary>Each thread takes whole samples; those that are left over when every thread has had as many are computed by all threads together.</summary>
    private void RunApart(int segment)
    {
        int whole = _batch.Count / _team.Threads * _team.Threads;
        _team.Run(this, ~segment, whole);
        for (int sample = whole; sample < _batch.Count; sample++)
        {
            (int begin, int end) = Enter(segment, sample, _arenas[0]);
            RunLayers(begin, end);
            Leave(segment, sample, _arenas[0]);
        }
    }

    /// <summary>The steps of a segment for one sample, by one thread.</summary>
    private void RunSample(int segment, int sample, int worker)
    {
        ref float arena = ref _arenas[worker].Reference;
        (int begin, int end) = Enter(segment, sample, _arenas[worker]);
        ReadOnlySpan<int> rows = Rows;
        for (int step = begin; step < end; step++)
            RunStep(step, 0, rows[step], ref arena, ref arena, ref _weights.Reference);
        Leave(segment, sample, _arenas[worker]);
    }

    private (int Begin, int End) Enter(int segment, int sample, AlignedBuffer arena)
    {
        if (segment == 0)
            Load(sample, ref arena.Reference);
        if (_batches is not { } batches)
            return (0, Rows.Length);
        batches.Segments[segment].Enter(Slot(sample), arena.Span);
        return (batches.Segments[segment].Begin, batches.Segments[segment].End);
    }

    private void Leave(int segment, int sample, AlignedBuffer arena)
    {
        if (_batches is { } batches)
            batches.Segments[segment].Leave(arena.Span, Slot(sample));
        if (segment == SegmentCount - 1)
            Store(sample, ref arena.Reference);
    }

    /// <summary>Each step for all samples before the next one, so that its weights are read once.</summary>
    private void RunTogether(int segment, BatchSegment steps)
    {
        for (int sample = 0; segment == 0 && sample < _batch.Count; sample++)
            Load(sample, ref Slot(sample)[0]);
        for (int step = steps.Begin; step < steps.End; step++)
        {
            int chunks = ChunksOf(step);
            if (_team.Threads > 1 && chunks > 1)
            {
                _batch.IsTogether = true;
                _team.Run(this, step, chunks);
                _batch.IsTogether = false;
            }
            else
            {
                RunForAll(step, 0, Rows[step], worker: 0);
            }
        }

        for (int sample = 0; segment == SegmentCount - 1 && sample < _batch.Count; sample++)
            Store(sample, ref Slot(sample)[0]);
    }

    private void RunForAll(int step, int begin, int end, int worker)
    {
        if (RunBatchStep(step, begin, end, _batch.Count, ref _slots!.Reference, ref _weights.Reference))
            return;
        for (int sample = 0; sample < _batch.Count; sample++)
            RunStep(step, begin, end, ref Slot(sample)[0], ref _arenas[worker].Reference, ref _weights.Reference);
    }

    private Span<float> Slot(int sample) => _slots!.Span.Slice(sample * _batches!.SlotLength, _batches.SlotLength);

    private unsafe void Load(int sample, ref float arena)
    {
        nint offset = ((nint)_batch.First + sample) * InputLength;
        if (_batch.ArePictures)
            LoadPicture(ref Unsafe.AsRef<byte>((byte*)_batch.Inputs + offset), ref arena, ref _weights.Reference);
        else
            LoadInput(0, ref Unsafe.AsRef<float>((float*)_batch.Inputs + offset), ref arena, ref _weights.Reference);
    }

    private unsafe void Store(int sample, ref float arena) =>
        StoreOutput(0, ref arena, ref Unsafe.AsRef<float>((float*)_batch.Outputs + (((nint)_batch.First + sample) * OutputLength)));

    /// <summary>A batch on its way through the team: pinned by the caller for as long as it runs.</summary>
    private struct Batch
    {
        public nint Inputs;
        public nint Outputs;
        public bool ArePictures;

        /// <summary>The first sample of the group that is under way.</summary>
        public int First;

        /// <summary>The group's samples.</summary>
        public int Count;

        /// <summary>The team computes chunks of a step for all samples, rather than for the one in the first arena.</summary>
        public bool IsTogether;
    }
}
