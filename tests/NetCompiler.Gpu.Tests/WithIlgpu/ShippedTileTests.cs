using System.Reflection;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using Xunit.Abstractions;

namespace NetCompiler.Gpu.Tests.WithIlgpu;

/// <summary>
/// The PTX of the tiles that users get: the largest convolutions of a batch of two networks, compiled for SM 8.0. No device has run it; its shape says whether one could run it
/// well.
/// </summary>
/// <param name="output">Receives the figures.</param>
public class ShippedTileTests(ITestOutputHelper output)
{
    private const int Shapes = 5;
    private const int MostRegisters = 128;
    private const int RegistersOfMultiprocessor = 65_536;
    private const double LeastMultiplyAdds = 16;

    [Theory]
    [InlineData("Vgg", "Vgg16")]
    [InlineData("ResNet", "ResNet50")]
    public void Largest_convolutions_multiply_from_registers(string file, string name)
    {
        foreach ((ConvLaunch launch, MethodInfo method) in new ZooNetwork(file, name).Convolutions().Take(Shapes))
        {
            PtxKernel kernel = new(PtxCompiler.Compile(method, launch.Threads));
            PtxLoop loop = Assert.Single(kernel.ProductLoops);
            PtxInstruction[] body = [.. loop.Body.Select(at => kernel.Instructions[at])];
            int reads = body.Count(instruction => instruction.LoadsShared);
            int multiplyAdds = Math.Min(body.Count(instruction => instruction.Opcode == "mul.f32"), body.Count(instruction => instruction.Opcode == "add.f32"));
            int registers = PtxLiveness.MostLive(kernel);
            string what = $"{name} {launch.Name} ({launch.Tile}, {launch.Threads} threads): {multiplyAdds} multiply-adds for {reads} reads of shared memory, {registers} live registers (planned {launch.Registers}), {kernel.SharedBytes} bytes shared";
            output.WriteLine(what);

            Assert.DoesNotContain(".extern .func", kernel.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(".local", kernel.Text, StringComparison.Ordinal);
            Assert.Contains("ld.global.v4.f32", kernel.Text, StringComparison.Ordinal);
            Assert.All(body.Where(instruction => instruction.LoadsShared), instruction => Assert.Equal("ld.shared.v4.f32", instruction.Opcode));
            Assert.Equal(launch.SharedBytes, kernel.SharedBytes);
            Assert.True(multiplyAdds >= LeastMultiplyAdds * reads, what);
            Assert.True(registers <= MostRegisters && registers * launch.Threads <= RegistersOfMultiprocessor, what);
            Assert.True(registers <= launch.Registers, $"{what}: the plan says fewer");
            Assert.Empty(PtxBarriers.MissingAroundLoops(kernel));
            Assert.Empty(PtxBarriers.MissingBehindReads(kernel));
        }
    }
}
