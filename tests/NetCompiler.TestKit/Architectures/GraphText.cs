using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Interpretation;
using NetCompiler.Compiler.Model;

namespace NetCompiler.TestKit.Architectures;

/// <summary>Graphs from the text of network classes.</summary>
public static class GraphText
{
    /// <summary>Builds the graph of a text's only network, without any pass.</summary>
    /// <exception cref="InvalidOperationException">The compiler refuses the network; the message holds its findings.</exception>
    public static NetworkGraph Build(string source) => Build(ArchitectureReader.ReadOne(source));

    /// <inheritdoc cref="Build(string)"/>
    public static NetworkGraph Build(ArchitectureModel model)
    {
        DiagnosticBag findings = new();
        return NetworkBuilder.Build(model, findings)
            ?? throw new InvalidOperationException($"{model.FullName} is refused:\n{string.Join("\n", findings.ToEquatableArray())}");
    }

    /// <summary>The findings about a text's only network; empty where there are none.</summary>
    public static IReadOnlyList<CompilerDiagnostic> Findings(string source) => Findings(ArchitectureReader.ReadOne(source));

    /// <inheritdoc cref="Findings(string)"/>
    public static IReadOnlyList<CompilerDiagnostic> Findings(ArchitectureModel model)
    {
        DiagnosticBag findings = new();
        NetworkBuilder.Build(model, findings);
        return findings.ToEquatableArray();
    }
}
