using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes the engine of one instruction set: the order of the steps, and a kernel for each that differs from the others.</summary>
internal sealed class CpuEmitter
{
    /// <summary>Steps that one method calls: a thousand in one would be too long for RyuJIT to optimise.</summary>
    private const int StepsPerMethod = 100;

    private const string MethodImpl = "[KernelMethod(KernelOptions.AggressiveOptimization)]";

    private readonly ArchitectureModel _model;
    private readonly KernelPlan _plan;
    private readonly TargetPlan _target;
    private readonly SourceWriter _writer;
    private readonly KernelData _data = new();

    private CpuEmitter(ArchitectureModel model, KernelPlan plan, TargetPlan target, SourceWriter writer)
    {
        _model = model;
        _plan = plan;
        _target = target;
        _writer = writer;
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
        using (_writer.Open($"private sealed class {name}(global::NetCompiler.Memory.AlignedBuffer weights, global::NetCompiler.NetworkOptions options)\n    : global::NetCompiler.Kernels.NetworkEngine(EnginePorts, {_plan.ArenaLength}, {(_plan.RunsTogether ? "EngineBatches" : "null")}, weights, options)"))
        {
            EngineKernels kernels = EngineKernels.Write(_plan, _target, _data);
            WriteRows();
            WriteInputs();
            WriteSteps(kernels);
            WriteBatchSteps(kernels);
            WriteOutputs();
            foreach (KernelTable.Kernel kernel in kernels.Single)
                WriteKernel(kernel, "");
            foreach (KernelTable.Kernel kernel in kernels.Batched)
                WriteKernel(kernel, ", int samples");
            _data.Write(_writer);
            ActivationEmitter.WriteFunctions(_writer, [.. _plan.Steps.SelectMany(step => step.Epilogue)], [.. _plan.Steps.SelectMany((step, i) => KernelEmitter.Functions(step, _target.Tiles[i], _target.Target.Lanes)), .. kernels.Functions]);
        }
    }

    private void WriteRows()
    {
        _writer.Line("protected override string Steps => EngineSteps;");
        _writer.Line();
        _writer.Line($"protected override global::System.ReadOnlySpan<int> Rows => [{string.Join(", ", _plan.Layers.Select(step => step.Rows))}];");
        _writer.Line();
        _writer.Line($"protected override global::System.ReadOnlySpan<int> RowsPerChunk => [{string.Join(", ", _plan.Layers.Select(step => step.RowsPerChunk))}];");
    }

    private void WriteInputs()
    {
        InputStep[] steps = [.. _plan.Steps.OfType<InputStep>()];
        for (int i = 0; i < steps.Length; i++)
            InputEmitter.WriteData(_writer, steps[i], Suffix(i));
        for (int input = 0; input < _plan.Inputs.Count; input++)
        {
            bool isOnly = _plan.Inputs.Count == 1;
            WriteMethod(isOnly, isOnly ? "LoadInput" : $"LoadInput{input}", "int index, ref float input, ref float arena, ref float weights", () => WriteWays(input, InputEmitter.WriteFloats));
        }

        if (_plan.Inputs.Count == 1)
            WriteMethod(true, "LoadPicture", "ref byte picture, ref float arena, ref float weights", () => WriteWays(0, InputEmitter.WriteBytes));
        else
            WriteSwitch("LoadInput", "int index, ref float input, ref float arena, ref float weights", _plan.Inputs.Select((_, i) => $"LoadInput{i}(index, ref input, ref arena, ref weights);"), "index");

        string Suffix(int step) => steps.Length == 1 ? "" : $"{step}";

        // One, or two where something reads the input as it is and something else standardised.
        void WriteWays(int input, Action<CpuKernel, InputStep, string> write)
        {
            int[] ways = [.. Enumerable.Range(0, steps.Length).Where(i => steps[i].Index == input)];
            foreach (int way in ways)
            {
                using (ways.Length > 1 ? _writer.Open("") : (SourceWriter.Block?)null)
                    WriteInput(steps[way], Suffix(way), write);
            }
        }
    }

    private void WriteInput(InputStep step, string index, Action<CpuKernel, InputStep, string> write)
    {
        BufferPlan buffer = _plan.Buffer(step.Output.Buffer);
        if (!step.Epilogue.IsEmpty)
            _writer.Line($"ref float buffer = {CpuKernel.At("arena", buffer.Offset)};");
        _writer.Line($"ref float output = {CpuKernel.At("arena", buffer.Offset + buffer.Layout.First(step.Output))};");
        if (step.MeanPictureOffset >= 0)
            _writer.Line($"ref float mean = {CpuKernel.At("weights", step.MeanPictureOffset)};");
        write(new(_plan, _target.Target, step, new(), _writer, _data), step, index);
    }

    private void WriteSteps(EngineKernels kernels)
    {
        const string Parameters = "int step, int begin, int end, ref float arena, ref float scratch, ref float weights";
        string[] calls = [.. _plan.Layers.Select(step => step is BorderStep border ? BorderEmitter.Call(border, _plan.Buffer(step.Output.Buffer)) : Calls(step, storage => kernels[step, storage]))];
        if (calls.Length <= StepsPerMethod)
        {
            WriteSwitch("RunStep", Parameters, calls, "step");
            return;
        }

        int parts = (calls.Length + StepsPerMethod - 1) / StepsPerMethod;
        WriteSwitch("RunStep", Parameters, Enumerable.Range(0, parts).Select(part => $"RunSteps{part}(step, begin, end, ref arena, ref scratch, ref weights);"), $"step / {StepsPerMethod}");
        for (int part = 0; part < parts; part++)
        {
            _writer.Line();
            using (_writer.Open($"private void RunSteps{part}({Parameters})"))
                WriteCases("step", calls.Skip(part * StepsPerMethod).Take(StepsPerMethod), part * StepsPerMethod);
        }
    }

    /// <summary>The steps whose kernels take several samples; the engine takes the others of a segment sample by sample.</summary>
    private void WriteBatchSteps(EngineKernels kernels)
    {
        Step[] layers = [.. _plan.Layers];
        int[] batched = [.. Enumerable.Range(0, layers.Length).Where(i => kernels.IsBatched(layers[i]))];
        if (batched.Length == 0)
            return;
        _writer.Line();
        using (_writer.Open("protected override bool RunBatchStep(int step, int begin, int end, int samples, ref float arena, ref float weights)"))
        {
            using (_writer.Open("switch (step)"))
            {
                foreach (int i in batched)
                {
                    _writer.Line($"case {i}:");
                    using (_writer.Indent())
                    {
                        _writer.Line(Calls(layers[i], storage => kernels.OfBatch(layers[i], storage), ", samples"));
                        _writer.Line("return true;");
                    }
                }

                _writer.Line("default:");
                using (_writer.Indent())
                    _writer.Line("return false;");
            }
        }
    }

    private void WriteSwitch(string method, string parameters, IEnumerable<string> calls, string selector)
    {
        _writer.Line();
        using (_writer.Open($"protected override void {method}({parameters})"))
            WriteCases(selector, calls, 0);
    }

    private void WriteCases(string selector, IEnumerable<string> calls, int first)
    {
        string[] all = [.. calls];

        // Everything may have been fused into the input.
        if (all.Length == 0)
            return;
        using SourceWriter.Block cases = _writer.Open($"switch ({selector})");
        foreach (string call in all)
        {
            _writer.Line($"case {first++}:");
            using (_writer.Indent())
            {
                _writer.Line(call);
                _writer.Line("break;");
            }
        }
    }

    /// <summary>The call of a step's kernel; of several where the user has the choice how weights are stored.</summary>
    private string Calls(Step step, Func<WeightStorage, string> method, string more = "")
    {
        string call = Call(step, method(WeightStorage.Float32), step.WeightOffsets, more);
        if (step is not DenseStep { MayBeShort: true } dense)
            return call;
        return string.Join("else ", EngineKernels.Short.Select(storage => $"if (Storage == global::NetCompiler.WeightStorage.{storage})\n    {Call(step, method(storage), [dense.ShortOffset, dense.BiasOffset], more)}\n")) + "else\n    " + call;
    }

    private string Call(Step step, string method, EquatableArray<int> weights, string more)
    {
        List<string> arguments = [.. step.Inputs.Select((view, i) => CpuKernel.At("arena", FirstRead(step, view, i)))];
        arguments.AddRange(weights.Select(offset => CpuKernel.At("weights", offset)));
        BufferPlan output = _plan.Buffer(step.Output.Buffer);
        arguments.Add(CpuKernel.At("arena", output.Offset + output.Layout.First(step.Output) + Offset(output.Layout, step.FirstWritten)));
        if (step.Place.Scratch is { } scratch)
            arguments.Add(CpuKernel.At("scratch", _plan.Buffer(scratch).Offset));
        IEnumerable<string> sizes = step.Arguments.Select(argument => $", {argument.Name}: {argument.Value}");
        return $"{method}({string.Join(", ", arguments)}, begin, end{string.Concat(sizes)}{more});";
    }

    /// <summary>A convolution's first window begins with its padding, and what it adds where it writes; everything else with the map.</summary>
    private int FirstRead(Step step, BufferView view, int index)
    {
        BufferPlan buffer = _plan.Buffer(view.Buffer);
        int first = index > 0 ? Offset(buffer.Layout, step.FirstWritten) : -Offset(buffer.Layout, step.PaddedWindow.Select(axis => axis.PadBegin));
        return buffer.Offset + buffer.Layout.First(view) + first;
    }

    private static int Offset(BufferLayout layout, IEnumerable<int> pixel) => pixel.Select((place, axis) => place * layout.AxisStrides[axis]).Sum();

    private void WriteOutputs()
    {
        OutputStep[] outputs = [.. _plan.Steps.OfType<OutputStep>()];
        foreach (OutputStep step in outputs)
        {
            WriteMethod(outputs.Length == 1, outputs.Length == 1 ? "StoreOutput" : $"StoreOutput{step.Index}", "int index, ref float arena, ref float output", () =>
            {
                BufferPlan buffer = _plan.Buffer(step.Input.Buffer);
                _writer.Line($"ref float input = {CpuKernel.At("arena", buffer.Offset + buffer.Layout.First(step.Input))};");
                OutputEmitter.Write(_writer, buffer.Layout, step.Input.Shape);
            });
        }

        if (outputs.Length > 1)
            WriteSwitch("StoreOutput", "int index, ref float arena, ref float output", outputs.Select(step => $"StoreOutput{step.Index}(index, ref arena, ref output);"), "index");
    }

    private void WriteMethod(bool isOverride, string name, string parameters, Action body)
    {
        _writer.Line().Line(MethodImpl);
        using (_writer.Open($"{(isOverride ? "protected override" : "private static")} void {name}({parameters})"))
        using (_writer.Open("unchecked"))
            body();
    }

    private void WriteKernel(KernelTable.Kernel kernel, string more)
    {
        _writer.Line();
        _writer.Line($"/// <summary>{SourceText.Xml(kernel.Note)}</summary>");
        if (kernel.Others.Count > 0)
            _writer.Line($"/// <remarks>Also {SourceText.Xml(string.Join(", ", kernel.Others))}.</remarks>");
        _writer.Line(MethodImpl);
        Step step = kernel.Step;
        string inputs = step.Inputs.Count switch
        {
            0 => "",
            1 => "ref float input, ",
            _ => "ref float input, ref float other, ",
        };
        string weights = step.WeightOffsets.Count switch
        {
            0 => "",
            1 => "ref float weights, ",
            _ => "ref float weights, ref float bias, ",
        };
        using (_writer.Open($"private static void {kernel.Method}({inputs}{weights}ref float output, {(step.Place.Scratch is null ? "" : "ref float scratch, ")}int begin, int end{string.Concat(step.Arguments.Select(argument => $", {argument.Type} {argument.Name}"))}{more})"))
        using (_writer.Open("unchecked"))
            _writer.Line(kernel.Body);
    }
}
