using System.Reflection;
using System.Runtime.Loader;

namespace NetCompiler.TestKit.Compilation;

/// <summary>A loaded assembly of generated networks.</summary>
public sealed class CompiledNetworks : IDisposable
{
    private readonly AssemblyLoadContext _context = new("networks", isCollectible: true);

    internal CompiledNetworks(byte[] image, IReadOnlyList<string> generatedSources)
    {
        Image = image;
        GeneratedSources = generatedSources;
        using MemoryStream stream = new(image);
        Assembly = _context.LoadFromStream(stream);
    }

    /// <summary>The loaded assembly, for what is no network.</summary>
    public Assembly Assembly { get; }

    /// <summary>The assembly's bytes.</summary>
    public ReadOnlyMemory<byte> Image { get; }

    /// <summary>The texts that the generator wrote.</summary>
    public IReadOnlyList<string> GeneratedSources { get; }

    /// <summary>A network by its class's name, with or without namespace.</summary>
    public NetworkClass this[string name] => new(Assembly.GetTypes().Single(type => type.FullName == name || type.Name == name));

    /// <summary>Unloads the assembly once nothing uses it any more.</summary>
    public void Dispose() => _context.Unload();
}
