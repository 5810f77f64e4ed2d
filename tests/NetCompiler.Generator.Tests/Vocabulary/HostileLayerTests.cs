using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Layers;
using NetCompiler.Compiler.Model;

namespace NetCompiler.Generator.Tests.Vocabulary;

/// <summary>No argument brings the compiler down, whatever stands before it: a layer is refused, or it makes a shape.</summary>
public sealed class HostileLayerTests
{
    private const int Rounds = 2000;

    private static readonly int[] Numbers = [int.MinValue, -1, 0, 1, 2, 3, 7, 1 << 12, 1 << 24, (1 << 24) + 1, int.MaxValue];

    private static readonly int[][] Inputs = [[1], [1 << 24], [3, 8], [6, 9, 9], [2, 1 << 14, 1 << 14], [4, 5, 6, 7], [1, 800, 800, 800]];

    public static TheoryData<string> Layers => [.. LayerTable.All.Where(layer => layer.Name != "Normalize").Select(layer => layer.Name)];

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_layer_is_judged_whatever_it_is_given(string name)
    {
        LayerDefinition layer = LayerTable.Find(name)!;
        Random random = new(name.Length);
        for (int round = 0; round < Rounds; round++)
        {
            DiagnosticBag findings = new();
            GraphBuilder builder = new("Net", findings);
            int[] sizes = Inputs[random.Next(Inputs.Length)];
            bool isKnown = random.Next(8) > 0;
            GraphValue value = builder.AddInput("input", isKnown ? new(sizes[0], [.. sizes[1..]]) : null);

            // What stands before it may already be wrong, and leave several shapes or an impossible one.
            if (random.Next(2) == 0)
                value = builder.Add(Draw(LayerTable.Find(random.Next(2) == 0 ? "Upsample" : "Conv")!, random), site: 1, chain: "", value);
            if (random.Next(4) == 0)
                value = builder.Add(Draw(LayerTable.Find("ConvTranspose")!, random), site: 2, chain: "", value);
            LayerModel call = Draw(layer, random);
            GraphValue[] inputs = [.. Enumerable.Repeat(value, layer.Inputs < 0 ? random.Next(4) : layer.Inputs)];

            GraphValue output = builder.Add(call, site: 3, chain: "", inputs);

            Assert.All(output.Shape.Sizes, size => Assert.True(size > 0, $"{call}: {output.Shape}"));
            if (isKnown && !findings.HasErrors)
            {
                Assert.True(output.Shape.Length <= 1 << 29, $"{call}: {output.Shape}");
                builder.Build([(output, "output")]);
            }
        }
    }

    private static LayerModel Draw(LayerDefinition layer, Random random)
    {
        List<(string, object)> arguments = [];
        foreach (ParameterDefinition parameter in layer.Parameters.Where(parameter => parameter.Name != "Name" && random.Next(3) > 0))
        {
            int[] list = [.. Enumerable.Range(0, random.Next(9)).Select(_ => Number(random))];
            arguments.Add((parameter.Name, parameter.Type.EndsWith("]", StringComparison.Ordinal) || parameter.Type.EndsWith("]?", StringComparison.Ordinal) ? list : parameter.Type == "bool" ? random.Next(2) == 0 : Number(random)));
        }

        return LayerRun.Call(layer.Name, arguments);
    }

    // Mostly harmless, so that some layers get past their first argument.
    private static int Number(Random random) => random.Next(3) > 0 ? random.Next(1, 5) : Numbers[random.Next(Numbers.Length)];
}
