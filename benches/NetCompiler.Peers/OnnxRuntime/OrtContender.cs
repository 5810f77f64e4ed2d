using System.Runtime.InteropServices;
using NetCompiler.Benches;

namespace NetCompiler.Peers.OnnxRuntime;

/// <summary>The peer's side: a session with one input and one output tensor, both made once over native memory.</summary>
internal sealed unsafe class OrtContender : IContender
{
    // A page, so that both sides' buffers start where no line or page is shared.
    private const nuint Alignment = 4096;

    private readonly OrtLibrary _library;
    private readonly nint _session;
    private readonly bool _ownsSession;
    private readonly PeerCase _peerCase;
    private readonly int _batch;
    private readonly nint _inputName;
    private readonly nint _outputName;
    private readonly float* _input;
    private readonly float* _output;
    private readonly int _outputLength;
    private readonly nint _inputTensor;
    private readonly nint _outputTensor;

    /// <exception cref="OrtException">The graph cannot be opened, or its sizes are not those of <paramref name="peerCase"/>.</exception>
    public OrtContender(OrtLibrary library, PeerCase peerCase, int threads, int batch)
        : this(library, library.CreateSession(Path.Combine(AppContext.BaseDirectory, "models", peerCase.OnnxFile), threads, batch), peerCase, batch) => _ownsSession = true;

    private OrtContender(OrtLibrary library, nint session, PeerCase peerCase, int batch)
    {
        _library = library;
        _session = session;
        _peerCase = peerCase;
        _batch = batch;
        (_inputName, _outputName) = library.Names(_session);
        long[] inputShape = library.InputShape(_session, batch);
        long[] outputShape = library.OutputShape(_session, batch);
        int inputLength = Length(peerCase, inputShape, batch * peerCase.Network.InputLength, "input");
        _outputLength = Length(peerCase, outputShape, batch * peerCase.Network.OutputLength, "output");
        _input = (float*)NativeMemory.AlignedAlloc((nuint)inputLength * sizeof(float), Alignment);
        _output = (float*)NativeMemory.AlignedAlloc((nuint)_outputLength * sizeof(float), Alignment);
        SampleInput.Fill(new Span<float>(_input, inputLength));
        new Span<float>(_output, _outputLength).Fill(float.NaN);
        _inputTensor = library.CreateTensor(_input, inputShape);
        _outputTensor = library.CreateTensor(_output, outputShape);
    }

    /// <summary>The same session with tensors of its own, for another thread; to be disposed before this one.</summary>
    public OrtContender Share() => new(_library, _session, _peerCase, _batch);

    public ReadOnlySpan<float> Output => new(_output, _outputLength);

    public void Run() => _library.Run(_session, _inputName, _inputTensor, _outputName, _outputTensor);

    public void Dispose()
    {
        _library.ReleaseTensor(_inputTensor);
        _library.ReleaseTensor(_outputTensor);
        _library.FreeName(_inputName);
        _library.FreeName(_outputName);
        if (_ownsSession)
            _library.ReleaseSession(_session);
        NativeMemory.AlignedFree(_input);
        NativeMemory.AlignedFree(_output);
    }

    private static int Length(PeerCase peerCase, long[] shape, int expected, string what)
    {
        long length = shape.Aggregate(1L, (product, size) => product * size);
        return length == expected
            ? expected
            : throw new OrtException($"{peerCase.OnnxFile}: its {what} has {length} values ({string.Join('×', shape)}), the network {peerCase.Name} has {expected}.");
    }
}
