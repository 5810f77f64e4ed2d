using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>eˣ / Σ eˣ over the channels of each pixel.</summary>
public sealed record SoftmaxStep : Step
{
    public required int Channels { get; init; }

    public override EquatableArray<int> Replaceable => [0];
}
