using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NetCompiler.Generator.Tests.Vocabulary;

/// <summary>The runtime's documentation as plain text: markup is gone, references stand as they are written in C#, runs of blanks are one.</summary>
public sealed class RuntimeDocumentation
{
    private readonly Dictionary<string, XElement> _members;

    private RuntimeDocumentation(string file) =>
        _members = XDocument.Load(file).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);

    public static RuntimeDocumentation Instance { get; } = new(Path.ChangeExtension(typeof(LayerAttribute).Assembly.Location, "xml"));

    /// <summary>The summary of a type or a property, by its id.</summary>
    public string Summary(string id) => Text(_members[id].Element("summary"));

    /// <summary>Summary and parameters of a method's overloads; inherited ones are empty.</summary>
    public IEnumerable<(string Summary, IReadOnlyDictionary<string, string> Parameters)> Methods(string id) =>
        from member in _members
        where member.Key == id || member.Key.StartsWith(id + "(", StringComparison.Ordinal)
        select (Text(member.Value.Element("summary")), (IReadOnlyDictionary<string, string>)member.Value.Elements("param").ToDictionary(parameter => parameter.Attribute("name")!.Value, Text));

    private static string Text(XElement? element) => Regex.Replace(string.Concat((element?.Nodes() ?? []).Select(Text)), @"\s+", " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => Reference(see.Attribute("cref")!.Value),
        XElement element => string.Concat(element.Nodes().Select(Text)),
        _ => "",
    };

    /// <summary><c>F:NetCompiler.Rounding.Ceil</c> → <c>Rounding.Ceil</c>.</summary>
    private static string Reference(string cref) => cref[(cref.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
