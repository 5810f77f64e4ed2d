namespace NetCompiler.Peers.Code;

/// <summary>What the parent asks of a fresh process. Travels as JSON in the child's argument.</summary>
/// <param name="Network">A name of <see cref="PeerCases.All"/>.</param>
/// <param name="InstructionSet">Whose kernels.</param>
/// <param name="Weights">How its large dense layers keep their weights.</param>
/// <param name="WeightFile">The network's weights.</param>
internal sealed record CodeRequest(string Network, InstructionSet InstructionSet, WeightStorage Weights, string WeightFile);

/// <summary>What it counted. Travels as JSON on the child's output.</summary>
/// <param name="Methods">Methods of the network's class that were compiled until its first prediction was done.</param>
/// <param name="Bytes">Of their machine code.</param>
/// <param name="Kernels">Of these the methods that the chosen instruction set's engine holds.</param>
/// <param name="KernelBytes">Of their machine code.</param>
internal sealed record CodeResult(int Methods, long Bytes, int Kernels, long KernelBytes);
