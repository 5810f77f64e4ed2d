namespace NetCompiler.Suite.Tests.Course;

/// <summary>The course's worked convolutions, from the attributes to the numbers.</summary>
public class ConvolutionTests
{
    private static readonly float[] Nine = [40, 50, 70, 80, 90, 10, 20, 30, 40];
    private static readonly float[] Five = [10, 20, -30, 40, -50];
    private static readonly float[] FiveFilter = [.1f, .2f, .3f];

    [Theory]
    [InlineData("Nine3", new[] { .2f, -.3f, .4f }, new[] { 21.0, 21, 26, -7, 23, 8, 11 })]
    [InlineData("Nine5", new[] { .2f, -.3f, .4f, -.5f, .6f }, new[] { 35.0, -18, 33, 1, 32 })]
    [InlineData("Nine5By2", new[] { .2f, -.3f, .4f, -.5f, .6f }, new[] { 35.0, 33, 32 })]
    [InlineData("Nine7", new[] { .2f, -.3f, .4f, -.5f, .6f, -.7f, .8f }, new[] { 44.0, -8, 44 })]
    [InlineData("Nine9", new[] { .2f, -.3f, .4f, -.5f, .6f, -.7f, .8f, .9f, -.1f }, new[] { 67.0 })]
    [InlineData("NineDense", new[] { .2f, -.3f, .4f, -.5f, .6f, -.7f, .8f, .9f, -.1f }, new[] { 67.0 })]
    public void Filters_slide_over_nine_values(string name, float[] filter, double[] expected) =>
        CourseNetworks.AssertOutput(name, [filter], Nine, expected);

    [Theory]
    [InlineData("Five3", new[] { -4.0, 8, -10 })]
    [InlineData("Five3Zero", new[] { 8.0, -4, 8, -10, -6 })]
    [InlineData("Five3Reflect", new[] { 10.0, -4, 8, -10, 6 })]
    [InlineData("Five3Replicate", new[] { 9.0, -4, 8, -10, -21 })]
    public void Padding_modes_fill_the_border(string name, double[] expected) =>
        CourseNetworks.AssertOutput(name, [FiveFilter], Five, expected);

    [Fact]
    public void Horizontal_edges_are_found_without_flipping_the_filter()
    {
        float[] picture =
        [
            3, 4, 5, 2, 5, 2,
            1, 3, 8, 10, 2, 3,
            3, 5, 2, 1, 3, 10,
            5, 5, 6, 7, 5, 3,
            8, 2, 4, 2, 1, 4,
            6, 2, 1, 3, 5, 5,
        ];
        CourseNetworks.AssertOutput("Edges", [[1, 1, 1, 0, 0, 0, -1, -1, -1]], picture, [2, 3, 6, -5, -4, 3, 2, 0, -4, 0, -1, 7, 7, 12, 9, 2]);
    }

    [Theory]
    [InlineData("TwoByTwo", new[] { -3.0, 1, 6, 4, 5, -1, -1, 1, 6 })]
    [InlineData("TwoByTwoRelu", new[] { 0.0, 1, 6, 4, 5, 0, 0, 1, 6 })]
    public void A_two_by_two_filter_and_its_rectified_map(string name, double[] expected) =>
        CourseNetworks.AssertOutput(name, [[-1, 2, 0, 1]], [2, -1, -1, 3, -2, 1, 2, -1, 0, 0, 2, 3, 2, -1, -3, 2], expected);

    [Fact]
    public void Same_of_a_three_by_three_filter_is_a_padding_of_one()
    {
        float[] picture = [.. Enumerable.Range(0, 49).Select(i => (float)((i * 13 % 17) - 8))];
        float[] filter = [1, -2, 3, -4, 5, -6, 7, -8, 9];
        Assert.Equal(CourseNetworks.Run("SevenPad1", [filter], picture), CourseNetworks.Run("SevenSame", [filter], picture));
    }

    [Fact]
    public void A_one_by_one_filter_of_thirds_makes_grey() =>
        CourseNetworks.AssertOutput("Grey", [[1 / 3f, 1 / 3f, 1 / 3f]], [30, 60, 90, 120, 33, 66, 99, 3, 36, 0, 0, 6], [33, 42, 63, 43]);

    [Fact]
    public void A_convolution_is_one_matrix_product()
    {
        const int Channels = 3, Height = 6, Width = 5, Filters = 4, Rows = 3, Columns = 2;
        const int MapHeight = Height - Rows + 1, MapWidth = Width - Columns + 1, Inputs = 2;
        float[] filters = TestKit.Reference.Formula.Values("im2col.weight", 0, 1, Filters * Channels * Rows * Columns);
        float[] biases = TestKit.Reference.Formula.Values("im2col.bias", 0, 1, Filters);
        float[] inputs = TestKit.Reference.Formula.Values("im2col.input", 0, 1, Inputs * Channels * Height * Width);

        // One column a window, all channels in it; the second input appends its columns.
        List<float[]> columns = [];
        for (int input = 0; input < Inputs; input++)
        {
            for (int y = 0; y < MapHeight; y++)
            {
                for (int x = 0; x < MapWidth; x++)
                {
                    columns.Add(
                    [
                        .. from channel in Enumerable.Range(0, Channels)
                           from row in Enumerable.Range(0, Rows)
                           from column in Enumerable.Range(0, Columns)
                           select inputs[(((((input * Channels) + channel) * Height) + y + row) * Width) + x + column],
                    ]);
                }
            }
        }

        float[] output = CourseNetworks.Run("Im2Col", [filters, biases], inputs);
        const int Pixels = MapHeight * MapWidth;
        int length = Channels * Rows * Columns;
        for (int i = 0; i < output.Length; i++)
        {
            int filter = i / Pixels % Filters;
            float[] column = columns[(i / (Pixels * Filters) * Pixels) + (i % Pixels)];
            double product = biases[filter] + column.Select((value, k) => (double)value * filters[(filter * length) + k]).Sum();
            Assert.Equal(product, output[i], 1e-5);
        }
    }

    [Fact]
    public void A_dense_layer_is_a_convolution_as_large_as_its_map()
    {
        float[] weights = TestKit.Reference.Formula.Values("whole.weight", 0, 0.1, 4 * 4 * 8 * 8);
        float[] biases = [1, -2, 3, -4];
        float[] map = TestKit.Reference.Formula.Values("whole.input", 0, 1, 4 * 8 * 8);
        double[] dense = [.. CourseNetworks.Run("WholeMapDense", [weights, biases], map).Select(value => (double)value)];
        CourseNetworks.AssertOutput("WholeMapConv", [weights, biases], map, dense);
    }
}
