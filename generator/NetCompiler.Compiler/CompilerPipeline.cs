using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Emit;
using NetCompiler.Compiler.Emit.Cpu;
using NetCompiler.Compiler.Emit.Gpu;
using NetCompiler.Compiler.Emit.Surface;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Interpretation;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Gpu;

namespace NetCompiler.Compiler;

/// <summary>The whole compiler: model in, source text and findings out.</summary>
public static class CompilerPipeline
{
    /// <summary>Judges and compiles one network. Never throws for what a user wrote; a broken invariant becomes NC9001.</summary>
    public static CompilationResult Compile(ArchitectureModel model, CompilerOptions options)
    {
        DiagnosticBag diagnostics = new();
        EquatableArray<GeneratedSource> sources = [];
        try
        {
            (NetworkGraph Graph, NetworkCost Cost)? analysis = Analyse(model, diagnostics);
            if (model.IsExtensible)
                sources = analysis is var (graph, cost) && model.TakenNames.IsEmpty ? Emit(model, graph, cost, options, diagnostics) : [StubEmitter.Emit(model, options)];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            sources = model.IsExtensible ? [StubEmitter.Emit(model, options)] : [];
            diagnostics.AddInternal(model, exception);
        }

        return new(model.FullName, sources, diagnostics.ToEquatableArray());
    }

    /// <summary>The front half only, for the analyzer: the same findings without emitting code.</summary>
    public static CompilationResult Check(ArchitectureModel model)
    {
        DiagnosticBag diagnostics = new();
        try
        {
            Analyse(model, diagnostics);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            diagnostics.AddInternal(model, exception);
        }

        return new(model.FullName, [], diagnostics.ToEquatableArray());
    }

    /// <summary>Model → graph and figures; null when there are errors. Failed budgets are findings, and the network still compiles.</summary>
    private static (NetworkGraph Graph, NetworkCost Cost)? Analyse(ArchitectureModel model, DiagnosticBag diagnostics)
    {
        if (!model.IsUsable)
            return null;
        BudgetChecker.CheckDoubled(model, diagnostics);
        if (!Enum.IsDefined(typeof(ConvAlgorithm), model.Settings.Algorithm))
        {
            diagnostics.Add(DiagnosticRules.UnknownEnumValue, SourceKey.Class, $"{model.Name}: Algorithm = {model.Settings.Algorithm} is none of {string.Join(", ", Enum.GetNames(typeof(ConvAlgorithm)))}");
            return null;
        }

        NetworkGraph? graph = NetworkBuilder.Build(model, diagnostics, out Shape? output);
        if (output is not null)
            BudgetChecker.CheckOutput(model, output, graph, diagnostics);
        if (graph is null)
            return null;
        NetworkCost cost = NetworkCost.Of(graph);
        double multiplyAdds = cost.Layers.Sum(layer => (double)layer.MultiplyAdds);
        if (multiplyAdds > long.MaxValue)
        {
            diagnostics.Add(DiagnosticRules.TooLarge, SourceKey.Class, $"{model.Name}: it takes {multiplyAdds:0} multiply-adds, more than the {long.MaxValue} that can be counted");
            return null;
        }

        BudgetChecker.CheckFigures(model, cost, diagnostics);
        return (graph, cost);
    }

    /// <summary>What the network says, or the one that it is like.</summary>
    private static ConvAlgorithm AlgorithmOf(ArchitectureModel model) =>
        (ConvAlgorithm)model.Settings.Algorithm is var own and not ConvAlgorithm.Auto ? own : (ConvAlgorithm)(model.Like?.Settings.Algorithm ?? 0);

    /// <summary>Graph → passes → plan → text.</summary>
    private static EquatableArray<GeneratedSource> Emit(ArchitectureModel model, NetworkGraph graph, NetworkCost cost, CompilerOptions options, DiagnosticBag diagnostics)
    {
        if (options.UnknownKernels is { } unknown)
        {
            diagnostics.Add(DiagnosticRules.UnknownEnumValue, SourceKey.Class, $"{model.Name}: the property NetCompilerKernels is {unknown}, which is none of {string.Join(", ", Enum.GetNames(typeof(KernelChoice)))}");
            return [StubEmitter.Emit(model, options)];
        }

        Dump? dump = options.Dump ? new(graph) : null;
        NetworkGraph lowered = PassList.Run(ChooseAlgorithms.Apply(graph, AlgorithmOf(model)), dump is null ? null : dump.Add, model.Settings.Inspect);
        KernelPlan plan;
        try
        {
            plan = Scheduler.Plan(lowered, model.Settings.Inspect, options.Kernels);
        }
        catch (NetworkTooLargeException exception)
        {
            diagnostics.Add(DiagnosticRules.TooLarge, SourceKey.Class, $"{model.Name}: {exception.Message}");
            return [StubEmitter.Emit(model, options)];
        }

        (GpuPlan? gpu, GeneratedSource? gpuSource) = EmitGpu(model, lowered, options, diagnostics);
        IEnumerable<GeneratedSource> sources = plan.Targets.Select(target => CpuEmitter.Emit(model, plan, target)).Prepend(SurfaceEmitter.Emit(model, cost, plan));
        if (gpuSource is not null)
            sources = sources.Append(gpuSource);
        return (dump is null ? sources : sources.Append(dump.ToSource(model, plan, gpu))).ToEquatableArray();
    }

    /// <summary>The GPU half. What fails there leaves the CPU half as it is, and members that throw stand for the GPU's.</summary>
    private static (GpuPlan? Plan, GeneratedSource? Source) EmitGpu(ArchitectureModel model, NetworkGraph graph, CompilerOptions options, DiagnosticBag diagnostics)
    {
        try
        {
            if (PlanGpu(model, graph, options, diagnostics) is { } plan)
                return (plan, GpuEmitter.Emit(model, plan));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            diagnostics.AddInternal(model, exception);
        }

        return (null, options.HasIlgpu && model.Settings.Gpu != false ? GpuStubEmitter.Emit(model) : null);
    }

    /// <summary>The plan for GPUs; null where none is wanted or possible. What makes it impossible is a finding.</summary>
    private static GpuPlan? PlanGpu(ArchitectureModel model, NetworkGraph graph, CompilerOptions options, DiagnosticBag diagnostics)
    {
        NetworkSettings settings = model.Settings;
        if (settings.Gpu == true && !options.HasIlgpu)
        {
            diagnostics.Add(DiagnosticRules.MissingIlgpu, SourceKey.Class, $"{model.Name} asks for GPU kernels (Gpu = true), but the project does not reference ILGPU: add the package ILGPU {CompilerOptions.KnownIlgpu}, or leave Gpu out");
            return null;
        }

        if (settings.Gpu == false || !options.HasIlgpu)
            return null;
        if (settings.GpuBatch is < 1 or > GpuScheduler.MostSamples)
        {
            diagnostics.Add(DiagnosticRules.GpuSettingOutOfRange, SourceKey.Class, $"{model.Name}: GpuBatch is {settings.GpuBatch}; it must be 1 to {GpuScheduler.MostSamples}");
            return null;
        }

        if (!Enum.IsDefined(typeof(GpuPrecision), settings.GpuPrecision))
        {
            diagnostics.Add(DiagnosticRules.GpuSettingOutOfRange, SourceKey.Class, $"{model.Name}: GpuPrecision is {settings.GpuPrecision}, which is none of {string.Join(", ", Enum.GetNames(typeof(GpuPrecision)))}");
            return null;
        }

        try
        {
            GpuPlan plan = GpuScheduler.Plan(graph, settings.GpuBatch, (GpuPrecision)settings.GpuPrecision);
            if (options.OtherIlgpu is { } version)
                diagnostics.Add(DiagnosticRules.OtherIlgpu, SourceKey.Class, $"{model.Name}: its GPU kernels are written for ILGPU {CompilerOptions.KnownIlgpu}, but the project references {version}, whose compiler may unroll their loops and move reads past barriers");
            return plan;
        }
        catch (NetworkTooLargeException exception)
        {
            diagnostics.Add(DiagnosticRules.GpuTooLarge, SourceKey.Class, $"{model.Name} gets no GPU kernels: {exception.Message}");
            return null;
        }
    }
}
