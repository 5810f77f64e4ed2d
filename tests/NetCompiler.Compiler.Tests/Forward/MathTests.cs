using System.Globalization;
using NetCompiler.Compiler.Model.Forward;
using static NetCompiler.Compiler.Tests.Forward.Code;

namespace NetCompiler.Compiler.Tests.Forward;

/// <summary>The functions that a program may call.</summary>
public sealed class MathTests
{
    public static TheoryData<string, Func<double[], double>, int> Functions => new()
    {
        { "Abs", x => Math.Abs(x[0]), 1 },
        { "Ceiling", x => Math.Ceiling(x[0]), 1 },
        { "Exp", x => Math.Exp(x[0]), 1 },
        { "Floor", x => Math.Floor(x[0]), 1 },
        { "Log", x => Math.Log(x[0]), 1 },
        { "Log", x => Math.Log(x[0], x[1]), 2 },
        { "Log10", x => Math.Log10(x[0]), 1 },
        { "Max", x => Math.Max(x[0], x[1]), 2 },
        { "Min", x => Math.Min(x[0], x[1]), 2 },
        { "Pow", x => Math.Pow(x[0], x[1]), 2 },
        { "Round", x => Math.Round(x[0]), 1 },
        { "Sqrt", x => Math.Sqrt(x[0]), 1 },
        { "Truncate", x => Math.Truncate(x[0]), 1 },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_of_real_numbers_is_that_of_Math(string name, Func<double[], double> expected, int arguments)
    {
        Random random = new(4);
        for (int i = 0; i < 100; i++)
        {
            double[] x = [.. Enumerable.Range(0, arguments).Select(_ => i % 3 == 0 ? random.Next(-4, 9) / 2.0 : (random.NextDouble() - 0.3) * 100)];
            Assert.Equal(
                expected(x).ToString(CultureInfo.InvariantCulture),
                Run.Text(Builtin("Math." + name, NumberType.Double, 5, [.. x.Select(Real)]), NumberType.Double));
        }
    }

    [Fact]
    public void The_logarithm_of_a_power_of_two_is_exact()
    {
        for (int i = -1022; i < 1024; i++)
            Assert.Equal($"{i}", Run.Text(Builtin("Math.Log2", NumberType.Double, 5, Real(Math.ScaleB(1, i))), NumberType.Double));
        Assert.Equal(Math.Log2(10), double.Parse(Run.Text(Builtin("Math.Log2", NumberType.Double, 5, Real(10)), NumberType.Double), CultureInfo.InvariantCulture), 1e-15);
        Assert.Equal("NaN", Run.Text(Builtin("Math.Log2", NumberType.Double, 5, Real(-1)), NumberType.Double));
        Assert.Equal("-Infinity", Run.Text(Builtin("Math.Log2", NumberType.Double, 5, Real(0)), NumberType.Double));
        Assert.Equal("Infinity", Run.Text(Builtin("Math.Log2", NumberType.Double, 5, Real(double.PositiveInfinity)), NumberType.Double));
    }

    [Theory]
    [InlineData("Max", new[] { 3L, -4 }, NumberType.Int32, "3")]
    [InlineData("Min", new[] { 3L, -4 }, NumberType.Int32, "-4")]
    [InlineData("Max", new[] { 3L, -4 }, NumberType.UInt64, "18446744073709551612")]
    [InlineData("Abs", new[] { -7L }, NumberType.Int64, "7")]
    [InlineData("Abs", new[] { (long)int.MinValue }, NumberType.Int32, "NC4016")]
    [InlineData("Abs", new[] { long.MinValue }, NumberType.Int64, "NC4016")]
    [InlineData("Sign", new[] { -7L }, NumberType.Int32, "-1")]
    [InlineData("Clamp", new[] { 9L, 1, 6 }, NumberType.Int32, "6")]
    [InlineData("Clamp", new[] { -9L, 1, 6 }, NumberType.Int32, "1")]
    [InlineData("Clamp", new[] { 3L, 1, 6 }, NumberType.Int32, "3")]
    [InlineData("Clamp", new[] { 3L, 6, 1 }, NumberType.Int32, "NC4020")]
    public void A_function_of_integers_is_that_of_Math(string name, long[] arguments, NumberType type, string expected) =>
        Assert.Equal(expected, Run.Text(Builtin("Math." + name, type, 5, [.. arguments.Select(Int)]), type));

    [Theory]
    [InlineData(2.5, 0, MidpointRounding.ToEven)]
    [InlineData(2.5, 0, MidpointRounding.AwayFromZero)]
    [InlineData(-2.5, 0, MidpointRounding.ToZero)]
    [InlineData(-2.25, 1, MidpointRounding.ToNegativeInfinity)]
    [InlineData(-2.25, 1, MidpointRounding.ToPositiveInfinity)]
    [InlineData(1e300, 3, MidpointRounding.ToZero)]
    [InlineData(1234.56789, 3, MidpointRounding.ToZero)]
    [InlineData(1234.56789, 3, MidpointRounding.ToEven)]
    public void Numbers_are_rounded_in_every_mode(double number, int digits, MidpointRounding mode) =>
        Assert.Equal(
            Math.Round(number, digits, mode).ToString(CultureInfo.InvariantCulture),
            Run.Text(Builtin("Math.Round", NumberType.Double, 5, Real(number), Int(digits), Int((int)mode)), NumberType.Double));

    [Fact]
    public void A_function_of_floats_is_rounded_to_one()
    {
        Assert.Equal(MathF.Sqrt(2).ToString(CultureInfo.InvariantCulture), Run.Text(Builtin("Math.Sqrt", NumberType.Single, 5, Real(2)), NumberType.Single));
        Assert.Equal("NC4020", Run.Text(Builtin("Math.Sign", NumberType.Single, 5, Real(double.NaN))));
        Assert.Equal("NC4020", Run.Text(Builtin("Math.Round", NumberType.Double, 5, Real(1), Int(16))));
    }

    [Fact]
    public void Every_function_of_the_table_is_known()
    {
        Expression list = List(Int(1), Int(2));
        foreach (Builtin function in Builtins.All)
        {
            Expression[] arguments = (function.Name.Split('.')[0], function.Name) switch
            {
                ("Math", _) => [.. Enumerable.Range(1, function.Least).Select(i => Real(i))],
                ("Tensor", _) => [X],
                ("String" or "Object", _) => [Literal("five")],
                (_, "List.AddRange") => [list, list],
                _ => [list, .. Enumerable.Range(1, function.Least - 1).Select(i => Int(i))],
            };
            ForwardProgram program = Program(Do(Builtin(function.Name, NumberType.Double, 5, arguments)), Return(Layer(X, "Relu", 6)));
            int[] shape = function.Name switch
            {
                "Tensor.Length" => [3, 9],
                "Tensor.Depth" => [3, 9, 8, 7],
                _ => [3, 8, 8],
            };
            Assert.Empty(Run.Findings(program, shape));
        }
    }
}
