using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>All that the names in a body can depend on outside of its own file: the declarations of every file, the references, the options.</summary>
internal sealed class Declarations
{
    private static readonly ConditionalWeakTable<Compilation, Declarations> Known = new();
    private static readonly ConditionalWeakTable<SyntaxTree, string> Fingerprints = new();

    private readonly ImmutableArray<SyntaxTree> _trees;
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly CompilationOptions _options;
    private readonly string? _assembly;

    private Declarations(Compilation compilation)
    {
        _trees = [.. compilation.SyntaxTrees];
        _references = compilation.ExternalReferences;
        _options = compilation.Options;
        _assembly = compilation.AssemblyName;
    }

    public static Declarations Of(Compilation compilation) => Known.GetValue(compilation, static key => new(key));

    /// <summary>Whether both say the same. Files that are the same object are not looked into: after an edit that is all but one.</summary>
    public bool IsSame(Declarations other) =>
        ReferenceEquals(this, other)
        || (_trees.Length == other._trees.Length
            && _assembly == other._assembly
            && _references.SequenceEqual(other._references)
            && _options.Equals(other._options)
            && _trees.Zip(other._trees, IsSame).All(same => same));

    private static bool IsSame(SyntaxTree first, SyntaxTree second) => ReferenceEquals(first, second) || Fingerprint(first) == Fingerprint(second);

    private static string Fingerprint(SyntaxTree tree) => Fingerprints.GetValue(tree, static key =>
    {
        // Words between spaces: comments and layout declare nothing. Neither do bodies; what they contain is nobody else's.
        var text = new StringBuilder();
        foreach (SyntaxToken token in key.GetRoot().DescendantTokens(node => !IsBody(node)))
            text.Append(token.Text).Append(' ');
        using var hash = SHA256.Create();
        return Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(text.ToString())));
    });

    private static bool IsBody(SyntaxNode node) =>
        node is BlockSyntax or ArrowExpressionClauseSyntax && node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax;
}
