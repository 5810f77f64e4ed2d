using System.Globalization;
using System.Numerics;
using NetCompiler.Compiler.Model.Forward;
using static NetCompiler.Compiler.Tests.Forward.Code;

namespace NetCompiler.Compiler.Tests.Forward;

/// <summary>Numbers in every type against what C# itself computes.</summary>
public sealed class ArithmeticTests
{
    private const string Overflow = "NC4016";
    private const string DivisionByZero = "NC4015";

    [Fact]
    public void Integers_are_combined_as_by_CSharp()
    {
        Compare<int>(NumberType.Int32, random => (int)Edgy(random, 32));
        Compare<uint>(NumberType.UInt32, random => (uint)Edgy(random, 32));
        Compare<long>(NumberType.Int64, random => (long)Edgy(random, 64));
        Compare<ulong>(NumberType.UInt64, random => Edgy(random, 64));

        static void Compare<T>(NumberType type, Func<Random, T> draw)
            where T : IBinaryInteger<T>, IMinMaxValue<T>
        {
            Random random = new(1);
            for (int i = 0; i < 150; i++)
            {
                T x = draw(random);
                T y = i % 10 == 0 ? T.Zero : draw(random);
                int amount = random.Next(-70, 70);
                foreach (bool isChecked in new[] { false, true })
                {
                    Same(BinaryOperator.Add, () => isChecked ? checked(x + y) : unchecked(x + y));
                    Same(BinaryOperator.Subtract, () => isChecked ? checked(x - y) : unchecked(x - y));
                    Same(BinaryOperator.Multiply, () => isChecked ? checked(x * y) : unchecked(x * y));
                    Same(BinaryOperator.Divide, () => x / y);
                    Same(BinaryOperator.Remainder, () => x % y);
                    Same(BinaryOperator.And, () => x & y);
                    Same(BinaryOperator.Or, () => x | y);
                    Same(BinaryOperator.ExclusiveOr, () => x ^ y);

                    void Same(BinaryOperator op, Func<T> expected) =>
                        Assert.Equal(Text(expected), Run.Text(Binary(Constant(x), op, Constant(y), type, isChecked), type));
                }

                Assert.Equal(Text(() => x << amount), Run.Text(Binary(Constant(x), BinaryOperator.ShiftLeft, Int(amount), type), type));
                Assert.Equal(Text(() => x >> amount), Run.Text(Binary(Constant(x), BinaryOperator.ShiftRight, Int(amount), type), type));
                Assert.Equal(Text(() => x >>> amount), Run.Text(Binary(Constant(x), BinaryOperator.UnsignedShiftRight, Int(amount), type), type));
                Assert.Equal(Text(() => ~x), Run.Text(new UnaryExpression(UnaryOperator.Complement, type, Constant(x), false), type));
                Ordered(type, x, y);
            }
        }
    }

    [Fact]
    public void Real_numbers_are_combined_as_by_CSharp()
    {
        Compare<double>(NumberType.Double, random => Draw(random));
        Compare<float>(NumberType.Single, random => (float)Draw(random));

        static double Draw(Random random) => random.Next(12) switch
        {
            0 => 0,
            1 => -0.0,
            2 => double.NaN,
            3 => double.PositiveInfinity,
            4 => random.Next(100),
            _ => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-40, 38)),
        };

        static void Compare<T>(NumberType type, Func<Random, T> draw)
            where T : IFloatingPointIeee754<T>
        {
            Random random = new(2);
            for (int i = 0; i < 400; i++)
            {
                T x = draw(random);
                T y = draw(random);
                Same(BinaryOperator.Add, x + y);
                Same(BinaryOperator.Subtract, x - y);
                Same(BinaryOperator.Multiply, x * y);
                Same(BinaryOperator.Divide, x / y);
                Same(BinaryOperator.Remainder, x % y);
                Assert.Equal(Text(() => -x), Run.Text(new UnaryExpression(UnaryOperator.Minus, type, Constant(x), false), type));
                Ordered(type, x, y);

                void Same(BinaryOperator op, T expected) => Assert.Equal(Text(() => expected), Run.Text(Binary(Constant(x), op, Constant(y), type), type));
            }
        }
    }

    [Fact]
    public void Negation_wraps_and_overflows_as_in_CSharp()
    {
        Assert.Equal("-2147483648", Run.Text(new UnaryExpression(UnaryOperator.Minus, NumberType.Int32, Int(int.MinValue), false), NumberType.Int32));
        Assert.Equal(Overflow, Run.Text(new UnaryExpression(UnaryOperator.Minus, NumberType.Int32, Int(int.MinValue), true), NumberType.Int32));
        Assert.Equal("-9223372036854775808", Run.Text(new UnaryExpression(UnaryOperator.Minus, NumberType.Int64, Int(long.MinValue), false), NumberType.Int64));
        Assert.Equal(Overflow, Run.Text(new UnaryExpression(UnaryOperator.Minus, NumberType.Int64, Int(long.MinValue), true), NumberType.Int64));
    }

    [Fact]
    public void Numbers_are_converted_as_by_CSharp()
    {
        Random random = new(3);
        for (int i = 0; i < 60; i++)
        {
            ulong bits = Edgy(random, 64);
            object[] numbers =
            [
                (sbyte)bits, (byte)bits, (short)bits, (ushort)bits, (int)bits, (uint)bits, (long)bits, bits,
                (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(22))), (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(22)),
            ];
            foreach (NumberType from in Enum.GetValues<NumberType>())
            {
                foreach (NumberType to in Enum.GetValues<NumberType>())
                {
                    object number = numbers[(int)from];
                    Assert.Equal(Text(() => Cast(number, to, isChecked: true)), Run.Text(new ConversionExpression(to, Constant(number), IsChecked: true, from), to));

                    // What C# leaves open is refused.
                    bool isOpen = number is float or double && to < NumberType.Single;
                    Assert.Equal(Text(() => Cast(number, to, isOpen)), Run.Text(new ConversionExpression(to, Constant(number), IsChecked: false, from), to));
                }
            }
        }
    }

    [Fact]
    public void A_compound_assignment_converts_back_to_its_target()
    {
        LocalExpression b = Local(1, "b");
        Statement[] wraps = [Set(b, Int(250)), Do(new CompoundExpression(b, BinaryOperator.Add, NumberType.Int32, NumberType.Byte, Int(10), false, IsChecked: false))];
        Statement[] overflows = [Set(b, Int(250)), Do(new CompoundExpression(b, BinaryOperator.Add, NumberType.Int32, NumberType.Byte, Int(10), false, IsChecked: true))];
        Statement[] rounds = [Set(b, Int(7)), Do(new CompoundExpression(b, BinaryOperator.Multiply, NumberType.Double, NumberType.Int32, Real(1.5), false, false))];

        Assert.Equal("4", Run.Text(b, NumberType.Byte, wraps));
        Assert.Equal(Overflow, Run.Text(b, NumberType.Byte, overflows));
        Assert.Equal("10", Run.Text(b, NumberType.Int32, rounds));
    }

    private static void Ordered<T>(NumberType type, T x, T y)
        where T : IComparisonOperators<T, T, bool>
    {
        Assert.Equal($"{x == y}", Run.Text(Binary(Constant(x), BinaryOperator.Equal, Constant(y), type)));
        Assert.Equal($"{x != y}", Run.Text(Binary(Constant(x), BinaryOperator.NotEqual, Constant(y), type)));
        Assert.Equal($"{x < y}", Run.Text(Binary(Constant(x), BinaryOperator.Less, Constant(y), type)));
        Assert.Equal($"{x <= y}", Run.Text(Binary(Constant(x), BinaryOperator.LessOrEqual, Constant(y), type)));
        Assert.Equal($"{x > y}", Run.Text(Binary(Constant(x), BinaryOperator.Greater, Constant(y), type)));
        Assert.Equal($"{x >= y}", Run.Text(Binary(Constant(x), BinaryOperator.GreaterOrEqual, Constant(y), type)));
    }

    /// <summary>Numbers of all lengths, those at the ends of the range among them.</summary>
    private static ulong Edgy(Random random, int bits) => random.Next(4) switch
    {
        0 => (ulong)random.Next(-3, 4),
        1 => (1UL << (bits - 1)) + (ulong)random.Next(-2, 3),
        _ => (ulong)random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(bits),
    };

    private static Expression Constant<T>(T number) => number switch
    {
        float x => Real(x),
        double x => Real(x),
        ulong x => Int(unchecked((long)x)),
        _ => Int(Convert.ToInt64(number, CultureInfo.InvariantCulture)),
    };

    private static string Text<T>(Func<T> compute)
    {
        try
        {
            return ((IFormattable)compute()!).ToString(null, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            return Overflow;
        }
        catch (DivideByZeroException)
        {
            return DivisionByZero;
        }
    }

    private static object Cast(object number, NumberType type, bool isChecked)
    {
        return type switch
        {
            NumberType.SByte => (object)To<sbyte>(),
            NumberType.Byte => To<byte>(),
            NumberType.Int16 => To<short>(),
            NumberType.UInt16 => To<ushort>(),
            NumberType.Int32 => To<int>(),
            NumberType.UInt32 => To<uint>(),
            NumberType.Int64 => To<long>(),
            NumberType.UInt64 => To<ulong>(),
            NumberType.Single => To<float>(),
            _ => To<double>(),
        };

        T To<T>()
            where T : INumberBase<T> => number switch
            {
                sbyte x => Create<T, sbyte>(x),
                byte x => Create<T, byte>(x),
                short x => Create<T, short>(x),
                ushort x => Create<T, ushort>(x),
                int x => Create<T, int>(x),
                uint x => Create<T, uint>(x),
                long x => Create<T, long>(x),
                ulong x => Create<T, ulong>(x),
                float x => Create<T, float>(x),
                _ => Create<T, double>((double)number),
            };

        T Create<T, TFrom>(TFrom x)
            where T : INumberBase<T>
            where TFrom : INumberBase<TFrom> => isChecked ? T.CreateChecked(x) : T.CreateTruncating(x);
    }
}
