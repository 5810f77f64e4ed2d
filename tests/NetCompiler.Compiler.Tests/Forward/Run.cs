using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Interpretation;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Compiler.Tests.Forward;

/// <summary>Runs programs in a network named Net.</summary>
internal static class Run
{
    private static readonly int[] Picture = [3, 8, 8];

    /// <summary>A network with an <c>Input</c> for each shape, by default one of 3×8×8.</summary>
    public static ArchitectureModel Network(ForwardProgram program, params int[][] inputs) => new()
    {
        Namespace = "",
        Name = "Net",
        Layers = (inputs.Length == 0 ? [Picture] : inputs).Select(Input).ToEquatableArray(),
        Forward = program,
    };

    public static LayerModel Input(int[] sizes) =>
        new("Input", [new("Shape", new ArgumentValue.List(sizes.Select(size => (ArgumentValue)new ArgumentValue.Integer(size)).ToEquatableArray()))]);

    /// <summary>The graph, one node a line; fails with the findings where there are any.</summary>
    public static string Graph(ForwardProgram program, params int[][] inputs)
    {
        DiagnosticBag findings = new();
        NetworkGraph? graph = NetworkBuilder.Build(Network(program, inputs), findings);
        Assert.Empty(findings.ToEquatableArray());
        return GraphPrinter.Print(graph!);
    }

    public static IReadOnlyList<CompilerDiagnostic> Findings(ForwardProgram program, params int[][] inputs) => Findings(Network(program, inputs));

    public static IReadOnlyList<CompilerDiagnostic> Findings(ArchitectureModel model)
    {
        DiagnosticBag findings = new();
        NetworkBuilder.Build(model, findings);
        return findings.ToEquatableArray();
    }

    public static CompilerDiagnostic Finding(ForwardProgram program, params int[][] inputs) => Assert.Single(Findings(program, inputs));

    /// <summary>What an expression is, as C# would write it: the program throws it. A finding of its own comes as its id.</summary>
    public static string Text(Expression expression, NumberType? type = null, params Statement[] before)
    {
        Statement thrown = Code.Do(new ThrowExpression(Code.Format(Code.Part(Code.Literal("=")), Code.Part(expression, type))).At(99));
        CompilerDiagnostic finding = Finding(Code.Program([.. before, thrown]));
        return finding.Rule == DiagnosticRules.Thrown ? finding.Message[1..] : finding.Rule.Id;
    }
}
