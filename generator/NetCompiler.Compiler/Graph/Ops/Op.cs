namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>What is computed; every op is a sealed record, so that graphs compare by value and a switch over ops can be complete.</summary>
public abstract record Op
{
    /// <summary>The op's name in printed graphs.</summary>
    public string Mnemonic => GetType().Name.Substring(0, GetType().Name.Length - 2);
}
