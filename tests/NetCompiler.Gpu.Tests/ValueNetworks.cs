using NetCompiler.Gpu.Tests.Running;

namespace NetCompiler.Gpu.Tests;

/// <summary>Networks of one input <c>x</c> in the Forward form, by name; all in one compilation.</summary>
internal sealed class ValueNetworks(IReadOnlyDictionary<string, (string Input, string Body)> bodies)
{
    /// <summary>Runs them.</summary>
    public StandInSuite Suite { get; } = new(Source(bodies));

    /// <summary>The classes.</summary>
    public static string Source(IReadOnlyDictionary<string, (string Input, string Body)> bodies) => string.Join("\n", bodies.Select(network => $$"""
        [Network, Input({{network.Value.Input}})]
        public partial class {{network.Key}}
        {
            static Tensor Forward(Tensor x)
                => {{network.Value.Body}};
        }
        """));
}
