using NetCompiler.Compiler.Model;

namespace NetCompiler.Compiler.Emit.Surface;

/// <summary>Writes the face of a network that has errors: the same members, so that one mistake does not become an error at every use.</summary>
internal static class StubEmitter
{
    public const string Throw = "throw new global::System.InvalidOperationException(\"The network has build errors.\")";

    public static GeneratedSource Emit(ArchitectureModel model)
    {
        string text = FileFrame.Write(model, "The network has errors: these members only stand for the real ones.", [], "sealed ", " : global::System.IDisposable", writer =>
        {
            foreach (string name in new[] { "int InputLength", "int OutputLength", "long ParameterCount", "long MultiplyAdds", "long ActivationBytes", "long ArenaBytes" })
                writer.Line($"public const {name} = 0;");
            writer.Line("public const string Summary = \"\";");
            writer.Line();
            writer.Line("public static global::System.ReadOnlySpan<string> ClassNames => default;");
            writer.Line();
            using (writer.Open($"private {model.Name}()"))
            {
            }

            writer.Line();
            writer.Line($"public {model.Name} Share() => {Throw};");
            LoadEmitter.WriteOverloads(writer, model.Name, isStub: true);
            PredictEmitter.Write(writer, _ => Throw + ";");
        });
        return new($"{model.FullName}.g.cs", text);
    }
}
