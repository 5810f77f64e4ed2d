using NetCompiler.Samples.FashionMnist;

namespace NetCompiler.Samples.Tests;

public sealed class FashionMnistCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netcompiler-samples").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_picture_gets_five_classes_from_each_network()
    {
        string file = Write("sneaker.pgm", [.. "P5 28 28 255\n"u8, .. TestSet.Load().Picture(9)]);
        var (code, output, errors) = Run("--image", file);
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("28×28 pixels", output);
        Assert.Contains("LeNet-5", output);
        Assert.Contains("Digits net", output);
        Assert.Equal(10, output.Split(" %").Length - 1);
        // The ninth test picture is a sneaker, and both networks are sure of it.
        Assert.Equal(2, Lines(output).Count(line => line.TrimStart().StartsWith("Sneaker", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_dark_thing_on_white_is_inverted_and_the_output_says_so()
    {
        byte[] negative = [.. TestSet.Load().Picture(9).ToArray().Select(sample => (byte)(255 - sample))];
        string file = Write("negative.pgm", [.. "P5 28 28 255\n"u8, .. negative]);
        var (_, automatic, _) = Run("--image", file, "--network", "lenet5");
        var (_, forced, _) = Run("--image", file, "--network", "lenet5", "--invert");
        var (_, kept, _) = Run("--image", file, "--network", "lenet5", "--invert", "false");
        Assert.Contains("inverted because its border is bright", automatic);
        Assert.Contains("inverted", forced);
        Assert.DoesNotContain("inverted", kept);
        Assert.Equal(Lines(automatic)[1..], Lines(forced)[1..]);
        Assert.NotEqual(Lines(automatic)[1..], Lines(kept)[1..]);
        Assert.DoesNotContain("Digits net", automatic);
    }

    [Fact]
    public void What_is_no_picture_gets_one_line_and_code_two()
    {
        Refused("there is no such file", "--image", Path.Combine(_folder, "missing.png"));
        Refused("there is no such file", "--image", Path.Combine(_folder, "missing", "missing.png"));
        Refused("this is a directory", "--image", _folder);
        Refused("The file is empty", "--image", Write("empty.png", []));
        Refused("no PNG, PGM or PPM picture", "--image", Write("text.png", "hello"u8));
        Refused("not the path of a file", "--image", "");
        Refused("--network is 'vgg' and should be lenet5 or digits", "--network", "vgg");
        Refused("--images", "--images");
    }

    [Fact]
    public void The_test_run_reports_everything_within_a_hundred_columns()
    {
        var (code, output, errors) = Run("--network", "lenet5");
        Assert.Equal((0, ""), (code, errors));
        foreach (string part in new[] { "conv1", "Accuracy: 90.", "9 Ankle boot", "median", "minimum", "on one core", "on all" })
            Assert.Contains(part, output);
        Assert.DoesNotContain('\u001b', output);
        Assert.DoesNotContain("Digits net", output);
        // Behind the layer table, whose width is the generator's business.
        Assert.All(Lines(output[output.IndexOf("Accuracy", StringComparison.Ordinal)..]), line => Assert.InRange(line.Length, 1, 100));
    }

    private string Write(string name, ReadOnlySpan<byte> bytes)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static void Refused(string message, params string[] arguments)
    {
        var (code, output, errors) = Run(arguments);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(message, Assert.Single(Lines(errors)));
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        var output = new StringWriter { NewLine = "\n" };
        var errors = new StringWriter { NewLine = "\n" };
        int code = FashionMnistCommand.Run(arguments, output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
