using System.Reflection;
using NetCompiler.Compiler.Graph.Layers;

namespace NetCompiler.Generator.Tests.Vocabulary;

/// <summary>The attributes and the methods of <c>Tensor</c> are one vocabulary: that of the compiler's table, with its parameters, defaults and documentation.</summary>
public sealed class TwoFormsTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>Attributes of the list that are no layers.</summary>
    private static readonly string[] NoLayers = ["Input", "Classes", "Expect"];

    /// <summary>What <c>Tensor</c> has besides: <c>Split</c> is several slices, the rest asks for a shape.</summary>
    private static readonly string[] NoRows = ["Split", "Channels", "Depth", "Height", "Width", "Length", "Shape"];

    public static TheoryData<string> Layers => [.. LayerTable.All.Select(layer => layer.Name)];

    public static TheoryData<string> OneInputLayers => [.. LayerTable.All.Where(layer => layer.Inputs == 1).Select(layer => layer.Name)];

    [Theory]
    [MemberData(nameof(OneInputLayers))]
    public void A_layer_has_an_attribute_with_its_parameters_and_defaults(string name)
    {
        LayerDefinition layer = LayerTable.Find(name)!;
        Type type = AttributeOf(layer);
        ParameterDefinition[] positional = [.. layer.Parameters.Where(parameter => parameter.IsPositional)];
        ParameterDefinition[] required = [.. positional.Where(parameter => parameter.Default is null)];

        Assert.Equal(
            new[] { required, positional }.DistinctBy(list => list.Length).Select(Signature),
            type.GetConstructors().OrderBy(constructor => constructor.GetParameters().Length).Select(constructor => string.Join(", ", constructor.GetParameters().Select(RuntimeText.Parameter))));
        Assert.Equal(
            layer.Parameters.Select(parameter => $"{parameter.Type.Replace("params ", "", StringComparison.Ordinal)} {parameter.Name}{(parameter.IsPositional ? "" : " set")}").Order(),
            type.GetProperties().Where(property => property.Name != nameof(Attribute.TypeId)).Select(property => $"{RuntimeText.Type(property)} {property.Name}{(property.SetMethod is { IsPublic: true } ? " set" : "")}").Order());

        // The shortest constructor leaves every default as it is.
        ConstructorInfo shortest = type.GetConstructors().MinBy(constructor => constructor.GetParameters().Length)!;
        object attribute = shortest.Invoke([.. shortest.GetParameters().Select(parameter => parameter.ParameterType.IsArray ? (object)Array.Empty<int>() : 1)]);
        foreach (ParameterDefinition parameter in layer.Parameters.Where(parameter => parameter.Default is not null))
            Assert.Equal((parameter.Name, RuntimeText.Constant(parameter)), (parameter.Name, type.GetProperty(parameter.Name)!.GetValue(attribute)));
    }

    [Theory]
    [MemberData(nameof(OneInputLayers))]
    public void A_layer_has_a_method_with_its_parameters_in_order_and_defaults(string name)
    {
        LayerDefinition layer = LayerTable.Find(name)!;
        MethodInfo[] methods = [.. typeof(Tensor).GetMethods(Declared).Where(method => method.Name == name)];

        // A params array can only be the last parameter, so a name needs an overload.
        bool isParams = layer.Parameters[0].Type.StartsWith("params", StringComparison.Ordinal);
        IEnumerable<string> expected = isParams
            ? [Signature([layer.Parameters[0]]), Signature(layer.Parameters).Replace("params ", "", StringComparison.Ordinal)]
            : [Signature(layer.Parameters)];
        Assert.Equal(expected, methods.OrderBy(method => method.GetParameters().Length).Select(method => string.Join(", ", method.GetParameters().Select(RuntimeText.Parameter))));
        Assert.All(methods, method => Assert.Equal((typeof(Tensor), false), (method.ReturnType, method.IsStatic)));
        foreach (ParameterInfo parameter in methods.SelectMany(method => method.GetParameters()))
        {
            ParameterDefinition row = layer.Parameters.Single(row => RuntimeText.Camel(row.Name) == parameter.Name);
            Assert.Equal((row.Name, row.Default is not null && !isParams), (row.Name, parameter.HasDefaultValue));
            if (!parameter.HasDefaultValue)
                continue;
            object? value = parameter.DefaultValue;
            Assert.Equal((row.Name, RuntimeText.Constant(row)), (row.Name, parameter.ParameterType.IsEnum ? Enum.ToObject(parameter.ParameterType, value!) : value));
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_row_reads_positional_parameters_first_and_has_a_name(string name)
    {
        LayerDefinition layer = LayerTable.Find(name)!;
        int positional = layer.Parameters.TakeWhile(parameter => parameter.IsPositional).Count();

        Assert.DoesNotContain(layer.Parameters.Skip(positional), parameter => parameter.IsPositional || parameter.Default is null);
        Assert.Equal(layer.Parameters.Count, layer.Parameters.Select(parameter => parameter.Name).Distinct().Count());
        Assert.NotEmpty(layer.DefaultName);
        if (layer.Inputs == 1)
            Assert.Equal("Name", layer.Parameters[^1].Name);
    }

    [Fact]
    public void Layers_of_other_than_one_input_are_operators_and_static_methods()
    {
        string[] expected =
        [
            "Tensor op_Addition(Tensor left, Tensor right)", "Tensor op_Multiply(Tensor left, Tensor right)",
            "Tensor Concat(params Tensor[] tensors)", "Tensor Concat(IEnumerable<Tensor> tensors)",
            "Tensor Concat(int axis, params Tensor[] tensors)", "Tensor Concat(int axis, IEnumerable<Tensor> tensors)",
            "Tensor MatMul(Tensor left, Tensor right)", $"Tensor Parameter({Signature(LayerTable.Find("Parameter")!.Parameters)})",
        ];

        Assert.Equal(expected.Order(), typeof(Tensor).GetMethods(Declared).Where(method => method.IsStatic).Select(RuntimeText.Method).Order());
        Assert.Equal(["Concat", "MatMul", "Parameter", "Product", "Sum"], LayerTable.All.Where(layer => layer.Inputs != 1).Select(layer => layer.Name).Order());
    }

    [Fact]
    public void The_runtime_has_nothing_that_the_table_lacks()
    {
        IEnumerable<string> attributes = typeof(LayerAttribute).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract)
            .Select(type => type.Name[..^"Attribute".Length]);
        IEnumerable<string> members = typeof(Tensor).GetMembers(Declared)
            .Where(member => member is MethodInfo { IsSpecialName: false, IsStatic: false } or PropertyInfo)
            .Select(member => member.Name);

        Assert.Equal(LayerTable.All.Where(layer => layer.Inputs == 1).Select(layer => layer.Name).Concat(NoLayers).Order(), attributes.Order());
        Assert.Equal(LayerTable.All.Where(layer => layer.Inputs == 1).Select(layer => layer.Name).Concat(NoRows).Order(), members.Distinct().Order());
        Assert.Empty(typeof(Tensor).GetConstructors());
    }

    [Fact]
    public void Every_member_of_a_tensor_throws_at_run_time()
    {
        Tensor tensor = (Tensor)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(Tensor));
        MethodInfo[] methods = [.. typeof(Tensor).GetMethods(Declared)];
        Assert.True(methods.Length > 50);
        foreach (MethodInfo method in methods)
        {
            object?[] arguments = [.. method.GetParameters().Select(parameter => parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null)];
            TargetInvocationException exception = Assert.Throws<TargetInvocationException>(() => method.Invoke(tensor, arguments));
            Assert.Contains("while the project builds", Assert.IsType<InvalidOperationException>(exception.InnerException).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(OneInputLayers))]
    public void Both_forms_say_what_the_table_says(string name)
    {
        LayerDefinition layer = LayerTable.Find(name)!;
        Type type = AttributeOf(layer);
        RuntimeDocumentation documentation = RuntimeDocumentation.Instance;

        Assert.Equal(layer.Summary, documentation.Summary($"T:{type.FullName}"));
        foreach (ParameterDefinition parameter in layer.Parameters)
        {
            PropertyInfo property = type.GetProperty(parameter.Name)!;
            Assert.Equal(parameter.Documentation, documentation.Summary($"P:{property.DeclaringType!.FullName}.{parameter.Name}"));
        }

        foreach ((string text, IReadOnlyDictionary<string, string> parameters) in documentation.Methods($"M:NetCompiler.Tensor.{name}"))
        {
            Assert.Equal(layer.Summary, text);
            Assert.All(parameters, parameter => Assert.Equal(layer.Parameters.Single(row => RuntimeText.Camel(row.Name) == parameter.Key).Documentation, parameter.Value));
        }

        foreach ((string _, IReadOnlyDictionary<string, string> parameters) in documentation.Methods($"M:{type.FullName}.#ctor"))
            Assert.All(parameters, parameter => Assert.Equal(layer.Parameters.Single(row => RuntimeText.Camel(row.Name) == parameter.Key).Documentation, parameter.Value));
    }

    [Theory]
    [InlineData("Sum", "op_Addition")]
    [InlineData("Product", "op_Multiply")]
    [InlineData("Concat", "Concat")]
    [InlineData("MatMul", "MatMul")]
    [InlineData("Parameter", "Parameter")]
    public void So_do_layers_of_other_than_one_input(string name, string member)
    {
        LayerDefinition layer = LayerTable.Find(name)!;
        (string Summary, IReadOnlyDictionary<string, string> Parameters)[] methods = [.. RuntimeDocumentation.Instance.Methods($"M:NetCompiler.Tensor.{member}").Where(method => method.Summary.Length > 0)];

        Assert.NotEmpty(methods);
        Assert.All(methods, method => Assert.Equal(layer.Summary, method.Summary));
        foreach (ParameterDefinition parameter in layer.Parameters)
            Assert.Contains(methods, method => method.Parameters.TryGetValue(RuntimeText.Camel(parameter.Name), out string? text) && text == parameter.Documentation);
    }

    private static Type AttributeOf(LayerDefinition layer) => typeof(LayerAttribute).Assembly.GetType($"NetCompiler.{layer.Name}Attribute", throwOnError: true)!;

    /// <summary>Types and names as constructors and methods have them.</summary>
    private static string Signature(IEnumerable<ParameterDefinition> parameters) => string.Join(", ", parameters.Select(parameter => $"{parameter.Type} {RuntimeText.Camel(parameter.Name)}"));
}
