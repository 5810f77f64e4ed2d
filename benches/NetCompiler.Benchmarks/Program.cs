using BenchmarkDotNet.Running;
using NetCompiler.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(NetworkBenchmarks).Assembly).Run(args);
