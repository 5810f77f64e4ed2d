using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Generator.Tests.Driver;

namespace NetCompiler.Generator.Tests.Emission;

/// <summary>Generated code compiles in anybody's project without a word from the compiler, whatever the project is set to and its types are named.</summary>
public sealed class AnyProjectTests
{
    /// <summary>Every kind of kernel: over filters, pixels and channels; pools of all kinds; norms that stand alone; every activation.</summary>
    private static readonly string[] Layers =
    [
        "Input(1, 8, 8), Normalize(Mean = 0.5, Std = 0.25), Conv(2, 3), Relu, MaxPool(2), Dense(3), Softmax",
        "Input(3, 9, 9), Normalize(MeanPicture = true), Conv(18, 3, Same = true, PadMode = PadMode.Reflect), BatchNorm, LeakyRelu, BatchNorm, Elu, AvgPool(3, Pad = 1, Stride = 2, Rounding = Rounding.Ceil), Conv(18, 3, Groups = 18), Tanh, GlobalMaxPool, Dense(10), Sigmoid",
        "Input(2, 4, 5, 6), Normalize(Means = [0.1, 0.2], Stds = [1, 2]), Conv(4, 2, Groups = 2), Dropout, Flatten, BatchNorm, Dense(200, Bias = false)",
        "Input(17, 12), Relu, Conv(34, Sizes = [3], Dilations = [2], Groups = 17), AvgPool(2), GlobalAvgPool, Name",
    ];

    public static TheoryData<bool, NullableContextOptions> Settings => new()
    {
        { false, NullableContextOptions.Enable },
        { true, NullableContextOptions.Enable },
        { false, NullableContextOptions.Disable },
        { true, NullableContextOptions.Disable },
    };

    /// <summary>A project with <c>NET</c> where the network's attributes belong.</summary>
    public static TheoryData<string> Projects =>
    [
        "[NET] public partial class Net;",
        "namespace System.Simd { [NET] public partial class Net; }",
        "namespace NetCompiler.Kernels.Mine { [NET] internal partial class Net; }",
        """
        namespace Mine
        {
            class Vector128; class Vector256; class Vector512; class Unsafe; class MathF; class Span; class ReadOnlySpan; class MemoryMarshal; class Network; class Input; class Conv;
            class System; class NetworkEngine; class NetworkOptions; class Exception; class IDisposable; class MethodImpl; class MethodImplAttribute; class InstructionSet; class WeightFile;
            [NET] public partial class Net;
        }
        """,
        "class Vector512; class Unsafe; class MathF; class Span<T>; class Network; class String; class Single; class Int32; [NET] public partial class Net;",
        "namespace @namespace.@int { [NET] public partial class @class; }",
        "partial class @event { [NET] partial class @object; }",
        "partial struct Outer { [NET] public partial class Net; }",
        "partial interface IOuter { [NET] public partial class Net; }",
        "partial record Outer(int X) { [NET] private partial class Net; }",
        "readonly partial record struct Outer(int X) { [NET] internal partial class Net; }",
        "static partial class Outer { public static partial class Middle { [NET] public partial class Net; } }",
        "public abstract partial class Outer { [NET] protected internal partial class Net; protected int Predict, Load, InputLength; }",
        "/// <summary>Mine.</summary>\n[NET] public sealed partial class Net { /// <summary>Twice.</summary>\npublic int Twice(int x) => 2 * x; }",
        "[NET] public partial class Größe;",
        "[NET] public partial class Conv1; [NET] public partial class Weights; [NET] public partial class EngineNet; [NET] public partial class SimdFloat;",
    ];

    [Theory]
    [MemberData(nameof(Settings))]
    public void Every_kernel_compiles_whatever_the_project_is_set_to(bool checkOverflow, NullableContextOptions nullable) =>
        AssertSilent(string.Join("\n", Layers.Select((layers, i) => $"[Network, {Named(layers)}] public partial class Net{i};")), checkOverflow, nullable);

    [Theory]
    [MemberData(nameof(Projects))]
    public void It_compiles_wherever_the_class_stands_and_whatever_stands_around_it(string project) =>
        AssertSilent(project.Replace("NET]", $"Network, {Layers[0]}]", StringComparison.Ordinal), checkOverflow: true, NullableContextOptions.Enable);

    [Fact]
    public void The_summary_of_two_thousand_layers_is_no_burden_on_the_compilers_stack() =>
        AssertSilent($"[Network, Input(3), {string.Join(", ", Enumerable.Repeat("Dropout", 2000))}, Dense(2)] public partial class Deep;", checkOverflow: false, NullableContextOptions.Enable);

    [Theory]
    [InlineData("[Network, Input(1, 8, 8), Conv(2, 3, Stride = 4), Dense(3)] public partial class Net;")]
    [InlineData("namespace System.Simd; [Network, Input(1, 8, 8), Conv(2, 3, Stride = 4), Dense(3)] partial class @class;")]
    [InlineData("partial struct Outer { [Network] public partial class Net; }")]
    public void What_stands_for_a_network_with_mistakes_compiles_too(string source) => AssertSilent(source, checkOverflow: true, NullableContextOptions.Enable, isMistaken: true);

    // A layer's name in the last network: it becomes part of identifiers.
    private static string Named(string layers) => layers.Replace(", Name", ", Dense(3, Name = \"layer1.0.fc-2_b\"), Dense(2, Name = \"1\"), Dense(2, Name = \"Layer1_0.fc-2_b\")", StringComparison.Ordinal);

    private static void AssertSilent(string source, bool checkOverflow, NullableContextOptions nullable, bool isMistaken = false)
    {
        // Comments are read too, so that a wrong cref would show.
        CSharpParseOptions parsing = TestCompilation.ParseOptions.WithDocumentationMode(DocumentationMode.Diagnose);
        SyntaxTree[] trees = [CSharpSyntaxTree.ParseText("global using NetCompiler;", parsing, "Usings.cs"), CSharpSyntaxTree.ParseText(source, parsing, "File.cs")];
        CSharpCompilationOptions options = TestCompilation.Options
            .WithWarningLevel(9999).WithOverflowChecks(checkOverflow).WithNullableContextOptions(nullable).WithAllowUnsafe(false).WithGeneralDiagnosticOption(ReportDiagnostic.Error);
        CSharpGeneratorDriver
            .Create([new NetCompilerGenerator().AsSourceGenerator()], parseOptions: parsing)
            .RunGeneratorsAndUpdateCompilation(CSharpCompilation.Create("AnyProject", trees, TestCompilation.References, options), out Compilation output, out ImmutableArray<Diagnostic> findings);

        // Of the user's own text: types in lower case, types that hide others, and no comments.
        IEnumerable<Diagnostic> complaints = output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Location.SourceTree?.FilePath != "File.cs");
        Assert.True(findings.Any(finding => finding.Severity == DiagnosticSeverity.Error) == isMistaken, string.Join("\n", findings));
        Assert.NotEqual(trees.Length, output.SyntaxTrees.Count());
        Assert.Empty(complaints);
        Assert.DoesNotContain(output.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !diagnostic.IsWarningAsError);
    }
}
