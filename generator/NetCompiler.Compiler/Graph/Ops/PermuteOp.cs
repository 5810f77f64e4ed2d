using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>The axes in another order, 0 being channels: axis i of the result is axis <c>Order[i]</c> of the value.</summary>
public sealed record PermuteOp(EquatableArray<int> Order) : ProducerOp;
