using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>
/// The bound bodies of one compilation. Binding is most of the work of reading a method, and blocks are shared: five ResNets bind theirs once. It
/// lives no longer than its compilation, and nothing of it goes into a model.
/// </summary>
internal sealed class OperationCache
{
    private static readonly ConditionalWeakTable<Compilation, OperationCache> Caches = new();

    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<SyntaxNode, IOperation?> _operations = new();

    private OperationCache(Compilation compilation) => _compilation = compilation;

    public static OperationCache Of(Compilation compilation) => Caches.GetValue(compilation, static key => new(key));

    /// <summary>The bound form of a method's, local function's or initialiser's declaration.</summary>
    public IOperation? Find(SyntaxNode declaration, CancellationToken cancellation) =>
        _operations.GetOrAdd(declaration, node => Model(node.SyntaxTree).GetOperation(node, cancellation));

    /// <summary>The tree in this compilation.</summary>
    public SemanticModel Model(SyntaxTree tree) => _models.GetOrAdd(tree, key => _compilation.GetSemanticModel(key));
}
