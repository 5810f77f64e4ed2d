using Microsoft.CodeAnalysis;

namespace NetCompiler.Generator.Parsing;

/// <summary>Recognises the attributes of the runtime assembly by their full names, and translates between the names of its parameters and properties.</summary>
public static class Vocabulary
{
    public const string NetworkAttribute = "NetCompiler.NetworkAttribute";

    /// <summary>A type of ILGPU: where the compilation knows it, GPU kernels compile.</summary>
    public const string Accelerator = "ILGPU.Runtime.Accelerator";
    public const string InputAttribute = "NetCompiler.InputAttribute";

    private const string Suffix = "Attribute";

    public static bool IsNetwork(AttributeData attribute) => IsRuntimeType(attribute.AttributeClass, "NetworkAttribute");

    /// <summary>Whether the attribute stands in the list of layers: a layer proper, or <c>Input</c>, <c>Classes</c>, <c>Expect</c>.</summary>
    public static bool IsLayer(AttributeData attribute)
    {
        for (INamedTypeSymbol? type = attribute.AttributeClass; type is not null; type = type.BaseType)
        {
            if (IsRuntimeType(type, "LayerAttribute"))
                return true;
        }

        return false;
    }

    /// <summary>Whether the C# compiler could not find the attribute's class, and says so: it may have been meant as a layer.</summary>
    public static bool IsUnknown(AttributeData attribute) => attribute.AttributeClass is null or { TypeKind: TypeKind.Error };

    /// <summary><c>ConvAttribute</c> → <c>Conv</c>.</summary>
    public static string LayerName(INamedTypeSymbol attributeClass) =>
        attributeClass.Name.EndsWith(Suffix, StringComparison.Ordinal)
            ? attributeClass.Name.Substring(0, attributeClass.Name.Length - Suffix.Length)
            : attributeClass.Name;

    /// <summary>A constructor parameter under the name of its property: <c>filters</c> → <c>Filters</c>.</summary>
    public static string ArgumentName(string parameter) => char.ToUpperInvariant(parameter[0]) + parameter.Substring(1);

    /// <summary>A property under the name of its parameter: <c>Stride</c> → <c>stride</c>.</summary>
    public static string ParameterName(string argument) => char.ToLowerInvariant(argument[0]) + argument.Substring(1);

    private static bool IsRuntimeType(INamedTypeSymbol? type, string name) =>
        type is { ContainingType: null, ContainingNamespace: { Name: "NetCompiler", ContainingNamespace.IsGlobalNamespace: true } } && type.Name == name;
}
