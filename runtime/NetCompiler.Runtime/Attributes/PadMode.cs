namespace NetCompiler;

/// <summary>What stands in the border that padding adds (course, "padding modes").</summary>
public enum PadMode
{
    /// <summary>Zeros, by far the most used: 0 | 10 20 −30 | 0.</summary>
    Zero,

    /// <summary>The map mirrored without repeating its edge: 20 | 10 20 −30 | 20. The border must be narrower than the map.</summary>
    Reflect,

    /// <summary>The edge repeated ("stretching"): 10 | 10 20 −30 | −30.</summary>
    Replicate,
}
