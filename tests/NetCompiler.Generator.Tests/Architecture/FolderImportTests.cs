using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace NetCompiler.Generator.Tests.Architecture;

/// <summary>Data flows one way, and the folders show it: no file of the compiler imports a folder to the right of its own.</summary>
public sealed class FolderImportTests
{
    private static readonly string[] LeftToRight = ["Collections", "Text", "Model", "Diagnostics", "Graph", "Interpretation", "Passes", "Schedule", "Emit"];

    [Fact]
    public void No_file_imports_a_folder_to_its_right()
    {
        string root = CompilerFolder();
        string[] files = [.. Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories).Where(file => LeftToRight.Contains(FolderOf(root, file)))];
        Assert.True(files.Length > 50, $"only {files.Length} files were found in {root}");
        IEnumerable<string> wrong =
            from file in files
            from import in Regex.Matches(File.ReadAllText(file), @"^using NetCompiler\.Compiler\.(\w+)", RegexOptions.Multiline)
            where Array.IndexOf(LeftToRight, import.Groups[1].Value) > Array.IndexOf(LeftToRight, FolderOf(root, file))
            select $"{Path.GetRelativePath(root, file)} imports {import.Groups[1].Value}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_compiler_knows_nothing_of_Roslyn() =>
        Assert.DoesNotContain(typeof(Compiler.CompilerPipeline).Assembly.GetReferencedAssemblies(), assembly => assembly.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));

    private static string FolderOf(string root, string file) => Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar)[0];

    private static string CompilerFolder([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "generator", "NetCompiler.Compiler"));
}
