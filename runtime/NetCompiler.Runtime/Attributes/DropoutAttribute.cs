namespace NetCompiler;

/// <summary>Drops values at random in training; at inference it does nothing and costs nothing.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class DropoutAttribute : LayerAttribute
{
    /// <summary>The probability of dropping a value, in [0, 1). Default 0.5.</summary>
    public double Rate { get; set; } = 0.5;
}
