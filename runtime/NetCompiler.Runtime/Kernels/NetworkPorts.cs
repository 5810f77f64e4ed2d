using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>What goes in and out of a network: names, for messages, and values of one sample. Made by generated code.</summary>
/// <param name="InputNames">The inputs' names.</param>
/// <param name="InputLengths">Their values.</param>
/// <param name="OutputNames">The outputs' names.</param>
/// <param name="OutputLengths">Their values.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record NetworkPorts(string[] InputNames, int[] InputLengths, string[] OutputNames, int[] OutputLengths);
