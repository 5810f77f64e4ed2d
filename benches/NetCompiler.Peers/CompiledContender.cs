using NetCompiler.Benches;

namespace NetCompiler.Peers;

/// <summary>Our side: a compiled network with buffers for one batch size.</summary>
internal sealed class CompiledContender : IContender
{
    private readonly CompiledNetwork _network;
    private readonly Prediction _predict;
    private readonly int _batch;
    private readonly float[] _input;
    private readonly float[] _output;

    /// <param name="network">The loaded network, owned from here on.</param>
    /// <param name="batch">Samples a call.</param>
    public CompiledContender(CompiledNetwork network, int batch)
    {
        _network = network;
        _batch = batch;
        _predict = batch == 1 ? network.Predict : network.PredictBatch;
        _input = new float[batch * network.InputLength];
        _output = new float[batch * network.OutputLength];
        SampleInput.Fill(_input);
        Array.Fill(_output, float.NaN);
    }

    /// <summary>A second instance over the same weights.</summary>
    public CompiledContender Share() => new(_network.Share(), _batch);

    public ReadOnlySpan<float> Output => _output;

    public void Run() => _predict(_input, _output);

    public void Dispose() => _network.Dispose();
}
