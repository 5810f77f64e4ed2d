using System.Runtime.CompilerServices;
using NetCompiler.Memory;
using Xunit;

namespace NetCompiler.Runtime.Tests.Memory;

public class AlignedBufferTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(1000)]
    [InlineData(300_000)]
    public void It_is_zeroed_and_starts_on_a_64_byte_boundary_and_stays_there(int floats)
    {
        AlignedBuffer[] buffers = [.. Enumerable.Range(0, 20).Select(_ => new AlignedBuffer(floats))];
        nint[] addresses = [.. buffers.Select(Address)];
        GC.Collect();
        Assert.All(addresses, address => Assert.Equal(0, address % 64));
        Assert.Equal(addresses, buffers.Select(Address));
        Assert.All(buffers, buffer =>
        {
            Assert.Equal(floats, buffer.Length);
            Assert.Equal(floats, buffer.Span.Length);
            Assert.False(buffer.Span.ContainsAnyExcept(0f));
        });
    }

    [Fact]
    public void The_reference_is_the_start_of_the_span()
    {
        var buffer = new AlignedBuffer(40);
        Unsafe.Add(ref buffer.Reference, 39) = 2;
        buffer.Reference = 1;
        Assert.Equal(1, buffer.Span[0]);
        Assert.Equal(2, buffer.Span[39]);
    }

    [Theory]
    [InlineData(-1L)]
    [InlineData((long)int.MaxValue)]
    [InlineData(1L << 32)]
    public void A_size_no_array_can_have_is_named_in_the_error(long floats)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new AlignedBuffer(floats));
        Assert.Contains($"{floats} floats", error.Message);
    }

    private static nint Address(AlignedBuffer buffer) => Unsafe.ByteOffset(ref Unsafe.NullRef<float>(), ref buffer.Reference);
}
