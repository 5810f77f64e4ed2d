namespace NetCompiler.Suite.Tests.Course;

/// <summary>The networks of the examples that come with counts. Each states the course's figures, so compiling it is the test; the constants are compared besides.</summary>
internal static class CourseCounts
{
    public const string Declarations = """
        [Network, Input(1, 7, 7), Conv(1, 3, Bias = false), Expect(Output = [1, 5, 5])]
        public partial class Seven3;

        [Network, Input(1, 7, 7), Conv(1, 3, Stride = 2, Bias = false), Expect(Output = [1, 3, 3])]
        public partial class Seven3By2;

        [Network, Input(3, 32, 32), Conv(6, 5, Stride = 3, Bias = false), Expect(Output = [6, 10, 10], Neurons = 600, Parameters = 450)]
        public partial class SixBy3;

        [Network, Input(3, 227, 227), Conv(96, 11, Stride = 4, Bias = false), Expect(Output = [96, 55, 55], Parameters = 34_848)]
        public partial class AlexNetFirst;

        [Network, Input(96, 55, 55), MaxPool(3, Stride = 2), Expect(Output = [96, 27, 27])]
        public partial class AlexNetPool;

        [Network, Input(3, 25, 25), Conv(1, 5, Bias = false), Expect(Output = [1, 21, 21], Parameters = 75)]
        public partial class OneFilter;

        [Network, Input(3, 25, 25), Conv(1, 5), Expect(Parameters = 76)]
        public partial class OneFilterBiased;

        [Network, Input(3, 25, 25), Dense(1), Expect(Parameters = 1_876, Neurons = 1)]
        public partial class OneNeuron;

        [Network, Input(1, 150), Dense(148, Bias = false), Expect(Neurons = 148, Parameters = 22_200)]
        public partial class FullyConnected150;

        [Network, Input(1, 150), Conv(1, 3, Bias = false), Expect(Neurons = 148, Parameters = 3)]
        public partial class Shared150;

        [Network, Input(1, 100), Conv(5, 5, Same = true, Bias = false), Expect(Neurons = 500, Parameters = 25)]
        public partial class FiveOn100;

        [Network, Input(1, 100, 100), Conv(6, 5, Same = true, Bias = false), Expect(Neurons = 60_000, Parameters = 150)]
        public partial class SixOn100Same;

        [Network, Input(1, 100, 100), Conv(5, 5, Same = true, Bias = false), Expect(Neurons = 50_000, Parameters = 125)]
        public partial class FiveOn100Same;

        [Network, Input(1, 100, 100), Conv(6, 5, Bias = false), Expect(Neurons = 55_296, Parameters = 150)]
        public partial class SixOn100Valid;

        [Network, Input(3, 256, 256), Dense(1), Expect(Neurons = 1, Parameters = 196_609)]
        public partial class OneNeuron256;

        [Network, Input(1, 9, 9), Conv(1, 5), Expect(Parameters = 26, ReceptiveField = 5)]
        public partial class One5;

        [Network, Input(1, 9, 9), Conv(1, 3), Conv(1, 3), Expect(Parameters = 20, ReceptiveField = 5)]
        public partial class Two3;

        [Network, Input(1, 9, 9), Conv(1, 7, Bias = false), Expect(Parameters = 49, ReceptiveField = 7)]
        public partial class One7;

        [Network, Input(1, 9, 9), Conv(1, 3, Bias = false), Conv(1, 3, Bias = false), Conv(1, 3, Bias = false), Expect(Parameters = 27, ReceptiveField = 7)]
        public partial class Three3;

        [Network, Input(3, 32, 32), Conv(6, 5, Same = true, Bias = false), Expect(Neurons = 6_144, Parameters = 450)]
        public partial class SixOn32Same;

        [Network, Input(3, 32, 32), Conv(10, 5, Bias = false), Expect(Neurons = 7_840, Parameters = 750)]
        public partial class TenOn32;

        [Network, Input(3, 32, 32), Conv(10, 5), Expect(Neurons = 7_840, Parameters = 760)]
        public partial class TenOn32Biased;

        [Network, Input(3, 32, 32), Conv(3, 7, Same = true, Bias = false), Conv(5, 9, Same = true, Bias = false), Conv(4, 11, Same = true, Bias = false)]
        [Expect(Neurons = 12_288, Parameters = 4_076)]
        public partial class CifarSame;

        [Network, Input(3, 32, 32), Conv(3, 7, Bias = false), Conv(5, 9, Bias = false), Conv(4, 11, Bias = false)]
        [Expect(Neurons = 3_904, Parameters = 4_076, Output = [4, 8, 8])]
        public partial class CifarValid;

        [Network, Input(1, 28, 28), Dense(10), Expect(Neurons = 10, Parameters = 7_850)]
        public partial class Perceptron28;

        [Network, Input(1, 256, 256), Dense(10), Expect(Neurons = 10, Parameters = 655_370)]
        public partial class Perceptron256;

        [Network, Input(480, 14, 14), Conv(48, 5, Same = true), Expect(MultiplyAdds = 112_896_000)]
        public partial class GoogLeNetDirect;

        [Network, Input(480, 14, 14), Conv(16, 1), Conv(48, 5, Same = true), Expect(MultiplyAdds = 5_268_480)]
        public partial class GoogLeNetBottleneck;

        [Network, Input(1, 28, 28), Conv(4, 5), Tanh, AvgPool(2), Conv(16, 5), Tanh, AvgPool(2), Dense(120), Tanh, Dense(10), Expect(Parameters = 33_770)]
        public partial class LeNet4;

        [Network, Input(1, 32, 32), Conv(6, 5), Tanh, AvgPool(2), Conv(16, 5), Tanh, AvgPool(2), Dense(120), Tanh, Dense(84), Tanh, Dense(10), Expect(Parameters = 61_706)]
        public partial class LeNet5On32;

        [Network, Input(3, 32, 32), Conv(12, 3, Same = true), Relu, MaxPool(2), Dense(10), Expect(Neurons = 15_370)]
        public partial class Recipe;

        """;
}
