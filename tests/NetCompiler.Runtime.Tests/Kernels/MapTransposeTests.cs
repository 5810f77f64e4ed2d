using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Runtime.Tests.Kernels;

/// <summary>Copies between channels first and channels last in all small sizes and gaps against value by value; what lies before, behind and between stays.</summary>
public class MapTransposeTests
{
    private const float Guard = -1;

    /// <summary>Guard values before and behind: wider than the widest vector.</summary>
    private const int Room = 37;

    private static readonly int[] Sizes = [.. Enumerable.Range(1, 20), 31, 32, 33, 40, 49];

    public static TheoryData<int, int> Gaps() => new() { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 3, 16 }, { 64, 7 } };

    [Theory]
    [MemberData(nameof(Gaps))]
    public void To_channels_last(int planeGap, int pitchGap) =>
        Check((channels, count) => (count + planeGap, channels + pitchGap), (source, target, plane, pitch, channels, count) => MapTranspose.ToChannelsLast(in source[0], plane, ref target[Room], pitch, channels, count));

    [Theory]
    [MemberData(nameof(Gaps))]
    public void To_channels_first(int planeGap, int pitchGap) =>
        Check((channels, count) => (channels + pitchGap, count + planeGap), (source, target, pitch, plane, channels, count) => MapTranspose.ToChannelsFirst(in source[0], pitch, ref target[Room], plane, channels, count), channelsFirst: true);

    private static void Check(Func<int, int, (int Source, int Target)> strides, Action<float[], float[], int, int, int, int> copy, bool channelsFirst = false)
    {
        foreach (int channels in Sizes)
        {
            foreach (int count in Sizes)
            {
                // Rows of the source are columns of the target.
                (int rows, int columns) = channelsFirst ? (count, channels) : (channels, count);
                (int sourceStride, int targetStride) = strides(channels, count);
                float[] source = [.. Enumerable.Range(1, ((rows - 1) * sourceStride) + columns).Select(value => (float)value)];
                float[] target = new float[Room + ((columns - 1) * targetStride) + rows + Room];
                Array.Fill(target, Guard);
                float[] expected = [.. target];
                for (int row = 0; row < rows; row++)
                {
                    for (int column = 0; column < columns; column++)
                        expected[Room + (column * targetStride) + row] = source[(row * sourceStride) + column];
                }

                copy(source, target, sourceStride, targetStride, channels, count);
                Assert.True(expected.AsSpan().SequenceEqual(target), $"{channels} channels of {count} pixels");
            }
        }
    }

    [Fact]
    public void Every_bit_of_a_value_is_copied()
    {
        float[] map = new float[16 * 9];
        for (int i = 0; i < map.Length; i++)
            map[i] = BitConverter.Int32BitsToSingle(0x7F800001 + (i * 0x01010101));
        float[] pixels = new float[map.Length];
        float[] back = new float[map.Length];
        MapTranspose.ToChannelsLast(in map[0], plane: 9, ref pixels[0], pitch: 16, channels: 16, count: 9);
        MapTranspose.ToChannelsFirst(in pixels[0], pitch: 16, ref back[0], plane: 9, channels: 16, count: 9);
        Assert.Equal(map.Select(BitConverter.SingleToInt32Bits), back.Select(BitConverter.SingleToInt32Bits));
    }
}
