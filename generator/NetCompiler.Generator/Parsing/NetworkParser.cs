using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Model;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Parsing.Forward;

namespace NetCompiler.Generator.Parsing;

/// <summary>
/// Reads a class with [Network] into a model. It runs anew on every edit of any file, so it only copies constants and methods;
/// judging and running them is left to the compiler, behind the model's equality.
/// </summary>
internal static class NetworkParser
{
    /// <summary>What the generator needs: the model, the locations and the findings about the class itself.</summary>
    public static ParsedNetwork? Parse(INamedTypeSymbol type, TypeDeclarationSyntax declaration, Compilation compilation, CancellationToken cancellation)
    {
        if (Read(type, declaration, compilation, cancellation) is not { } network)
            return null;

        ClassShape shape = ClassShape.Check(type, declaration, network.Model, compilation, cancellation);
        DescriptionRule.Check(shape, type, declaration, network.Model, cancellation);
        return network with
        {
            Model = network.Model with { IsExtensible = shape.IsExtensible, TakenNames = shape.TakenNames, IsUsable = network.Model.IsUsable && shape.HasAllLayers },
            Diagnostics = shape.Diagnostics.Concat(network.Diagnostics).ToEquatableArray(),
        };
    }

    /// <summary>
    /// The model and its locations, with what was found in the Forward method and without a look at the class's shape; null on a declaration that is
    /// not the network's.
    /// </summary>
    public static ParsedNetwork? Read(INamedTypeSymbol type, TypeDeclarationSyntax declaration, Compilation compilation, CancellationToken cancellation)
    {
        // [Network] on two parts is an error of C#; the first one counts.
        if (type.GetAttributes().FirstOrDefault(Vocabulary.IsNetwork) is not { } network || !IsOn(declaration, network))
            return null;

        bool isUsable = true;
        var layers = new List<LayerModel>();
        var sites = new List<AttributeSite>();
        foreach (AttributeData attribute in type.GetAttributes().Where(attribute => IsOn(declaration, attribute)))
        {
            isUsable &= !Vocabulary.IsUnknown(attribute);
            if (!Vocabulary.IsLayer(attribute) || attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
                continue;
            isUsable &= LayerReader.TryRead(attribute, syntax, out LayerModel layer);
            layers.Add(layer);
            sites.Add(new(syntax, attribute.AttributeConstructor));
        }

        LikeReader? like = LikeReader.Read(type, network, compilation, cancellation);
        bool isDescribed = like is not null || layers.Any(layer => !DescriptionRule.MayStandBeside(layer.Layer));
        ForwardMethod? forward = ForwardMethod.Read(type, compilation, layers.Count, isDescribed, cancellation);
        var model = new ArchitectureModel
        {
            Namespace = ClassNames.Namespace(type),
            ContainingTypes = ClassNames.ContainingTypes(type),
            Name = ClassNames.Escaped(type),
            Layers = layers.ToEquatableArray(),
            Forward = forward?.Program,
            Like = like?.Model,
            Settings = new()
            {
                Inspect = Setting("Inspect") is true,
                Algorithm = Setting("Algorithm") as int? ?? 0,
                Gpu = Setting("Gpu") as bool?,
                GpuBatch = Setting("GpuBatch") as int? ?? NetworkSettings.DefaultGpuBatch,
                GpuPrecision = Setting("GpuPrecision") as int? ?? 0,
            },
            IsUsable = isUsable && like is not { IsUsable: false } && forward is not { IsUsable: false },
        };
        return new(
            model,
            new(declaration.Identifier, sites.ToEquatableArray(), forward?.Sites ?? []),
            (like?.Findings ?? []).Concat(forward?.Findings ?? []).ToEquatableArray());

        // Null where the attribute does not say it.
        object? Setting(string name) => network.NamedArguments.Where(argument => argument.Key == name).Select(argument => argument.Value.Value).FirstOrDefault();
    }

    /// <summary>What is left when the parser itself fails: a name and the internal error.</summary>
    public static ParsedNetwork Failed(INamedTypeSymbol type, TypeDeclarationSyntax declaration, Exception exception)
    {
        var model = new ArchitectureModel { Namespace = "", Name = type.ToDisplayString(), Layers = [], IsUsable = false, IsExtensible = false };
        return new(model, new(declaration.Identifier, []), [LocatedDiagnostic.Internal(type.ToDisplayString(), exception, declaration.Identifier.GetLocation())]);
    }

    /// <summary>Whether the attribute is written on this part of the class.</summary>
    public static bool IsOn(TypeDeclarationSyntax declaration, AttributeData attribute) =>
        attribute.ApplicationSyntaxReference is { } reference
        && ReferenceEquals(reference.SyntaxTree, declaration.SyntaxTree)
        && declaration.AttributeLists.FullSpan.Contains(reference.Span);
}
