using NetCompiler.Weights;

namespace NetCompiler.Benches;

/// <summary>
/// A weight file for a network whose speed is measured, in the folder for temporary files until it is disposed. The values are the
/// same in every run, of the size that training leaves, and never subnormal, since subnormal numbers would change the time.
/// </summary>
internal sealed class SampleWeights : IDisposable
{
    /// <param name="network">The network's name, a part of the file's.</param>
    /// <param name="tensors">The tensors that the network reads.</param>
    public SampleWeights(string network, ReadOnlySpan<TensorSpec> tensors)
    {
        File = Path.Combine(Path.GetTempPath(), $"{network}-{Guid.NewGuid():N}.safetensors");
        var drawn = new (string Name, int[] Shape, ReadOnlyMemory<float> Values)[tensors.Length];
        for (int i = 0; i < drawn.Length; i++)
            drawn[i] = (tensors[i].Name, tensors[i].Shape, Drawn(tensors[i]).Memory);
        using FileStream stream = new(File, FileMode.CreateNew);
        SafeTensorsWriter.Write(stream, drawn);
    }

    /// <summary>The path of the file; what was just written is still in the system's cache.</summary>
    public string File { get; }

    public void Dispose() => System.IO.File.Delete(File);

    // Weights of convolutions and dense layers (outputs first) get the scale that keeps activations near one in any depth. Of the
    // tensors with one axis, variances and a normalisation's weights lie around one, means and biases around nought.
    private static DrawnTensor Drawn(TensorSpec tensor)
    {
        bool hasRows = tensor.Shape.Length > 1;
        bool isFactor = !hasRows && (tensor.Name.EndsWith("running_var", StringComparison.Ordinal) || tensor.Name.EndsWith("weight", StringComparison.Ordinal));
        long length = tensor.Shape.Aggregate(1L, (product, size) => product * size);
        return new DrawnTensor(tensor.Name, checked((int)length))
        {
            Centre = isFactor ? 1 : 0,
            Reach = hasRows ? Math.Sqrt(3.0 * tensor.Shape[0] / length) : isFactor ? 0.2 : 0.1,
        };
    }
}
