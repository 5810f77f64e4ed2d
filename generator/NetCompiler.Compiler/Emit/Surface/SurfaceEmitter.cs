using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Emit.Cpu;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Model.Forward;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Surface;

/// <summary>Writes the public face of a network: constants, loading and prediction. The kernels stand in files of their own.</summary>
internal static class SurfaceEmitter
{
    /// <summary>Layers whose weights one method arranges: hundreds in one would be too long for RyuJIT to optimise.</summary>
    private const int LayersPerMethod = 100;

    /// <summary>The face of a network that compiles.</summary>
    public static GeneratedSource Emit(ArchitectureModel model, NetworkCost cost, KernelPlan plan)
    {
        string summary = SummaryTable.Write(model.Name, cost, plan.ArenaLength);
        string text = FileFrame.Write(model, summary + "\n" + PlanPrinter.Print(plan), [], "sealed ", " : global::System.IDisposable", writer =>
        {
            WriteConstants(writer, cost, plan);
            WriteText(writer, summary, ClassNames(model));
            ProfileEmitter.Write(writer, plan);
            WriteEngine(writer, model, plan);
            WriteLoad(writer, model, plan);
            if (model.Settings.Inspect)
                InspectEmitter.Write(writer, plan);
            PredictEmitter.Write(writer, plan.Inputs, plan.Outputs, method => $"_engine.{method};", _ => true);
        });
        return new($"{model.FullName}.g.cs", text);
    }

    /// <summary>The class's names for its outputs; none without <c>Classes</c>.</summary>
    private static IEnumerable<string> ClassNames(ArchitectureModel model) =>
        (model.Layers.FirstOrDefault(layer => layer.Layer == "Classes") ?? model.Like?.Layers.FirstOrDefault(layer => layer.Layer == "Classes"))?.Find("Names") is ArgumentValue.List { Items: var items }
            ? items.Select(item => item is ArgumentValue.Text text ? text.Value : "")
            : [];

    private static void WriteConstants(SourceWriter writer, NetworkCost cost, KernelPlan plan)
    {
        PortNames names = new([.. plan.Inputs.Select(port => port.Name)], [.. plan.Outputs.Select(port => port.Name)]);
        Lengths("Input", "Values of one input", plan.Inputs, names.InputLengths);
        Lengths("Output", "Values of one output", plan.Outputs, names.OutputLengths);
        Constant("long", "ParameterCount", cost.Parameters, "Learnable parameters, biases included; running statistics are not counted.");
        Constant("long", "MultiplyAdds", cost.MultiplyAdds, "Multiply-adds of one prediction, in convolutions and dense layers.");
        Constant("long", "ActivationBytes", cost.ActivationBytes, "Four bytes for every neuron and every input value.");
        Constant("long", "ArenaBytes", 4L * plan.ArenaLength, "The bytes that one prediction really works in.");

        void Lengths(string name, string description, EquatableArray<PlanPort> ports, IReadOnlyList<string> constants)
        {
            if (ports.Count == 1)
            {
                Constant("int", name + "Length", ports[0].Shape.Length, $"{description}: {ports[0].Shape}, channels first.");
                return;
            }

            Constant("int", name + "Length", ports.Sum(port => port.Shape.Length), $"Values of all {name.ToLowerInvariant()}s of one sample.");
            for (int i = 0; i < ports.Count; i++)
                Constant("int", constants[i], ports[i].Shape.Length, $"Values of {ports[i].Name}: {ports[i].Shape}, channels first.");
        }

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

    private static void WriteEngine(SourceWriter writer, ArchitectureModel model, KernelPlan plan)
    {
        writer.Line();
        writer.Line($"private static readonly global::NetCompiler.Kernels.NetworkPorts EnginePorts = new([{Ports(plan.Inputs, port => SourceText.String(port.Name))}], [{Ports(plan.Inputs, port => $"{port.Shape.Length}")}], [{Ports(plan.Outputs, port => SourceText.String(port.Name))}], [{Ports(plan.Outputs, port => $"{port.Shape.Length}")}]);");
        writer.Line();
        if (plan.RunsTogether)
            BatchEmitter.Write(writer, plan);
        writer.Line("private readonly global::NetCompiler.Kernels.NetworkEngine _engine;");
        writer.Line();
        writer.Line($"private {model.Name}(global::NetCompiler.Kernels.NetworkEngine engine) => _engine = engine;");
        writer.Line();
        writer.Line("/// <summary>A second instance over the same packed weights, for another thread. It has an arena and threads of its own, and is disposed by itself.</summary>");
        writer.Line("/// <exception cref=\"global::System.ObjectDisposedException\">After <see cref=\"Dispose\"/>.</exception>");
        writer.Line($"public {model.Name} Share() => new(EngineFor(_engine.Weights, _engine.Options));");
        writer.Line();
        writer.Line("private static global::NetCompiler.Kernels.NetworkEngine EngineFor(global::NetCompiler.Memory.AlignedBuffer weights, global::NetCompiler.NetworkOptions options) =>");
        writer.Line($"    EngineFor(weights, options, global::NetCompiler.Kernels.InstructionSetSelector.Resolve(options.InstructionSet, typeof({model.Name})));");
        writer.Line();
        using (writer.Open("private static global::NetCompiler.Kernels.NetworkEngine EngineFor(global::NetCompiler.Memory.AlignedBuffer weights, global::NetCompiler.NetworkOptions options, global::NetCompiler.InstructionSet set) =>\n    set switch", "};"))
        {
            foreach (Target target in Target.All.Take(Target.All.Count - 1))
                writer.Line($"global::NetCompiler.InstructionSet.{target.Name} => new {CpuEmitter.EngineName(target)}(weights, options),");
            writer.Line($"_ => new {CpuEmitter.EngineName(Target.All[Target.All.Count - 1])}(weights, options),");
        }
    }

    private static void WritePacking(SourceWriter writer, KernelPlan plan)
    {
        writer.Line("global::System.Span<float> packed = weights.Span;");
        if (plan.HasShortWeights)
            writer.Line("global::NetCompiler.WeightStorage storage = options.WeightStorage;");
        if (plan.Weights.Count <= LayersPerMethod)
        {
            foreach (PackedWeights weights in plan.Weights)
                writer.Line(PackingEmitter.Call(weights));
            return;
        }

        foreach (int first in Enumerable.Range(0, plan.Weights.Count).Where(i => i % LayersPerMethod == 0))
            writer.Line($"PackWeights{first / LayersPerMethod}(ref file, packed{(plan.HasShortWeights ? ", storage" : "")});");
    }

    private static string Ports(EquatableArray<PlanPort> ports, Func<PlanPort, string> text) => string.Join(", ", ports.Select(text));

    private static void WriteLoad(SourceWriter writer, ArchitectureModel model, KernelPlan plan)
    {
        LoadEmitter.WriteOverloads(writer, model.Name, isStub: false);
        writer.Line();
        using (writer.Open($"private static {model.Name} Load(scoped ref global::NetCompiler.Weights.WeightFile file, global::NetCompiler.NetworkOptions? options)"))
        {
            writer.Line("options ??= new global::NetCompiler.NetworkOptions();");
            writer.Line($"file.Check({SourceText.String(model.FullName)}, EngineTensors, options.AllowExtraTensors);");
            writer.Line($"global::NetCompiler.Memory.AlignedBuffer weights = new({(plan.HasShortWeights ? $"options.WeightStorage == global::NetCompiler.WeightStorage.Float32 ? {plan.WeightsLength} : {plan.ShortWeightsLength}" : $"{plan.WeightsLength}")});");
            writer.Line($"{model.Name} network = new(EngineFor(weights, options));");
            writer.Line();
            writer.Line("// The kernels are compiled on other threads while the weights are arranged.");
            writer.Line("network._engine.BeginPreparing();");
            using (writer.Open("try"))
                WritePacking(writer, plan);
            using (writer.Open("catch"))
            {
                writer.Line("network.Dispose();");
                writer.Line("throw;");
            }

            writer.Line();
            writer.Line("network._engine.EndPreparing();");
            writer.Line("// Where the options ask for a probe, the engine of another instruction set may take over.");
            writer.Line($"return new(global::NetCompiler.Kernels.InstructionSetProbe.Settle(typeof({model.Name}), network._engine, set => EngineFor(weights, options, set)));");
        }

        foreach (int first in Enumerable.Range(0, plan.Weights.Count).Where(i => i % LayersPerMethod == 0 && plan.Weights.Count > LayersPerMethod))
        {
            writer.Line();
            using (writer.Open($"private static void PackWeights{first / LayersPerMethod}(scoped ref global::NetCompiler.Weights.WeightFile file, global::System.Span<float> packed{(plan.HasShortWeights ? ", global::NetCompiler.WeightStorage storage" : "")})"))
            {
                foreach (PackedWeights weights in plan.Weights.Skip(first).Take(LayersPerMethod))
                    writer.Line(PackingEmitter.Call(weights));
            }
        }

        writer.Line();
        writer.Line("/// <summary>Every tensor that the network takes from a weight file: name and shape.</summary>");
        writer.Line("public static global::System.ReadOnlySpan<global::NetCompiler.Weights.TensorSpec> Tensors => EngineTensors;");
        writer.Line();
        writer.Line("private static readonly global::NetCompiler.Weights.TensorSpec[] EngineTensors = global::NetCompiler.Weights.TensorSpec.Parse(");
        using (writer.Indent())
        {
            string[] lines = [.. plan.Weights.SelectMany(PackingEmitter.Tensors).Select(tensor => SourceText.String(string.Join(" ", tensor.Shape.Select(size => $"{size}").Prepend(tensor.Name))))];
            for (int i = 0; i < lines.Length; i++)
                writer.Line(lines[i].TrimEnd('"') + "\\n\"" + (i < lines.Length - 1 ? " +" : ");"));
            if (lines.Length == 0)
                writer.Line("\"\");");
        }
    }
}
