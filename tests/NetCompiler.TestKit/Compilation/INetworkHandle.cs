namespace NetCompiler.TestKit.Compilation;

/// <summary>One loaded instance of a generated network, whatever its class.</summary>
public interface INetworkHandle : IDisposable
{
    void Predict(ReadOnlySpan<float> input, Span<float> output);

    void Predict(ReadOnlySpan<byte> picture, Span<float> output);

    void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs);

    void PredictBatch(ReadOnlySpan<byte> pictures, Span<float> outputs);

    ReadOnlySpan<ClassScore> Top(int k);

    INetworkHandle Share();
}
