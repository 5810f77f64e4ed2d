extern alias StandIn;

using System.Reflection;
using NetCompiler.TestKit.Compilation;
using StandIn::ILGPU.Runtime;

namespace NetCompiler.Gpu.Tests.Running;

/// <summary>A network on the stand-in for ILGPU.</summary>
internal sealed class StandInNetwork : IDisposable
{
    private readonly IDisposable _network;

    private StandInNetwork(IDisposable network) => _network = network;

    private delegate IDisposable OnGpu(Accelerator accelerator, ReadOnlySpan<byte> bytes, GpuOptions? options);

    private delegate void Run(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>Compiles networks with kernels that run on the stand-in.</summary>
    public static CompiledNetworks Compile(string source) =>
        NetworkCompiler.Compile(source, new() { Ilgpu = typeof(Accelerator).Assembly.Location, Rewrite = BarrierRewriter.Rewrite, CheckOverflow = true });

    public static StandInNetwork Load(CompiledNetworks networks, string name, byte[] weights, Accelerator accelerator, GpuOptions? options = null)
    {
        Type type = networks.Assembly.GetTypes().Single(type => type.FullName == name || type.Name == name);
        MethodInfo method = type.GetMethod("OnGpu", BindingFlags.Public | BindingFlags.Static, [typeof(Accelerator), typeof(ReadOnlySpan<byte>), typeof(GpuOptions)]) ?? throw new MissingMethodException(name, "OnGpu");
        return new(method.CreateDelegate<OnGpu>()(accelerator, weights, options));
    }

    /// <summary>Predicts whatever the number of inputs and outputs.</summary>
    public void Predict(float[][] inputs, float[][] outputs, string name = "Predict")
    {
        MethodInfo method = _network.GetType().GetMethods().Single(method => method.Name == name && method.GetParameters()[0].ParameterType == typeof(ReadOnlySpan<float>));
        if (inputs.Length == 1 && outputs.Length == 1)
        {
            method.CreateDelegate<Run>(_network)(inputs[0], outputs[0]);
            return;
        }

        PortsCall.Make(method, _network, inputs.Length)(inputs, outputs);
    }

    public void PredictBatch(float[][] inputs, float[][] outputs) => Predict(inputs, outputs, "PredictBatch");

    /// <summary>Calls a method of views, or of nothing.</summary>
    public void Call(string name, params StandIn::ILGPU.ArrayView<float>[] views)
    {
        MethodInfo method = _network.GetType().GetMethod(name, [.. views.Select(view => view.GetType())]) ?? throw new MissingMethodException(name);
        try
        {
            method.Invoke(_network, [.. views]);
        }
        catch (TargetInvocationException exception)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception.InnerException!);
        }
    }

    public StandInNetwork Share() => new((IDisposable)_network.GetType().GetMethod("Share")!.Invoke(_network, null)!);

    public void Dispose() => _network.Dispose();
}
