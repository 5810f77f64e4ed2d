using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Emit.Surface;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Model.Forward;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Gpu;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes what users see of a network on a GPU: <c>OnGpu</c> and the class <c>Gpu</c>; and behind it what several streams share.</summary>
internal static class GpuSurfaceEmitter
{
    /// <summary>Layers whose weights one method arranges, and launches of one method.</summary>
    private const int CallsPerMethod = 100;

    private const string Lengths = "/// <exception cref=\"global::System.ArgumentException\">A length differs from what the samples have; the message names both.</exception>";

    public static void Write(SourceWriter writer, ArchitectureModel model, GpuPlan plan, DeviceKernels kernels)
    {
        WriteLoad(writer, model, plan, kernels);
        WriteInstance(writer, model, plan, kernels);
        GpuProgramEmitter.Write(writer, plan, kernels);
    }

    private static void WriteLoad(SourceWriter writer, ArchitectureModel model, GpuPlan plan, DeviceKernels kernels)
    {
        Overload("from a safetensors file", "string path", "path", "using global::System.IO.FileStream stream = global::System.IO.File.OpenRead(path);", "return OnGpu(accelerator, stream, options);");
        Overload("from a stream in the safetensors format, which stays open", "global::System.IO.Stream stream", "stream", "var file = global::NetCompiler.Weights.WeightFile.Open(stream);", "return OnGpu(accelerator, ref file, options);");
        Overload("from bytes in the safetensors format", "global::System.ReadOnlySpan<byte> bytes", "bytes", "var file = global::NetCompiler.Weights.WeightFile.Open(bytes);", "return OnGpu(accelerator, ref file, options);");

        using (writer.Open("private static Gpu OnGpu(global::ILGPU.Runtime.Accelerator accelerator, scoped ref global::NetCompiler.Weights.WeightFile file, global::NetCompiler.GpuOptions? options)"))
        {
            writer.Line("options ??= new global::NetCompiler.GpuOptions();");
            writer.Line($"file.Check({SourceText.String(model.FullName)}, EngineTensors, options.AllowExtraTensors);");
            writer.Line($"int samples = options.MaximumBatch == 0 ? Gpu.MaximumBatch : options.MaximumBatch;");
            writer.Line($"if (samples > Gpu.MaximumBatch)");
            writer.Line($"    throw new global::System.ArgumentOutOfRangeException(nameof(options), samples, $\"MaximumBatch is {{samples}}; {model.Name} was compiled for batches of up to {{Gpu.MaximumBatch}}.\");");
            WriteChecks(writer, plan);

            // OpenCL's devices alone may lack half precision.
            if (plan.Precision != GpuPrecision.Float32)
                writer.Line($"global::NetCompiler.Kernels.GpuChecks.Half({SourceText.String(model.Name)}, accelerator.Name, accelerator.Capabilities is not global::ILGPU.Runtime.OpenCL.CLCapabilityContext {{ Float16: false }});");
            writer.Line($"global::NetCompiler.Memory.AlignedBuffer host = new({Math.Max(1, plan.WeightsLength)});");
            writer.Line("global::System.Span<float> packed = host.Span;");
            if (plan.Weights.Count <= CallsPerMethod)
            {
                foreach (PackedWeights weights in plan.Weights)
                    writer.Line(PackingEmitter.Call(weights));
            }
            else
            {
                foreach (int first in Parts(plan.Weights.Count))
                    writer.Line($"PackGpuWeights{first / CallsPerMethod}(ref file, packed);");
            }

            writer.Line("return new Gpu(new GpuProgram(accelerator, packed), samples);");
        }

        foreach (int first in Parts(plan.Weights.Count).Where(_ => plan.Weights.Count > CallsPerMethod))
        {
            writer.Line();
            using (writer.Open($"private static void PackGpuWeights{first / CallsPerMethod}(scoped ref global::NetCompiler.Weights.WeightFile file, global::System.Span<float> packed)"))
            {
                foreach (PackedWeights weights in plan.Weights.Skip(first).Take(CallsPerMethod))
                    writer.Line(PackingEmitter.Call(weights));
            }
        }

        void Overload(string source, string parameter, string name, params string[] body)
        {
            writer.Line($"/// <summary>Loads the weights {source}, brings them to a device once, and compiles the kernels for it.</summary>");
            writer.Line("/// <param name=\"accelerator\">The device, which stays the caller's and must outlive the network.</param>");
            writer.Line($"/// <param name=\"{name}\">The weights.</param>");
            writer.Line("/// <param name=\"options\">The largest batch, and whether tensors that the network lacks are errors.</param>");
            writer.Line("/// <exception cref=\"global::NetCompiler.Weights.WeightFileException\">The data is no safetensors file, or its tensors are not the network's.</exception>");
            writer.Line("/// <exception cref=\"global::System.PlatformNotSupportedException\">The device has too little memory or too small groups; the message names the layer and both figures.</exception>");
            using (writer.Open($"public static Gpu OnGpu(global::ILGPU.Runtime.Accelerator accelerator, {parameter}, global::NetCompiler.GpuOptions? options = null)"))
            {
                foreach (string line in body)
                    writer.Line(line);
            }

            writer.Line();
        }
    }

    /// <summary>What the device must have, by the launch that wants most of it.</summary>
    private static void WriteChecks(SourceWriter writer, GpuPlan plan)
    {
        Launch threads = plan.Launches.OrderByDescending(launch => launch.Threads).First();
        Launch shared = plan.Launches.OrderByDescending(launch => launch.SharedBytes).First();
        writer.Line($"global::NetCompiler.Kernels.GpuChecks.Threads({SourceText.String(threads.Name)}, {threads.Threads}, accelerator.Name, accelerator.MaxNumThreadsPerGroup);");
        writer.Line($"global::NetCompiler.Kernels.GpuChecks.SharedMemory({SourceText.String(shared.Name)}, {shared.SharedBytes}, accelerator.Name, accelerator.MaxSharedMemoryPerGroup);");
        long ports = plan.Inputs.Concat(plan.Outputs).Sum(port => port.Shape.Length);
        GpuBuffer largest = plan.Buffers.OrderByDescending(buffer => buffer.Length).First();
        writer.Line($"global::NetCompiler.Kernels.GpuChecks.Memory({SourceText.String(plan.Name)}, {SourceText.String(largest.Name)}, {(long)plan.WeightsLength * plan.ElementBytes}L, {((long)plan.ArenaLength * plan.ElementBytes) + (4 * ports)}L, samples, accelerator.Name, accelerator.MemorySize);");
    }

    private static void WriteInstance(SourceWriter writer, ArchitectureModel model, GpuPlan plan, DeviceKernels kernels)
    {
        writer.Line();
        writer.Line($"/// <summary>{SourceText.Xml(model.Name)} on a device: its weights are there, and predictions run one after the other on a stream of its own. For one thread at a time.</summary>");
        using SourceWriter.Block block = writer.Open("public sealed class Gpu : global::System.IDisposable");
        writer.Line("/// <summary>The samples of the largest batch that is computed at once; larger ones are cut.</summary>");
        writer.Line($"public const int MaximumBatch = {plan.MaximumBatch};");
        writer.Line();
        writer.Line("private readonly GpuProgram _program;");
        writer.Line("private readonly global::ILGPU.Runtime.AcceleratorStream _stream;");
        writer.Line("private readonly int _samples;");
        writer.Line($"private readonly {GpuProgramEmitter.Buffer("GpuElement")} _arena;");
        PortList ports = new(plan);
        foreach (PortList.Port port in ports.All)
            writer.Line($"private readonly {GpuProgramEmitter.Buffer("float")} {port.Field};");
        writer.Line("private bool _isDisposed;");
        writer.Line();
        using (writer.Open("internal Gpu(GpuProgram program, int samples)"))
        {
            writer.Line("_program = program;");
            writer.Line("_samples = samples;");
            writer.Line("var made = new global::System.Collections.Generic.List<global::System.IDisposable>();");
            using (writer.Open("try"))
            {
                writer.Line("_stream = Made(program.Accelerator.CreateStream());");
                writer.Line($"_arena = Made(program.Accelerator.Allocate1D<GpuElement>({Math.Max(1, plan.ArenaLength)}L * samples));");
                foreach (PortList.Port port in ports.All)
                    writer.Line($"{port.Field} = Made(program.Accelerator.Allocate1D<float>({port.Length}L * samples));");
            }

            using (writer.Open("catch"))
            {
                writer.Line("// What the device gave before it had no more.");
                writer.Line("foreach (global::System.IDisposable one in made)");
                writer.Line("    one.Dispose();");
                writer.Line("program.Release();");
                writer.Line("throw;");
            }

            writer.Line();
            using (writer.Open("T Made<T>(T one)\n    where T : global::System.IDisposable"))
            {
                writer.Line("made.Add(one);");
                writer.Line("return one;");
            }
        }

        writer.Line();
        writer.Line("/// <summary>The device.</summary>");
        writer.Line("public global::ILGPU.Runtime.Accelerator Accelerator => _program.Accelerator;");
        writer.Line();
        writer.Line("/// <summary>The stream on which the predictions run, one after the other.</summary>");
        writer.Line("public global::ILGPU.Runtime.AcceleratorStream Stream => _stream;");
        WritePredict(writer, plan, ports);
        WriteRest(writer);
        WriteRun(writer, plan, kernels, ports, "RunSingle", plan.Single);
        if (!plan.Batch.IsEmpty)
            WriteRun(writer, plan, kernels, ports, "RunBatch", plan.Batch);
        writer.Line();
        using (writer.Open("private static global::ILGPU.KernelConfig Config(long items, int perGroup, int rows, int threads)"))
            writer.Line("return new global::ILGPU.KernelConfig((int)((items + perGroup - 1) / perGroup), rows, 1, threads, 1, 1);");
        writer.Line();
        writer.Line("private GpuElements At(long offset, int samples, int channel) => _arena.View.BaseView.SubView((offset * samples) + channel);");
        writer.Line();
        writer.Line("private GpuElements Weights(long offset) => _program.Weights.View.BaseView.SubView(offset);");
    }

    private static void WritePredict(SourceWriter writer, GpuPlan plan, PortList ports)
    {
        string spans = string.Join(", ", ports.All.Select(port => $"{(port.IsInput ? "global::System.ReadOnlySpan<float>" : "global::System.Span<float>")} {port.Name}"));
        string views = string.Join(", ", ports.All.Select(port => $"GpuFloats {port.Name}"));
        string first = ports.All[0].Name;
        (string count, string begin, string part) = (ports.Local("count"), ports.Local("begin"), ports.Local("part"));
        Member("Predicts one sample and waits for it.", "values, channels first", $"public void Predict({spans})", () =>
        {
            WriteLengths("1");
            WriteSpans("1", "0", "0");
        });
        Member("Predicts as many samples as the inputs hold, up to the largest batch at once, and waits for them.", "values for each sample", $"public void PredictBatch({spans})", () =>
        {
            WriteCount($"{first}.Length");
            using (writer.Open($"for (int {begin} = 0; {begin} < {count}; {begin} += this._samples)"))
            {
                writer.Line($"int {part} = global::System.Math.Min(this._samples, {count} - {begin});");
                WriteSpans(part, begin, begin);
            }
        });
        Member("Predicts one sample that lies on the device; does not wait: what follows on the stream comes after it.", "values on the device, channels first", $"public void Predict({views})", () =>
        {
            WriteLengths("1");
            writer.Line($"this.Run(1, {string.Join(", ", ports.All.Select(port => port.Name))});");
        });
        Member("Predicts as many samples as the inputs on the device hold; does not wait: what follows on the stream comes after them.", "values on the device for each sample", $"public void PredictBatch({views})", () =>
        {
            WriteCount($"{first}.Length");
            using (writer.Open($"for (int {begin} = 0; {begin} < {count}; {begin} += this._samples)"))
            {
                writer.Line($"int {part} = global::System.Math.Min(this._samples, {count} - {begin});");
                writer.Line($"this.Run({part}, {string.Join(", ", ports.All.Select(port => $"{port.Name}.SubView({begin} * {port.Length}L, {part} * {port.Length}L)"))});");
            }
        });

        void Member(string summary, string what, string signature, Action body)
        {
            writer.Line();
            writer.Line($"/// <summary>{summary}</summary>");
            foreach (PortList.Port port in ports.All)
                writer.Line($"/// <param name=\"{port.Name.TrimStart('@')}\">{(port.IsInput ? "" : "Receives ")}{port.Shape}: {port.Length} {what}.</param>");
            writer.Line(Lengths);
            using (writer.Open(signature))
            {
                writer.Line("global::System.ObjectDisposedException.ThrowIf(this._isDisposed, this);");
                body();
            }
        }

        void WriteCount(string length)
        {
            writer.Line($"int {count} = global::NetCompiler.Kernels.GpuChecks.Samples({SourceText.String(first.TrimStart('@'))}, {length}, {ports.All[0].Length});");
            WriteLengths(count);
        }

        void WriteLengths(string samples)
        {
            foreach (PortList.Port port in ports.All)
                writer.Line($"global::NetCompiler.Kernels.GpuChecks.Length({SourceText.String(port.Name.TrimStart('@'))}, {port.Name}.Length, {port.Length}, {samples});");
        }

        void WriteSpans(string samples, string from, string to)
        {
            string Range(PortList.Port port, string at) => samples == "1" ? port.Name : $"{port.Name}.Slice({at} * {port.Length}, {samples} * {port.Length})";
            string View(PortList.Port port) => $"this.{port.Field}.View.BaseView.SubView(0L, {samples} * {port.Length}L)";
            foreach (PortList.Port port in ports.All.Where(port => port.IsInput))
                writer.Line($"global::ILGPU.Runtime.ArrayViewExtensions.CopyFromCPU({View(port)}, this._stream, {Range(port, from)});");
            writer.Line($"this.Run({samples}, {string.Join(", ", ports.All.Select(View))});");
            foreach (PortList.Port port in ports.All.Where(port => !port.IsInput))
                writer.Line($"global::ILGPU.Runtime.ArrayViewExtensions.CopyToCPU({View(port)}, this._stream, {Range(port, to)});");
        }
    }

    private static void WriteRest(SourceWriter writer)
    {
        writer.Line();
        writer.Line("/// <summary>Waits until everything that was asked for is done.</summary>");
        using (writer.Open("public void Synchronize()"))
        {
            writer.Line("global::System.ObjectDisposedException.ThrowIf(_isDisposed, this);");
            writer.Line("_stream.Synchronize();");
        }

        writer.Line();
        writer.Line("/// <summary>A second instance over the same weights, with an arena and a stream of its own, for another thread. It is disposed by itself.</summary>");
        using (writer.Open("public Gpu Share()"))
        {
            writer.Line("global::System.ObjectDisposedException.ThrowIf(_isDisposed, this);");
            writer.Line("_program.Retain();");
            writer.Line("return new Gpu(_program, _samples);");
        }

        writer.Line();
        writer.Line("/// <summary>Waits for what runs, and frees the memory on the device; the weights with the last instance that shares them.</summary>");
        using (writer.Open("public void Dispose()"))
        {
            writer.Line("if (_isDisposed)");
            writer.Line("    return;");
            writer.Line("_isDisposed = true;");
            using (writer.Open("try"))
                writer.Line("_stream.Synchronize();");
            using (writer.Open("finally"))
            {
                writer.Line("DisposeBuffers();");
                writer.Line("_stream.Dispose();");
                writer.Line("_program.Release();");
            }
        }
    }

    private static void WriteRun(SourceWriter writer, GpuPlan plan, DeviceKernels kernels, PortList ports, string name, EquatableArray<Launch> launches)
    {
        string parameters = $"int samples, {string.Join(", ", ports.All.Select(port => $"GpuFloats {port.View}"))}";
        if (name == "RunSingle")
        {
            string arguments = string.Join(", ", ports.All.Select(port => port.View));
            writer.Line();
            using (writer.Open($"private void Run({parameters})"))
            {
                writer.Line("// A loaded kernel's arguments are the device's state on some back ends: instances that share it launch in turns.");
                using (writer.Open("lock (_program)"))
                {
                    if (plan.Batch.IsEmpty)
                    {
                        writer.Line($"RunSingle(samples, {arguments});");
                    }
                    else
                    {
                        writer.Line("if (samples == 1)");
                        writer.Line($"    RunSingle(samples, {arguments});");
                        writer.Line("else");
                        writer.Line($"    RunBatch(samples, {arguments});");
                    }
                }
            }

            writer.Line();
            using (writer.Open("private void DisposeBuffers()"))
            {
                writer.Line("_arena.Dispose();");
                foreach (PortList.Port port in ports.All)
                    writer.Line($"{port.Field}.Dispose();");
            }
        }

        writer.Line();
        if (launches.Count <= CallsPerMethod)
        {
            WritePart(name, launches);
            return;
        }

        using (writer.Open($"private void {name}({parameters})"))
        {
            foreach (int first in Parts(launches.Count))
                writer.Line($"{name}{first / CallsPerMethod}(samples, {string.Join(", ", ports.All.Select(port => port.View))});");
        }

        foreach (int first in Parts(launches.Count))
        {
            writer.Line();
            WritePart($"{name}{first / CallsPerMethod}", launches.Skip(first).Take(CallsPerMethod));
        }

        void WritePart(string method, IEnumerable<Launch> part)
        {
            using (writer.Open($"private void {method}({parameters})"))
            {
                foreach (Launch launch in part)
                    WriteCall(launch);
            }
        }

        void WriteCall(Launch launch)
        {
            GpuGrid grid = launch.Grid;
            string input = launch is InputLaunch bring ? ports.Input(bring.Index).View : InputOf(launch, 0);
            string other = InputOf(launch, 1);
            string output = launch is OutputLaunch hand ? ports.Output(hand.Index).View : View(launch.Target);
            string[] weights = [.. Enumerable.Range(0, 2).Select(i => $"Weights({(i < launch.WeightOffsets.Count ? launch.WeightOffsets[i] : 0)}L)")];
            writer.Line($"_program.{kernels[launch].Name}(_stream, Config(samples * {grid.ItemsPerSample}L, {grid.ItemsPerGroup}, {grid.Rows}, {launch.Threads}), {input}, {other}, {output}, {weights[0]}, {weights[1]}, samples);");
        }

        string InputOf(Launch launch, int i) => i < launch.Inputs.Count ? View(launch.Inputs[i]) : "At(0L, 0, 0)";

        string View(GpuView view) => $"At({plan.Buffers[view.Buffer].Offset}L, samples, {view.Channel})";
    }

    private static IEnumerable<int> Parts(int count) => Enumerable.Range(0, count).Where(i => i % CallsPerMethod == 0);

    /// <summary>What goes in and out, under the names that <c>Predict</c> has for them.</summary>
    private sealed class PortList
    {
        private readonly PortNames _names;
        private readonly int _inputs;

        public PortList(GpuPlan plan)
        {
            _inputs = plan.Inputs.Count;
            _names = new([.. plan.Inputs.Select(port => port.Name)], [.. plan.Outputs.Select(port => port.Name)]);
            bool isSingle = plan.Inputs.Count == 1 && plan.Outputs.Count == 1;
            All =
            [
                .. plan.Inputs.Select((port, i) => new Port(isSingle ? "input" : SourceText.Identifier(_names.InputSpans[i]), port.Shape, true, i)),
                .. plan.Outputs.Select((port, i) => new Port(isSingle ? "output" : SourceText.Identifier(_names.OutputSpans[i]), port.Shape, false, i)),
            ];
        }

        public IReadOnlyList<Port> All { get; }

        public Port Input(int index) => All[index];

        public Port Output(int index) => All[_inputs + index];

        public string Local(string name) => _names.Local(name);

        /// <summary>An input or output.</summary>
        public sealed record Port(string Name, Graph.Shape Shape, bool IsInput, int Index)
        {
            public long Length => Shape.Length;

            /// <summary>Its buffer on the device, for what comes as a span.</summary>
            public string Field => $"_{(IsInput ? "input" : "output")}{Index}";

            /// <summary>The parameter of what runs.</summary>
            public string View => $"{(IsInput ? "from" : "to")}{Index}";
        }
    }
}
