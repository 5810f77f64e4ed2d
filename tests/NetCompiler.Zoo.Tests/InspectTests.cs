using NetCompiler.Samples.Zoo;
using NetCompiler.TestKit.Reference;

namespace NetCompiler.Zoo.Tests;

/// <summary>Activations of a network that keeps them, against what the reference saw at the same layers.</summary>
public class InspectTests
{
    private static readonly ReferenceCase Reference = ReferenceCase.Load("digits");

    // The reference calls layers without weights f and their place among all.
    [Theory]
    [InlineData("conv1", "conv1")]
    [InlineData("bn1", "bn1")]
    [InlineData("relu1", "f2")]
    [InlineData("maxpool1", "f3")]
    [InlineData("conv2", "conv2")]
    [InlineData("bn2", "bn2")]
    [InlineData("relu3", "f10")]
    [InlineData("fc", "fc")]
    public void Activations_are_those_of_the_reference(string layer, string probeName)
    {
        Probe probe = Reference.Probes[probeName];
        using DigitsInspected network = Predicted();
        InspectedLayer known = DigitsInspected.InspectedLayers.ToArray().Single(candidate => candidate.Name == layer);
        Assert.Equal(probe.Shape.Aggregate(1, (product, size) => product * size), known.Length);
        float[] activations = new float[known.Length];
        network.Inspect(layer, activations);

        double scale = Math.Abs(probe.Mean) + (10 * probe.Std);
        for (int i = 0; i < probe.Values.Length; i++)
            Assert.InRange(Math.Abs(activations[i * probe.Every] - probe.Values[i]), 0, Reference.Bound * scale);
        Assert.InRange(Math.Abs(activations.Average() - probe.Mean), 0, Reference.Bound * scale);
    }

    [Fact]
    public void Every_layer_and_the_input_can_be_read() =>
        Assert.Equal(
            ["input", "conv1", "bn1", "relu1", "maxpool1", "conv2", "bn2", "relu2", "maxpool2", "conv3", "bn3", "relu3", "fc"],
            DigitsInspected.InspectedLayers.ToArray().Select(layer => layer.Name));

    [Fact]
    public void An_unknown_layer_is_named_with_those_there_are()
    {
        using DigitsInspected network = Predicted();
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => network.Inspect("conv9", new float[1]));
        Assert.Contains("\"conv9\"", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("conv1, bn1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_length_is_named_with_the_right_one()
    {
        using DigitsInspected network = Predicted();
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => network.Inspect("conv1", new float[10]));
        Assert.Contains("10 values", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("12544", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_can_be_read_before_a_prediction_or_after_a_batch()
    {
        using var network = DigitsInspected.Load(Reference.WeightFile());
        Assert.Throws<InvalidOperationException>(() => network.Inspect("conv1", new float[12544]));
        network.PredictBatch(new float[2 * DigitsInspected.InputLength], new float[2 * DigitsInspected.OutputLength]);
        Assert.Throws<InvalidOperationException>(() => network.Inspect("conv1", new float[12544]));
    }

    private static DigitsInspected Predicted()
    {
        var network = DigitsInspected.Load(Reference.WeightFile());
        network.Predict(Reference.Input.Values(), new float[DigitsInspected.OutputLength]);
        return network;
    }
}
