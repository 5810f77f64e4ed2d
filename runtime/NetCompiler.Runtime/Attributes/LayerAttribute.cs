namespace NetCompiler;

/// <summary>
/// The base of every attribute that stands for a layer, or that says something of the whole network (<see cref="InputAttribute"/>,
/// <see cref="ClassesAttribute"/>, <see cref="ExpectAttribute"/>).
/// </summary>
public abstract class LayerAttribute : Attribute
{
    private protected LayerAttribute()
    {
    }

    /// <summary>
    /// The layer's name, the stem of its tensors' names in a weight file (<c>conv1</c> of <c>conv1.weight</c>). By default
    /// conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.
    /// </summary>
    public string? Name { get; set; }
}
