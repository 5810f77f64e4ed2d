using System.Reflection;
using System.Runtime.ExceptionServices;
using NetCompiler.TestKit.Compilation;

namespace NetCompiler.Gpu.Tests.Running;

/// <summary>A network on a device, whoever stands for it.</summary>
internal sealed class GpuNetwork(IDisposable network) : IDisposable
{
    private delegate void Run(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>Predicts whatever the number of inputs and outputs.</summary>
    public void Predict(float[][] inputs, float[][] outputs, string name = "Predict")
    {
        MethodInfo method = network.GetType().GetMethods().Single(method => method.Name == name && method.GetParameters()[0].ParameterType == typeof(ReadOnlySpan<float>));
        if (inputs.Length == 1 && outputs.Length == 1)
        {
            method.CreateDelegate<Run>(network)(inputs[0], outputs[0]);
            return;
        }

        PortsCall.Make(method, network, inputs.Length)(inputs, outputs);
    }

    public void PredictBatch(float[][] inputs, float[][] outputs) => Predict(inputs, outputs, "PredictBatch");

    /// <summary>Calls a method of views, or of nothing.</summary>
    public void Call(string name, params object[] views)
    {
        MethodInfo method = network.GetType().GetMethod(name, [.. views.Select(view => view.GetType())]) ?? throw new MissingMethodException(name);
        try
        {
            method.Invoke(network, views);
        }
        catch (TargetInvocationException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException!);
        }
    }

    public GpuNetwork Share() => new((IDisposable)network.GetType().GetMethod("Share")!.Invoke(network, null)!);

    public void Dispose() => network.Dispose();
}
