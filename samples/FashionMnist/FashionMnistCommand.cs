using System.CommandLine;
using System.CommandLine.Parsing;
using NetCompiler.Samples.Pictures;
using Spectre.Console;

namespace NetCompiler.Samples.FashionMnist;

/// <summary>The command line of the sample.</summary>
internal static class FashionMnistCommand
{
    public const int Failure = 2;

    // For output that goes to a file or a pipe, which has no width of its own.
    private const int RedirectedWidth = 100;

    /// <summary>Runs the sample.</summary>
    /// <returns>0, or <see cref="Failure"/> with one line in <paramref name="errors"/> when the user's input cannot be used.</returns>
    public static int Run(string[] arguments, TextWriter output, TextWriter errors)
    {
        var image = new Option<string?>("--image") { Description = "Classify this PNG, PGM or PPM picture, of any size.", HelpName = "FILE" };
        var network = new Option<NetworkChoice?>("--network")
        {
            Description = "Use only this network.",
            HelpName = "lenet5|digits",
            CustomParser = ParseNetwork,
        };
        var invert = new Option<bool?>("--invert")
        {
            Description = "Invert the picture: the networks know light things on black. By default a bright border decides.",
            HelpName = "true|false",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new RootCommand("Classifies Fashion-MNIST pictures with LeNet-5 and the digits net.") { image, network, invert };
        command.SetAction(parsed =>
        {
            var networks = parsed.GetValue(network) is NetworkChoice one ? [one] : Enum.GetValues<NetworkChoice>();
            bool? inverted = parsed.GetResult(invert) is { Tokens.Count: 0, Implicit: false } ? true : parsed.GetValue(invert);
            return Run(parsed.GetValue(image), networks, inverted, output, errors);
        });

        var result = command.Parse(arguments);
        if (result.Errors.Count > 0)
        {
            errors.WriteLine(string.Join(' ', result.Errors.Select(error => error.Message)));
            return Failure;
        }
        return result.Invoke(new InvocationConfiguration { Output = output, Error = errors });
    }

    private static int Run(string? image, NetworkChoice[] networks, bool? invert, TextWriter output, TextWriter errors)
    {
        var console = CreateConsole(output);
        if (image is null)
        {
            var test = TestSet.Load();
            foreach (var choice in networks)
                TestRun.Report(choice, test, console);
            return 0;
        }

        UserPicture picture;
        try
        {
            picture = UserPicture.From(PictureFile.Read(image), invert);
        }
        catch (Exception refused) when (refused is PictureFormatException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            errors.WriteLine(Explain(image, refused));
            return Failure;
        }
        // Past the console, which would wrap a long path.
        output.WriteLine($"{image}: {picture.Conversion}");
        foreach (var choice in networks)
            PictureRun.Report(choice, picture, console);
        return 0;
    }

    private static string Explain(string image, Exception refused) => refused switch
    {
        _ when Directory.Exists(image) => $"{image}: this is a directory; --image takes a picture file.",
        FileNotFoundException or DirectoryNotFoundException => $"{image}: there is no such file.",
        PictureFormatException => $"{image}: {refused.Message}",
        ArgumentException => $"\"{image}\" is not the path of a file.",
        _ => $"{image}: the file cannot be read. {refused.Message}",
    };

    private static NetworkChoice? ParseNetwork(ArgumentResult argument)
    {
        string given = argument.Tokens[0].Value;
        foreach (var choice in Enum.GetValues<NetworkChoice>())
            if (choice.ToString().Equals(given, StringComparison.OrdinalIgnoreCase))
                return choice;
        argument.AddError($"--network is '{given}' and should be lenet5 or digits.");
        return null;
    }

    private static IAnsiConsole CreateConsole(TextWriter output)
    {
        bool terminal = output == Console.Out && !Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = terminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        if (!terminal)
            console.Profile.Width = RedirectedWidth;
        return console;
    }
}
