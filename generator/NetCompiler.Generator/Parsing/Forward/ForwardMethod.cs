using Microsoft.CodeAnalysis;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Model.Forward;
using NetCompiler.Generator.Diagnostics;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>The Forward method of one class, read or refused.</summary>
/// <param name="Program">What it does; without methods where it cannot be run, so that only its inputs and outputs are known.</param>
/// <param name="Sites">The places of the program's expressions.</param>
/// <param name="Findings">NC1014 to NC1017, NC4001 to NC4004.</param>
/// <param name="IsUsable">Whether the program can be run.</param>
internal sealed record ForwardMethod(ForwardProgram Program, EquatableArray<ForwardSite> Sites, EquatableArray<LocatedDiagnostic> Findings, bool IsUsable)
{
    public const string Name = "Forward";

    /// <summary>Null where the class has no such method. One that knows no tensors is the user's own where there are layers as attributes.</summary>
    /// <param name="type">The class.</param>
    /// <param name="compilation">Where the source of every block must be.</param>
    /// <param name="layers">How many attributes stand in the list of layers: the program's sites are numbered behind them.</param>
    /// <param name="isDescribed">Whether the layers are described otherwise, too.</param>
    /// <param name="cancellation">Checked once for each method that is reached.</param>
    public static ForwardMethod? Read(INamedTypeSymbol type, Compilation compilation, int layers, bool isDescribed, CancellationToken cancellation)
    {
        IMethodSymbol[] candidates =
        [
            .. type.GetMembers(Name).OfType<IMethodSymbol>()
                .Where(method => method is { MethodKind: MethodKind.Ordinary, DeclaringSyntaxReferences.IsEmpty: false } && (!isDescribed || SpeaksOfTensors(method))),
        ];
        if (candidates.Length == 0)
            return null;

        IMethodSymbol forward = candidates[0].PartialImplementationPart ?? candidates[0];
        return ReadingCache.GetOrRead(forward.DeclaringSyntaxReferences[0], layers, compilation, () => Read(type, forward, candidates, compilation, layers, cancellation));
    }

    private static Reading Read(
        INamedTypeSymbol type, IMethodSymbol forward, IReadOnlyList<IMethodSymbol> candidates, Compilation compilation, int layers, CancellationToken cancellation)
    {
        var findings = new List<LocatedDiagnostic>();
        bool isErrorOfCSharp = ForwardShape.Check(type, candidates, findings, cancellation);
        var shape = new ForwardProgram
        {
            Methods = [],
            Inputs = forward.Parameters.Select(parameter => parameter.Name).ToEquatableArray(),
            Outputs = forward.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements.Select(element => element.Name).ToEquatableArray() : [],
        };
        if (isErrorOfCSharp || findings.Count > 0)
            return new(new(shape, [], findings.ToEquatableArray(), IsUsable: false), [.. candidates.SelectMany(candidate => candidate.DeclaringSyntaxReferences).Select(reference => reference.SyntaxTree)]);

        var program = new ProgramBuilder(compilation, layers, cancellation);
        program.MethodIndex(forward);
        program.ReadAll();
        ForwardMethod method = program.IsValidCSharp && program.Findings.IsEmpty
            ? new(shape with { Methods = program.Methods, Fields = program.Fields }, program.Sites, [], IsUsable: true)
            : new(shape, [], program.Findings, IsUsable: false);
        return new(method, program.Trees);
    }

    private static bool SpeaksOfTensors(IMethodSymbol method) =>
        ValueTypes.HoldsTensor(method.ReturnType) || method.Parameters.Any(parameter => ValueTypes.HoldsTensor(parameter.Type));
}
