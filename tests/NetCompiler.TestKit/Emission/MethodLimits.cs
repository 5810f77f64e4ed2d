using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace NetCompiler.TestKit.Emission;

/// <summary>
/// RyuJIT compiles a method without optimisation once it passes any of these (DEFAULT_MIN_OPTS_* in the JIT's compiler.h): a kernel
/// would be many times slower, and nothing would say so.
/// </summary>
public static class MethodLimits
{
    public const int Bytes = 60_000;
    public const int Instructions = 20_000;
    public const int Blocks = 2_000;
    public const int Locals = 2_000;
    public const int LocalReferences = 8_000;

    /// <summary>Measures every method with a body in an assembly.</summary>
    /// <param name="image">The assembly's bytes.</param>
    public static IReadOnlyList<MethodSize> Measure(ReadOnlyMemory<byte> image)
    {
        using PEReader file = new(ImmutableArray.Create(image.Span));
        MetadataReader metadata = file.GetMetadataReader();
        List<MethodSize> sizes = [];
        foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
        {
            MethodDefinition method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0)
                continue;
            TypeDefinition type = metadata.GetTypeDefinition(method.GetDeclaringType());
            string name = $"{metadata.GetString(type.Name)}.{metadata.GetString(method.Name)}";
            sizes.Add(Measure(name, file.GetMethodBody(method.RelativeVirtualAddress), metadata));
        }

        return sizes;
    }

    private static MethodSize Measure(string name, MethodBodyBlock body, MetadataReader metadata)
    {
        ImmutableArray<byte> il = body.GetILContent();
        int instructions = 0;
        int references = 0;
        HashSet<int> blocks = [0];
        foreach (ExceptionRegion region in body.ExceptionRegions)
            blocks.UnionWith([region.TryOffset, region.HandlerOffset, region.HandlerOffset + region.HandlerLength]);
        foreach (Instruction instruction in Instruction.Decode(il))
        {
            instructions++;
            if (instruction.IsLocalReference)
                references++;
            if (!instruction.EndsBlock)
                continue;
            blocks.Add(instruction.Next);
            blocks.UnionWith(instruction.Targets);
        }

        blocks.RemoveWhere(offset => offset >= il.Length);
        return new(name, il.Length, instructions, blocks.Count, LocalCount(body, metadata), references);
    }

    private static int LocalCount(MethodBodyBlock body, MetadataReader metadata)
    {
        if (body.LocalSignature.IsNil)
            return 0;
        BlobReader signature = metadata.GetBlobReader(metadata.GetStandaloneSignature(body.LocalSignature).Signature);
        signature.ReadSignatureHeader();
        return signature.ReadCompressedInteger();
    }
}
