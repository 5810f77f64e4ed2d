using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetCompiler.Weights;

/// <summary>
/// Arranges tensors in the order in which the kernels read them, one output channel at a time, with a following batch norm folded in, in double
/// precision. Blocks are of 16 outputs, the widest vector; what a block lacks is zero. Called by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class WeightPacker
{
    private const int Block = 16;

    /// <summary>Packs a convolution by block of 16 filters, tap, channel and filter.</summary>
    /// <param name="file">The opened weights.</param>
    /// <param name="weight">The tensor of filters×channelsPerGroup×taps.</param>
    /// <param name="bias">The tensor of filters, or null.</param>
    /// <param name="norm">The batch norm to fold in, or null.</param>
    /// <param name="epsilon">The norm's ε.</param>
    /// <param name="scale">The tensor of a factor for each filter behind the norm, or null.</param>
    /// <param name="filters">Filters.</param>
    /// <param name="groups">Groups.</param>
    /// <param name="channelsPerGroup">Input channels of one group.</param>
    /// <param name="taps">Taps of the window.</param>
    /// <param name="channelsPerBlock">Input channels that a block reads.</param>
    /// <param name="firstChannels">The first of them for each block; empty where each filter has those of its own group, as a depthwise convolution.</param>
    /// <param name="weights">Receives blocks × taps × channelsPerBlock × 16 values.</param>
    /// <param name="biases">Receives blocks × 16 values.</param>
    public static void Conv(
        scoped ref WeightFile file,
        string weight,
        string? bias,
        string? norm,
        double epsilon,
        string? scale,
        int filters,
        int groups,
        int channelsPerGroup,
        int taps,
        int channelsPerBlock,
        ReadOnlySpan<int> firstChannels,
        Span<float> weights,
        Span<float> biases)
    {
        int length = channelsPerGroup * taps;
        int filtersPerGroup = filters / groups;
        ChannelScale channels = ChannelScale.Read(ref file, bias, norm, epsilon, scale, filters);
        if (groups == 1)
        {
            Blocks(ref file, weight, channels, filters, channelsPerGroup, taps, weights, biases);
            return;
        }

        float[] filter = ArrayPool<float>.Shared.Rent(length);
        for (int f = 0; f < filters; f++)
        {
            file.Read(weight, (long)f * length, filter.AsSpan(0, length));
            double factor = channels.Factor(f);
            (int block, int lane) = Math.DivRem(f, Block);
            int firstChannel = firstChannels.IsEmpty ? 0 : (f / filtersPerGroup * channelsPerGroup) - firstChannels[block];
            for (int tap = 0; tap < taps; tap++)
            {
                int target = ((((block * taps) + tap) * channelsPerBlock) + firstChannel) * Block;
                for (int channel = 0; channel < channelsPerGroup; channel++)
                    weights[target + (channel * Block) + lane] = (float)(filter[(channel * taps) + tap] * factor);
            }

            biases[f] = channels.Bias(f);
        }

        ArrayPool<float>.Shared.Return(filter);
    }

    /// <summary>Packs a dense layer by block of 16 units, input and unit, its inputs in the order in which the map lies: pixel by pixel.</summary>
    /// <param name="file">The opened weights.</param>
    /// <param name="weight">The tensor of units×(channels·pixels).</param>
    /// <param name="bias">The tensor of units, or null.</param>
    /// <param name="norm">The batch norm to fold in, or null.</param>
    /// <param name="epsilon">The norm's ε.</param>
    /// <param name="scale">The tensor of a factor for each unit behind the norm, or null.</param>
    /// <param name="units">Outputs.</param>
    /// <param name="channels">Channels of the map that was flattened.</param>
    /// <param name="pixels">Its pixels.</param>
    /// <param name="weights">Receives blocks × inputs × 16 values.</param>
    /// <param name="biases">Receives blocks × 16 values.</param>
    public static void Dense(
        scoped ref WeightFile file, string weight, string? bias, string? norm, double epsilon, string? scale, int units, int channels, int pixels, Span<float> weights, Span<float> biases)
    {
        Blocks(ref file, weight, ChannelScale.Read(ref file, bias, norm, epsilon, scale, units), units, channels, pixels, weights, biases);
    }

    /// <summary>Packs a dense layer whose weights may be stored in 16 bits, two to a float, or as float32 like any other.</summary>
    /// <param name="file">The opened weights.</param>
    /// <param name="weight">The tensor of units×(channels·pixels).</param>
    /// <param name="bias">The tensor of units, or null.</param>
    /// <param name="norm">The batch norm to fold in, or null.</param>
    /// <param name="epsilon">The norm's ε.</param>
    /// <param name="scale">The tensor of a factor for each unit behind the norm, or null.</param>
    /// <param name="units">Outputs.</param>
    /// <param name="channels">Channels of the map that was flattened.</param>
    /// <param name="pixels">Its pixels.</param>
    /// <param name="storage">How its weights are stored.</param>
    /// <param name="weights">Receives blocks × inputs × 16 values.</param>
    /// <param name="biases">Receives blocks × 16 values, float32 in any case.</param>
    /// <exception cref="WeightFileException">A weight cannot be stored as <see cref="WeightStorage.Float16"/>.</exception>
    public static void Dense(
        scoped ref WeightFile file, string weight, string? bias, string? norm, double epsilon, string? scale, int units, int channels, int pixels, WeightStorage storage, Span<float> weights, Span<float> biases)
    {
        Blocks(ref file, weight, ChannelScale.Read(ref file, bias, norm, epsilon, scale, units), units, channels, pixels, weights, biases, storage);
    }

    /// <summary>
    /// Packs a transposed convolution as the convolutions that it falls into, one after the other: each by block of 16 filters, tap, channel and filter.
    /// </summary>
    /// <param name="file">The opened weights.</param>
    /// <param name="weight">The tensor of channels×(filters/groups)×window.</param>
    /// <param name="bias">The tensor of filters, or null.</param>
    /// <param name="norm">The batch norm to fold in, or null.</param>
    /// <param name="epsilon">The norm's ε.</param>
    /// <param name="scale">The tensor of a factor for each filter behind the norm, or null.</param>
    /// <param name="filters">Filters.</param>
    /// <param name="groups">Groups.</param>
    /// <param name="channelsPerGroup">Input channels of one group.</param>
    /// <param name="window">Taps of the window.</param>
    /// <param name="taps">The taps of all convolutions in their order, as indices into the window.</param>
    /// <param name="phaseTaps">How many of them each convolution has.</param>
    /// <param name="channelsPerBlock">Input channels that a block reads.</param>
    /// <param name="firstChannels">The first of them for each block; empty where each filter has those of its own group.</param>
    /// <param name="weights">Receives taps × blocks × channelsPerBlock × 16 values.</param>
    /// <param name="biases">Receives blocks × 16 values.</param>
    public static void ConvTranspose(
        scoped ref WeightFile file,
        string weight,
        string? bias,
        string? norm,
        double epsilon,
        string? scale,
        int filters,
        int groups,
        int channelsPerGroup,
        int window,
        ReadOnlySpan<int> taps,
        ReadOnlySpan<int> phaseTaps,
        int channelsPerBlock,
        ReadOnlySpan<int> firstChannels,
        Span<float> weights,
        Span<float> biases)
    {
        int filtersPerGroup = filters / groups;
        int length = filtersPerGroup * window;
        int perTap = (filters + Block - 1) / Block * channelsPerBlock * Block;
        float[] values = ArrayPool<float>.Shared.Rent(length);
        ChannelScale outputs = ChannelScale.Read(ref file, bias, norm, epsilon, scale, filters);
        for (int channel = 0; channel < channelsPerGroup * groups; channel++)
        {
            file.Read(weight, (long)channel * length, values.AsSpan(0, length));
            int firstFilter = channel / channelsPerGroup * filtersPerGroup;
            for (int f = firstFilter; f < firstFilter + filtersPerGroup; f++)
            {
                double factor = outputs.Factor(f);
                (int block, int lane) = Math.DivRem(f, Block);
                int firstChannel = firstChannels.IsEmpty ? channel / channelsPerGroup * channelsPerGroup : firstChannels[block];
                int phaseBegin = 0;
                foreach (int count in phaseTaps)
                {
                    int target = (phaseBegin * perTap) + (((block * count * channelsPerBlock) + channel - firstChannel) * Block) + lane;
                    for (int tap = 0; tap < count; tap++, target += channelsPerBlock * Block)
                        weights[target] = (float)(values[((f - firstFilter) * window) + taps[phaseBegin + tap]] * factor);

                    phaseBegin += count;
                }
            }
        }

        for (int f = 0; f < filters; f++)
            biases[f] = outputs.Bias(f);
        ArrayPool<float>.Shared.Return(values);
    }

    /// <summary>
    /// Packs a convolution of few filters as one of one pixel that makes a channel of each tap and filter: by block of 16 of these, channel and lane.
    /// </summary>
    /// <param name="file">The opened weights.</param>
    /// <param name="weight">The tensor of filters×channels×taps, or of channels×filters×taps.</param>
    /// <param name="bias">The tensor of filters, or null.</param>
    /// <param name="norm">The batch norm to fold in, or null.</param>
    /// <param name="epsilon">The norm's ε.</param>
    /// <param name="scale">The tensor of a factor for each filter behind the norm, or null.</param>
    /// <param name="filters">Filters.</param>
    /// <param name="channels">Input channels.</param>
    /// <param name="taps">Taps of the window.</param>
    /// <param name="isTransposed">The tensor has the channels before the filters.</param>
    /// <param name="weights">Receives blocks × channels × 16 values.</param>
    /// <param name="biases">Receives a value for each filter.</param>
    public static void Taps(
        scoped ref WeightFile file,
        string weight,
        string? bias,
        string? norm,
        double epsilon,
        string? scale,
        int filters,
        int channels,
        int taps,
        bool isTransposed,
        Span<float> weights,
        Span<float> biases)
    {
        float[] window = ArrayPool<float>.Shared.Rent(taps);
        ChannelScale outputs = ChannelScale.Read(ref file, bias, norm, epsilon, scale, filters);
        for (int f = 0; f < filters; f++)
        {
            double factor = outputs.Factor(f);
            for (int channel = 0; channel < channels; channel++)
            {
                long place = isTransposed ? ((long)channel * filters) + f : ((long)f * channels) + channel;
                file.Read(weight, place * taps, window.AsSpan(0, taps));
                for (int tap = 0; tap < taps; tap++)
                {
                    (int block, int lane) = Math.DivRem((tap * filters) + f, Block);
                    weights[(((block * channels) + channel) * Block) + lane] = (float)(window[tap] * factor);
                }
            }

            biases[f] = outputs.Bias(f);
        }

        ArrayPool<float>.Shared.Return(window);
    }

    /// <summary>Packs a locally connected layer by pixel, block of 16 filters, tap, channel and filter.</summary>
    /// <param name="file">The opened weights.</param>
    /// <param name="weight">The tensor of filters×pixels×channels×taps.</param>
    /// <param name="bias">The tensor of filters×pixels, or null.</param>
    /// <param name="filters">Filters.</param>
    /// <param name="pixels">Pixels of the map.</param>
    /// <param name="channels">Input channels.</param>
    /// <param name="taps">Taps of the window.</param>
    /// <param name="weights">Receives pixels × blocks × taps × channels × 16 values.</param>
    /// <param name="biases">Receives pixels × blocks × 16 values.</param>
    public static void LocallyConnected(scoped ref WeightFile file, string weight, string? bias, int filters, int pixels, int channels, int taps, Span<float> weights, Span<float> biases)
    {
        int length = channels * taps;
        int blocks = (filters + Block - 1) / Block;
        float[] values = ArrayPool<float>.Shared.Rent(Math.Max(length, pixels));
        for (int f = 0; f < filters; f++)
        {
            (int block, int lane) = Math.DivRem(f, Block);
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                file.Read(weight, (((long)f * pixels) + pixel) * length, values.AsSpan(0, length));
                int target = (((pixel * blocks) + block) * length * Block) + lane;
                for (int tap = 0; tap < taps; tap++)
                {
                    for (int channel = 0; channel < channels; channel++, target += Block)
                        weights[target] = values[(channel * taps) + tap];
                }
            }

            if (bias is null)
                continue;
            file.Read(bias, (long)f * pixels, values.AsSpan(0, pixels));
            for (int pixel = 0; pixel < pixels; pixel++)
                biases[(((pixel * blocks) + block) * Block) + lane] = values[pixel];
        }

        ArrayPool<float>.Shared.Return(values);
    }

    private static int RoundUp(int channels) => (channels + Block - 1) / Block * Block;

    /// <summary>
    /// A block of 16 outputs at a time, each of channels × places in the file and of places × channels here: its values are read as one run and written as one,
    /// which is several times faster than output by output.
    /// </summary>
    private static void Blocks(scoped ref WeightFile file, string weight, ChannelScale scale, int outputs, int channels, int places, Span<float> weights, Span<float> biases, WeightStorage storage = WeightStorage.Float32)
    {
        int length = channels * places;
        float[] wide = storage == WeightStorage.Float32 ? [] : ArrayPool<float>.Shared.Rent(Block * length);
        float[] block = ArrayPool<float>.Shared.Rent(Math.Min(outputs, Block) * length);
        Span<double> factors = stackalloc double[Block];
        for (int first = 0; first < outputs; first += Block)
        {
            int count = Math.Min(Block, outputs - first);
            file.Read(weight, (long)first * length, block.AsSpan(0, count * length));
            for (int lane = 0; lane < count; lane++)
            {
                factors[lane] = scale.Factor(first + lane);
                biases[first + lane] = scale.Bias(first + lane);
            }

            Span<float> target = storage == WeightStorage.Float32 ? weights.Slice(first * length, Block * length) : wide.AsSpan(0, Block * length);
            if (count < Block)
                target.Clear();
            for (int place = 0; place < places; place++)
            {
                for (int channel = 0; channel < channels; channel++)
                {
                    ref float source = ref block[(channel * places) + place];
                    Span<float> lanes = target.Slice(((place * channels) + channel) * Block, count);
                    for (int lane = 0; lane < lanes.Length; lane++)
                        lanes[lane] = (float)(Unsafe.Add(ref source, lane * length) * factors[lane]);
                }
            }

            if (storage != WeightStorage.Float32)
                ShortWeights.Narrow(target, MemoryMarshal.Cast<float, ushort>(weights).Slice(first * length, Block * length), storage, weight);
        }

        if (storage != WeightStorage.Float32)
            ArrayPool<float>.Shared.Return(wide);
        ArrayPool<float>.Shared.Return(block);
    }
}
