using NetCompiler.TestKit.Reference;
using NetCompiler.Weights;

namespace NetCompiler.Zoo.Tests;

/// <summary>Files whose values are computed where they are read.</summary>
public class FormulaFileTests
{
    private static readonly FormulaTensor[] Tensors = [new("a.weight", [3, 5], 0.5, 2), new("a.bias", [3], 0, 0.1), new("norm", [], 1, 0)];

    [Fact]
    public void Tensors_are_read_as_written()
    {
        var file = WeightFile.Open(new FormulaFile(Tensors));
        foreach (FormulaTensor tensor in Tensors)
        {
            float[] values = new float[tensor.Length];
            file.Read(tensor.Name, 0, values);
            Assert.Equal(tensor.Values(), values);
            file.Read(tensor.Name, tensor.Length - 1, values.AsSpan(0, 1));
            Assert.Equal(tensor.Values()[^1], values[0]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(64)]
    public void Reads_may_begin_and_end_within_a_value(int piece)
    {
        using FormulaFile file = new(Tensors);
        byte[] whole = new byte[file.Length];
        file.ReadExactly(whole);
        Assert.Equal(0, file.Read(new byte[1]));

        for (int begin = 0; begin + piece <= whole.Length; begin++)
        {
            byte[] bytes = new byte[piece];
            file.Seek(begin, SeekOrigin.Begin);
            file.ReadExactly(bytes);
            Assert.Equal(whole[begin..(begin + piece)], bytes);
        }
    }
}
