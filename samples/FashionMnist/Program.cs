using NetCompiler.Samples.FashionMnist;

return FashionMnistCommand.Run(args, Console.Out, Console.Error);
