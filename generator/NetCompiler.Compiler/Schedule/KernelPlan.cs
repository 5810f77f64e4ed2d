using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule;

/// <summary>Every decision about how a network is computed. The emitter prints it and decides nothing.</summary>
public sealed record KernelPlan
{
    public required string Name { get; init; }

    /// <summary>The network's inputs in order.</summary>
    public required EquatableArray<PlanPort> Inputs { get; init; }

    /// <summary>The network's outputs in order.</summary>
    public required EquatableArray<PlanPort> Outputs { get; init; }

    public required EquatableArray<Step> Steps { get; init; }

    /// <summary>The steps between bringing the inputs in and handing the outputs out.</summary>
    public IEnumerable<Step> Layers => Steps.Where(step => step is not InputStep and not OutputStep);

    public required EquatableArray<BufferPlan> Buffers { get; init; }

    public required EquatableArray<PackedWeights> Weights { get; init; }

    /// <summary>The layers whose values can be read after a prediction; empty where none were asked for.</summary>
    public EquatableArray<InspectedValue> Inspected { get; init; }

    /// <summary>The steps as batches take them, in order; empty where every sample is predicted by itself.</summary>
    public EquatableArray<Segment> Segments { get; init; }

    /// <summary>Floats of one sample's slot: the beginning of an arena, with the buffers of steps that run together and those that segments hand over.</summary>
    public int SlotLength { get; init; }

    /// <summary>Whether a batch computes some steps for several samples at once.</summary>
    public bool RunsTogether => Segments.Any(segment => segment.IsTogether);

    /// <summary>Whether a batch computes this step for several samples at once.</summary>
    public bool IsTogether(int step) => Segments.Any(segment => segment.IsTogether && segment.FirstStep <= step && step <= segment.LastStep);

    /// <summary>Floats of the arena.</summary>
    public required int ArenaLength { get; init; }

    /// <summary>Floats of the packed weights.</summary>
    public required int WeightsLength { get; init; }

    /// <summary>Floats of the packed weights where large dense layers are stored in 16 bits: they are the last ones.</summary>
    public required int ShortWeightsLength { get; init; }

    /// <summary>Whether weights may be stored in 16 bits.</summary>
    public bool HasShortWeights => ShortWeightsLength < WeightsLength;

    public required EquatableArray<TargetPlan> Targets { get; init; }

    public BufferPlan Buffer(int id) => Buffers[id];
}

/// <summary>A layer's value, by the layer's name.</summary>
public sealed record InspectedValue(string Name, BufferView View);

/// <summary>What goes in or out: its name in <c>Forward</c>, or "input" and "output".</summary>
public sealed record PlanPort(string Name, Shape Shape);
