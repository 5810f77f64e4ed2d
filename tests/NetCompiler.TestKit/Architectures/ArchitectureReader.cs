using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Model;

namespace NetCompiler.TestKit.Architectures;

/// <summary>
/// Reads network classes from their text into architecture models, by syntax alone: for tests of the compiler that want no
/// generator in between, and independent of the generator's own parser. Arguments are literals, negated literals, enum members
/// and collections of them.
/// </summary>
public static class ArchitectureReader
{
    /// <summary>Reads the only network of a text.</summary>
    public static ArchitectureModel ReadOne(string source) => ReadAll(source).Single();

    /// <summary>Reads every class with <c>[Network]</c>, in the order of the text.</summary>
    /// <exception cref="FormatException">An attribute or an argument is none of the vocabulary's.</exception>
    public static IReadOnlyList<ArchitectureModel> ReadAll(string source) =>
    [
        .. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
            .Where(type => Attributes(type).Any(attribute => attribute.Name.ToString() == "Network"))
            .Select(Read),
    ];

    private static ArchitectureModel Read(ClassDeclarationSyntax type) => new()
    {
        Namespace = type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? "",
        Name = type.Identifier.Text,
        Layers = Attributes(type).Where(attribute => attribute.Name.ToString() != "Network").Select(Read).ToEquatableArray(),
    };

    private static IEnumerable<AttributeSyntax> Attributes(ClassDeclarationSyntax type) => type.AttributeLists.SelectMany(list => list.Attributes);

    private static LayerModel Read(AttributeSyntax attribute)
    {
        string layer = attribute.Name.ToString();
        Type type = typeof(LayerAttribute).Assembly.GetType($"NetCompiler.{layer}Attribute")
            ?? throw new FormatException($"[{layer}] is no attribute of the vocabulary");
        AttributeArgumentSyntax[] given = [.. attribute.ArgumentList?.Arguments ?? []];
        AttributeArgumentSyntax[] positional = [.. given.TakeWhile(argument => argument.NameEquals is null)];
        IEnumerable<ArgumentModel> first = Positional(type, positional);
        IEnumerable<ArgumentModel> named = given.Skip(positional.Length).Select(argument => Named(type, argument));
        return new(layer, first.Concat(named).ToEquatableArray());
    }

    private static IEnumerable<ArgumentModel> Positional(Type type, AttributeArgumentSyntax[] arguments)
    {
        if (arguments.Length == 0)
            yield break;
        ParameterInfo[] parameters = type.GetConstructors().Select(constructor => constructor.GetParameters())
            .FirstOrDefault(candidate => candidate.Length == arguments.Length && !IsList(candidate))
            ?? type.GetConstructors().Select(constructor => constructor.GetParameters()).FirstOrDefault(IsList)
            ?? throw new FormatException($"[{type.Name}] has no constructor with {arguments.Length} arguments");
        if (IsList(parameters))
        {
            Type element = parameters[0].ParameterType.GetElementType()!;
            EquatableArray<ArgumentValue> items = arguments.Select(argument => Value(argument.Expression, element)).ToEquatableArray();
            yield return new(Pascal(parameters[0].Name!), new ArgumentValue.List(items));
            yield break;
        }

        for (int i = 0; i < arguments.Length; i++)
            yield return new(Pascal(parameters[i].Name!), Value(arguments[i].Expression, parameters[i].ParameterType));
    }

    private static bool IsList(ParameterInfo[] parameters) => parameters is [{ ParameterType.IsArray: true }];

    private static ArgumentModel Named(Type type, AttributeArgumentSyntax argument)
    {
        string name = argument.NameEquals!.Name.Identifier.Text;
        PropertyInfo property = type.GetProperty(name) ?? throw new FormatException($"[{type.Name}] has no property {name}");
        return new(name, Value(argument.Expression, property.PropertyType));
    }

    private static ArgumentValue Value(ExpressionSyntax expression, Type type)
    {
        if (type.IsArray)
            return new ArgumentValue.List(((CollectionExpressionSyntax)expression).Elements.Select(item => Value(((ExpressionElementSyntax)item).Expression, type.GetElementType()!)).ToEquatableArray());
        if (type.IsEnum)
            return new ArgumentValue.Integer((int)Enum.Parse(type, ((MemberAccessExpressionSyntax)expression).Name.Identifier.Text));
        object? value = expression is PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax operand }
            ? -Convert.ToDouble(operand.Token.Value, CultureInfo.InvariantCulture)
            : ((LiteralExpressionSyntax)expression).Token.Value;
        return value switch
        {
            string text => new ArgumentValue.Text(text),
            bool flag => new ArgumentValue.Boolean(flag),
            _ when type == typeof(double) => new ArgumentValue.Real(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
            _ => new ArgumentValue.Integer(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        };
    }

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
