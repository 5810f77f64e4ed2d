using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Model.Forward;
using static NetCompiler.Compiler.Tests.Forward.Code;

namespace NetCompiler.Compiler.Tests.Forward;

/// <summary>Programs that would not end, or would take the compiler down with them.</summary>
public sealed class LimitTests
{
    private static readonly LocalExpression I = Local(1, "i");

    [Fact]
    public void A_loop_that_does_not_end_is_reported_at_the_loop_with_most_turns()
    {
        Statement inner = For(I, Int(3), 21, Block());
        CompilerDiagnostic finding = Run.Finding(Program(While(Truth(true), 20, inner), Return(X)));

        Assert.Equal("NC4010", finding.Rule.Id);
        Assert.Equal(new SourceKey(20), finding.Key);
        Assert.StartsWith("Forward takes more than 1,000,000 steps, and this loop has made ", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Layers_are_limited()
    {
        CompilerDiagnostic finding = Run.Finding(Program(While(Truth(true), 20, Set(X, Layer(X, "Relu", 21))), Return(X)), [4]);
        Assert.Equal("NC4010 at 20.[-1]: Forward makes more than 20,000 layers, and this loop has made 20,001 turns: does it end?", finding.ToString());
    }

    public static TheoryData<string> Hogs => ["an array", "a growing string", "a wide text", "many digits", "a doubling list"];

    [Theory]
    [MemberData(nameof(Hogs))]
    public void Memory_is_limited_as_steps_are(string hog)
    {
        LocalExpression s = Local(2, "s");
        Statement[] body = hog switch
        {
            "an array" => [Set(s, new SizedArrayExpression(Int(int.MaxValue), new ArgumentValue.Integer(0)).At(20))],
            "a growing string" => [Set(s, Literal("0123456789abcdef")), While(Truth(true), 20, Set(s, Binary(s, BinaryOperator.Append, s, null)))],
            "a wide text" => [Set(s, Format(Part(Int(1), NumberType.Int32, alignment: -2_000_000_000)).At(20))],
            "many digits" => [Set(s, Format(Part(Int(1), NumberType.Int32, "D900000000")).At(20))],
            _ => [Set(s, List(Int(1))), While(Truth(true), 20, Do(Builtin("List.AddRange", null, 21, s, s)))],
        };
        CompilerDiagnostic finding = Run.Finding(Program([.. body, Return(X)]));
        Assert.Equal(("NC4010", 20), (finding.Rule.Id, finding.Key.Layer));
    }

    [Fact]
    public void A_recursion_without_a_bottom_is_reported_at_its_call()
    {
        MethodModel forward = Method("Forward", 1, 1, Return(Call(1, 10, X)));
        MethodModel fractal = Method("Fractal", 1, 1, Return(Call(1, 11, X)));
        Assert.Equal(
            "NC4011 at 11.[-1]: more than 256 calls stand inside each other: does the recursion end? (in Fractal (256 deep), called by Forward)",
            Run.Finding(Program(forward, fractal)).ToString());
    }

    [Fact]
    public void A_recursion_up_to_the_limit_fits_the_stack_of_a_compiler()
    {
        // static int Count(int n) { for (int i = 1; i < 12; i++) { if (true) return n < 254 ? 1 + Count(n + 1) : 0; } return 0; }
        Expression next = new ConditionalExpression(Less(Local(0), Int(254)), Add(Int(1), Call(1, 11, Add(Local(0), Int(1)))), Int(0));
        MethodModel count = Method("Count", 1, 2, For(I, Int(1), 12, Block(If(Truth(true), Return(next)))), Return(Int(0)));
        ForwardProgram program = Program(Method("Forward", 1, 1, Do(new ThrowExpression(Format(Part(Call(1, 10, Int(0))))))), count);
        string? message = null;

        // The runtime gives its own threads 1.5 MB.
        Thread thread = new(() => message = Run.Finding(program).Message, maxStackSize: 3 << 19);
        thread.Start();
        thread.Join();
        Assert.Equal("254", message);
    }

    [Fact]
    public void An_expression_too_deep_for_the_stack_is_a_finding()
    {
        Expression deep = Truth(true);
        for (int i = 0; i < 100_000; i++)
            deep = new UnaryExpression(UnaryOperator.Not, null, deep, false);
        Assert.Equal("NC4011", Run.Finding(Program(Do(deep), Return(X))).Rule.Id);
    }
}
