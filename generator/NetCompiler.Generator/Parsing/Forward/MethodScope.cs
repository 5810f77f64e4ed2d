using Microsoft.CodeAnalysis;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>A method or a field's initialiser that is being read: its place in the program, and the slots of its locals.</summary>
internal sealed class MethodScope
{
    private readonly Dictionary<ISymbol, int> _slots = new(SymbolEqualityComparer.Default);

    public MethodScope(IMethodSymbol method, int index, MethodScope? parent)
    {
        Owner = method;
        Index = index;
        Parent = parent;
        foreach (IParameterSymbol parameter in method.Parameters)
            SlotOf(parameter);
    }

    /// <summary>An initialiser, whose patterns may declare locals.</summary>
    public MethodScope(IFieldSymbol field) => Owner = field;

    /// <summary>The method or the field.</summary>
    public ISymbol Owner { get; }

    /// <summary>The method's index in the program.</summary>
    public int Index { get; }

    /// <summary>The method around a local function.</summary>
    public MethodScope? Parent { get; }

    public int Slots => _slots.Count;

    /// <summary>The slot of a local or a parameter of this very method. A local function may be the first to speak of one.</summary>
    public int SlotOf(ISymbol variable)
    {
        if (!_slots.TryGetValue(variable, out int slot))
            _slots.Add(variable, slot = _slots.Count);
        return slot;
    }
}
