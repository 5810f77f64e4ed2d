using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model;
using NetCompiler.Generator.Diagnostics;

namespace NetCompiler.Generator.Parsing;

/// <summary>The network that <c>[Network(Like = typeof(Other))]</c> names, read or refused (NC1019).</summary>
/// <param name="Model">The other network's model; null where there is none.</param>
/// <param name="Place">Where it is named: what does not fit this class's input is reported there.</param>
/// <param name="Findings">What is wrong with the name.</param>
/// <param name="IsUsable">False also where the other network has errors of its own, which are reported there.</param>
internal sealed record LikeReader(ArchitectureModel? Model, Location Place, EquatableArray<LocatedDiagnostic> Findings, bool IsUsable)
{
    public const string Argument = "Like";

    /// <summary>Null where no other network is named.</summary>
    public static LikeReader? Read(INamedTypeSymbol type, AttributeData network, Compilation compilation, CancellationToken cancellation)
    {
        if (Value(network) is not { IsNull: false } named)
            return null;
        Location place = FindPlace(network, cancellation);
        if (named.Value is not ITypeSymbol { TypeKind: not TypeKind.Error } value)
            return new(Model: null, place, [], IsUsable: false);

        AttributeData? other = value.GetAttributes().FirstOrDefault(Vocabulary.IsNetwork);
        string? problem = value switch
        {
            _ when SymbolEqualityComparer.Default.Equals(type, value) => $"'{type.Name}' cannot be like itself",
            _ when other is null => $"'{value.Name}' is no network: it has no [Network]",
            _ when !SymbolEqualityComparer.Default.Equals(value.ContainingAssembly, compilation.Assembly) =>
                $"'{value.Name}' stands in assembly '{value.ContainingAssembly?.Name}', of which there is no source here: a network can be like one of this project only",
            _ when Value(other) is { IsNull: false } => $"'{value.Name}' is itself like another network: name that one",
            _ => null,
        };
        if (problem is not null)
            return new(Model: null, place, [new(DiagnosticRules.InvalidLike, place, problem)], IsUsable: false);

        ArchitectureModel? model = other!.ApplicationSyntaxReference?.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
            ? NetworkParser.Read((INamedTypeSymbol)value, declaration, compilation, cancellation)?.Model
            : null;
        return new(model, place, [], model is { IsUsable: true });
    }

    private static TypedConstant? Value(AttributeData network) => network.NamedArguments
        .Where(argument => argument.Key == Argument && argument.Value.Kind is TypedConstantKind.Type or TypedConstantKind.Error)
        .Select(argument => (TypedConstant?)argument.Value)
        .FirstOrDefault();

    private static Location FindPlace(AttributeData network, CancellationToken cancellation)
    {
        SyntaxNode syntax = network.ApplicationSyntaxReference!.GetSyntax(cancellation);
        AttributeArgumentSyntax? argument = (syntax as AttributeSyntax)?.ArgumentList?.Arguments.FirstOrDefault(given => given.NameEquals?.Name.Identifier.ValueText == Argument);
        return (argument?.Expression ?? syntax).GetLocation();
    }
}
