namespace NetCompiler.Samples.Zoo;

/// <summary>The usual recipe, INPUT → [[CONV → ReLU]·N → POOL]·M → [FC → ReLU]·K → FC, for any N, M and K.</summary>
internal static class Recipe
{
    private const int Filters = 12;
    private const int Units = 64;

    /// <param name="x">The picture, whose sides can be halved <paramref name="m"/> times.</param>
    /// <param name="n">Convolutions before each pool, at most 3.</param>
    /// <param name="m">Pools; the filters double behind each.</param>
    /// <param name="k">Fully connected layers before the last one, at most 3.</param>
    /// <param name="classes">Outputs of the last layer.</param>
    public static Tensor Cook(Tensor x, int n, int m, int k, int classes)
    {
        for (int pool = 0; pool < m; pool++)
        {
            for (int conv = 0; conv < n; conv++)
                x = x.Conv(Filters << pool, 3, pad: 1).Relu();
            x = x.MaxPool(2);
        }

        for (int dense = 0; dense < k; dense++)
            x = x.Dense(Units).Relu();
        return x.Dense(classes);
    }
}

/// <summary>The recipe at its smallest, N = M = 1 and K = 0: 32×32×3 → 12 filters → 16×16×12 → 10 classes.</summary>
[Network, Input(3, 32, 32)]
[Expect(Parameters = 31_066, MultiplyAdds = 362_496)]
public partial class SmallRecipe
{
    private static Tensor Forward(Tensor x) => Recipe.Cook(x, n: 1, m: 1, k: 0, classes: 10);
}

/// <summary>The recipe with N = 2, M = 3 and K = 1.</summary>
[Network, Input(3, 32, 32)]
[Expect(Parameters = 90_534, MultiplyAdds = 5_689_984)]
public partial class LargeRecipe
{
    private static Tensor Forward(Tensor x) => Recipe.Cook(x, n: 2, m: 3, k: 1, classes: 10);
}
