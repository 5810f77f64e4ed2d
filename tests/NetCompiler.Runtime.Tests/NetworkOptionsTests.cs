using Xunit;

namespace NetCompiler.Runtime.Tests;

public class NetworkOptionsTests
{
    [Fact]
    public void Defaults_are_one_thread_the_best_instructions_and_no_extra_tensors()
    {
        var options = new NetworkOptions();
        Assert.Equal(1, options.Threads);
        Assert.Equal(InstructionSet.Best, options.InstructionSet);
        Assert.False(options.AllowExtraTensors);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(256)]
    public void Threads_within_the_limits_are_taken(int threads) =>
        Assert.Equal(threads, new NetworkOptions { Threads = threads }.Threads);

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(257)]
    public void Threads_beyond_the_limits_are_named_in_the_error(int threads)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new NetworkOptions { Threads = threads });
        Assert.Equal("Threads", error.ParamName);
        Assert.Contains($"{threads}; it must be 1 to 256", error.Message);
    }
}
