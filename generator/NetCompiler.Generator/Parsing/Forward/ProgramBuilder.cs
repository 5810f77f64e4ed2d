using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model.Forward;
using NetCompiler.Generator.Diagnostics;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>What is read so far of one program: methods and fields in the order in which they are met, sites and findings.</summary>
internal sealed class ProgramBuilder
{
    private readonly OperationCache _operations;
    private readonly int _firstSite;
    private readonly Dictionary<ISymbol, MethodScope> _scopes = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, int> _fieldIndices = new(SymbolEqualityComparer.Default);
    private readonly List<(IMethodSymbol Method, MethodScope Scope, Statement? Body)> _methods = [];
    private readonly List<FieldModel> _fields = [];
    private readonly List<ForwardSite> _sites = [];
    private readonly List<LocatedDiagnostic> _findings = [];
    private readonly HashSet<SyntaxTree> _trees = [];

    /// <param name="compilation">Where the source of every method must be.</param>
    /// <param name="firstSite">The key of the first site: how many layers stand as attributes.</param>
    /// <param name="cancellation">Checked once for each method.</param>
    public ProgramBuilder(Compilation compilation, int firstSite, CancellationToken cancellation)
    {
        Compilation = compilation;
        Cancellation = cancellation;
        _operations = OperationCache.Of(compilation);
        _firstSite = firstSite;
    }

    public Compilation Compilation { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>False once something was met that C# itself reports.</summary>
    public bool IsValidCSharp { get; private set; } = true;

    /// <summary>The files whose bodies were read.</summary>
    public IReadOnlyCollection<SyntaxTree> Trees => _trees;

    public EquatableArray<ForwardSite> Sites => _sites.ToEquatableArray();

    public EquatableArray<LocatedDiagnostic> Findings => _findings.Distinct().ToEquatableArray();

    public EquatableArray<FieldModel> Fields => _fields.ToEquatableArray();

    /// <summary>The methods; read to the end when <see cref="ReadAll"/> has run.</summary>
    public EquatableArray<MethodModel> Methods => _methods
        .Select(method => new MethodModel
        {
            Name = method.Scope.Owner.Name,
            Parameters = method.Method.Parameters.Length,
            Slots = method.Scope.Slots,
            Parent = method.Scope.Parent?.Index ?? -1,
            Body = method.Body!,
        })
        .ToEquatableArray();

    /// <summary>The method's index; one that is met for the first time is read later, so that recursion ends.</summary>
    public int MethodIndex(IMethodSymbol method)
    {
        if (!_scopes.TryGetValue(method, out MethodScope? scope))
        {
            MethodScope? parent = method.ContainingSymbol is { Kind: SymbolKind.Method } outer && _scopes.TryGetValue(outer, out MethodScope? found) ? found : null;
            _scopes.Add(method, scope = new(method, _methods.Count, parent));
            _methods.Add((method, scope, null));
        }

        return scope.Index;
    }

    /// <summary>Reads every method that is reached, those met on the way included.</summary>
    public void ReadAll()
    {
        for (int i = 0; i < _methods.Count; i++)
        {
            Cancellation.ThrowIfCancellationRequested();
            (IMethodSymbol method, MethodScope scope, _) = _methods[i];
            Statement body = ReadMethod(method, scope);
            _methods[i] = (method, scope, body);
        }
    }

    /// <summary>The index of a <c>static readonly</c> field.</summary>
    public int FieldIndex(IFieldSymbol field)
    {
        if (_fieldIndices.TryGetValue(field, out int index))
            return index;
        _fieldIndices.Add(field, index = _fields.Count);

        // Holds the place: the initialiser may speak of other fields, which come behind.
        _fields.Add(new(field.Name, BodyReader.Nothing));
        var scope = new MethodScope(field);
        Expression initializer = ReadInitializer(field, scope);
        _fields[index] = new(field.Name, initializer, scope.Slots);
        return index;
    }

    public int Site(SyntaxNode node) => Site(new ForwardSite(node.SyntaxTree, node.Span));

    public int Site(ForwardSite site)
    {
        _sites.Add(site);
        return _firstSite + _sites.Count - 1;
    }

    public void Report(DiagnosticRule rule, Location location, string message) => _findings.Add(new(rule, location, message));

    /// <summary>Notes that there is an error of C#, which the compiler reports.</summary>
    public void Invalidate() => IsValidCSharp = false;

    private Statement ReadMethod(IMethodSymbol method, MethodScope scope)
    {
        bool isReadable = SignatureRule.Check(this, method, out SyntaxNode? declaration);
        _trees.Add(declaration.SyntaxTree);
        if (!isReadable)
            return BodyReader.Empty;
        IBlockOperation? body = _operations.Find(declaration, Cancellation) switch
        {
            IMethodBodyOperation bound => bound.BlockBody ?? bound.ExpressionBody,
            ILocalFunctionOperation function => function.Body,
            _ => null,
        };
        if (HasSyntaxError(declaration) || body is null || FlowErrors.AreIn(declaration, method, _operations.Model(declaration.SyntaxTree), Cancellation))
        {
            Invalidate();
            return BodyReader.Empty;
        }

        return new BodyReader(this, scope).Statements.Read(body);
    }

    private Expression ReadInitializer(IFieldSymbol field, MethodScope scope)
    {
        SyntaxNode? declaration = field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(Cancellation);
        if (declaration is not VariableDeclaratorSyntax { Initializer: { } initializer } || _operations.Find(initializer, Cancellation) is not IFieldInitializerOperation operation)
        {
            Invalidate();
            return BodyReader.Nothing;
        }

        _trees.Add(declaration.SyntaxTree);
        return new BodyReader(this, scope).Expressions.Read(operation.Value);
    }

    private static bool HasSyntaxError(SyntaxNode node) => node.ContainsDiagnostics && node.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
