namespace NetCompiler.TestKit.Interpretation;

/// <summary>Finds tensors by name and holds them to the lengths the interpreter expects.</summary>
internal sealed class WeightSource(Func<string, float[]> find)
{
    /// <param name="name">The tensor's full name.</param>
    /// <param name="length">Its number of values.</param>
    public float[] Find(string name, int length)
    {
        float[] values = find(name);
        return values.Length == length
            ? values
            : throw new InterpretationException($"tensor {name} has {values.Length} values, and the graph needs {length}");
    }
}
