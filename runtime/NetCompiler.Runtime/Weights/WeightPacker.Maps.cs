using System.Buffers;

namespace NetCompiler.Weights;

// What lies as maps and tables rather than as blocks of outputs.
public static partial class WeightPacker
{
    /// <summary>Spreads the biases of distances over heads, queries and keys of a window; the keys of a query take a multiple of 16.</summary>
    /// <param name="file">The opened weights.</param>
    /// <param name="table">The tensor of (2·window − 1)²×heads: row (dy + window − 1)·(2·window − 1) + dx + window − 1, with dy, dx from key to query.</param>
    /// <param name="heads">Heads.</param>
    /// <param name="window">The window's side in pixels.</param>
    /// <param name="biases">Receives heads × window² × (window² rounded up to 16) values.</param>
    public static void DistanceBias(scoped ref WeightFile file, string table, int heads, int window, Span<float> biases)
    {
        int span = (2 * window) - 1;
        int tokens = window * window;
        int pitch = (tokens + Block - 1) / Block * Block;
        float[] values = new float[span * span * heads];
        file.Read(table, 0, values);
        for (int head = 0; head < heads; head++)
        {
            for (int query = 0; query < tokens; query++)
            {
                for (int key = 0; key < tokens; key++)
                {
                    int dy = (query / window) - (key / window) + window - 1;
                    int dx = (query % window) - (key % window) + window - 1;
                    biases[(((head * tokens) + query) * pitch) + key] = values[(((dy * span) + dx) * heads) + head];
                }
            }
        }
    }

    /// <summary>Packs a batch norm that stands alone as a factor and a summand for each channel, or for each value: pixel by pixel, channels rounded up to 16.</summary>
    /// <param name="file">The opened weights.</param>
    /// <param name="name">The norm.</param>
    /// <param name="epsilon">Its ε.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="pixels">Pixels with constants of their own; 1 for constants per channel.</param>
    /// <param name="factors">Receives the factors.</param>
    /// <param name="summands">Receives the summands.</param>
    public static void BatchNorm(scoped ref WeightFile file, string name, double epsilon, int channels, int pixels, Span<float> factors, Span<float> summands)
    {
        ChannelScale scale = ChannelScale.Read(ref file, null, name, epsilon, null, channels * pixels);
        int pitch = RoundUp(channels);
        for (int channel = 0; channel < channels; channel++)
        {
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                factors[(pixel * pitch) + channel] = (float)scale.Factor((channel * pixels) + pixel);
                summands[(pixel * pitch) + channel] = scale.Bias((channel * pixels) + pixel);
            }
        }
    }

    /// <summary>Packs a tensor as a map: pixel by pixel, channels rounded up to 16.</summary>
    /// <param name="file">The opened weights.</param>
    /// <param name="tensor">The tensor of channels×pixels, or of pixels×channels.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="pixels">Pixels.</param>
    /// <param name="channelsLast">Channels are the tensor's last axis rather than its first.</param>
    /// <param name="values">Receives pixels × (channels rounded up to 16) values.</param>
    public static void Map(scoped ref WeightFile file, string tensor, int channels, int pixels, bool channelsLast, Span<float> values)
    {
        int pitch = RoundUp(channels);
        if (channelsLast || pixels == 1)
        {
            for (int pixel = 0; pixel < pixels; pixel++)
                file.Read(tensor, (long)pixel * channels, values.Slice(pixel * pitch, channels));
            return;
        }

        float[] plane = ArrayPool<float>.Shared.Rent(pixels);
        for (int channel = 0; channel < channels; channel++)
        {
            file.Read(tensor, (long)channel * pixels, plane.AsSpan(0, pixels));
            for (int pixel = 0; pixel < pixels; pixel++)
                values[(pixel * pitch) + channel] = plane[pixel];
        }

        ArrayPool<float>.Shared.Return(plane);
    }

    /// <summary>Packs a mean picture, channels first as in the file.</summary>
    /// <param name="file">The opened weights.</param>
    /// <param name="name">The layer: <c>{name}.mean</c>.</param>
    /// <param name="values">Receives the picture.</param>
    public static void MeanPicture(scoped ref WeightFile file, string name, Span<float> values) => file.Read(name + ".mean", 0, values);
}
