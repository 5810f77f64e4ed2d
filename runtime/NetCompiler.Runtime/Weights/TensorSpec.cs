using System.Globalization;

namespace NetCompiler.Weights;

/// <summary>A tensor that a network reads from its weight file.</summary>
/// <param name="Name">The name in the file, such as <c>conv1.weight</c>.</param>
/// <param name="Shape">The size of every axis, outermost first; empty for a single value.</param>
public readonly record struct TensorSpec(string Name, int[] Shape)
{
    /// <summary>Reads a list of tensors: on each line a name and its sizes, separated by blanks. Generated code keeps its tensors so, as an array of hundreds would be a method too long to optimise.</summary>
    public static TensorSpec[] Parse(string lines)
    {
        string[] all = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        TensorSpec[] tensors = new TensorSpec[all.Length];
        for (int i = 0; i < all.Length; i++)
        {
            string[] parts = all[i].Split(' ');
            int[] shape = new int[parts.Length - 1];
            for (int axis = 0; axis < shape.Length; axis++)
                shape[axis] = int.Parse(parts[axis + 1], CultureInfo.InvariantCulture);
            tensors[i] = new(parts[0], shape);
        }

        return tensors;
    }
}
