using NetCompiler.Compiler.Graph;

namespace NetCompiler.TestKit.Interpretation;

/// <summary>A value that an op reads.</summary>
/// <param name="Values">Flattened, channels first.</param>
/// <param name="Shape">The shape that the graph gives it.</param>
internal readonly record struct Operand(double[] Values, Shape Shape)
{
    public Volume Volume => Volume.Of(Shape);
}
