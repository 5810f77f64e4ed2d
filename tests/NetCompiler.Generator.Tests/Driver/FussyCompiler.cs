using NetCompiler.Compiler;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model;

namespace NetCompiler.Generator.Tests.Driver;

/// <summary>
/// A compiler for tests of what is around the compiler: every <c>Stride = 3</c> is an error, every <c>Parameters = 1</c> a
/// failed budget, and each network gets one empty file. It counts its calls.
/// </summary>
internal sealed class FussyCompiler(params IReadOnlyList<SuggestedFix> fixes)
{
    public const string StrideMessage = "no stride of 3";
    public const string BudgetMessage = "never 1";

    private static readonly ArgumentValue BadStride = new ArgumentValue.Integer(3);
    private static readonly ArgumentValue BadBudget = new ArgumentValue.Integer(1);

    private int _calls;

    public int Calls => _calls;

    public CompilationResult Compile(ArchitectureModel model, CompilerOptions options)
    {
        Interlocked.Increment(ref _calls);
        string text = $"// {model.FullName}{(options.Dump ? ", dumped" : "")}\n";
        return Check(model) with { Sources = model.IsExtensible ? [new($"{model.FullName}.g.cs", text)] : [] };
    }

    public CompilationResult Check(ArchitectureModel model)
    {
        var bag = new DiagnosticBag();
        for (int i = 0; i < model.Layers.Count; i++)
        {
            if (model.Layers[i].Find("Stride") == BadStride)
                bag.Add(DiagnosticRules.InvalidDfs, new(i, "Stride"), StrideMessage, fixes);
            if (model.Layers[i].Find("Parameters") == BadBudget)
                bag.Add(DiagnosticRules.ParametersBudget, new(i, "Parameters"), BudgetMessage);
        }

        return new(model.FullName, EquatableArray<GeneratedSource>.Empty, bag.ToEquatableArray());
    }
}
