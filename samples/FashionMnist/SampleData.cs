namespace NetCompiler.Samples.FashionMnist;

/// <summary>The files of <c>samples/data</c>, which the build copies beside the program.</summary>
internal static class SampleData
{
    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "data", file);
}
