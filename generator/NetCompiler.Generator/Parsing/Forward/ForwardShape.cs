using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Generator.Diagnostics;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>NC1014 to NC1017: a class has one Forward method, static, from tensors to a tensor or to a tuple of named ones.</summary>
internal static class ForwardShape
{
    /// <summary>True when C# itself reports an error in the signature.</summary>
    public static bool Check(INamedTypeSymbol type, IReadOnlyList<IMethodSymbol> candidates, List<LocatedDiagnostic> findings, CancellationToken cancellation)
    {
        foreach (IMethodSymbol extra in candidates.Skip(1))
        {
            findings.Add(new(
                DiagnosticRules.DoubledForward,
                extra.Locations[0],
                $"'{type.Name}' has {candidates.Count} methods called Forward: one describes the network; give the others another name"));
        }

        IMethodSymbol forward = candidates[0];
        if (!forward.IsStatic)
            findings.Add(new(DiagnosticRules.ForwardNotStatic, forward.Locations[0], $"Forward of '{type.Name}' must be static: it is run once, while the project builds, and there is no instance then"));
        CheckParameters(type, forward, findings, cancellation);
        CheckResult(type, forward, findings, cancellation);
        return forward.ReturnType.TypeKind == TypeKind.Error || forward.Parameters.Any(parameter => parameter.Type.TypeKind == TypeKind.Error);
    }

    private static void CheckParameters(INamedTypeSymbol type, IMethodSymbol forward, List<LocatedDiagnostic> findings, CancellationToken cancellation)
    {
        if (forward.Parameters.IsEmpty)
            findings.Add(new(DiagnosticRules.ForwardParameters, forward.Locations[0], $"Forward of '{type.Name}' takes nothing: each input of the network is a parameter of type Tensor"));
        foreach (IParameterSymbol parameter in forward.Parameters)
        {
            if (parameter.Type.TypeKind == TypeKind.Error || (ValueTypes.IsTensor(parameter.Type) && parameter is { RefKind: RefKind.None, HasExplicitDefaultValue: false }))
                continue;
            Location location = parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation).GetLocation() ?? forward.Locations[0];
            findings.Add(new(
                DiagnosticRules.ForwardParameters,
                location,
                $"'{parameter.Name}' must be a plain 'Tensor {parameter.Name}': the parameters of Forward are the inputs of '{type.Name}'; give other values as constants, or in a method that Forward calls"));
        }
    }

    private static void CheckResult(INamedTypeSymbol type, IMethodSymbol forward, List<LocatedDiagnostic> findings, CancellationToken cancellation)
    {
        bool isNamedTuple = forward.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple
            && tuple.TupleElements.All(element => ValueTypes.IsTensor(element.Type) && element.IsExplicitlyNamedTupleElement);
        if (isNamedTuple || ValueTypes.IsTensor(forward.ReturnType) || forward.ReturnType.TypeKind == TypeKind.Error)
            return;
        Location location = forward.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is MethodDeclarationSyntax syntax ? syntax.ReturnType.GetLocation() : forward.Locations[0];
        findings.Add(new(
            DiagnosticRules.ForwardResult,
            location,
            $"Forward of '{type.Name}' must return a Tensor, or for several outputs a tuple of named ones: (Tensor main, Tensor aux)"));
    }
}
