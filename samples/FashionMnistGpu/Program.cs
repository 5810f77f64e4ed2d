using NetCompiler.Samples.FashionMnistGpu;

return GpuCommand.Run(Console.Out, Console.Error);
