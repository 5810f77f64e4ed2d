namespace NetCompiler.Generator.Tests.Parsing.Forward;

/// <summary>Sources with a Forward method, and the declarations of the vocabulary that they need.</summary>
internal static class ForwardSource
{
    /// <summary>The part of <c>Tensor</c> that these tests write.</summary>
    public const string Tensor = """
        namespace NetCompiler
        {
            public enum UpsampleMode { Nearest, Bilinear }

            public sealed class Tensor
            {
                private Tensor() { }
                public int Channels => throw null!;
                public int Height => throw null!;
                public int Width => throw null!;
                public int Length => throw null!;
                public int[] Shape => throw null!;
                public Tensor Conv(int filters, int size = 0, int[]? sizes = null, int stride = 0, int[]? strides = null, int pad = 0, bool bias = true, Rounding rounding = Rounding.Exact, string? name = null) => throw null!;
                public Tensor MaxPool(int size = 0, int stride = 0) => throw null!;
                public Tensor Relu(string? name = null) => throw null!;
                public Tensor BatchNorm(double epsilon = 1e-5, string? name = null) => throw null!;
                public Tensor Dense(int units, string? name = null) => throw null!;
                public Tensor Reshape(params int[] shape) => throw null!;
                public Tensor Upsample(int scale, UpsampleMode mode = UpsampleMode.Nearest) => throw null!;
                public Tensor[] Split(int parts) => throw null!;
                public static Tensor Concat(params System.ReadOnlySpan<Tensor> tensors) => throw null!;
                public static Tensor Concat(int axis, params System.ReadOnlySpan<Tensor> tensors) => throw null!;
                public static Tensor MatMul(Tensor left, Tensor right) => throw null!;
                public static Tensor Parameter(string name, int[] shape, bool channelsLast = false) => throw null!;
                public static Tensor operator +(Tensor left, Tensor right) => throw null!;
                public static Tensor operator *(Tensor left, Tensor right) => throw null!;
            }
        }
        """;

    /// <summary>A network whose Forward has this body; other members may follow.</summary>
    public static string Body(string statements, string members = "") => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;

        [Network, Input(3, 8, 8)]
        public partial class Net
        {
            static Tensor Forward(Tensor x)
            {
                {{statements}}
            }

            {{members}}
        }
        """;
}
