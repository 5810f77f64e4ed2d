namespace NetCompiler.Samples.FashionMnist;

/// <summary>The networks of this sample, by the names the command line takes.</summary>
internal enum NetworkChoice
{
    LeNet5,
    Digits,
}
