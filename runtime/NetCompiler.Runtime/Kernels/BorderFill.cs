using System.ComponentModel;
using System.Runtime.InteropServices;

namespace NetCompiler.Kernels;

/// <summary>
/// Fills the border around a map, for padding. A buffer is planes × rows of three spatial axes × elements: a channels-last map is one plane
/// whose elements are pixels, a planar one is a plane a channel whose elements are single values. Called by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BorderFill
{
    /// <summary>Fills with zeros.</summary>
    /// <param name="buffer">The buffer's first value.</param>
    /// <param name="planes">Planes.</param>
    /// <param name="element">Floats of an element.</param>
    /// <param name="axes">Three axes, outermost first, missing ones with size 1: border before, size, border after.</param>
    public static void Zero(ref float buffer, int planes, int element, ReadOnlySpan<int> axes) => Fill(ref buffer, planes, element, axes, Source.None);

    /// <summary>Fills with the map mirrored at its edge, without repeating the edge.</summary>
    /// <inheritdoc cref="Zero"/>
    public static void Reflect(ref float buffer, int planes, int element, ReadOnlySpan<int> axes) => Fill(ref buffer, planes, element, axes, Source.Mirror);

    /// <summary>Fills with the map's edge.</summary>
    /// <inheritdoc cref="Zero"/>
    public static void Replicate(ref float buffer, int planes, int element, ReadOnlySpan<int> axes) => Fill(ref buffer, planes, element, axes, Source.Edge);

    private enum Source
    {
        None,
        Mirror,
        Edge,
    }

    private static void Fill(ref float buffer, int planes, int element, ReadOnlySpan<int> axes, Source source)
    {
        int plane = element;
        for (int axis = 0; axis < 3; axis++)
            plane *= axes[3 * axis] + axes[(3 * axis) + 1] + axes[(3 * axis) + 2];

        // Innermost axis first: the outer ones then copy whole slices, whose own borders are done.
        for (int i = 0; i < planes; i++)
        {
            Span<float> values = MemoryMarshal.CreateSpan(ref System.Runtime.CompilerServices.Unsafe.Add(ref buffer, (nint)i * plane), plane);
            int slice = element;
            for (int axis = 2; axis >= 0; axis--)
            {
                ReadOnlySpan<int> sizes = axes.Slice(3 * axis, 3);
                int length = slice * (sizes[0] + sizes[1] + sizes[2]);
                if (sizes[0] + sizes[2] > 0)
                    FillAxis(values, axes[..(3 * axis)], slice, sizes, source);
                slice = length;
            }
        }
    }

    /// <summary>Fills the borders of one axis in every interior row of the axes outside it.</summary>
    private static void FillAxis(Span<float> values, ReadOnlySpan<int> outer, int slice, ReadOnlySpan<int> sizes, Source source)
    {
        int length = slice * (sizes[0] + sizes[1] + sizes[2]);
        int middleBegin = 0, middleEnd = 1, middlePadded = 1, outerBegin = 0, outerEnd = 1;
        if (outer.Length >= 3)
        {
            ReadOnlySpan<int> middle = outer[^3..];
            (middleBegin, middleEnd, middlePadded) = (middle[0], middle[0] + middle[1], middle[0] + middle[1] + middle[2]);
        }

        if (outer.Length == 6)
            (outerBegin, outerEnd) = (outer[0], outer[0] + outer[1]);
        if (source == Source.None)
        {
            // What lies between two lines is one run.
            for (int i = outerBegin; i < outerEnd; i++)
            {
                Span<float> lines = values.Slice(((i * middlePadded) + middleBegin) * length, (middleEnd - middleBegin) * length);
                ClearGaps(lines, first: sizes[0] * slice, inside: sizes[1] * slice, gap: (sizes[0] + sizes[2]) * slice);
            }

            return;
        }

        for (int i = outerBegin; i < outerEnd; i++)
        {
            for (int j = middleBegin; j < middleEnd; j++)
                FillLine(values.Slice(((i * middlePadded) + j) * length, length), slice, sizes, source);
        }
    }

    /// <summary>Clears the border before the first line, after the last and between two of them.</summary>
    private static void ClearGaps(Span<float> lines, int first, int inside, int gap)
    {
        const int Short = 16;
        lines[..first].Clear();
        int at = first + inside;
        for (; at + gap <= lines.Length; at += gap + inside)
        {
            Span<float> between = lines.Slice(at, gap);
            if (gap > Short)
            {
                between.Clear();
                continue;
            }

            // A call for each few values would take longer than they do.
            for (int i = 0; i < between.Length; i++)
                between[i] = 0;
        }

        // Without a border before the lines the last gap is a whole one, and nothing is left.
        lines[Math.Min(at, lines.Length)..].Clear();
    }

    private static void FillLine(Span<float> line, int slice, ReadOnlySpan<int> sizes, Source source)
    {
        (int before, int size, int after) = (sizes[0], sizes[1], sizes[2]);
        for (int at = -before; at < 0; at++)
            CopySlice(line, at, source == Source.Edge ? 0 : -at);
        for (int at = size; at < size + after; at++)
            CopySlice(line, at, source == Source.Edge ? size - 1 : Math.Max(0, (2 * (size - 1)) - at));

        void CopySlice(Span<float> values, int to, int from) =>
            values.Slice((before + from) * slice, slice).CopyTo(values.Slice((before + to) * slice, slice));
    }
}
