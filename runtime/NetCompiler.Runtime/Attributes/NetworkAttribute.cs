namespace NetCompiler;

/// <summary>
/// Marks a partial class as a convolutional network. The layers are the attributes that follow on the same declaration, in
/// order; the generator checks every shape while the project builds and writes the class's members.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class NetworkAttribute : Attribute;
