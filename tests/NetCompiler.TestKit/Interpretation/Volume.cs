using NetCompiler.Compiler.Graph;
using GraphPadMode = NetCompiler.Compiler.Graph.Ops.PadMode;

namespace NetCompiler.TestKit.Interpretation;

/// <summary>
/// A value as channels × depth × height × width, whatever its number of axes: missing axes have the size 1, so that every op is
/// one nest of plain loops. Index = ((channel·depth + z)·height + y)·width + x, as PyTorch lays it out.
/// </summary>
internal readonly record struct Volume(int Channels, int Depth, int Height, int Width)
{
    // The window of an axis that is not there: it neither moves nor reaches anywhere.
    private static readonly WindowAxis NoAxis = new() { Input = 1, Size = 1, Output = 1 };

    public int Pixels => Depth * Height * Width;

    public int Length => Channels * Pixels;

    public static Volume Of(Shape shape)
    {
        int[] axes = shape.Axes.ToArray();
        return new(shape.Channels, At(3), At(2), At(1));

        int At(int fromEnd) => axes.Length >= fromEnd ? axes[^fromEnd] : 1;
    }

    /// <summary>The window's axes as depth, height and width.</summary>
    public static (WindowAxis Z, WindowAxis Y, WindowAxis X) Window(Node node, IReadOnlyList<WindowAxis> window)
    {
        foreach (WindowAxis axis in window)
            WindowWalk.Check(node, axis);
        return (At(3), At(2), At(1));

        WindowAxis At(int fromEnd) => window.Count >= fromEnd ? window[window.Count - fromEnd] : NoAxis;
    }

    public int Index(int channel, int z, int y, int x) => (((((channel * Depth) + z) * Height) + y) * Width) + x;

    /// <summary>Where tap <paramref name="tap"/> of window <paramref name="output"/> lies: below 0 or beyond the input in its padding.</summary>
    public static int Position(WindowAxis axis, int output, int tap) => (output * axis.Stride) - axis.PadBegin + (tap * axis.Dilation);

    public static bool IsInside(int position, WindowAxis axis) => position >= 0 && position < axis.Input;

    /// <summary>Whether the position lies in the input or in its declared padding, and not in the overhang.</summary>
    public static bool IsPadded(int position, WindowAxis axis) => position < axis.Input + axis.PadEnd;

    /// <summary>The pixel that stands at a position of a convolution's input, or −1 for zero.</summary>
    public static int Source(int position, WindowAxis axis, GraphPadMode mode)
    {
        if (IsInside(position, axis))
            return position;
        int source = mode switch
        {
            GraphPadMode.Zero => -1,
            GraphPadMode.Reflect => position < 0 ? -position : (2 * (axis.Input - 1)) - position,
            _ => position < 0 ? 0 : axis.Input - 1,
        };
        if (mode != GraphPadMode.Zero && !IsInside(source, axis))
            throw new InterpretationException($"position {position} of an axis of {axis.Input} pixels has no reflection");
        return source;
    }
}
