namespace NetCompiler.Generator.Parsing;

/// <summary>Arguments that are ways to say the same thing: setting one takes the place of the others.</summary>
public static class ArgumentAlternatives
{
    private static readonly string[][] Groups =
    [
        ["Size", "Sizes"], ["Stride", "Strides"], ["Pad", "Pads", "Same"], ["Dilation", "Dilations"], ["OutputPad", "OutputPads"],
        ["Mean", "Means", "MeanPicture"], ["Std", "Stds"],
    ];

    /// <summary>The argument itself and what it takes the place of.</summary>
    public static string[] Of(string argument) => Groups.FirstOrDefault(group => group.Contains(argument)) ?? [argument];
}
