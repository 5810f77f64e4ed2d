using NetCompiler.Suite.Tests.Machine;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Reference;
using NetCompiler.TestKit.Sampling;

namespace NetCompiler.Suite.Tests.Networks;

/// <summary>What a generated network and the build say to callers who ask for the impossible.</summary>
public class RefusalTests
{
    private const int BrokenCount = 64;

    [Theory]
    [InlineData(783, 10)]
    [InlineData(785, 10)]
    [InlineData(0, 10)]
    public void A_wrong_input_length_is_named_with_the_right_one(int input, int output)
    {
        using INetworkHandle network = LeNet5();
        AssertNames(() => network.Predict(new float[input], new float[output]), input, 784);
        AssertNames(() => network.Predict(new byte[input], new float[output]), input, 784);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(11)]
    [InlineData(0)]
    public void A_wrong_output_length_is_named_with_the_right_one(int output)
    {
        using INetworkHandle network = LeNet5();
        AssertNames(() => network.Predict(new float[784], new float[output]), output, 10);
        AssertNames(() => network.Predict(new byte[784], new float[output]), output, 10);
    }

    [Fact]
    public void A_batch_that_is_no_multiple_is_named_with_the_length_of_one()
    {
        using INetworkHandle network = LeNet5();
        AssertNames(() => network.PredictBatch(new float[785], new float[10]), 785, 784);
        AssertNames(() => network.PredictBatch(new byte[785], new float[10]), 785, 784);
    }

    [Fact]
    public void A_batch_whose_output_has_another_count_is_named_with_the_right_length()
    {
        using INetworkHandle network = LeNet5();
        AssertNames(() => network.PredictBatch(new float[2 * 784], new float[30]), 30, 20);
        AssertNames(() => network.PredictBatch(new byte[2 * 784], new float[30]), 30, 20);
    }

    [Fact]
    public void An_empty_batch_is_no_mistake()
    {
        using INetworkHandle network = LeNet5();
        Assert.Null(Record.Exception(() => network.PredictBatch(Array.Empty<float>(), [])));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    public void More_classes_than_there_are_is_named(int k)
    {
        using INetworkHandle network = LeNet5();
        network.Predict(new float[784], new float[10]);
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => network.Top(k).Length);
        Assert.Contains($"{k}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disposed_network_says_so()
    {
        INetworkHandle network = LeNet5();
        network.Dispose();
        network.Dispose();
        Assert.Throws<ObjectDisposedException>(() => network.Predict(new float[784], new float[10]));
        Assert.Throws<ObjectDisposedException>(() => network.Share());
    }

    [Fact]
    public void A_share_outlives_its_original()
    {
        INetworkHandle network = LeNet5();
        float[] expected = new float[10];
        network.Predict(ReferenceCase.Load("lenet5").Input.Values(), expected);
        using INetworkHandle shared = network.Share();
        network.Dispose();
        float[] output = new float[10];
        shared.Predict(ReferenceCase.Load("lenet5").Input.Values(), output);
        Assert.Equal(expected, output);
    }

    [Fact]
    public void An_instruction_set_that_the_processor_lacks_is_refused()
    {
        foreach (InstructionSet set in Enum.GetValues<InstructionSet>().Where(set => Processor.MissingFor(set) is not null))
            Assert.Throws<PlatformNotSupportedException>(() => ZooNetworks.Reference("lenet5").Load(ReferenceCase.Load("lenet5").WeightFile(), new() { InstructionSet = set }));
        Assert.Throws<ArgumentOutOfRangeException>(() => ZooNetworks.Reference("lenet5").Load(ReferenceCase.Load("lenet5").WeightFile(), new() { InstructionSet = (InstructionSet)99 }));
    }

    [Fact]
    public void Weights_of_another_network_are_refused_by_name()
    {
        Exception exception = Assert.ThrowsAny<Exception>(() => ZooNetworks.Reference("lenet5").Load(ReferenceCase.Load("lenet1").WeightFile()));
        Assert.Contains("conv1.weight", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_broken_network_gets_one_error_of_its_own()
    {
        BrokenNetwork[] networks = [.. Enumerable.Range(0, BrokenCount).Select(BrokenNetworks.Draw)];
        string source = "using NetCompiler;\n\nnamespace Drawn;\n\n" + string.Join("\n", networks.Select(network => network.Declaration));

        // The classes stand in the order of the findings, so both lists are in source order.
        Assert.Equal(networks.Select(network => network.Rule.Id), NetworkCompiler.Diagnose(source).Select(finding => finding.Id));
    }

    private static INetworkHandle LeNet5() => ZooNetworks.Reference("lenet5").Load(ReferenceCase.Load("lenet5").WeightFile());

    private static void AssertNames(Action call, int given, int wanted)
    {
        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(call);
        Assert.Matches($@"\b{Digits(given)}\b", exception.Message);
        Assert.Matches($@"\b{Digits(wanted)}\b", exception.Message);
    }

    // With or without a separator of thousands.
    private static string Digits(int number) => number < 1000 ? $"{number}" : $"{number / 1000},?{number % 1000:000}";
}
