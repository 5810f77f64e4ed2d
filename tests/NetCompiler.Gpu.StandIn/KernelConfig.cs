namespace ILGPU;

/// <summary>How many groups, and of how many items.</summary>
public readonly struct KernelConfig(int gridX, int gridY, int gridZ, int groupX, int groupY, int groupZ)
{
    public (int X, int Y, int Z) Grid => (gridX, gridY, gridZ);

    public (int X, int Y, int Z) Group => (groupX, groupY, groupZ);
}
