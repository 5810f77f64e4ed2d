using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Emit.Gpu;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Model.Forward;
using NetCompiler.Compiler.Schedule;

namespace NetCompiler.Compiler.Emit.Surface;

/// <summary>Writes the face of a network that has errors: the same members, so that one mistake does not become an error at every use.</summary>
internal static class StubEmitter
{
    public const string Throw = "throw new global::System.InvalidOperationException(\"The network has build errors.\")";

    /// <summary>The members but those whose names the user took; those for GPUs where the project references ILGPU.</summary>
    public static GeneratedSource Emit(ArchitectureModel model, CompilerOptions options)
    {
        PortNames names = new(model.Program?.Inputs ?? [], model.Program?.Outputs ?? []);
        bool IsFree(string name) => !model.TakenNames.Contains(name);
        string bases = IsFree("Dispose") ? " : global::System.IDisposable" : "";
        string text = FileFrame.Write(model, "The network has errors: these members only stand for the real ones.", [], "sealed ", bases, writer =>
        {
            foreach ((string type, string name) in new[] { ("int", "InputLength"), ("int", "OutputLength"), ("long", "ParameterCount"), ("long", "MultiplyAdds"), ("long", "ActivationBytes"), ("long", "ArenaBytes") })
            {
                if (IsFree(name))
                    writer.Line($"public const {type} {name} = 0;");
            }

            foreach (string name in names.InputLengths.Concat(names.OutputLengths).Where(IsFree))
                writer.Line($"public const int {name} = 0;");
            if (IsFree("Summary"))
                writer.Line("public const string Summary = \"\";");
            if (IsFree("ClassNames"))
                writer.Line().Line("public static global::System.ReadOnlySpan<string> ClassNames => default;");
            if (IsFree("Tensors"))
                writer.Line().Line("public static global::System.ReadOnlySpan<global::NetCompiler.Weights.TensorSpec> Tensors => default;");
            if (IsFree(".ctor"))
                writer.Line().Line($"private {model.Name}()").Line("{").Line("}");
            if (IsFree("Share"))
                writer.Line().Line($"public {model.Name} Share() => {Throw};");
            if (IsFree("Load"))
                LoadEmitter.WriteOverloads(writer, model.Name, isStub: true);
            PredictEmitter.Write(writer, Ports(model.Program?.Inputs ?? []), Ports(model.Program?.Outputs ?? []), _ => Throw + ";", IsFree);
            if (options.HasIlgpu && model.Settings.Gpu != false && IsFree("OnGpu") && IsFree("Gpu"))
                GpuStubEmitter.Write(writer, names);
        });
        return new($"{model.FullName}.g.cs", text);
    }

    private static EquatableArray<PlanPort> Ports(EquatableArray<string> names) => names.Select(name => new PlanPort(name, Graph.Shape.Vector(1))).ToEquatableArray();
}
