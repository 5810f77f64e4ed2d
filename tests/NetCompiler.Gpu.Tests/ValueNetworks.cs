namespace NetCompiler.Gpu.Tests;

/// <summary>Networks of one input <c>x</c> and one expression in the Forward form.</summary>
internal static class ValueNetworks
{
    /// <summary>Their classes.</summary>
    /// <param name="bodies">For each network its input's sizes, as in <c>Input</c>, and the expression.</param>
    public static string Source(IReadOnlyDictionary<string, (string Input, string Body)> bodies) => string.Join("\n", bodies.Select(network => $$"""
        [Network, Input({{network.Value.Input}})]
        public partial class {{network.Key}}
        {
            static Tensor Forward(Tensor x) => {{network.Value.Body}};
        }
        """));
}
