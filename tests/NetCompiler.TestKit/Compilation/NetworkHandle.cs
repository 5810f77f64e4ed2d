using System.Reflection;

namespace NetCompiler.TestKit.Compilation;

/// <summary>Calls a generated instance through delegates that are made once: a call costs an indirection and allocates nothing.</summary>
internal sealed class NetworkHandle : INetworkHandle
{
    private readonly IDisposable _network;
    private readonly FloatRun _predict;
    private readonly FloatRun _predictBatch;
    private readonly TopRun _top;
    private readonly ByteRun? _predictBytes;
    private readonly ByteRun? _predictBatchBytes;

    public NetworkHandle(IDisposable network)
    {
        _network = network;
        _predict = Method<FloatRun>("Predict", typeof(ReadOnlySpan<float>), typeof(Span<float>))!;
        _predictBatch = Method<FloatRun>("PredictBatch", typeof(ReadOnlySpan<float>), typeof(Span<float>))!;
        _top = Method<TopRun>("Top", typeof(int))!;
        _predictBytes = Method<ByteRun>("Predict", typeof(ReadOnlySpan<byte>), typeof(Span<float>));
        _predictBatchBytes = Method<ByteRun>("PredictBatch", typeof(ReadOnlySpan<byte>), typeof(Span<float>));
    }

    private delegate void FloatRun(ReadOnlySpan<float> input, Span<float> output);

    private delegate void ByteRun(ReadOnlySpan<byte> input, Span<float> output);

    private delegate ReadOnlySpan<ClassScore> TopRun(int k);

    private delegate IDisposable ShareRun();

    public void Predict(ReadOnlySpan<float> input, Span<float> output) => _predict(input, output);

    public void Predict(ReadOnlySpan<byte> picture, Span<float> output) => (_predictBytes ?? throw Missing("Predict"))(picture, output);

    public void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs) => _predictBatch(inputs, outputs);

    public void PredictBatch(ReadOnlySpan<byte> pictures, Span<float> outputs) => (_predictBatchBytes ?? throw Missing("PredictBatch"))(pictures, outputs);

    public ReadOnlySpan<ClassScore> Top(int k) => _top(k);

    public INetworkHandle Share() => new NetworkHandle(Method<ShareRun>("Share")!());

    public void Dispose() => _network.Dispose();

    private T? Method<T>(string name, params Type[] parameters)
        where T : Delegate
    {
        MethodInfo? method = _network.GetType().GetMethod(name, BindingFlags.Public | BindingFlags.Instance, parameters);
        return method?.CreateDelegate<T>(_network) ?? (typeof(T) == typeof(ByteRun) ? null : throw Missing(name));
    }

    private MissingMethodException Missing(string name) => new(_network.GetType().Name, name);
}
