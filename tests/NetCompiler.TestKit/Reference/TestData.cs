namespace NetCompiler.TestKit.Reference;

/// <summary>The files that the test kit brings along, beside its assembly.</summary>
internal static class TestData
{
    public static string PathOf(params ReadOnlySpan<string> parts) =>
        Path.Combine([AppContext.BaseDirectory, .. parts]);
}
