using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Layers;
using NetCompiler.Compiler.Model;

namespace NetCompiler.Compiler.Graph;

/// <summary>
/// The layers' names: given ones, and conv1, conv2 … by default, where the number is the layer's place among its kind, so that
/// naming one layer renames no other.
/// </summary>
internal sealed class LayerNames(DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, int> _places = [];
    private readonly Dictionary<string, Owner> _owners = [];
    private readonly HashSet<(string Rule, int Site)> _reported = [];

    public string Assign(LayerDefinition definition, LayerModel layer, int site, string chain)
    {
        int place = _places[definition.DefaultName] = (_places.TryGetValue(definition.DefaultName, out int before) ? before : 0) + 1;
        bool isGiven = layer.Find("Name") is ArgumentValue.Text;
        string name = layer.Find("Name") is ArgumentValue.Text text ? text.Value : $"{definition.DefaultName}{place}";
        if (isGiven && !IsValid(name))
            Report(DiagnosticRules.InvalidName, site, $"\"{name}\" cannot name a layer: use letters, digits, '.', '_' and '-', starting with a letter, a digit or '_'{chain}");

        Claim(name, new(site, layer.Layer, isGiven, chain));
        return name;
    }

    /// <summary>The names of the parts that a layer is made of are taken as well: they are the stems of its tensors.</summary>
    public void AssignPart(string part, LayerModel layer, int site, string chain) => Claim(part, new(site, layer.Layer, layer.Find("Name") is ArgumentValue.Text, chain));

    private void Claim(string name, Owner owner)
    {
        if (!_owners.TryGetValue(name, out Owner? other))
            _owners.Add(name, owner);
        else if (owner.IsGiven)
            Report(name, owner, other);
        else if (other.IsGiven)
            Report(name, other, owner);
    }

    /// <summary>Two layers share a name; the one that was given it is reported.</summary>
    private void Report(string name, Owner given, Owner other) =>
        Report(DiagnosticRules.DoubledName, given.Site, $"the name \"{name}\" is also that of {(other.Chain.Length > 0 || other.Site == given.Site ? "another layer" : $"layer {other.Site + 1}")}, a {other.Layer}; every layer needs a name of its own{given.Chain}");

    /// <summary>One place in the source is reported once, however often a loop comes by.</summary>
    private void Report(DiagnosticRule rule, int site, string message)
    {
        if (_reported.Add((rule.Id, site)))
            diagnostics.Add(rule, new(site, "Name"), message);
    }

    private static bool IsValid(string name) =>
        name.Length > 0 && (char.IsLetterOrDigit(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-');

    private sealed record Owner(int Site, string Layer, bool IsGiven, string Chain);
}
