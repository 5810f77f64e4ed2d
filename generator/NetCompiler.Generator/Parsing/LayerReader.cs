using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Model;

namespace NetCompiler.Generator.Parsing;

/// <summary>Reads one layer attribute.</summary>
internal static class LayerReader
{
    /// <summary>False when the attribute has an error of C#, which the compiler reports itself; <paramref name="layer"/> then holds what could be read.</summary>
    public static bool TryRead(AttributeData attribute, AttributeSyntax syntax, out LayerModel layer)
    {
        var arguments = new List<ArgumentModel>();
        bool isValid = attribute.AttributeConstructor is not null;
        if (attribute.AttributeConstructor is { } constructor)
        {
            isValid &= constructor.Parameters.Length == attribute.ConstructorArguments.Length;
            foreach ((IParameterSymbol parameter, TypedConstant value) in constructor.Parameters.Zip(attribute.ConstructorArguments, (p, v) => (p, v)))
                isValid &= TryAdd(arguments, Vocabulary.ArgumentName(parameter.Name), value);
        }

        foreach (KeyValuePair<string, TypedConstant> property in attribute.NamedArguments)
            isValid &= TryAdd(arguments, property.Key, property.Value);

        // The semantic model leaves out a property that does not exist or cannot be set.
        isValid &= syntax.ArgumentList is not { } list || list.Arguments.Count(given => given.NameEquals is not null) == attribute.NamedArguments.Length;
        layer = new(Vocabulary.LayerName(attribute.AttributeClass!), arguments.ToEquatableArray());
        return isValid;
    }

    private static bool TryAdd(List<ArgumentModel> arguments, string name, TypedConstant constant)
    {
        ArgumentValue? value = ArgumentReader.Read(constant);
        if (value is null || arguments.Any(given => given.Name == name))
            return false;
        arguments.Add(new(name, value));
        return true;
    }
}
