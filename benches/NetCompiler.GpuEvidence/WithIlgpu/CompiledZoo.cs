using System.Reflection;
using ILGPU.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Compiler.Emit.Gpu;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.TestKit.Compilation;

namespace NetCompiler.GpuEvidence.WithIlgpu;

/// <summary>A network of the zoo as a project that references ILGPU compiles it.</summary>
internal sealed class CompiledZoo
{
    private static readonly Dictionary<string, CompiledZoo> Done = [];

    private readonly DeviceKernels _kernels;
    private readonly Dictionary<string, MethodInfo> _methods;

    private CompiledZoo(ZooNetwork network)
    {
        CompiledNetworks compiled = NetworkCompiler.Compile(Alone(network), new() { Ilgpu = typeof(Accelerator).Assembly.Location });
        Type = compiled.Assembly.GetTypes().Single(type => type.Name == network.Name);
        _kernels = new(network.Plan);
        Type kernels = Type.GetNestedType("GpuKernels", BindingFlags.NonPublic) ?? throw new MissingMemberException(network.Name, "GpuKernels");
        _methods = kernels.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).ToDictionary(method => method.Name);
    }

    /// <summary>Its class.</summary>
    public Type Type { get; }

    public static CompiledZoo Of(ZooNetwork network)
    {
        if (!Done.TryGetValue(network.Name, out CompiledZoo? compiled))
            Done.Add(network.Name, compiled = new(network));
        return compiled;
    }

    /// <summary>The method that computes a launch.</summary>
    public MethodInfo KernelOf(Launch launch) => _methods[_kernels[launch].Name];

    /// <summary>The file of a network without the others that it declares: ResNet-152 is a lot to compile.</summary>
    private static string Alone(ZooNetwork network)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText($"using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing NetCompiler;\n\n{network.Source}").GetRoot();
        IEnumerable<ClassDeclarationSyntax> others = root.DescendantNodes().OfType<ClassDeclarationSyntax>()
            .Where(declared => declared.Identifier.Text != network.Name && declared.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() == "Network"));
        return root.RemoveNodes(others, SyntaxRemoveOptions.KeepNoTrivia)!.ToFullString();
    }
}
