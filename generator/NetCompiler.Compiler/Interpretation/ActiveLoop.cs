namespace NetCompiler.Compiler.Interpretation;

/// <summary>A loop that is running, with the turns it has made: of those around a program that does not end, the one with most turns is to blame.</summary>
internal sealed class ActiveLoop(int site, ActiveLoop? outer)
{
    public int Site => site;

    public ActiveLoop? Outer => outer;

    public int Turns { get; set; }
}
