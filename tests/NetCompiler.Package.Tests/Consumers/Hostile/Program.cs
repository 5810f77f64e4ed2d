using System.Collections.Generic;
using System.IO;
using NetCompiler;
using NetCompiler.Weights;

namespace System.Strange;

/// <summary>Runs every network with weights of a constant pattern, and prints whether its outputs are numbers.</summary>
internal static class Program
{
    private static void Main()
    {
        byte[] wide = Weights(
            ("conv1.weight", [16, 3, 3, 3]), ("conv1.bias", [16]), ("bn1.weight", [16]), ("bn1.bias", [16]), ("bn1.running_mean", [16]), ("bn1.running_var", [16]),
            ("conv2.weight", [16, 1, 3, 3]), ("conv2.bias", [16]), ("conv3.weight", [24, 8, 3, 3]), ("conv3.bias", [24]),
            ("conv4.weight", [20, 24, 1, 1]), ("bn2.weight", [20]), ("bn2.bias", [20]), ("bn2.running_mean", [20]), ("bn2.running_var", [20]),
            ("fc1.weight", [12, 20]), ("fc1.bias", [12]), ("fc2.weight", [5, 12]), ("fc2.bias", [5]));
        using (Wide network = Wide.Load(wide, new NetworkOptions { Threads = 2 }))
        {
            float[] output = new float[2 * Wide.OutputLength];
            network.PredictBatch(new byte[2 * Wide.InputLength], output);
            Console.WriteLine($"Wide {IsFinite(output)} {network.Top(5).Length}");
        }

        byte[] signal = Weights(("conv1.weight", [7, 2, 5]), ("conv1.bias", [7]), ("fc1.weight", [3, 35]), ("fc1.bias", [3]));
        using (Signal network = Signal.Load(signal))
        {
            float[] output = new float[Signal.OutputLength];
            network.Predict(new float[Signal.InputLength], output);
            Console.WriteLine($"Signal {IsFinite(output)}");
        }

        byte[] volume = Weights(("conv1.weight", [4, 1, 3, 3, 3]), ("conv1.bias", [4]), ("fc1.weight", [2, 4]), ("fc1.bias", [2]));
        using (Outer.Volume network = Outer.Volume.Load(volume))
        {
            float[] output = new float[Outer.Volume.OutputLength];
            network.Predict(new float[Outer.Volume.InputLength], output);
            Console.WriteLine($"Volume {IsFinite(output)}");
        }
    }

    private static byte[] Weights(params (string Name, int[] Shape)[] tensors)
    {
        List<(string Name, int[] Shape, ReadOnlyMemory<float> Values)> filled = [];
        foreach ((string name, int[] shape) in tensors)
        {
            int count = 1;
            foreach (int size in shape)
            {
                count *= size;
            }

            float[] values = new float[count];
            for (int i = 0; i < count; i++)
            {
                values[i] = 0.25f + (i % 7 * 0.125f);
            }

            filled.Add((name, shape, values));
        }

        using MemoryStream file = new();
        SafeTensorsWriter.Write(file, filled);
        return file.ToArray();
    }

    private static bool IsFinite(float[] values) => Array.TrueForAll(values, float.IsFinite);
}
