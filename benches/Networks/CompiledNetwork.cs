namespace NetCompiler.Benches;

/// <summary>A generated class's <c>Predict</c> or <c>PredictBatch</c>.</summary>
internal delegate void Prediction(ReadOnlySpan<float> input, Span<float> output);

/// <summary>
/// A loaded network of any generated class, so that one measurement serves them all; the delegates cost about two
/// nanoseconds a call. The weights are made in memory: no engine's time depends on their values.
/// </summary>
internal sealed record CompiledNetwork(
    IDisposable Network,
    Prediction Predict,
    Prediction PredictBatch,
    int InputLength,
    int OutputLength) : IDisposable
{
    public static CompiledNetwork LeNet1(NetworkOptions? options)
    {
        LeNet1 network = Benches.LeNet1.Load(WeightFile.LeNet1(), options);
        return new(network, network.Predict, network.PredictBatch, Benches.LeNet1.InputLength, Benches.LeNet1.OutputLength);
    }

    public static CompiledNetwork LeNet5(NetworkOptions? options)
    {
        LeNet5 network = Benches.LeNet5.Load(WeightFile.LeNet5(), options);
        return new(network, network.Predict, network.PredictBatch, Benches.LeNet5.InputLength, Benches.LeNet5.OutputLength);
    }

    public static CompiledNetwork Digits(NetworkOptions? options)
    {
        Digits network = Benches.Digits.Load(WeightFile.Digits(), options);
        return new(network, network.Predict, network.PredictBatch, Benches.Digits.InputLength, Benches.Digits.OutputLength);
    }

    public void Dispose() => Network.Dispose();
}
