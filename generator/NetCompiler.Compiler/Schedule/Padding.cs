using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Schedule;

/// <summary>The border that a reader wants around the map that it reads.</summary>
internal sealed record Padding(EquatableArray<int> Begin, EquatableArray<int> End, PadMode Mode)
{
    public bool IsNone => Begin.Concat(End).All(size => size == 0);

    /// <summary>Null for what reads no border.</summary>
    public static Padding? Of(Node reader) => reader.Op switch
    {
        ConvOp conv => Of(conv.WinogradTile == 0 ? conv.Window : WinogradTiles.Covered(conv.Window, conv.WinogradTile), conv.PadMode),
        ConvTransposeOp conv => ConvPhase.Border(conv) is var (begin, end) ? new(begin, end, PadMode.Zero) : null,
        LocallyConnectedOp local => Of(local.Window, PadMode.Zero),
        _ => null,
    };

    private static Padding Of(EquatableArray<WindowAxis> window, PadMode mode) =>
        new(window.Select(axis => axis.PadBegin).ToEquatableArray(), window.Select(axis => axis.PadEnd + axis.Overhang).ToEquatableArray(), mode);
}
