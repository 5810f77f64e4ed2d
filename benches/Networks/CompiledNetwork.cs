namespace NetCompiler.Benches;

/// <summary>A generated class's <c>Predict</c> or <c>PredictBatch</c>.</summary>
internal delegate void Prediction(ReadOnlySpan<float> input, Span<float> output);

/// <summary>A loaded network of any generated class; the delegates cost about two nanoseconds a call. <c>Share</c> makes a second instance over its weights.</summary>
internal sealed record CompiledNetwork(
    IDisposable Network,
    Prediction Predict,
    Prediction PredictBatch,
    int InputLength,
    int OutputLength,
    Func<CompiledNetwork> Share) : IDisposable
{
    public void Dispose() => Network.Dispose();
}
