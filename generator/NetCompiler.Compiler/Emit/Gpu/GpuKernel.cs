using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule.Gpu;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>
/// A kernel that is being written: its plan, its launch, its text so far, and what emitters say again and again. Parameters of every kernel are the views input, other, output, weights and bias
/// and the number of samples; each view begins with the first channel of its value.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="launch">The launch.</param>
/// <param name="method">The kernel's name.</param>
internal sealed class GpuKernel(GpuPlan plan, Launch launch, string method)
{
    private readonly HashSet<string> _functions = [];

    public GpuPlan Plan { get; } = plan;

    public Launch Launch { get; } = launch;

    /// <summary>The kernel's name, with which those of its own functions begin.</summary>
    public string Method { get; } = method;

    /// <summary>The body.</summary>
    public SourceWriter Writer { get; } = new();

    /// <summary>Functions of this kernel alone, behind it.</summary>
    public SourceWriter Own { get; } = new();

    /// <summary>The functions of <see cref="DeviceFunctions"/> that it calls.</summary>
    public IEnumerable<string> Functions => _functions;

    /// <summary>Whether values are stored in half precision.</summary>
    public bool IsHalf => Plan.Precision != GpuPrecision.Float32;

    /// <summary>Whether convolutions and dense layers multiply in half precision.</summary>
    public bool MultipliesHalf => Plan.Precision == GpuPrecision.Half;

    /// <summary>Four stored values that are read or written at once.</summary>
    public string Quad => IsHalf ? "GpuQuad" : "Float4";

    /// <summary>What was read, as float.</summary>
    public string Widen(string value) => IsHalf ? $"(float){value}" : value;

    /// <summary>What was read, as convolutions and dense layers multiply it.</summary>
    public string Factor(string value) => MultipliesHalf ? value : Widen(value);

    /// <summary>A float as it is stored.</summary>
    public string Narrow(string value) => IsHalf ? $"(GpuElement)({value})" : value;

    /// <summary>A stored value as float.</summary>
    /// <param name="view">The view.</param>
    /// <param name="index">Its index, unsigned.</param>
    public string Load(string view, string index) => Widen($"{view}[(int)({index})]");

    /// <summary>A statement that stores a value as it is.</summary>
    public string Store(string view, string index, string value) => $"{view}[(int)({index})] = {Narrow(value)};";

    /// <summary>Writes the store of an output value behind the launch's functions.</summary>
    public void StoreOutput(string index, string value) => Writer.Line(Store("output", index, Finish(value)));

    /// <summary>A value behind the launch's functions.</summary>
    public string Finish(string value) => Launch.Epilogue.Aggregate(value, (inner, activation) => DeviceFunctions.Apply(this, activation, inner));

    /// <summary>Says that the kernel calls a function of <see cref="DeviceFunctions"/>; returns its name.</summary>
    public string Call(string function)
    {
        _functions.Add(function);
        return function;
    }

    /// <summary>An unsigned quotient. Powers of two are shifts: ILGPU 1.5 divides by them with the sign's shift.</summary>
    public static string Divide(string value, long by) => by == 1 ? value : Power(by) is var power and > 0 ? $"({value} >> {power})" : $"({value} / {by}u)";

    /// <summary>An unsigned remainder.</summary>
    public static string Modulo(string value, long by) => by == 1 ? "0u" : Power(by) > 0 ? $"({value} & {by - 1}u)" : $"({value} % {by}u)";

    /// <summary>The exponent of a power of two above 1; 0 for other numbers.</summary>
    private static int Power(long value)
    {
        int power = 0;
        while (1L << power < value)
            power++;
        return 1L << power == value ? power : 0;
    }

    /// <summary>An unsigned product.</summary>
    public static string Times(string value, long by) => by == 1 ? value : by == 0 ? "0u" : $"({value} * {by}u)";

    /// <summary>A place of the padded map, as the place of the map that it is: signed, since it may lie before its begin. Padding may be negative.</summary>
    public static string Pad(string place, int padding) => padding == 0 ? $"(int){place}" : padding > 0 ? $"(int){place} - {padding}" : $"(int){place} + {-(long)padding}";

    /// <summary>A sum of terms, of which those that are zero are left out.</summary>
    public static string Sum(params string[] terms)
    {
        string[] all = [.. terms.Where(term => term is not ("0u" or "0"))];
        return all.Length == 0 ? "0u" : string.Join(" + ", all);
    }

    /// <summary>
    /// Writes the head of a kernel of which every thread makes a value: <c>row</c>, the pixel counted over all samples, and <c>channel</c>. Threads behind the last value return; such a kernel
    /// has no barrier.
    /// </summary>
    /// <param name="shape">The values of a sample.</param>
    /// <param name="isPlanar">Neighbouring threads make neighbouring pixels: for values that leave the arena channels first.</param>
    public void WriteItem(Shape shape, bool isPlanar = false)
    {
        Writer.Line($"uint item = ((uint)GpuGrid.IdxX * {Launch.Threads}u) + (uint)GpuGroup.IdxX;");
        Writer.Line($"if (item >= (uint)samples * {shape.Length}u)");
        Writer.Line("    return;");
        if (!isPlanar)
        {
            Writer.Line($"uint row = {Divide("item", shape.Channels)};");
            Writer.Line($"uint channel = {Modulo("item", shape.Channels)};");
            return;
        }

        Writer.Line($"uint sample = {Divide("item", shape.Length)};");
        Writer.Line($"uint place = {Modulo("item", shape.Length)};");
        Writer.Line($"uint channel = {Divide("place", shape.Pixels)};");
        Writer.Line($"uint pixel = {Modulo("place", shape.Pixels)};");
        Writer.Line($"uint row = {Sum(Times("sample", shape.Pixels), "pixel")};");
    }

    /// <summary>Writes <c>sample</c> and the place on each axis, <c>at0</c>, <c>at1</c> …, of a pixel counted over all samples.</summary>
    /// <param name="row">The pixel.</param>
    /// <param name="axes">The map's sizes.</param>
    /// <param name="suffix">What follows the names.</param>
    public void WritePlaces(string row, EquatableArray<int> axes, string suffix = "")
    {
        long pixels = axes.Aggregate(1L, (product, axis) => product * axis);
        Writer.Line($"uint sample{suffix} = {Divide(row, pixels)};");
        long inner = pixels;
        for (int axis = 0; axis < axes.Count; axis++)
        {
            inner /= axes[axis];
            string rest = axis == 0 && axes.Count == 1 ? Modulo(row, axes[axis]) : Modulo(Divide(row, inner), axes[axis]);
            Writer.Line($"uint at{axis}{suffix} = {rest};");
        }
    }

    /// <summary>The index of a pixel from its places on the axes: row-major.</summary>
    public static string Pixel(EquatableArray<int> axes, IReadOnlyList<string> places)
    {
        string index = "0u";
        for (int axis = 0; axis < axes.Count; axis++)
            index = axis == 0 ? places[axis] : $"(({index} * {axes[axis]}u) + {places[axis]})";
        return index;
    }
}
