namespace NetCompiler;

/// <summary>What the author expects of the network; a figure that differs is a build error with the sum layer by layer.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class ExpectAttribute : LayerAttribute
{
    /// <summary>Learnable parameters, biases included; running statistics are not counted.</summary>
    public long Parameters { get; set; }

    /// <summary>Multiply-adds of convolutions and dense layers for one sample.</summary>
    public long MultiplyAdds { get; set; }

    /// <summary>Outputs of convolution, pooling and dense layers; norms, activations and the input are not counted.</summary>
    public long Neurons { get; set; }

    /// <summary>The shape of the output: <c>[10]</c>, <c>[4, 33, 33]</c>.</summary>
    public int[]? Output { get; set; }

    /// <summary>Four bytes for every neuron and every input value.</summary>
    public long ActivationBytes { get; set; }

    /// <summary>How many input pixels, along each axis, one value of the last map (before any dense layer) sees.</summary>
    public int ReceptiveField { get; set; }
}
