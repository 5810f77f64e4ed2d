using NetCompiler.Compiler.Model;
using NetCompiler.Generator;
using NetCompiler.Generator.Parsing;
using NetCompiler.TestKit.Compilation;

namespace NetCompiler.TestKit.Architectures;

/// <summary>Reads network classes as a build does, by the generator's own parser: with their <c>Forward</c> methods and the blocks of other files.</summary>
public static class ArchitectureParser
{
    /// <summary>Reads every class with <c>[Network]</c> of some files that belong together.</summary>
    public static IReadOnlyList<ArchitectureModel> ReadAll(IEnumerable<string> sources)
    {
        List<ArchitectureModel> models = [];
        NetCompilerGenerator generator = new(NetworkParser.Parse, (model, _) =>
        {
            models.Add(model);
            return new(model.FullName, [], []);
        });
        NetworkCompiler.Generate(generator, sources, new(), out _);
        return models;
    }
}
