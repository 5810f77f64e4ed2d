using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>
/// The kernels of an engine: steps whose kernels read alike share one, named after the first of them. A deep network repeats its blocks, and every
/// method costs about four milliseconds of JIT.
/// </summary>
/// <param name="verb">What the methods' names begin with.</param>
/// <param name="names">The names that the engine's methods have already.</param>
internal sealed class KernelTable(string verb, HashSet<string> names)
{
    private readonly Dictionary<string, Kernel> _byText = [];
    private readonly Dictionary<StepPlace, Kernel> _byStep = [];
    private readonly List<Kernel> _kernels = [];

    public IReadOnlyList<Kernel> All => _kernels;

    /// <summary>The method that computes a step.</summary>
    public string this[Step step] => _byStep[step.Place].Method;

    /// <summary>Whether a method here computes a step.</summary>
    public bool Has(Step step) => _byStep.ContainsKey(step.Place);

    /// <param name="step">The step.</param>
    /// <param name="body">Its kernel's body.</param>
    /// <param name="note">What is said of the kernel.</param>
    public void Add(Step step, string body, string note)
    {
        // The parameters are part of what is shared.
        string text = $"{step.Inputs.Count} {step.WeightOffsets.Count} {step.Arguments.Count} {step.Place.Scratch is not null} {body}";
        if (!_byText.TryGetValue(text, out Kernel? kernel))
        {
            kernel = new(step, UniqueName(step.Name), body, note);
            _byText.Add(text, kernel);
            _kernels.Add(kernel);
        }
        else
        {
            kernel.Others.Add(step.Name);
        }

        _byStep.Add(step.Place, kernel);
    }

    /// <summary>Layers' names may collide once they are identifiers: a later one carries a number.</summary>
    private string UniqueName(string layer)
    {
        string name = verb + SourceText.Pascal(layer);
        for (int number = 2; !names.Add(name); number++)
            name = $"{verb}{SourceText.Pascal(layer)}_{number}";
        return name;
    }

    public sealed record Kernel(Step Step, string Method, string Body, string Note)
    {
        /// <summary>The other layers that it computes.</summary>
        public List<string> Others { get; } = [];
    }
}
