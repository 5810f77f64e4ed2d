using System.Globalization;
using System.Reflection;
using NetCompiler.Compiler.Graph.Layers;

namespace NetCompiler.Generator.Tests.Vocabulary;

/// <summary>Writes the runtime's members as C#, to be compared with the table's rows.</summary>
public static class RuntimeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(int)] = "int",
        [typeof(double)] = "double",
        [typeof(bool)] = "bool",
        [typeof(string)] = "string",
    };

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary><c>int[]? sizes</c>; defaults are compared apart, as values.</summary>
    public static string Parameter(ParameterInfo parameter)
    {
        bool isParams = parameter.IsDefined(typeof(ParamArrayAttribute));
        bool isNullable = new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;
        return $"{(isParams ? "params " : "")}{Type(parameter.ParameterType)}{(isNullable ? "?" : "")} {parameter.Name}";
    }

    public static string Method(MethodInfo method) => $"{Type(method.ReturnType)} {method.Name}({string.Join(", ", method.GetParameters().Select(Parameter))})";

    public static string Type(PropertyInfo property) =>
        Type(property.PropertyType) + (new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable ? "?" : "");

    /// <summary>The value that a default of the table stands for.</summary>
    public static object? Constant(ParameterDefinition parameter) => parameter.Type switch
    {
        _ when parameter.Default == "null" => null,
        "int" => int.Parse(parameter.Default!, CultureInfo.InvariantCulture),
        "double" => double.Parse(parameter.Default!, CultureInfo.InvariantCulture),
        "bool" => bool.Parse(parameter.Default!),
        _ => Enum.Parse(typeof(LayerAttribute).Assembly.GetType($"NetCompiler.{parameter.Type}", throwOnError: true)!, parameter.Default![(parameter.Default!.IndexOf('.', StringComparison.Ordinal) + 1)..]),
    };

    private static string Type(Type type) =>
        type.IsArray ? Type(type.GetElementType()!) + "[]"
        : Keywords.TryGetValue(type, out string? keyword) ? keyword
        : type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Type))}>"
        : type.Name;
}
