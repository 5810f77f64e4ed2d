using System.Globalization;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>
/// Writes channel shuffles. Of few groups, a vector of the result is made of one vector of each group, whose lanes are spread (lane l takes the group's value l/G) and
/// selected (from group l mod G); with G vectors in a tile each has constants of its own. Of more groups the values are copied one by one.
/// </summary>
internal static class ShuffleEmitter
{
    /// <summary>Each vector of the result takes a load, a permutation and a selection for each group.</summary>
    private const int MostGroupsInVectors = 4;

    public static void Write(CpuKernel kernel, ShuffleStep step)
    {
        int perGroup = step.Channels / step.Groups;
        PixelLoop.WritePixels(kernel, () =>
        {
            if (step.Groups <= MostGroupsInVectors)
                kernel.ChannelTiles("channel", step.Groups, (channel, vectors) => WriteTile(kernel, step, perGroup, channel, vectors));
            else
                WriteScalars(kernel, step, perGroup);
        });
    }

    /// <param name="kernel">The kernel.</param>
    /// <param name="step">The shuffle.</param>
    /// <param name="perGroup">Channels of a group.</param>
    /// <param name="channel">The tile's first channel: a constant, or a variable that is a multiple of the tile's channels, and so of the groups.</param>
    /// <param name="vectors">The tile's vectors.</param>
    private static void WriteTile(CpuKernel kernel, ShuffleStep step, int perGroup, string channel, int vectors)
    {
        int constant = int.TryParse(channel, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : 0;
        string variable = channel == $"{constant}" ? "0" : $"(int)((uint){channel} / {step.Groups})";
        for (int vector = 0; vector < vectors; vector++)
        {
            int first = constant + (vector * kernel.Lanes);
            int[] places = [.. Enumerable.Range(first, kernel.Lanes)];
            string shuffled = "";
            for (int group = step.Groups - 1; group >= 0; group--)
            {
                // Lanes of other groups take the same value as their neighbours: they are not selected.
                string spread = string.Join(", ", places.Select(place => (place / step.Groups) - (first / step.Groups)));
                string source = CpuKernel.Load("source", Index.Sum(variable, $"{(group * perGroup) + (first / step.Groups)}"));
                string lanes = step.Groups == 1 ? source : $"SimdOps.Shuffle({source}, SimdOps.Create({spread}))";
                string mask = string.Join(", ", places.Select(place => place % step.Groups == group ? "-1" : "0"));
                shuffled = shuffled.Length == 0 ? lanes : $"SimdOps.ConditionalSelect(SimdOps.AsSingle(SimdOps.Create({mask})), {lanes}, {shuffled})";
            }

            kernel.Store(shuffled, "target", Index.Sum(channel, $"{vector * kernel.Lanes}"));
        }
    }

    private static void WriteScalars(CpuKernel kernel, ShuffleStep step, int perGroup)
    {
        using (kernel.Loop("i", perGroup))
        using (kernel.Loop("group", step.Groups))
            kernel.Writer.Line($"RefOps.Add(ref target, (i * {step.Groups}) + group) = RefOps.Add(ref source, (group * {perGroup}) + i);");
        if (!step.IsEpilogueSwept && !step.Epilogue.IsEmpty)
            kernel.ChannelTiles("channel", 1, (channel, _) => kernel.Store(CpuKernel.Load("target", channel), "target", channel));
    }
}
