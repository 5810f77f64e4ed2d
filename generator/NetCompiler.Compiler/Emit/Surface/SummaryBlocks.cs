using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Emit.Surface;

/// <summary>
/// Groups the layers of a large network into the rows of its summary. A block is a prefix of the layers' names: <c>layer1.0</c> of
/// ResNet's <c>layer1.0.conv1</c>, <c>Mixed_5b</c> of Inception's <c>Mixed_5b.branch1x1.conv</c>. Layers without a block are a row of
/// their own with the norms and functions behind them.
/// </summary>
internal static class SummaryBlocks
{
    /// <summary>
    /// A prefix with more named layers than this holds blocks rather than being one. Inception v3's largest module has 20 (conv and norm of ten
    /// branches' parts), DenseNet-121's smallest block of layers 24.
    /// </summary>
    private const int LargestBlock = 22;

    /// <summary>The rows in order: each the name of a block, or null, and its layers.</summary>
    public static IReadOnlyList<(string? Block, IReadOnlyList<LayerCost> Layers)> Of(IReadOnlyList<LayerCost> layers)
    {
        string?[] blocks = Assign(layers);
        List<(string? Block, List<LayerCost> Layers)> rows = [];
        Dictionary<string, List<LayerCost>> byBlock = [];
        for (int i = 0; i < layers.Count; i++)
        {
            if (blocks[i] is { } block)
            {
                if (!byBlock.TryGetValue(block, out List<LayerCost>? members))
                    rows.Add((block, byBlock[block] = members = []));
                members.Add(layers[i]);
            }
            else if (rows.Count > 0 && rows[rows.Count - 1].Block is null && IsAttached(layers[i]))
            {
                rows[rows.Count - 1].Layers.Add(layers[i]);
            }
            else
            {
                rows.Add((null, [layers[i]]));
            }
        }

        return [.. rows.Select(row => (row.Block, (IReadOnlyList<LayerCost>)row.Layers))];
    }

    private static string?[] Assign(IReadOnlyList<LayerCost> layers)
    {
        string[][] parts = [.. layers.Select(layer => layer.Node.Name.Split('.'))];
        Dictionary<string, int> sizes = [];
        foreach (string prefix in parts.SelectMany(part => Enumerable.Range(1, part.Length - 1).Select(length => Prefix(part, length))))
            sizes[prefix] = (sizes.TryGetValue(prefix, out int size) ? size : 0) + 1;
        string?[] blocks = [.. parts.Select(part => BlockOf(part, sizes))];

        // Layers by default names (a sum, an activation, a pool between two convolutions) stand among those of the block.
        for (int first = 1; first < layers.Count;)
        {
            int end = first;
            while (end < layers.Count && parts[end].Length == 1)
                end++;
            if (end > first && blocks[first - 1] is { } block)
            {
                int members = end < layers.Count && blocks[end] == block ? end - first : Behind(layers, first, end);
                for (int i = first; i < first + members; i++)
                    blocks[i] = block;
            }

            first = end + 1;
        }

        return blocks;
    }

    /// <summary>How many of the layers behind a block's last are its own: up to the last that joins several values, and the functions behind that.</summary>
    private static int Behind(IReadOnlyList<LayerCost> layers, int first, int end)
    {
        int join = end - 1;
        while (join >= first && layers[join].Node.Inputs.Count < 2)
            join--;
        int last = join + 1;
        while (last < end && layers[last].Node.Op is ActivationOp or DropoutOp)
            last++;
        return last - first;
    }

    /// <summary>The longest prefix that is needed: on through numbers, which are parts of a list, and through what is too large to be one block. Null where it is the layer itself.</summary>
    private static string? BlockOf(string[] parts, Dictionary<string, int> sizes)
    {
        int length = 1;
        while (length < parts.Length && (parts[length].All(char.IsDigit) || sizes[Prefix(parts, length)] > LargestBlock))
            length++;
        return length < parts.Length ? Prefix(parts, length) : null;
    }

    private static string Prefix(string[] parts, int length) => string.Join(".", parts.Take(length));

    /// <summary>Norms, functions and other arrangements of what is before them.</summary>
    private static bool IsAttached(LayerCost layer) => layer.Neurons == 0 && layer.Node.Op is not ParameterOp;
}
