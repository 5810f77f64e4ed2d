using NetCompiler.Weights;
using Xunit;

namespace NetCompiler.Runtime.Tests.Weights;

public class WeightFileCheckTests
{
    [Fact]
    public void A_file_that_fits_passes_with_the_leftovers_of_training()
    {
        string header = "{\"__metadata__\":{\"format\":\"pt\"}," + RawFile.Tensor("bn1.num_batches_tracked", "F32", "[]", 0, 4) + ","
            + RawFile.Tensor("steps", "I64", "[1]", 4, 12) + "," + RawFile.Tensor("mask", "BOOL", "[2]", 12, 14) + ","
            + RawFile.Tensor("w", "F16", "[1,2]", 14, 18) + "}";
        WeightFile.Open(RawFile.Of(header, new byte[18])).Check("Net", [new("w", [1, 2])], allowExtra: false);
        Assert.Throws<WeightFileException>(() => WeightFile.Open(RawFile.Of(header, new byte[18])).Check("Net", [], allowExtra: false));
    }

    [Fact]
    public void Everything_that_disagrees_is_listed_at_once()
    {
        string header = "{" + RawFile.Tensor("fc.bias", "F32", "[2]", 0, 8) + "," + RawFile.Tensor("fc.weight", "F32", "[2,1]", 8, 16) + ","
            + RawFile.Tensor("old", "F32", "[]", 16, 20) + "," + RawFile.Tensor("bn.weight", "I32", "[1]", 20, 24) + ","
            + RawFile.Tensor("q", "F8_E4M3", "[4]", 24, 28) + "}";
        byte[] bytes = RawFile.Of(header, new byte[28]);
        TensorSpec[] expected = [new("conv.weight", [6, 1, 5, 5]), new("fc.bias", [2]), new("fc.weight", [1, 2]), new("bn.weight", [1]), new("scale", [])];

        var error = Assert.Throws<WeightFileException>(() => WeightFile.Open(bytes).Check("LeNet5", expected, allowExtra: false));
        Assert.Equal(
            """
            The weight data does not fit the network LeNet5.
            2 tensors missing:
              'conv.weight' of 6×1×5×5
              'scale' of a single value
            1 tensor of another shape:
              'fc.weight' must be 1×2 and is 2×1
            1 tensor of a type that cannot be read (F32, F16, BF16 and F64 can):
              'bn.weight' is of type 'I32'
            2 tensors that the network does not have (NetworkOptions.AllowExtraTensors lets them pass):
              'old' of a single value
              'q' of 4
            """, error.Message);

        error = Assert.Throws<WeightFileException>(() => WeightFile.Open(bytes).Check("LeNet5", expected, allowExtra: true));
        Assert.DoesNotContain("'old'", error.Message);
        Assert.Contains("'conv.weight'", error.Message);
    }

    [Fact]
    public void Extra_tensors_pass_where_they_are_allowed()
    {
        byte[] bytes = RawFile.Of("{" + RawFile.Tensor("a", "F32", "[1]", 0, 4) + "," + RawFile.Tensor("q", "F8_E5M2", "[9]", 4, 5) + "}", new byte[5]);
        WeightFile.Open(bytes).Check("Net", [new("a", [1])], allowExtra: true);
        Assert.Throws<WeightFileException>(() => WeightFile.Open(bytes).Check("Net", [new("a", [1])], allowExtra: false));
    }

    [Fact]
    public void Long_lists_are_cut()
    {
        TensorSpec[] expected = [.. Enumerable.Range(0, 33).Select(i => new TensorSpec($"w{i}", [1]))];
        byte[] empty = RawFile.Of("{}");
        var error = Assert.Throws<WeightFileException>(() => WeightFile.Open(empty).Check("Net", expected, allowExtra: false));
        Assert.Contains("33 tensors missing:", error.Message);
        Assert.Contains("'w9' of 1\n  … and 23 more", error.Message);
        Assert.DoesNotContain("'w10'", error.Message);
    }

    [Fact]
    public void Other_axes_or_another_number_of_axes_is_another_shape()
    {
        byte[] bytes = RawFile.Of("{" + RawFile.Tensor("w", "F32", "[1,4]", 0, 16) + "}", new byte[16]);
        WeightFile.Open(bytes).Check("Net", [new("w", [1, 4])], allowExtra: false);
        foreach (int[] shape in new int[][] { [4], [4, 1], [2, 2], [1, 4, 1], [] })
            Assert.Throws<WeightFileException>(() => WeightFile.Open(bytes).Check("Net", [new("w", shape)], allowExtra: false));
    }

    [Fact]
    public void Names_from_a_file_are_shown_short_and_without_control_characters()
    {
        byte[] bytes = RawFile.Of("{" + RawFile.Tensor(new string('x', 5000) + "\\n", "F32", "[]", 0, 4) + "," + RawFile.Tensor("a\\u001b[2J", "F32", "[]", 4, 8) + "}", new byte[8]);
        var error = Assert.Throws<WeightFileException>(() => WeightFile.Open(bytes).Check("Net", [], allowExtra: false));
        Assert.Contains("xxx…'", error.Message);
        Assert.Contains("'a\uFFFD[2J'", error.Message);
        Assert.True(error.Message.Length < 500);
    }
}
