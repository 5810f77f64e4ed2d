namespace NetCompiler.Compiler.Schedule;

/// <summary>How the weights of a large dense layer are stored: the user's choice at load, in the same order as the runtime's.</summary>
public enum WeightStorage
{
    Float32,
    BFloat16,
    Float16,
}
