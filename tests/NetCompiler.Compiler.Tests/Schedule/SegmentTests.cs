using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Tests.Schedule;

/// <summary>Which steps a batch computes for several samples at once.</summary>
public class SegmentTests
{
    private const string AlexNet = "Input(3, 227, 227), Conv(96, 11, Stride = 4), Relu, MaxPool(3, Stride = 2), Conv(256, 5, Pad = 2), Relu, MaxPool(3, Stride = 2), Dense(4096), Relu, Dense(4096), Relu, Dense(1000), Softmax";

    [Theory]
    [InlineData("Input(1, 28, 28), Conv(6, 5), Tanh, AvgPool(2), Conv(16, 5), Tanh, AvgPool(2), Dense(120), Tanh, Dense(84), Tanh, Dense(10)", "fc1 fc2 fc3")]
    [InlineData(AlexNet, "fc1 fc2 fc3 softmax1")]
    [InlineData("Input(300), Dense(200), Relu, Dense(10)", "fc1 fc2")]
    [InlineData("Input(40), Dense(1600), Reshape(16, 10, 10), Conv(3, 3)", "fc1")]
    [InlineData("Input(3, 32, 32), Conv(16, 3), Relu, Conv(16, 3), GlobalAvgPool", "")]
    public void Runs_are_where_weights_outweigh_values(string layers, string together)
    {
        KernelPlan plan = Plans.Of(layers);
        Assert.Equal(together, string.Join(" ", plan.Steps.Where((step, i) => step is not InputStep and not OutputStep && plan.IsTogether(i)).Select(step => step.Name)));
        Assert.Equal(together.Length > 0, plan.SlotLength > 0);
    }

    [Fact]
    public void Last_convolutions_join_where_weights_come_from_memory()
    {
        const string Stage = "Conv(512, 3, Pad = 1), Relu, Conv(512, 3, Pad = 1), Relu";
        KernelPlan cold = Plans.Of($"Input(512, 7, 7), {Stage}, GlobalAvgPool, Dense(1000)");
        KernelPlan cached = Plans.Of("Input(64, 7, 7), Conv(64, 3, Pad = 1), Relu, GlobalAvgPool, Dense(1000)");
        Assert.All(cold.Steps.Select((_, i) => i), i => Assert.True(cold.IsTogether(i)));
        Assert.DoesNotContain(cached.Steps.Select((step, i) => (step, i)), pair => pair.step is ConvStep && cached.IsTogether(pair.i));
    }

    [Fact]
    public void Slots_hold_what_segments_hand_over_and_no_more()
    {
        KernelPlan plan = Plans.Of(AlexNet);
        Segment apart = plan.Segments[0];
        BufferPlan handed = plan.Buffer(Assert.Single(apart.Leaves));
        Assert.Equal("maxpool2", handed.Name);
        Assert.Empty(apart.Enters);
        Assert.InRange(plan.SlotLength, 13 * 13 * 256, (13 * 13 * 256) + (3 * 4096));
        Assert.Equal(1, plan.SlotLength / 16 % 2);
    }

    [Fact]
    public void Networks_of_several_outputs_are_predicted_one_by_one() =>
        Assert.All(Plans.OfRandomNetworks.Where(plan => plan.Outputs.Count > 1 || plan.Inputs.Count > 1), plan => Assert.Empty(plan.Segments));
}
