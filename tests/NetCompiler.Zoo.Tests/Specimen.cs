using NetCompiler.Compiler.Graph;
using NetCompiler.TestKit.Architectures;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Reference;

namespace NetCompiler.Zoo.Tests;

/// <summary>One network of <c>samples/Zoo</c>.</summary>
/// <param name="Type">Its class, compiled by the build.</param>
/// <param name="Case">The name of its reference case; null where there is none.</param>
/// <param name="IsSlow">It runs in the slow suite only.</param>
internal sealed record Specimen(Type Type, string? Case = null, bool IsSlow = false)
{
    public string Name => Type.Name;

    /// <summary>The generated members.</summary>
    public NetworkClass Class => new(Type);

    public ReferenceCase Reference => ReferenceCase.Load(Case ?? throw new InvalidOperationException($"{Name} has no reference case"));

    /// <summary>Its graph before any pass, from its text: for the interpreter.</summary>
    public NetworkGraph Graph() => GraphText.Build(Catalogue.ModelOf(Type));
}
