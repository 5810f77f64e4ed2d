using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Layers;
using NetCompiler.Compiler.Model;

namespace NetCompiler.Compiler.Graph;

/// <summary>
/// The layers' names: given ones, and conv1, conv2 … by default, where the number is the layer's place among its kind, so that
/// naming one layer renames no other.
/// </summary>
internal sealed class LayerNames
{
    private readonly string[] _names;

    private LayerNames(string[] names) => _names = names;

    public string this[int layer] => _names[layer];

    public static LayerNames Assign(ArchitectureModel model, DiagnosticBag diagnostics)
    {
        string[] names = new string[model.Layers.Count];
        Dictionary<string, int> places = [];
        Dictionary<string, int> owners = [];
        List<int> given = [];
        for (int i = 0; i < names.Length; i++)
        {
            LayerModel layer = model.Layers[i];
            if (LayerTable.Find(layer.Layer) is not { } definition)
            {
                names[i] = layer.Layer;
                continue;
            }

            int place = places[definition.DefaultName] = (places.TryGetValue(definition.DefaultName, out int before) ? before : 0) + 1;
            names[i] = $"{definition.DefaultName}{place}";
            if (layer.Find("Name") is ArgumentValue.Text { Value: var name })
            {
                names[i] = name;
                given.Add(i);
                if (!IsValid(name))
                    diagnostics.Add(DiagnosticRules.InvalidName, new(i, "Name"), $"\"{name}\" cannot name a layer: use letters, digits, '.', '_' and '-', starting with a letter, a digit or '_'");
            }
            else
            {
                owners.Add(names[i], i);
            }
        }

        foreach (int i in given)
        {
            if (owners.TryGetValue(names[i], out int owner))
                diagnostics.Add(DiagnosticRules.DoubledName, new(i, "Name"), $"the name \"{names[i]}\" is also that of layer {owner + 1}, a {model.Layers[owner].Layer}; every layer needs a name of its own");
            else
                owners.Add(names[i], i);
        }

        return new(names);
    }

    private static bool IsValid(string name) =>
        name.Length > 0 && (char.IsLetterOrDigit(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-');
}
