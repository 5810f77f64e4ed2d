namespace ILGPU.Util;

/// <summary>What devices do in one instruction.</summary>
public static class Utilities
{
    public static T Select<T>(bool takeFirst, T first, T second)
        where T : struct => takeFirst ? first : second;
}
