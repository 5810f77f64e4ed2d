using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Compiler.Model;

/// <summary>
/// What a user's class says, as plain values: no symbol, no syntax, no location. Two texts that say the same give equal
/// models, so everything behind this type is cached between edits.
/// </summary>
public sealed record ArchitectureModel
{
    /// <summary>The namespace, dotted; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The types around the class, outermost first, as their partial headers: <c>partial class Outer</c>.</summary>
    public EquatableArray<string> ContainingTypes { get; init; }

    /// <summary>The class's name as written in source (with <c>@</c> where it is a keyword).</summary>
    public required string Name { get; init; }

    /// <summary>Every layer attribute in the order of the source; <c>Input</c>, <c>Classes</c> and <c>Expect</c> included.</summary>
    public required EquatableArray<LayerModel> Layers { get; init; }

    /// <summary>The <c>Forward</c> method; null where the layers are attributes.</summary>
    public ForwardProgram? Forward { get; init; }

    /// <summary>What <c>[Network]</c> itself was told.</summary>
    public NetworkSettings Settings { get; init; } = new();

    /// <summary>The network that <c>[Network(Like = …)]</c> names: its layers are compiled for this class's input. Its own input and expectations count for nothing here.</summary>
    public ArchitectureModel? Like { get; init; }

    /// <summary>The <c>Forward</c> method that names inputs and outputs, be it that of the network that this one is like.</summary>
    public ForwardProgram? Program => Like is null ? Forward : Like.Forward;

    /// <summary>False when the parser has reported an error that makes the list of layers unreliable: members are emitted, the layers are not judged.</summary>
    public bool IsUsable { get; init; } = true;

    /// <summary>False when the class itself cannot be extended (not partial, generic, …): nothing can be emitted for it.</summary>
    public bool IsExtensible { get; init; } = true;

    /// <summary>Names of generated members that the user's own ones stand in the way of (<c>.ctor</c> for a constructor): the rest is emitted, and throws.</summary>
    public EquatableArray<string> TakenNames { get; init; }

    /// <summary>Namespace, outer types and name, dotted: unique in a compilation, and the stem of the generated files' names.</summary>
    public string FullName
    {
        get
        {
            IEnumerable<string> outer = ContainingTypes.Select(header => header.Substring(header.LastIndexOf(' ') + 1));
            return string.Join(".", new[] { Namespace }.Where(part => part.Length > 0).Concat(outer).Concat([Name])).Replace("@", "");
        }
    }
}
