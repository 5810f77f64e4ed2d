namespace NetCompiler.Threading;

/// <summary>Work in numbered chunks that may run at the same time. Implemented by generated networks, whose layers are the steps.</summary>
public interface IParallelWork
{
    /// <summary>Does one chunk. What it writes must not overlap what any other chunk of the same step reads or writes.</summary>
    /// <param name="step">The number given to <see cref="WorkerTeam.Run"/>.</param>
    /// <param name="chunk">Which chunk, from 0.</param>
    /// <param name="worker">Which thread of the team runs it, from 0 (the caller); no two chunks run at once on the same one.</param>
    void Run(int step, int chunk, int worker);
}
