namespace NetCompiler.Suite.Tests.Course;

/// <summary>The networks of the examples that come with values.</summary>
internal static class CourseExamples
{
    public const string Declarations = """
        [Network, Input(1, 9), Conv(1, 3, Bias = false), Expect(Output = [1, 7])]
        public partial class Nine3;

        [Network, Input(1, 9), Conv(1, 5, Bias = false), Expect(Output = [1, 5])]
        public partial class Nine5;

        [Network, Input(1, 9), Conv(1, 5, Stride = 2, Bias = false), Expect(Output = [1, 3])]
        public partial class Nine5By2;

        [Network, Input(1, 9), Conv(1, 7, Bias = false), Expect(Output = [1, 3])]
        public partial class Nine7;

        [Network, Input(1, 9), Conv(1, 9, Bias = false), Expect(Output = [1, 1])]
        public partial class Nine9;

        [Network, Input(1, 9), Dense(1, Bias = false)]
        public partial class NineDense;

        [Network, Input(1, 5), Conv(1, 3, Bias = false), Expect(Output = [1, 3])]
        public partial class Five3;

        [Network, Input(1, 5), Conv(1, 3, Bias = false, Same = true), Expect(Output = [1, 5])]
        public partial class Five3Zero;

        [Network, Input(1, 5), Conv(1, 3, Bias = false, Same = true, PadMode = PadMode.Reflect)]
        public partial class Five3Reflect;

        [Network, Input(1, 5), Conv(1, 3, Bias = false, Same = true, PadMode = PadMode.Replicate)]
        public partial class Five3Replicate;

        [Network, Input(1, 6, 6), Conv(1, 3, Bias = false), Expect(Output = [1, 4, 4])]
        public partial class Edges;

        [Network, Input(1, 4, 4), Conv(1, 2, Bias = false)]
        public partial class TwoByTwo;

        [Network, Input(1, 4, 4), Conv(1, 2, Bias = false), Relu]
        public partial class TwoByTwoRelu;

        [Network, Input(1, 7, 7), Conv(1, 3, Same = true, Bias = false), Expect(Output = [1, 7, 7])]
        public partial class SevenSame;

        [Network, Input(1, 7, 7), Conv(1, 3, Pad = 1, Bias = false), Expect(Output = [1, 7, 7])]
        public partial class SevenPad1;

        [Network, Input(1, 8, 8), MaxPool(2)]
        public partial class EightMax;

        [Network, Input(1, 8, 8), AvgPool(2)]
        public partial class EightMean;

        [Network, Input(1, 4, 4), MaxPool(2), Expect(Output = [1, 2, 2])]
        public partial class FourMax;

        [Network, Input(1, 8, 8), MaxPool(2, Stride = 1), Expect(Output = [1, 7, 7])]
        public partial class EightMaxBy1;

        [Network, Input(1, 3, 3), MaxPool(3)]
        public partial class ThreeMax;

        [Network, Input(1, 3, 3), AvgPool(3)]
        public partial class ThreeMean;

        [Network, Input(3, 2, 2), Conv(1, 1, Bias = false)]
        public partial class Grey;

        [Network, Input(3, 6, 5), Conv(4, Sizes = [3, 2])]
        public partial class Im2Col;

        [Network, Input(4, 8, 8), Conv(4, 8), Expect(Output = [4, 1, 1])]
        public partial class WholeMapConv;

        [Network, Input(4, 8, 8), Dense(4)]
        public partial class WholeMapDense;

        """;
}
