namespace NetCompiler.Compiler.Schedule;

/// <summary>The network as a whole passes a limit of the machine: the user's error NC2016, found only when it is laid out.</summary>
public sealed class NetworkTooLargeException(string message) : Exception(message);
