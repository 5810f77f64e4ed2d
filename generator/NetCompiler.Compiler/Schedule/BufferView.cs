using NetCompiler.Compiler.Graph;

namespace NetCompiler.Compiler.Schedule;

/// <summary>Where a value lies: some neighbouring channels of a buffer. A concatenation's branches are views of its buffer, a slice of channels one of its input's.</summary>
/// <param name="Buffer">The buffer.</param>
/// <param name="Channel">Its first channel there.</param>
/// <param name="Shape">The value's shape.</param>
public sealed record BufferView(int Buffer, int Channel, Shape Shape);
