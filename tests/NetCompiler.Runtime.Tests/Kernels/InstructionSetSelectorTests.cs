using System.Runtime.Intrinsics.X86;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Runtime.Tests.Kernels;

public class InstructionSetSelectorTests
{
    [Theory]
    [InlineData(true, true, InstructionSet.Avx512)]
    [InlineData(false, true, InstructionSet.Avx2)]
    [InlineData(false, false, InstructionSet.Vector128)]
    public void Best_is_the_widest_there_is(bool hasAvx512, bool hasAvx2, InstructionSet expected) =>
        Assert.Equal(expected, InstructionSetSelector.Resolve(InstructionSet.Best, hasAvx512, hasAvx2));

    [Theory]
    [InlineData(InstructionSet.Vector128)]
    [InlineData(InstructionSet.Avx2)]
    [InlineData(InstructionSet.Avx512)]
    public void A_set_the_machine_has_is_kept(InstructionSet asked) =>
        Assert.Equal(asked, InstructionSetSelector.Resolve(asked, hasAvx512: true, hasAvx2: true));

    [Theory]
    [InlineData(InstructionSet.Avx512, true, "The instruction set Avx512 was asked for; this machine has Avx2, Vector128.")]
    [InlineData(InstructionSet.Avx512, false, "The instruction set Avx512 was asked for; this machine has Vector128.")]
    [InlineData(InstructionSet.Avx2, false, "The instruction set Avx2 was asked for; this machine has Vector128.")]
    public void A_set_the_machine_lacks_is_refused_with_what_there_is(InstructionSet asked, bool hasAvx2, string message)
    {
        var error = Assert.Throws<PlatformNotSupportedException>(() => InstructionSetSelector.Resolve(asked, hasAvx512: false, hasAvx2));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void A_value_outside_the_enumeration_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => InstructionSetSelector.Resolve((InstructionSet)9));

    [Fact]
    public void The_running_machine_gets_a_set_it_supports()
    {
        InstructionSet best = InstructionSetSelector.Resolve(InstructionSet.Best);
        Assert.NotEqual(InstructionSet.Best, best);
        Assert.Equal(best == InstructionSet.Avx512, Avx512F.IsSupported && Avx512F.VL.IsSupported && Avx512BW.IsSupported && Avx512DQ.IsSupported);
        Assert.Equal(best, InstructionSetSelector.Resolve(best));
        Assert.Equal(InstructionSet.Vector128, InstructionSetSelector.Resolve(InstructionSet.Vector128));
    }
}
