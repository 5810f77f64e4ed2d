namespace NetCompiler.Generator.Parsing;

/// <summary>The names that the generated half of a network class takes, so that no member of the user's may have them.</summary>
public static class GeneratedMembers
{
    /// <summary>The public surface, in the order of its documentation.</summary>
    public static IReadOnlyList<string> Public { get; } =
    [
        "InputLength", "OutputLength", "ParameterCount", "MultiplyAdds", "ActivationBytes", "ArenaBytes", "Summary", "ClassNames", "Tensors",
        "Load", "Predict", "PredictBatch", "Top", "Share", "Dispose",
    ];

    /// <summary>What <c>Inspect = true</c> adds; reserved in every network, so that asking for it never clashes.</summary>
    public static IReadOnlyList<string> Inspecting { get; } = ["Inspect", "InspectedLayers"];

    /// <summary>What the public surface stands on: a prefix keeps the names out of the user's way.</summary>
    public static IReadOnlyList<string> Private { get; } =
        ["_engine", "EngineFor", "EngineClassNames", "EngineTensors", "EngineSteps", "EnginePorts", "EngineLayers", "EngineAvx512", "EngineAvx2", "EngineVector128"];

    /// <summary>What a reference to ILGPU adds; reserved in every network, so that adding one never clashes.</summary>
    public static IReadOnlyList<string> OnGpu { get; } =
    [
        "OnGpu", "Gpu", "GpuProgram", "GpuKernels", "GpuElement", "GpuElements", "GpuFloats", "GpuGrid", "GpuGroup", "GpuShared", "GpuOps", "GpuBits",
    ];

    public static bool Contains(string name) => Public.Contains(name) || Inspecting.Contains(name) || OnGpu.Contains(name) || Private.Contains(name);
}
