using System.Globalization;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Model.Forward;
using static NetCompiler.Compiler.Tests.Forward.Code;

namespace NetCompiler.Compiler.Tests.Forward;

/// <summary>Strings, truth values, arrays, lists, tuples and patterns.</summary>
public sealed class ValueTests
{
    private static readonly LocalExpression A = Local(1, "a");
    private static readonly LocalExpression B = Local(2, "b");

    [Fact]
    public void Text_is_formatted_in_the_invariant_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = comma;
            Expression text = Format(
                Part(Literal("layer")), Part(Int(3), NumberType.Int32), Part(Literal(".")), Part(Real(0.1f), NumberType.Single), Part(Literal("|")), Part(Real(1234.5), NumberType.Double, "#,0.00"), Part(Literal("|")),
                Part(Int(7), NumberType.Int32, "D3", 5), Part(Literal("|")), Part(Literal("ab"), alignment: -4), Part(Literal("|")), Part(Truth(true)), Part(Null), Part(Int(-1), NumberType.Int32, "X"), Part(Int(-1), NumberType.UInt64));
            Assert.Equal("layer3.0.1|1,234.50|  007|ab  |TrueFFFFFFFF18446744073709551615", Run.Text(text));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Strings_are_appended_and_compared()
    {
        Assert.Equal("layer1", Run.Text(Binary(Literal("layer"), BinaryOperator.Append, Int(1), NumberType.Int32)));
        Assert.Equal("layer", Run.Text(Binary(Literal("layer"), BinaryOperator.Append, Null, null)));
        Assert.Equal("True", Run.Text(Binary(Literal("a"), BinaryOperator.Equal, Literal("a"), null)));
        Assert.Equal("False", Run.Text(Binary(Literal("a"), BinaryOperator.NotEqual, Literal("a"), null)));
        Assert.Equal("True", Run.Text(Binary(Null, BinaryOperator.NotEqual, Literal("a"), null)));
        Assert.Equal("5", Run.Text(Builtin("String.Length", null, 5, Literal("abcde"))));
        Assert.Equal("0.1", Run.Text(Builtin("Object.ToString", NumberType.Single, 5, Real(0.1f))));
    }

    [Fact]
    public void Truth_is_combined_and_its_right_side_only_evaluated_where_it_counts()
    {
        Expression fails = Binary(Binary(Int(1), BinaryOperator.Divide, Int(0), site: 5), BinaryOperator.Equal, Int(1));
        Assert.Equal("False", Run.Text(Binary(Truth(false), BinaryOperator.AndAlso, fails, null)));
        Assert.Equal("True", Run.Text(Binary(Truth(true), BinaryOperator.OrElse, fails, null)));
        Assert.Equal("NC4015", Run.Text(Binary(Truth(true), BinaryOperator.AndAlso, fails, null)));
        Assert.Equal("True", Run.Text(new BinaryExpression(Truth(false), [new(BinaryOperator.AndAlso, null, fails, false, -1), new(BinaryOperator.OrElse, null, Truth(true), false, -1)])));
        Assert.Equal("True", Run.Text(Binary(Truth(true), BinaryOperator.ExclusiveOr, Truth(false), null)));
        Assert.Equal("False", Run.Text(new UnaryExpression(UnaryOperator.Not, null, Truth(true), false)));
    }

    [Fact]
    public void Arrays_are_shared_and_indexed_from_both_ends()
    {
        Assert.Equal("9", Run.Text(Element(A, Int(0)), null, Set(A, Array(Int(1), Int(2))), Set(B, A), Set(Element(B, Int(0)), Int(9))));
        Assert.Equal("2", Run.Text(Element(Array(Int(1), Int(2)), Int(1), isFromEnd: true)));
        Assert.Equal("4", Run.Text(Builtin("Array.Length", null, 5, new ArrayExpression([Int(0), new SpreadExpression(Array(Int(1), Int(2))), Int(3)], IsList: false))));
        Assert.Equal("0", Run.Text(Element(new SizedArrayExpression(Int(3), new ArgumentValue.Integer(0)), Int(2))));
        Assert.Equal("3", Run.Text(Element(Element(A, Int(1)), Int(0)), null, Set(A, Array(Array(Int(1)), Array(Int(3))))));
    }

    [Fact]
    public void A_list_grows()
    {
        Statement[] statements =
        [
            Set(A, List()), Do(Builtin("List.Add", null, 5, A, Int(1))), Do(Builtin("List.AddRange", null, 5, A, A)), Do(Builtin("List.Insert", null, 5, A, Int(1), Int(7))),
            Set(B, Builtin("List.ToArray", null, 5, A)), Do(Builtin("List.Add", null, 5, A, Int(2))),
        ];
        Assert.Equal("4", Run.Text(Builtin("List.Count", null, 5, A), null, statements));
        Assert.Equal("3", Run.Text(Builtin("Array.Length", null, 5, B), null, statements));
        Assert.Equal("7", Run.Text(Element(B, Int(1)), null, statements));
    }

    [Fact]
    public void Tuples_are_taken_apart_and_swap_variables()
    {
        Assert.Equal("21", Run.Text(Format(Part(A), Part(B)), null, Set(A, Int(1)), Set(B, Int(2)), Set(Tuple(A, B), Tuple(B, A))));
        Assert.Equal("2", Run.Text(new TupleElementExpression(Tuple(Int(1), Int(2)), 1)));
        Assert.Equal("5", Run.Text(B, null, Set(Tuple(new DiscardExpression(), Tuple(A, B)), Tuple(Int(3), Tuple(Int(4), Int(5))))));
    }

    [Fact]
    public void An_assignment_locates_its_target_before_its_value()
    {
        // a[i] = i = 1 writes a[0].
        Statement[] statements = [Set(A, Array(Int(0), Int(0))), Set(B, Int(0)), Set(Element(A, B), new AssignExpression(B, Int(1)))];
        Assert.Equal("10", Run.Text(Format(Part(Element(A, Int(0))), Part(Element(A, Int(1)))), null, statements));

        // i++ in an index is evaluated once.
        CompoundExpression next = new(B, BinaryOperator.Add, NumberType.Int32, NumberType.Int32, Int(1), YieldsOld: true, IsChecked: false);
        Statement add = Do(new CompoundExpression(Element(A, next), BinaryOperator.Add, NumberType.Int32, NumberType.Int32, Int(5), false, false));
        Assert.Equal("1 5 0", Run.Text(Format(Part(B), Part(Literal(" ")), Part(Element(A, Int(0))), Part(Literal(" ")), Part(Element(A, Int(1)))), null, Set(A, Array(Int(0), Int(0))), Set(B, Int(0)), add));
    }

    [Fact]
    public void Choices_evaluate_one_side()
    {
        Expression fails = Binary(Int(1), BinaryOperator.Divide, Int(0), site: 5);
        Assert.Equal("1", Run.Text(new ConditionalExpression(Truth(true), Int(1), fails)));
        Assert.Equal("1", Run.Text(new CoalesceExpression(Int(1), fails)));
        Assert.Equal("2", Run.Text(new CoalesceExpression(Null, Int(2))));
    }

    public static TheoryData<object?, string> Switched => new()
    {
        { 1L, "one" }, { 5L, "large" }, { -3L, "negative" }, { 3L, "else" }, { null, "null" },
    };

    [Theory]
    [MemberData(nameof(Switched))]
    public void A_switch_takes_the_first_arm_that_matches(object? value, string expected)
    {
        SwitchExpression choice = new(value is long number ? Int(number) : Null,
        [
            new(new ConstantPattern(new ArgumentValue.Integer(1)), null, Literal("one")),
            new(new AndPattern(new RelationalPattern(BinaryOperator.Greater, NumberType.Int32, new ArgumentValue.Integer(3)), new NotPattern(new ConstantPattern(new ArgumentValue.Integer(4)))), null, Literal("large")),
            new(new VariablePattern(1), new IsExpression(A, new ConstantPattern(new ArgumentValue.Missing())), Literal("null")),
            new(new OrPattern(new RelationalPattern(BinaryOperator.Less, NumberType.Int32, new ArgumentValue.Integer(-9)), new VariablePattern(1)), Less(A, Int(0)), Literal("negative")),
            new(new DiscardPattern(), null, Literal("else")),
        ]);
        Assert.Equal(expected, Run.Text(choice));
    }

    [Fact]
    public void A_tuple_pattern_matches_element_by_element()
    {
        SwitchExpression choice = new(Tuple(Int(2), Truth(true)),
        [
            new(new TuplePattern([new ConstantPattern(new ArgumentValue.Integer(2)), new ConstantPattern(new ArgumentValue.Boolean(false))]), null, Int(1)),
            new(new TuplePattern([new VariablePattern(1), new DiscardPattern()]), null, A),
        ]);
        Assert.Equal("2", Run.Text(choice));
    }

    [Fact]
    public void A_switch_statement_is_left_by_break_and_a_loop_inside_goes_on()
    {
        // for (i = 0; i < 6; i++) { switch (i) { case 1: continue; case 4: break; default: a += i; break; } b++; }
        LocalExpression i = Local(3, "i");
        SwitchStatement choice = new(i,
        [
            new([new(new ConstantPattern(new ArgumentValue.Integer(1)), null)], new ContinueStatement()),
            new([new(new ConstantPattern(new ArgumentValue.Integer(4)), null)], new BreakStatement()),
            new([new(new DiscardPattern(), null)], Block(Set(A, Add(A, i)), new BreakStatement())),
        ]);
        Assert.Equal("10 5", Run.Text(Format(Part(A), Part(Literal(" ")), Part(B)), null, Set(A, Int(0)), Set(B, Int(0)), For(i, Int(6), 7, Block(choice, Increment(B)))));
    }

    [Fact]
    public void Loops_test_first_or_last_and_are_left_by_break()
    {
        Statement atLeastOnce = new LoopStatement([], Truth(false), [], Increment(A), TestsFirst: false);
        Statement never = While(Truth(false), 7, Increment(A));
        Statement untilThree = While(Truth(true), 7, Block(If(Binary(B, BinaryOperator.Equal, Int(3)), new BreakStatement()), Increment(B)));
        Assert.Equal("1 3", Run.Text(Format(Part(A), Part(Literal(" ")), Part(B)), null, Set(A, Int(0)), Set(B, Int(0)), atLeastOnce, never, untilThree));
    }

    [Fact]
    public void Foreach_takes_elements_apart()
    {
        Statement loop = new ForEachStatement(Tuple(Local(3, "t"), Local(4, "n")), Array(Tuple(Int(1), Int(16)), Tuple(Int(6), Int(24))), Set(A, Add(A, Binary(Local(3), BinaryOperator.Multiply, Local(4)))));
        Assert.Equal("160", Run.Text(A, null, Set(A, Int(0)), loop));
    }
}
