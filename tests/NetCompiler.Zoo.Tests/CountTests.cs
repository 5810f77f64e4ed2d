using NetCompiler.Samples.Zoo;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Emission;
using NetCompiler.TestKit.Interpretation;
using NetCompiler.TestKit.Reference;

namespace NetCompiler.Zoo.Tests;

/// <summary>What is known of every network of the zoo without running it.</summary>
public class CountTests
{
    private const double LargestShare = 0.5;

    public static TheoryData<string> Cases => [.. Catalogue.All.Where(specimen => specimen.Case is not null).Select(specimen => specimen.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Figures_are_those_of_the_reference(string name)
    {
        ReferenceCase reference = Catalogue.Find(name).Reference;
        NetworkClass network = Catalogue.Find(name).Class;

        Assert.Equal(reference.Parameters, network.ParameterCount);
        Assert.Equal(reference.MultiplyAdds, network.MultiplyAdds);
        Assert.Equal(reference.Input.Length, network.InputLength);
        Assert.Equal(reference.Output.Length, network.OutputLength);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Tensors_are_those_of_the_reference(string name)
    {
        IEnumerable<string> expected = Catalogue.Find(name).Reference.Tensors.Select(tensor => $"{tensor.Name} {string.Join('×', tensor.Shape)}");
        IEnumerable<string> actual = TensorList.Of(Catalogue.Find(name).Graph()).Select(tensor => $"{tensor.Name} {string.Join('×', tensor.Shape)}");

        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    // The course's figures, and for the sizes of ConvNeXt the paper's 50 M and 89 M to the last one.
    [Theory]
    [InlineData(typeof(LeNet4), 33_770, 191_920)]
    [InlineData(typeof(LeNet5On32), 61_706, 416_520)]
    [InlineData(typeof(CifarSame), 20_476, 4_190_208)]
    [InlineData(typeof(SmallRecipe), 31_066, 362_496)]
    [InlineData(typeof(AlexNetTwoGroups), 60_965_224, 724_406_816)]
    [InlineData(typeof(ZfNet), 62_357_608, 1_168_032_896)]
    [InlineData(typeof(GoogLeNetWithAuxiliaries), 13_378_280, 1_591_044_096)]
    [InlineData(typeof(ConvNeXtSmall), 50_223_688, 8_683_712_256)]
    [InlineData(typeof(ConvNeXtBase), 88_591_464, 15_354_729_472)]
    public void Figures_without_a_reference_are_those_of_the_course(Type type, long parameters, long multiplyAdds)
    {
        Assert.Equal(parameters, new NetworkClass(type).ParameterCount);
        Assert.Equal(multiplyAdds, new NetworkClass(type).MultiplyAdds);
    }

    [Fact]
    public void Every_network_of_the_zoo_is_in_the_catalogue()
    {
        // Those that are like another have tests of their own: LikeTests, InspectTests.
        string[] alike = [nameof(CifarValidOn64), nameof(DigitsInspected)];
        IEnumerable<string> networks = typeof(LeNet1).Assembly.GetExportedTypes().Where(type => typeof(IDisposable).IsAssignableFrom(type)).Select(type => type.Name);

        Assert.Equal(networks.Except(alike).Order(StringComparer.Ordinal), Catalogue.All.Select(specimen => specimen.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Methods_stay_below_half_of_every_limit_of_the_JIT()
    {
        MethodSize[] sizes = [.. MethodLimits.Measure(File.ReadAllBytes(typeof(LeNet1).Assembly.Location)).OrderByDescending(size => size.ShareOfLimit)];

        Assert.True(sizes[0].ShareOfLimit <= LargestShare, $"{string.Join("\n", sizes.TakeWhile(size => size.ShareOfLimit > LargestShare))}");
    }
}
