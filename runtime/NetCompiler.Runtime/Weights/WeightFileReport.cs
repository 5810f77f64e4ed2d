using System.Text;

namespace NetCompiler.Weights;

// Collects everything in which a file and a network disagree, so that the user reads it once.
internal sealed class WeightFileReport
{
    private const int MostLines = 10;

    private readonly Section _missing = new();
    private readonly Section _misshaped = new();
    private readonly Section _unreadable = new();
    private readonly Section _extra = new();

    public void AddMissing(TensorSpec spec) =>
        _missing.Add($"{TensorText.Name(spec.Name)} of {TensorText.Shape(spec.Shape)}");

    public void AddMisshaped(TensorSpec spec, StoredTensor found) =>
        _misshaped.Add($"{TensorText.Name(spec.Name)} must be {TensorText.Shape(spec.Shape)} and is {TensorText.Shape(found.Shape)}");

    public void AddUnreadable(StoredTensor found) =>
        _unreadable.Add($"{TensorText.Name(found.Name)} is of type {TensorText.Name(found.TypeName)}");

    public void AddExtra(StoredTensor found) =>
        _extra.Add($"{TensorText.Name(found.Name)} of {TensorText.Shape(found.Shape)}");

    public void ThrowIfAny(string file, string network)
    {
        if (_missing.Count + _misshaped.Count + _unreadable.Count + _extra.Count == 0)
            return;
        var text = new StringBuilder($"{file} does not fit the network {network}.");
        _missing.AppendTo(text, "missing");
        _misshaped.AppendTo(text, "of another shape");
        _unreadable.AppendTo(text, $"of a type that cannot be read ({ElementTypes.Readable} can)");
        _extra.AppendTo(text, $"that the network does not have ({nameof(NetworkOptions)}.{nameof(NetworkOptions.AllowExtraTensors)} lets them pass)");
        throw new WeightFileException(text.ToString());
    }

    private sealed class Section
    {
        private readonly List<string> _lines = [];

        public int Count { get; private set; }

        public void Add(string line)
        {
            if (Count++ < MostLines)
                _lines.Add(line);
        }

        public void AppendTo(StringBuilder text, string what)
        {
            if (Count == 0)
                return;
            text.Append($"\n{Count} {(Count == 1 ? "tensor" : "tensors")} {what}:");
            foreach (string line in _lines)
                text.Append("\n  ").Append(line);
            if (Count > _lines.Count)
                text.Append($"\n  … and {Count - _lines.Count} more");
        }
    }
}
