namespace System.Strange;

// Nearer than the types that generated code means, for code that calls them by short names.
internal static class Math;

internal static class MathF;

internal static class Unsafe;

internal static class Vector512;

internal static class Vector256;

internal static class Vector128;

internal static class MethodImplOptions;

internal static class IDisposable;

internal static class ArgumentException;

internal static class Single;

internal static class NetworkEngine;

internal static class AlignedBuffer;
