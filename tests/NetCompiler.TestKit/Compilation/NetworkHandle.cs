using System.Reflection;

namespace NetCompiler.TestKit.Compilation;

/// <summary>Calls a generated instance through delegates that are made once: a call costs an indirection and allocates nothing.</summary>
internal sealed class NetworkHandle : INetworkHandle
{
    private readonly IDisposable _network;
    private readonly FloatRun? _predict;
    private readonly FloatRun? _predictBatch;
    private readonly Lazy<Action<float[][], float[][]>> _predictPorts;
    private readonly Lazy<Action<float[][], float[][]>> _predictBatchPorts;
    private readonly TopRun _top;
    private readonly ByteRun? _predictBytes;
    private readonly ByteRun? _predictBatchBytes;

    public NetworkHandle(IDisposable network)
    {
        _network = network;
        _predict = Find<FloatRun>("Predict", typeof(ReadOnlySpan<float>), typeof(Span<float>));
        _predictBatch = Find<FloatRun>("PredictBatch", typeof(ReadOnlySpan<float>), typeof(Span<float>));
        _predictPorts = new(() => Ports("Predict"));
        _predictBatchPorts = new(() => Ports("PredictBatch"));
        _top = Find<TopRun>("Top", typeof(int)) ?? throw Missing("Top");
        _predictBytes = Find<ByteRun>("Predict", typeof(ReadOnlySpan<byte>), typeof(Span<float>));
        _predictBatchBytes = Find<ByteRun>("PredictBatch", typeof(ReadOnlySpan<byte>), typeof(Span<float>));
    }

    private delegate void FloatRun(ReadOnlySpan<float> input, Span<float> output);

    private delegate void ByteRun(ReadOnlySpan<byte> input, Span<float> output);

    private delegate ReadOnlySpan<ClassScore> TopRun(int k);

    private delegate IDisposable ShareRun();

    public void Predict(ReadOnlySpan<float> input, Span<float> output) => (_predict ?? throw Missing("Predict"))(input, output);

    public void Predict(ReadOnlySpan<byte> picture, Span<float> output) => (_predictBytes ?? throw Missing("Predict"))(picture, output);

    public void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs) => (_predictBatch ?? throw Missing("PredictBatch"))(inputs, outputs);

    public void PredictBatch(ReadOnlySpan<byte> pictures, Span<float> outputs) => (_predictBatchBytes ?? throw Missing("PredictBatch"))(pictures, outputs);

    public void Predict(float[][] inputs, float[][] outputs) => _predictPorts.Value(inputs, outputs);

    public void PredictBatch(float[][] inputs, float[][] outputs) => _predictBatchPorts.Value(inputs, outputs);

    public ReadOnlySpan<ClassScore> Top(int k) => _top(k);

    public INetworkHandle Share() => new NetworkHandle((Find<ShareRun>("Share") ?? throw Missing("Share"))());

    public void Dispose() => _network.Dispose();

    private T? Find<T>(string name, params Type[] parameters)
        where T : Delegate => _network.GetType().GetMethod(name, BindingFlags.Public | BindingFlags.Instance, parameters)?.CreateDelegate<T>(_network);

    // A call with the arrays' elements as spans, one for each parameter: the inputs, then the outputs.
    private Action<float[][], float[][]> Ports(string name)
    {
        MethodInfo method = _network.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .FirstOrDefault(method => method.Name == name && method.GetParameters().All(parameter => parameter.ParameterType != typeof(ReadOnlySpan<byte>))) ?? throw Missing(name);
        return PortsCall.Make(method, _network, method.GetParameters().Count(parameter => parameter.ParameterType == typeof(ReadOnlySpan<float>)));
    }

    private MissingMethodException Missing(string name) => new(_network.GetType().Name, name);
}
