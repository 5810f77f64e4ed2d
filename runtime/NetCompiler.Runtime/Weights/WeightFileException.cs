namespace NetCompiler.Weights;

/// <summary>
/// A weight file is damaged, no safetensors file at all, or does not fit the network. An <see cref="IOException"/>, so that one
/// handler around <c>Load</c> also takes files that are missing or unreadable.
/// </summary>
public sealed class WeightFileException : IOException
{
    /// <summary>An exception without a message of its own.</summary>
    public WeightFileException()
    {
    }

    /// <summary>An exception with a message.</summary>
    /// <param name="message">What is wrong: the tensor, what was expected and what was found.</param>
    public WeightFileException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and its cause.</summary>
    /// <param name="message">What is wrong: the tensor, what was expected and what was found.</param>
    /// <param name="innerException">The cause.</param>
    public WeightFileException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
