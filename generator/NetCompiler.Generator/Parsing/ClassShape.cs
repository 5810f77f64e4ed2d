using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model;
using NetCompiler.Generator.Diagnostics;

namespace NetCompiler.Generator.Parsing;

/// <summary>Whether a class can become a network at all: NC1001 to NC1012, each independent of the others and all reported at once.</summary>
internal sealed class ClassShape
{
    private readonly List<LocatedDiagnostic> _diagnostics = [];
    private readonly List<string> _takenNames = [];

    public EquatableArray<LocatedDiagnostic> Diagnostics => _diagnostics.ToEquatableArray();

    /// <summary>Names that the user's members took from generated ones.</summary>
    public EquatableArray<string> TakenNames => _takenNames.Distinct().ToEquatableArray();

    /// <summary>Whether a generated part would compile.</summary>
    public bool IsExtensible { get; private set; } = true;

    /// <summary>Whether the list on the network's declaration is all there is.</summary>
    public bool HasAllLayers { get; private set; } = true;

    public static ClassShape Check(INamedTypeSymbol type, TypeDeclarationSyntax declaration, ArchitectureModel model, Compilation compilation, CancellationToken cancellation)
    {
        var shape = new ClassShape();
        TypeDeclarationSyntax[] parts =
            type.DeclaringSyntaxReferences.Select(part => part.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>().ToArray();
        shape.IsExtensible = !HasDouble(type);
        PartialRules.Check(shape, type, declaration, cancellation);
        DeclarationRules.Check(shape, type, declaration, parts);
        BaseClassRule.Check(shape, type, parts, compilation);
        MemberRules.Check(shape, type, declaration, model, cancellation);
        ScatteredLayersRule.Check(shape, type, declaration, cancellation);
        return shape;
    }

    /// <summary>Reports what keeps the class from being extended, so that nothing is generated that would not compile.</summary>
    public void Refuse(DiagnosticRule rule, Location location, string message)
    {
        IsExtensible = false;
        Report(rule, location, message);
    }

    /// <summary>Reports a member in the way of a generated one, which is then left out.</summary>
    public void Take(string name, DiagnosticRule rule, Location location, string message)
    {
        _takenNames.Add(name);
        Report(rule, location, message);
    }

    /// <summary>Reports a mistake beside which the generated part still compiles.</summary>
    public void Report(DiagnosticRule rule, Location location, string message) => _diagnostics.Add(new(rule, location, message));

    /// <summary>Reports that layers are missing from the list, so that what is left of it is not judged.</summary>
    public void ReportMissingLayers(DiagnosticRule rule, Location location, string message)
    {
        HasAllLayers = false;
        Report(rule, location, message);
    }

    // A class and a struct of one name are an error of C# (CS0101, CS0261); generated parts for both would have one name, too.
    private static bool HasDouble(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
        {
            INamespaceOrTypeSymbol container = (INamespaceOrTypeSymbol?)type.ContainingType ?? type.ContainingNamespace;
            if (container.GetTypeMembers(type.Name, type.Arity).Length > 1)
                return true;
        }

        return false;
    }
}
