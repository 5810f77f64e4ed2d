namespace NetCompiler.Weights;

// One tensor of a safetensors header, already checked: Begin ≤ End lie within the data, and for a known type the bytes between
// them are exactly the elements.
internal sealed record StoredTensor
{
    public required string Name { get; init; }

    // As the file spells it; Type is what it means here.
    public required string TypeName { get; init; }

    public required ElementType Type { get; init; }

    public required long[] Shape { get; init; }

    public required long Elements { get; init; }

    // Byte offsets from the start of the data, which follows the header.
    public required long Begin { get; init; }

    public required long End { get; init; }

    // Training leftovers no network reads: counters and masks.
    public bool IsBookkeeping => Type.IsInteger() || Name.EndsWith(".num_batches_tracked", StringComparison.Ordinal);

    public bool HasShape(ReadOnlySpan<int> expected)
    {
        if (expected.Length != Shape.Length)
            return false;
        for (int axis = 0; axis < expected.Length; axis++)
        {
            if (expected[axis] != Shape[axis])
                return false;
        }

        return true;
    }
}
