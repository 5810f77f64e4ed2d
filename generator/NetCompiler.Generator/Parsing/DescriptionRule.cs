using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model;
using NetCompiler.Generator.Parsing.Forward;

namespace NetCompiler.Generator.Parsing;

/// <summary>NC1018: the layers are described once: as attributes, by a Forward method, or by the network that this one is like.</summary>
internal static class DescriptionRule
{
    /// <summary>Whether the attribute says something about the network beside its layers.</summary>
    public static bool MayStandBeside(string layer) => layer is "Input" or "Classes" or "Expect";

    public static void Check(ClassShape shape, INamedTypeSymbol type, TypeDeclarationSyntax declaration, ArchitectureModel model, CancellationToken cancellation)
    {
        bool isLike = type.GetAttributes().First(Vocabulary.IsNetwork).NamedArguments.Any(argument => argument.Key == LikeReader.Argument && !argument.Value.IsNull);
        if (model.Forward is null && !isLike)
            return;
        string otherwise = isLike ? "Like" : "the Forward method";
        foreach (AttributeData attribute in type.GetAttributes().Where(attribute => Vocabulary.IsLayer(attribute) && NetworkParser.IsOn(declaration, attribute)))
        {
            string layer = Vocabulary.LayerName(attribute.AttributeClass!);
            if (!MayStandBeside(layer) && attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is { } syntax)
                Report(shape, syntax.GetLocation(), layer, otherwise, type);
        }

        if (isLike && model.Forward is not null && type.GetMembers(ForwardMethod.Name).OfType<IMethodSymbol>().FirstOrDefault() is { } forward)
            Report(shape, forward.Locations[0], ForwardMethod.Name, otherwise, type);
    }

    private static void Report(ClassShape shape, Location location, string what, string otherwise, INamedTypeSymbol type) => shape.ReportMissingLayers(
        DiagnosticRules.LayersTwice,
        location,
        $"{what} stands beside {otherwise} of '{type.Name}', where the layers come from: only Input, Classes and Expect may stand here{(otherwise == "the Forward method" ? $"; write x.{what}(…) in Forward" : "")}");
}
