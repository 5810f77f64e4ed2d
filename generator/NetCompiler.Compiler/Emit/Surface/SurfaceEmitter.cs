using NetCompiler.Compiler.Emit.Cpu;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Surface;

/// <summary>Writes the public face of a network: constants, loading and prediction. The kernels stand in files of their own.</summary>
internal static class SurfaceEmitter
{
    /// <summary>The face of a network that compiles.</summary>
    public static GeneratedSource Emit(ArchitectureModel model, NetworkCost cost, KernelPlan plan)
    {
        string summary = SummaryTable.Write(model.Name, cost, plan.ArenaLength);
        string text = FileFrame.Write(model, summary + "\n" + PlanPrinter.Print(plan), [], "sealed ", " : global::System.IDisposable", writer =>
        {
            WriteConstants(writer, cost, plan);
            WriteText(writer, summary, ClassNames(model));
            WriteEngine(writer, model);
            WriteLoad(writer, model, plan);
            PredictEmitter.Write(writer, method => $"_engine.{method};", _ => true);
        });
        return new($"{model.FullName}.g.cs", text);
    }

    /// <summary>The class's names for its outputs; none without <c>Classes</c>.</summary>
    private static IEnumerable<string> ClassNames(ArchitectureModel model) =>
        model.Layers.FirstOrDefault(layer => layer.Layer == "Classes")?.Find("Names") is ArgumentValue.List { Items: var items }
            ? items.Select(item => item is ArgumentValue.Text text ? text.Value : "")
            : [];

    private static void WriteConstants(SourceWriter writer, NetworkCost cost, KernelPlan plan)
    {
        Constant("int", "InputLength", plan.Input.Length, $"Values of one input: {plan.Input}, channels first.");
        Constant("int", "OutputLength", plan.Output.Length, $"Values of one output: {plan.Output}, channels first.");
        Constant("long", "ParameterCount", cost.Parameters, "Learnable parameters, biases included; running statistics are not counted.");
        Constant("long", "MultiplyAdds", cost.MultiplyAdds, "Multiply-adds of one prediction, in convolutions and dense layers.");
        Constant("long", "ActivationBytes", cost.ActivationBytes, "Four bytes for every neuron and every input value.");
        Constant("long", "ArenaBytes", 4L * plan.ArenaLength, "The bytes that one prediction really works in.");

        void Constant(string type, string name, long value, string description)
        {
            writer.Line($"/// <summary>{description}</summary>");
            writer.Line($"public const {type} {name} = {value};");
            writer.Line();
        }
    }

    private static void WriteText(SourceWriter writer, string summary, IEnumerable<string> classNames)
    {
        writer.Line("/// <summary>The network layer by layer: output shape, neurons, weights, parameters, multiply-adds and receptive field.</summary>");
        writer.Line("public const string Summary =");
        string[] lines = [.. summary.TrimEnd('\n').Split('\n')];
        using (writer.Indent())
        {
            for (int i = 0; i < lines.Length; i++)
                writer.Line(SourceText.String(lines[i]).Replace("\\u2500", "─").Replace("\\u00d7", "×").TrimEnd('"') + "\\n\"" + (i == lines.Length - 1 ? ";" : " +"));
        }

        writer.Line();
        writer.Line("/// <summary>The names of the classes, in the order of the outputs; empty when the network names none.</summary>");
        writer.Line("public static global::System.ReadOnlySpan<string> ClassNames => EngineClassNames;");
        writer.Line();
        writer.Line($"private static readonly string[] EngineClassNames = [{string.Join(", ", classNames.Select(SourceText.String))}];");
    }

    private static void WriteEngine(SourceWriter writer, ArchitectureModel model)
    {
        writer.Line();
        writer.Line("private readonly global::NetCompiler.Kernels.NetworkEngine _engine;");
        writer.Line();
        writer.Line($"private {model.Name}(global::NetCompiler.Kernels.NetworkEngine engine) => _engine = engine;");
        writer.Line();
        writer.Line("/// <summary>A second instance over the same packed weights, for another thread. It has an arena and threads of its own, and is disposed by itself.</summary>");
        writer.Line($"public {model.Name} Share() => new(EngineFor(_engine.Weights, _engine.Options));");
        writer.Line();
        using (writer.Open("private static global::NetCompiler.Kernels.NetworkEngine EngineFor(global::NetCompiler.Memory.AlignedBuffer weights, global::NetCompiler.NetworkOptions options) =>\n    global::NetCompiler.Kernels.InstructionSetSelector.Resolve(options.InstructionSet) switch", "};"))
        {
            foreach (Target target in Target.All.Take(Target.All.Count - 1))
                writer.Line($"global::NetCompiler.InstructionSet.{target.Name} => new {CpuEmitter.EngineName(target)}(weights, options),");
            writer.Line($"_ => new {CpuEmitter.EngineName(Target.All[Target.All.Count - 1])}(weights, options),");
        }
    }

    private static void WriteLoad(SourceWriter writer, ArchitectureModel model, KernelPlan plan)
    {
        LoadEmitter.WriteOverloads(writer, model.Name, isStub: false);
        writer.Line();
        using (writer.Open($"private static {model.Name} Load(scoped ref global::NetCompiler.Weights.WeightFile file, global::NetCompiler.NetworkOptions? options)"))
        {
            writer.Line("options ??= new global::NetCompiler.NetworkOptions();");
            writer.Line($"file.Check({SourceText.String(model.FullName)}, EngineTensors, options.AllowExtraTensors);");
            writer.Line($"global::NetCompiler.Memory.AlignedBuffer weights = new({plan.WeightsLength});");
            writer.Line("global::System.Span<float> packed = weights.Span;");
            foreach (PackedWeights weights in plan.Weights)
                writer.Line(Pack(weights));
            writer.Line($"{model.Name} network = new(EngineFor(weights, options));");
            writer.Line("network._engine.Prepare();");
            writer.Line("return network;");
        }

        writer.Line();
        writer.Line("/// <summary>Every tensor that the network takes from a weight file.</summary>");
        using (writer.Open("private static readonly global::NetCompiler.Weights.TensorSpec[] EngineTensors =", "];", "["))
        {
            foreach ((string name, IEnumerable<int> shape) in plan.Weights.SelectMany(Tensors))
                writer.Line($"new({SourceText.String(name)}, [{string.Join(", ", shape)}]),");
        }
    }

    private static IEnumerable<(string Name, IEnumerable<int> Shape)> Tensors(PackedWeights weights) => weights switch
    {
        PackedConv conv => Tensors(conv.Name, conv.Window.Prepend(conv.ChannelsPerGroup).Prepend(conv.Filters), conv.Filters, conv.Bias, conv.Norm),
        PackedDense dense => Tensors(dense.Name, [dense.Units, dense.Channels * dense.Pixels], dense.Units, dense.Bias, dense.Norm),
        PackedBatchNorm norm => Norm(norm.Name, norm.Channels),
        PackedMeanPicture picture => [(picture.Name + ".mean", picture.Shape)],
        _ => throw new InvariantException($"{weights.Name}: no tensors are known for {weights.GetType().Name}"),
    };

    private static IEnumerable<(string Name, IEnumerable<int> Shape)> Tensors(string name, IEnumerable<int> weight, int outputs, bool bias, FoldedNorm? norm) =>
    [
        (name + ".weight", weight),
        .. bias ? [(name + ".bias", [outputs])] : Array.Empty<(string, IEnumerable<int>)>(),
        .. norm is null ? [] : Norm(norm.Name, outputs),
    ];

    private static IEnumerable<(string Name, IEnumerable<int> Shape)> Norm(string name, int channels) =>
        new[] { ".weight", ".bias", ".running_mean", ".running_var" }.Select(suffix => (name + suffix, (IEnumerable<int>)[channels]));

    private static string Pack(PackedWeights weights)
    {
        string name = $"ref file, {SourceText.String(weights.Name)}";
        string call = weights switch
        {
            PackedConv conv => $"Conv({name}, {Outputs(conv.Bias, conv.Norm)}, filters: {conv.Filters}, groups: {conv.Groups}, channelsPerGroup: {conv.ChannelsPerGroup}, taps: {conv.Taps}, "
                + $"channelsPerBlock: {conv.ChannelsPerBlock}, firstChannels: [{string.Join(", ", conv.FirstChannels)}], sharesBlocks: {(conv.SharesBlocks ? "true" : "false")}, packed[{conv.Offset}..], packed[{conv.BiasOffset}..])",
            PackedDense dense => $"Dense({name}, {Outputs(dense.Bias, dense.Norm)}, units: {dense.Units}, channels: {dense.Channels}, pixels: {dense.Pixels}, packed[{dense.Offset}..], packed[{dense.BiasOffset}..])",
            PackedBatchNorm norm => $"BatchNorm({name}, epsilon: {Real(norm.Epsilon)}, channels: {norm.Channels}, packed[{norm.Offset}..], packed[{norm.ShiftOffset}..])",
            PackedMeanPicture picture => $"MeanPicture({name}, packed.Slice({picture.Offset}, {picture.Shape.Aggregate(1, (product, size) => product * size)}))",
            _ => throw new InvariantException($"{weights.Name}: nothing packs {weights.GetType().Name}"),
        };
        return $"global::NetCompiler.Weights.WeightPacker.{call};";
    }

    private static string Outputs(bool bias, FoldedNorm? norm) =>
        $"bias: {(bias ? "true" : "false")}, norm: {(norm is null ? "null" : SourceText.String(norm.Name))}, epsilon: {Real(norm?.Epsilon ?? 0)}";

    private static string Real(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture) + "d";
}
