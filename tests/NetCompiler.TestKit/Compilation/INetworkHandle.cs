namespace NetCompiler.TestKit.Compilation;

/// <summary>One loaded instance of a generated network, whatever its class.</summary>
public interface INetworkHandle : IDisposable
{
    void Predict(ReadOnlySpan<float> input, Span<float> output);

    void Predict(ReadOnlySpan<byte> picture, Span<float> output);

    void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs);

    void PredictBatch(ReadOnlySpan<byte> pictures, Span<float> outputs);

    /// <summary>Predicts whatever the number of inputs and outputs.</summary>
    void Predict(float[][] inputs, float[][] outputs);

    /// <inheritdoc cref="Predict(float[][], float[][])"/>
    void PredictBatch(float[][] inputs, float[][] outputs);

    ReadOnlySpan<ClassScore> Top(int k);

    INetworkHandle Share();
}
