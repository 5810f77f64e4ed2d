using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.TestKit.Architectures;

namespace NetCompiler.Compiler.Tests.Schedule;

/// <summary>Transposed convolutions as ordinary ones: every tap of every output is met once, at the input that the definition names.</summary>
public class ConvTransposePlanTests
{
    [Fact]
    public void A_window_as_wide_as_its_stride_falls_into_convolutions_of_one_tap_without_a_border()
    {
        KernelPlan plan = Plans.Of("Input(3, 5, 6), ConvTranspose(17, 2, Stride = 2)");

        ConvStep[] steps = [.. plan.Steps.OfType<ConvStep>()];
        Assert.Equal([[0, 0], [0, 1], [1, 0], [1, 1]], steps.Select(step => step.OutputPhase.ToArray()));
        Assert.All(steps, step => Assert.Equal(1, step.Taps));
        Assert.False(plan.LayoutOf("input").HasBorder);
    }

    [Fact]
    public void Outputs_that_no_tap_meets_are_the_bias_alone()
    {
        ConvStep[] steps = [.. Plans.Of("Input(3, 5), ConvTranspose(4, 1, Stride = 3, OutputPad = 2)").Steps.OfType<ConvStep>()];

        Assert.Equal([1, 0, 0], steps.Select(step => step.Taps));
        Assert.Equal([5, 5, 5], steps.Select(step => step.Window[0].Output));
    }

    [Fact]
    public void Every_tap_meets_the_input_that_the_definition_names()
    {
        int networks = 0;
        foreach (int size in (int[])[1, 2, 3, 5])
        {
            foreach (int stride in (int[])[1, 2, 3, 4, 6])
            {
                foreach (int dilation in (int[])[1, 2, 3, 4])
                {
                    foreach (int pad in (int[])[0, 1, 2, 5])
                    {
                        int output = (6 * stride) - (2 * pad) + ((size - 1) * dilation) + 1;
                        if (output <= 0)
                            continue;
                        Check(size, stride, dilation, pad, output);
                        networks++;
                    }
                }
            }
        }

        Assert.InRange(networks, 200, 400);
    }

    private static void Check(int size, int stride, int dilation, int pad, int output)
    {
        const int Input = 7;
        WindowAxis transposed = new() { Input = output, Size = size, Stride = stride, Dilation = dilation, PadBegin = pad, PadEnd = pad, Output = Input };
        GraphSketch sketch = new("Net");
        sketch.Add("up", new ConvTransposeOp { Filters = 2, Window = [transposed] }, sketch.Input(3, Input));
        KernelPlan plan = Plans.Of(sketch.Build());
        int[] taps = [.. plan.Weights.OfType<PackedConvTranspose>().Single().Taps];

        HashSet<(int Output, int Tap, int Input)> met = [];
        foreach (ConvStep step in plan.Steps.OfType<ConvStep>())
        {
            WindowAxis window = step.Window[0];
            int[] own = taps[..step.Taps];
            taps = taps[step.Taps..];
            for (int j = 0; j < window.Output; j++)
            {
                for (int tap = 0; tap < step.Taps; tap++)
                    Assert.True(met.Add((step.OutputPhase[0] + (j * step.ScaleOf(0)), own[tap], j - window.PadBegin + (tap * window.Dilation))));
            }
        }

        // What lies in the border is zero; where there is no border nothing is read.
        met.RemoveWhere(triple => triple.Input is < 0 or >= Input);
        HashSet<(int, int, int)> named = [.. from i in Enumerable.Range(0, Input) from tap in Enumerable.Range(0, size) let o = (i * stride) + (tap * dilation) - pad where o >= 0 && o < output select (o, tap, i)];
        Assert.True(met.SetEquals(named), $"size {size}, stride {stride}, dilation {dilation}, pad {pad}");
    }
}
