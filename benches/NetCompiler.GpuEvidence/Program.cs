using NetCompiler.GpuEvidence;

if (args is [])
{
    EvidenceTable.Print();
    return 0;
}

if (args is ["--cuda"])
{
#if ILGPU
    return NetCompiler.GpuEvidence.WithIlgpu.CudaRun.Execute();
#else
    Console.Error.WriteLine("ILGPU is missing, so nothing can run on a GPU: the project references the package ILGPU 1.5.3 by itself where a package source has it (dotnet build --force).");
    return 2;
#endif
}

Console.Error.WriteLine("Without a word the static evidence of the GPU kernels is printed; --cuda measures them on a CUDA device.");
return 2;
