using System.Reflection;
using NetCompiler.Weights;

namespace NetCompiler.Benches;

/// <summary>The static members of a generated class, so that one measurement serves them all.</summary>
internal sealed class NetworkClass
{
    private readonly Type _type;
    private readonly Loader _load;
    private readonly MethodInfo _predict;
    private readonly MethodInfo _predictBatch;
    private readonly MethodInfo _share;

    /// <param name="type">A class with <c>[Network]</c>, of one input and one output.</param>
    /// <exception cref="MissingMemberException">The class lacks a member that the generator gives to each.</exception>
    public NetworkClass(Type type)
    {
        _type = type;
        _load = Method("Load", typeof(string), typeof(NetworkOptions)).CreateDelegate<Loader>();
        _predict = Method("Predict", typeof(ReadOnlySpan<float>), typeof(Span<float>));
        _predictBatch = Method("PredictBatch", typeof(ReadOnlySpan<float>), typeof(Span<float>));
        _share = Method("Share");
        InputLength = Constant<int>("InputLength");
        OutputLength = Constant<int>("OutputLength");
        ParameterCount = Constant<long>("ParameterCount");
        MultiplyAdds = Constant<long>("MultiplyAdds");
    }

    private delegate IDisposable Loader(string path, NetworkOptions? options);

    private delegate ReadOnlySpan<TensorSpec> TensorList();

    /// <summary>The class's name with its namespace.</summary>
    public string FullName => _type.FullName!;

    /// <summary>Values of one sample.</summary>
    public int InputLength { get; }

    /// <summary>Values of one sample's result.</summary>
    public int OutputLength { get; }

    /// <summary>Learnable parameters, four bytes each.</summary>
    public long ParameterCount { get; }

    /// <summary>Of convolutions and dense layers, for one sample.</summary>
    public long MultiplyAdds { get; }

    /// <summary>A file with weights for the network, to be disposed by the caller.</summary>
    public SampleWeights WriteWeights()
    {
        MethodInfo getter = _type.GetProperty("Tensors")?.GetMethod ?? throw new MissingMemberException(_type.Name, "Tensors");
        return new(_type.Name, getter.CreateDelegate<TensorList>()());
    }

    /// <summary>Loads the network from a file.</summary>
    public CompiledNetwork Load(string path, NetworkOptions? options) => Wrap(_load(path, options));

    /// <summary>Loads the network with weights made for it: no engine's time depends on their values.</summary>
    public CompiledNetwork Load(NetworkOptions? options)
    {
        using SampleWeights weights = WriteWeights();
        return Load(weights.File, options);
    }

    private CompiledNetwork Wrap(IDisposable network) =>
        new(network, _predict.CreateDelegate<Prediction>(network), _predictBatch.CreateDelegate<Prediction>(network), InputLength, OutputLength, () => Wrap((IDisposable)_share.Invoke(network, null)!));

    private MethodInfo Method(string name, params Type[] parameters) => _type.GetMethod(name, parameters) ?? throw new MissingMethodException(_type.Name, name);

    private T Constant<T>(string name) => (T)(_type.GetField(name) ?? throw new MissingFieldException(_type.Name, name)).GetRawConstantValue()!;
}
