using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Zoo;

namespace NetCompiler.Suite.Tests.Networks;

/// <summary>The zoo, compiled once for all tests.</summary>
internal static class ZooNetworks
{
    private static readonly Lazy<CompiledNetworks> Lazy = new(() => NetworkCompiler.Compile(NetworkZoo.Source));

    public static CompiledNetworks Compiled => Lazy.Value;

    /// <summary>The class of a reference case.</summary>
    public static NetworkClass Reference(string name) => Compiled[NetworkZoo.References.Single(network => network.Case == name).ClassName];

    /// <summary>The class of a trained network.</summary>
    public static NetworkClass Trained(string name) => Compiled[NetworkZoo.Trained.Single(network => network.Case == name).ClassName];
}
