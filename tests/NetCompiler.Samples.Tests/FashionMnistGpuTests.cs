using NetCompiler.Samples.FashionMnistGpu;

namespace NetCompiler.Samples.Tests;

public sealed class FashionMnistGpuTests
{
    private const string Pattern = @"\d+\.\d\d % right \([\d,]+ of [\d,]+\), [\d,]+ pictures a second";

#if ILGPU
    [Fact]
    public void The_same_class_classifies_on_the_cpu_and_on_an_accelerator()
    {
        var (code, output, errors) = Run();
        Assert.Equal((0, ""), (code, errors));
        Assert.Matches($"^CPU, .*: {Pattern}\n", output);
        Assert.Matches($"\n(CUDA|OpenCL|ILGPU's CPU accelerator), [^\n]+: {Pattern}\n", output);
        var difference = System.Text.RegularExpressions.Regex.Match(output, "\nIts scores differ from the CPU's by (.+) at most\\.\n$");
        Assert.True(difference.Success, output);
        Assert.InRange(float.Parse(difference.Groups[1].Value), 0f, 1e-3f);
    }
#else
    [Fact]
    public void Without_ILGPU_the_cpu_classifies_and_one_line_says_what_is_missing()
    {
        var (code, output, errors) = Run();
        Assert.Equal(GpuCommand.WithoutIlgpu, code);
        Assert.Matches($"^CPU, .*: {Pattern}\n$", output);
        Assert.Contains("dotnet add package ILGPU", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }
#endif

    // As many as the training framework finds, but for a tie that rounding decides.
    [Fact]
    public void The_cpu_recognises_as_many_pictures_as_it_should()
    {
        using var network = Digits.Load(TestPictures.PathOf("digits-fashion.safetensors"));
        Assert.InRange(Measurement.Of(network.PredictBatch, TestPictures.Load()).Correct, 1_855, 1_857);
    }

    private static (int Code, string Output, string Errors) Run()
    {
        var output = new StringWriter { NewLine = "\n" };
        var errors = new StringWriter { NewLine = "\n" };
        int code = GpuCommand.Run(output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
