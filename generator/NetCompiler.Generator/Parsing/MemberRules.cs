using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Generator.Parsing;

/// <summary>NC1010 and NC1011: no member in the way of a generated one, no constructor.</summary>
internal static class MemberRules
{
    public static void Check(ClassShape shape, INamedTypeSymbol type, TypeDeclarationSyntax declaration, ArchitectureModel model, CancellationToken cancellation)
    {
        PortNames ports = new(model.Program?.Inputs ?? [], model.Program?.Outputs ?? []);
        HashSet<string> lengths = [.. ports.InputLengths, .. ports.OutputLengths];

        // C# forbids a member with the name of its class (CS0542).
        if (GeneratedMembers.Contains(type.Name))
        {
            shape.Take(
                type.Name,
                DiagnosticRules.MemberClash,
                declaration.Identifier.GetLocation(),
                $"A network class cannot be called '{type.Name}': that is the name of one of its generated members");
        }

        foreach (ISymbol member in type.GetMembers().Where(member => !member.IsImplicitlyDeclared && !member.Locations.IsEmpty))
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
                CheckConstructor(shape, type, constructor, cancellation);
            else if (GeneratedMembers.Contains(member.Name) || lengths.Contains(member.Name) || IsDisposal(member))
            {
                string name = member.Name.Substring(member.Name.LastIndexOf('.') + 1);
                shape.Take(name, DiagnosticRules.MemberClash, member.Locations[0], $"'{type.Name}' already gets a generated member '{name}': give this one another name");
            }
        }
    }

    private static void CheckConstructor(ClassShape shape, INamedTypeSymbol type, IMethodSymbol constructor, CancellationToken cancellation)
    {
        Location? primary = constructor.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellation))
            .OfType<TypeDeclarationSyntax>()
            .FirstOrDefault()?.ParameterList?.GetLocation();
        shape.Take(
            ".ctor",
            DiagnosticRules.HasConstructor,
            primary ?? constructor.Locations[0],
            $"Network class '{type.Name}' cannot declare a constructor: instances come from {type.Name}.Load, which reads the weights");
    }

    // Written explicitly, it would silently take the place of the generated Dispose in a using statement.
    private static bool IsDisposal(ISymbol member) =>
        member is IMethodSymbol method
        && method.ExplicitInterfaceImplementations.Any(implemented => implemented.ContainingType.SpecialType == SpecialType.System_IDisposable);
}
