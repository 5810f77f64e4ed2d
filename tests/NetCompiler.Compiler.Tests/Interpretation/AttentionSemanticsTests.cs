using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.TestKit.Architectures;
using NetCompiler.TestKit.Interpretation;
using NetCompiler.TestKit.Reference;

namespace NetCompiler.Compiler.Tests.Interpretation;

public class AttentionSemanticsTests
{
    private const int Heads = 2;
    private const int HeadChannels = 4;
    private const int Channels = Heads * HeadChannels;

    [Fact]
    public void A_pixel_that_is_alone_sees_its_own_value() =>
        Assert.Equal([5, 6], new OpRun((GraphSketch.Shape(6, 1), [1, 2, 3, 4, 5, 6])).Compute(new AttentionOp { Heads = 1 }, 2, 1));

    // Scores q·k/√1: pixel 0 has q = 0 and sees both alike; pixel 1 has q = 1 and keys 0 and ln 3.
    [Fact]
    public void Shares_are_the_softmax_of_the_products()
    {
        double[] output = new OpRun((GraphSketch.Shape(3, 2), [0, 1, 0, (float)Math.Log(3), 8, 16])).Compute(new AttentionOp { Heads = 1 }, 1, 2);
        OpRun.AssertClose([12, 14], output, 1e-7);
    }

    [Fact]
    public void Attention_over_all_pixels_is_matrix_products_and_a_softmax()
    {
        const int Pixels = 10;
        (Shape Shape, float[] Values) x = OpRun.Random("qkv", 3 * Channels, Pixels);
        GraphSketch sketch = new("Composed");
        int input = sketch.Input(3 * Channels, Pixels);
        int queries = sketch.Add("queries", new PermuteOp([0, 2, 1]), GraphSketch.Shape(Heads, Pixels, HeadChannels), Part(0));
        int values = sketch.Add("values", new PermuteOp([0, 2, 1]), GraphSketch.Shape(Heads, Pixels, HeadChannels), Part(2));

        // 1/√(C/heads) is a half here, which the keys take.
        int keys = sketch.Add("keys", new LayerScaleOp(), Part(1));
        int scores = sketch.Add("scores", new MatMulOp(), GraphSketch.Shape(Heads, Pixels, Pixels), queries, keys);
        int shares = sketch.Add("shares", new SoftmaxOp(2), scores);
        int sums = sketch.Add("sums", new MatMulOp(), GraphSketch.Shape(Heads, Pixels, HeadChannels), shares, values);
        int turned = sketch.Add("turned", new PermuteOp([0, 2, 1]), GraphSketch.Shape(Heads, HeadChannels, Pixels), sums);
        sketch.Add("merged", new ReshapeOp(), GraphSketch.Shape(Channels, Pixels), turned);
        NetworkGraph composed = sketch.Build();
        GraphVerifier.Verify(composed);

        double[] expected = GraphInterpreter.Run(composed, _ => [0.5f, 0.5f], x.Values);
        OpRun.AssertClose(expected, new OpRun(x).Compute(new AttentionOp { Heads = Heads }));

        int Part(int part)
        {
            int slice = sketch.Add($"part{part}", new SliceOp(0, part * Channels, Channels), input);
            return sketch.Add($"heads{part}", new ReshapeOp(), GraphSketch.Shape(Heads, HeadChannels, Pixels), slice);
        }
    }

    [Theory]
    [InlineData(4, 4, 2, 0)]
    [InlineData(4, 6, 2, 1)]
    [InlineData(6, 6, 3, 1)]
    [InlineData(6, 9, 3, 2)]
    [InlineData(4, 4, 4, 2)]
    public void Windows_are_those_of_the_rolled_map(int height, int width, int window, int shift)
    {
        (Shape Shape, float[] Values) x = OpRun.Random("qkv", 3 * Channels, height, width);
        int span = (2 * window) - 1;
        float[] table = Formula.Values("table", 0, 1, span * span * Heads);
        double[] output = new OpRun(x).With("table", table).Compute(new AttentionOp { Heads = Heads, Window = window, Shift = shift, BiasTable = "table" });
        OpRun.AssertClose(Rolled(x.Values, height, width, window, shift, table), output);
    }

    /// <summary>
    /// As Swin's authors write it: the map rolled by −shift, cut into windows, attention within each with a mask of −100 between the regions that three
    /// slices of each axis number, and everything rolled back.
    /// </summary>
    private static double[] Rolled(float[] qkv, int height, int width, int window, int shift, float[] table)
    {
        double[] output = new double[Channels * height * width];
        for (int top = 0; top < height; top += window)
        {
            for (int left = 0; left < width; left += window)
            {
                (int Y, int X)[] places = [.. from y in Enumerable.Range(top, window) from x in Enumerable.Range(left, window) select (y, x)];
                for (int head = 0; head < Heads; head++)
                {
                    foreach ((int Y, int X) query in places)
                    {
                        double[] scores = [.. places.Select(key => Score(head, query, key))];
                        double sum = scores.Sum(Math.Exp);
                        for (int i = 0; i < HeadChannels; i++)
                            output[At(head * HeadChannels, i, query)] = places.Zip(scores, (key, score) => Math.Exp(score) / sum * qkv[At((2 * Channels) + (head * HeadChannels), i, key)]).Sum();
                    }
                }
            }
        }

        return output;

        double Score(int head, (int Y, int X) query, (int Y, int X) key)
        {
            double product = Enumerable.Range(0, HeadChannels).Sum(i => (double)qkv[At(head * HeadChannels, i, query)] * qkv[At(Channels + (head * HeadChannels), i, key)]);
            int row = ((query.Y - key.Y + window - 1) * ((2 * window) - 1)) + query.X - key.X + window - 1;
            return (product / Math.Sqrt(HeadChannels)) + table[(row * Heads) + head] + (Region(query) == Region(key) ? 0 : -100);
        }

        (int, int) Region((int Y, int X) place) => shift == 0 ? (0, 0) : (Third(place.Y, height), Third(place.X, width));

        int Third(int place, int size) => place < size - window ? 0 : place < size - shift ? 1 : 2;

        // Where a place of the rolled map is in the map.
        int At(int firstChannel, int i, (int Y, int X) place) => ((((firstChannel + i) * height) + ((place.Y + shift) % height)) * width) + ((place.X + shift) % width);
    }
}
