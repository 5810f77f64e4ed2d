namespace NetCompiler;

/// <summary>The names of the classes, in the order of the outputs: as many as the network has output values.</summary>
/// <param name="names">One name per output.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class ClassesAttribute(params string[] names) : LayerAttribute
{
    /// <summary>The names as given.</summary>
    public string[] Names { get; } = names;
}
