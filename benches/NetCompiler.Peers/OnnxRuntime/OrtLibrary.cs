using System.Runtime.InteropServices;

namespace NetCompiler.Peers.OnnxRuntime;

/// <summary>
/// ONNX Runtime's shared library, loaded from a path that the user gives, behind its C API. Handles are opaque pointers
/// (<c>nint</c>); a call that fails throws <see cref="OrtException"/> with the library's own words.
/// </summary>
internal sealed unsafe class OrtLibrary
{
    /// <summary>The version of the C API that is asked for: the one its positions were read from; newer libraries serve it.</summary>
    public const uint ApiVersion = 13;

    private const int Sequential = 0;
    private const int AllOptimisations = 99;
    private const int LogErrors = 3;
    private const int Float32 = 1;
    private const int DeviceAllocator = 0;
    private const int DefaultMemory = 0;

    private readonly nint* _table;
    private readonly nint _allocator;
    private readonly nint _memoryInfo;
    private readonly nint _environment;

    private OrtLibrary(nint* table, string version)
    {
        _table = table;
        Version = version;
        nint handle;
        fixed (byte* name = "peers\0"u8)
        {
            Check(((delegate* unmanaged<int, byte*, nint*, nint>)this[OrtEntry.CreateEnv])(LogErrors, name, &handle));
        }

        _environment = handle;
        Check(((delegate* unmanaged<nint*, nint>)this[OrtEntry.GetAllocatorWithDefaultOptions])(&handle));
        _allocator = handle;
        Check(((delegate* unmanaged<int, int, nint*, nint>)this[OrtEntry.CreateCpuMemoryInfo])(DeviceAllocator, DefaultMemory, &handle));
        _memoryInfo = handle;
    }

    /// <summary>The library's release, for example 1.30.0.</summary>
    public string Version { get; }

    private nint this[OrtEntry entry] => _table[(int)entry];

    /// <summary>Loads the library and its function table.</summary>
    /// <exception cref="OrtException">The file is missing, is no ONNX Runtime, or one older than <see cref="ApiVersion"/>.</exception>
    /// <exception cref="DllNotFoundException">The file is no library that this machine can load.</exception>
    public static OrtLibrary Load(string path)
    {
        if (!File.Exists(path))
            throw new OrtException($"There is no ONNX Runtime at {path}.");

        nint library = NativeLibrary.Load(Path.GetFullPath(path));
        if (!NativeLibrary.TryGetExport(library, "OrtGetApiBase", out nint getApiBase))
            throw new OrtException($"{path} has no function OrtGetApiBase: it is not ONNX Runtime.");

        nint* apiBase = ((delegate* unmanaged<nint*>)getApiBase)();
        string version = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)apiBase[1])()) ?? "?";
        nint* table = ((delegate* unmanaged<uint, nint*>)apiBase[0])(ApiVersion);
        if (table == null)
            throw new OrtException($"ONNX Runtime {version} does not serve version {ApiVersion} of its C API.");

        return new OrtLibrary(table, version);
    }

    /// <summary>Opens a graph for one batch size: all graph optimisations, operators one after the other.</summary>
    /// <param name="path">The ONNX file; its free dimension is called <c>N</c>.</param>
    /// <param name="threads">Threads within an operator, the calling one included.</param>
    /// <param name="batch">The value of <c>N</c>.</param>
    public nint CreateSession(string path, int threads, int batch)
    {
        nint options;
        Check(((delegate* unmanaged<nint*, nint>)this[OrtEntry.CreateSessionOptions])(&options));
        try
        {
            Set(options, OrtEntry.SetIntraOpNumThreads, threads);
            Set(options, OrtEntry.SetInterOpNumThreads, 1);
            Set(options, OrtEntry.SetSessionExecutionMode, Sequential);
            Set(options, OrtEntry.SetSessionGraphOptimizationLevel, AllOptimisations);
            fixed (byte* dimension = "N\0"u8)
            {
                Check(((delegate* unmanaged<nint, byte*, long, nint>)this[OrtEntry.AddFreeDimensionOverrideByName])(options, dimension, batch));
            }

            // A path is UTF-8 everywhere but on Windows, where it is UTF-16.
            nint nativePath = OperatingSystem.IsWindows() ? Marshal.StringToCoTaskMemUni(path) : Marshal.StringToCoTaskMemUTF8(path);
            try
            {
                nint session;
                Check(((delegate* unmanaged<nint, nint, nint, nint*, nint>)this[OrtEntry.CreateSession])(_environment, nativePath, options, &session));
                return session;
            }
            finally
            {
                Marshal.FreeCoTaskMem(nativePath);
            }
        }
        finally
        {
            Release(OrtEntry.ReleaseSessionOptions, options);
        }
    }

    /// <summary>The names of the graph's only input and only output, as null-terminated strings for <see cref="Run"/>.</summary>
    public (nint Input, nint Output) Names(nint session)
    {
        RequireSingle(session, OrtEntry.SessionGetInputCount, "inputs");
        RequireSingle(session, OrtEntry.SessionGetOutputCount, "outputs");
        return (Name(session, OrtEntry.SessionGetInputName), Name(session, OrtEntry.SessionGetOutputName));
    }

    public void FreeName(nint name) => Check(((delegate* unmanaged<nint, nint, nint>)this[OrtEntry.AllocatorFree])(_allocator, name));

    /// <summary>The input's shape with the batch in front.</summary>
    public long[] InputShape(nint session, int batch) => Shape(session, OrtEntry.SessionGetInputTypeInfo, batch);

    /// <summary>The output's shape with the batch in front.</summary>
    public long[] OutputShape(nint session, int batch) => Shape(session, OrtEntry.SessionGetOutputTypeInfo, batch);

    /// <summary>A tensor over memory that the caller keeps.</summary>
    /// <param name="values">As many floats as <paramref name="shape"/> says, at an address that does not move.</param>
    /// <param name="shape">The tensor's shape.</param>
    public nint CreateTensor(float* values, long[] shape)
    {
        nuint bytes = sizeof(float);
        foreach (long size in shape)
            bytes *= (nuint)size;

        nint tensor;
        fixed (long* sizes = shape)
        {
            Check(((delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint>)this[OrtEntry.CreateTensorWithDataAsOrtValue])(
                _memoryInfo, values, bytes, sizes, (nuint)shape.Length, Float32, &tensor));
        }

        return tensor;
    }

    /// <summary>Runs the graph into a tensor that exists already.</summary>
    public void Run(nint session, nint inputName, nint input, nint outputName, nint output) =>
        Check(((delegate* unmanaged<nint, nint, nint*, nint*, nuint, nint*, nuint, nint*, nint>)this[OrtEntry.Run])(
            session, 0, &inputName, &input, 1, &outputName, 1, &output));

    public void ReleaseSession(nint session) => Release(OrtEntry.ReleaseSession, session);

    public void ReleaseTensor(nint tensor) => Release(OrtEntry.ReleaseValue, tensor);

    private void RequireSingle(nint session, OrtEntry entry, string what)
    {
        nuint count;
        Check(((delegate* unmanaged<nint, nuint*, nint>)this[entry])(session, &count));
        if (count != 1)
            throw new OrtException($"The graph has {count} {what}; this comparison takes graphs with 1.");
    }

    private nint Name(nint session, OrtEntry entry)
    {
        nint name;
        Check(((delegate* unmanaged<nint, nuint, nint, nint*, nint>)this[entry])(session, 0, _allocator, &name));
        return name;
    }

    private long[] Shape(nint session, OrtEntry entry, int batch)
    {
        nint type;
        Check(((delegate* unmanaged<nint, nuint, nint*, nint>)this[entry])(session, 0, &type));
        try
        {
            // The tensor description belongs to the type and goes with it.
            nint tensor;
            nuint count;
            Check(((delegate* unmanaged<nint, nint*, nint>)this[OrtEntry.CastTypeInfoToTensorInfo])(type, &tensor));
            Check(((delegate* unmanaged<nint, nuint*, nint>)this[OrtEntry.GetDimensionsCount])(tensor, &count));
            var shape = new long[count];
            fixed (long* sizes = shape)
            {
                Check(((delegate* unmanaged<nint, long*, nuint, nint>)this[OrtEntry.GetDimensions])(tensor, sizes, count));
            }

            shape[0] = batch;
            return shape;
        }
        finally
        {
            Release(OrtEntry.ReleaseTypeInfo, type);
        }
    }

    private void Set(nint options, OrtEntry entry, int value) =>
        Check(((delegate* unmanaged<nint, int, nint>)this[entry])(options, value));

    private void Release(OrtEntry entry, nint handle) => ((delegate* unmanaged<nint, void>)this[entry])(handle);

    // A call returns null when it succeeds, and otherwise a status that holds the message.
    private void Check(nint status)
    {
        if (status == 0)
            return;

        string? message = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint, nint>)this[OrtEntry.GetErrorMessage])(status));
        Release(OrtEntry.ReleaseStatus, status);
        throw new OrtException($"ONNX Runtime {Version}: {message}");
    }
}
