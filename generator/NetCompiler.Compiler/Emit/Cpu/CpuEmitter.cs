using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes the engine of one instruction set: the order of the steps, and a kernel for each.</summary>
internal sealed class CpuEmitter
{
    private const string MethodImpl = "[KernelMethod(KernelOptions.AggressiveOptimization)]";

    private readonly ArchitectureModel _model;
    private readonly KernelPlan _plan;
    private readonly TargetPlan _target;
    private readonly SourceWriter _writer;
    private readonly Dictionary<Step, string> _names = [];

    private CpuEmitter(ArchitectureModel model, KernelPlan plan, TargetPlan target, SourceWriter writer)
    {
        _model = model;
        _plan = plan;
        _target = target;
        _writer = writer;
        foreach (Step step in plan.Steps)
            _names.Add(step, UniqueName(step));
    }

    /// <summary>The nested class's name.</summary>
    public static string EngineName(Target target) => "Engine" + target.Name;

    public static GeneratedSource Emit(ArchitectureModel model, KernelPlan plan, TargetPlan target)
    {
        int bits = 32 * target.Target.Lanes;
        string[] aliases =
        [
            "KernelMethod = global::System.Runtime.CompilerServices.MethodImplAttribute",
            "KernelOptions = global::System.Runtime.CompilerServices.MethodImplOptions",
            "RefOps = global::System.Runtime.CompilerServices.Unsafe",
            $"SimdOps = global::System.Runtime.Intrinsics.Vector{bits}",
            $"SimdFloats = global::System.Runtime.Intrinsics.Vector{bits}<float>",
        ];
        string text = FileFrame.Write(model, "", aliases, "", "", writer => new CpuEmitter(model, plan, target, writer).WriteEngine());
        return new($"{model.FullName}.{target.Target.Name}.g.cs", text);
    }

    private void WriteEngine()
    {
        string name = EngineName(_target.Target);
        _writer.Line($"/// <summary>The kernels for {_target.Target.Name}: {_target.Target.Lanes} floats a vector.</summary>");
        using (_writer.Open($"private sealed class {name}(global::NetCompiler.Memory.AlignedBuffer weights, global::NetCompiler.NetworkOptions options)\n    : global::NetCompiler.Kernels.NetworkEngine({_plan.Input.Length}, {_plan.Output.Length}, {_plan.ArenaLength}, weights, options)"))
        {
            WriteRows();
            WriteInput();
            WriteSteps();
            WriteOutput();
            for (int i = 0; i < _plan.Steps.Count; i++)
                WriteKernel(_plan.Steps[i], _target.Tiles[i]);
            ActivationEmitter.WriteFunctions(_writer, [.. _plan.Steps.SelectMany(step => step.Epilogue)], _plan.Steps.Any(step => step is SoftmaxStep));
            if (_plan.Steps.Any(step => step is SoftmaxStep))
                SoftmaxEmitter.WriteFunctions(_writer, _target.Target.Lanes);
        }
    }

    /// <summary>The steps that the engine runs between bringing the input in and handing the output out.</summary>
    private IEnumerable<Step> Layers => _plan.Steps.Where(step => step is not InputStep and not OutputStep);

    private void WriteRows()
    {
        _writer.Line($"protected override global::System.ReadOnlySpan<int> Rows => [{string.Join(", ", Layers.Select(step => step.Rows))}];");
        _writer.Line();
        _writer.Line($"protected override global::System.ReadOnlySpan<int> RowsPerChunk => [{string.Join(", ", Layers.Select(step => step.RowsPerChunk))}];");
    }

    private void WriteInput()
    {
        InputStep step = (InputStep)_plan.Steps[0];
        BufferPlan buffer = _plan.Buffer(step.Output);
        CpuKernel kernel = new(_plan, _target.Target, step, _names[step], _target.Tiles[0], _writer);
        InputEmitter.WriteData(_writer, step);
        foreach ((string method, string parameter, Action write) in new (string, string, Action)[]
        {
            ("LoadInput", "ref float input", () => InputEmitter.WriteFloats(kernel, step)),
            ("LoadPicture", "ref byte picture", () => InputEmitter.WriteBytes(kernel, step)),
        })
        {
            _writer.Line().Line(MethodImpl);
            using (_writer.Open($"protected override void {method}({parameter}, ref float arena, ref float weights)"))
            using (_writer.Open("unchecked"))
            {
                if (!step.Epilogue.IsEmpty)
                    _writer.Line($"ref float buffer = {CpuKernel.At("arena", buffer.Offset)};");
                _writer.Line($"ref float output = {CpuKernel.At("arena", buffer.Offset + buffer.Layout.Interior)};");
                if (step.MeanPictureOffset >= 0)
                    _writer.Line($"ref float mean = {CpuKernel.At("weights", step.MeanPictureOffset)};");
                write();
            }
        }
    }

    private void WriteSteps()
    {
        _writer.Line();
        using (_writer.Open("protected override void RunStep(int step, int begin, int end, ref float arena, ref float weights)"))
        {
            // Everything may have been fused into the input.
            if (!Layers.Any())
                return;
            using SourceWriter.Block steps = _writer.Open("switch (step)");
            int index = 0;
            foreach (Step step in Layers)
            {
                _writer.Line($"case {index++}:");
                using (_writer.Indent())
                {
                    _writer.Line(step is BorderStep border ? BorderEmitter.Call(border, _plan.Buffer(step.Output)) : Call(step));
                    _writer.Line("break;");
                }
            }
        }
    }

    private string Call(Step step)
    {
        BufferPlan input = _plan.Buffer(step.Input);
        BufferPlan output = _plan.Buffer(step.Output);

        // A convolution's first window begins with the border, everything else with the map.
        int from = input.Offset + (step is ConvStep or PixelConvStep or DepthwiseStep ? 0 : input.Layout.Interior);
        List<string> arguments = [CpuKernel.At("arena", from)];
        if (Weights(step) is var (weights, bias))
            arguments.AddRange([CpuKernel.At("weights", weights), CpuKernel.At("weights", bias)]);
        arguments.Add(CpuKernel.At("arena", output.Offset + output.Layout.Interior));
        return $"Compute{_names[step]}({string.Join(", ", arguments)}, begin, end);";
    }

    private static (int Weights, int Bias)? Weights(Step step) => step switch
    {
        ConvStep conv => (conv.WeightsOffset, conv.BiasOffset),
        PixelConvStep conv => (conv.WeightsOffset, conv.BiasOffset),
        DepthwiseStep conv => (conv.WeightsOffset, conv.BiasOffset),
        DenseStep dense => (dense.WeightsOffset, dense.BiasOffset),
        BatchNormStep norm => (norm.ScaleOffset, norm.ShiftOffset),
        _ => null,
    };

    /// <summary>Layers' names may collide once they are identifiers: a later one carries a number.</summary>
    private string UniqueName(Step step)
    {
        string name = SourceText.Pascal(step.Name);
        for (int number = 2; _names.ContainsValue(name); number++)
            name = $"{SourceText.Pascal(step.Name)}_{number}";
        return name;
    }

    private void WriteOutput()
    {
        BufferPlan buffer = _plan.Buffer(_plan.Steps[_plan.Steps.Count - 1].Input);
        _writer.Line();
        using (_writer.Open("protected override void StoreOutput(ref float arena, ref float output)"))
        using (_writer.Open("unchecked"))
        {
            _writer.Line($"ref float input = {CpuKernel.At("arena", buffer.Offset + buffer.Layout.Interior)};");
            OutputEmitter.Write(_writer, buffer.Layout);
        }
    }

    private void WriteKernel(Step step, KernelTile tile)
    {
        if (step is InputStep or OutputStep or BorderStep)
            return;
        if (step is ConvStep grouped && grouped.FirstChannels.Distinct().Count() > 1)
            _writer.Line().Line($"private static global::System.ReadOnlySpan<int> FirstChannelsOf{_names[step]} => [{string.Join(", ", grouped.FirstChannels)}];");

        _writer.Line();
        _writer.Line($"/// <summary>{SourceText.Xml(step.Name)}: {SourceText.Xml(step.Description)}.{(step is ConvStep or PixelConvStep or DepthwiseStep or DenseStep ? $" Tile: {tile}." : "")}</summary>");
        _writer.Line(MethodImpl);
        string weights = Weights(step) is null ? "" : "ref float weights, ref float bias, ";
        using (_writer.Open($"private static void Compute{_names[step]}(ref float input, {weights}ref float output, int begin, int end)"))
        using (_writer.Open("unchecked"))
        {
            CpuKernel kernel = new(_plan, _target.Target, step, _names[step], tile, _writer);
            switch (step)
            {
                case ConvStep conv:
                    ConvEmitter.Write(kernel, conv);
                    break;
                case PixelConvStep conv:
                    PixelConvEmitter.Write(kernel, conv);
                    break;
                case PlanarPoolStep pool:
                    PlanarPoolEmitter.Write(kernel, pool);
                    break;
                case DepthwiseStep conv:
                    DepthwiseEmitter.Write(kernel, conv);
                    break;
                case PoolStep pool:
                    PoolEmitter.Write(kernel, pool);
                    break;
                case GlobalPoolStep pool:
                    GlobalPoolEmitter.Write(kernel, pool);
                    break;
                case DenseStep dense:
                    DenseEmitter.Write(kernel, dense);
                    break;
                case BatchNormStep norm:
                    BatchNormEmitter.Write(kernel, norm);
                    break;
                case FlattenStep flatten:
                    FlattenEmitter.Write(kernel, flatten);
                    break;
                case SoftmaxStep softmax:
                    SoftmaxEmitter.Write(kernel, softmax);
                    break;
                default:
                    throw new InvariantException($"{step.Name}: no emitter writes {step.Mnemonic}");
            }
        }
    }
}
