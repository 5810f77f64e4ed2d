using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.TestKit.Architectures;
using NetCompiler.TestKit.Sampling;

namespace NetCompiler.Compiler.Tests.Schedule;

/// <summary>Plans of networks, after all passes.</summary>
internal static class Plans
{
    private const int RandomCount = 200;

    /// <summary>Plans of random networks over the whole vocabulary, in both forms.</summary>
    public static IEnumerable<KernelPlan> OfRandomNetworks { get; } =
    [
        .. Enumerable.Range(0, RandomCount).Select(seed => Of(RandomNetworks.Draw(seed).Graph)),
        .. Enumerable.Range(0, RandomCount).Select(seed => Of(RandomGraphs.Draw(seed).Graph)),
    ];

    /// <param name="layers">The attributes: <c>Input(1, 9), Conv(2, 3)</c>.</param>
    public static KernelPlan Of(string layers) => Of(GraphText.Build($"[Network, {layers}] partial class Net;"));

    public static KernelPlan Of(NetworkGraph graph) => Scheduler.Plan(PassList.Run(graph));

    /// <param name="input">The input: <c>Input(1, 9)</c>.</param>
    /// <param name="result">What Forward returns: <c>Tensor</c>, or a tuple.</param>
    /// <param name="body">The body of Forward, on a tensor <c>x</c>.</param>
    public static KernelPlan OfForward(string input, string result, string body) => Of(ForwardGraph(input, result, body));

    /// <inheritdoc cref="OfForward"/>
    public static NetworkGraph ForwardGraph(string input, string result, string body) =>
        GraphText.Build(ArchitectureParser.ReadAll([$"using NetCompiler; [Network, {input}] partial class Net {{ static {result} Forward(Tensor x) {{ {body} }} }}"]).Single());

    public static TStep Single<TStep>(this KernelPlan plan)
        where TStep : Step => plan.Steps.OfType<TStep>().Single();

    /// <summary>The layout of a layer's output.</summary>
    public static BufferLayout LayoutOf(this KernelPlan plan, string name) => plan.Buffers.Single(buffer => buffer.Name == name).Layout;
}
