using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Model.Forward;
using static NetCompiler.Compiler.Tests.Forward.Code;

namespace NetCompiler.Compiler.Tests.Forward;

/// <summary>Every mistake that a running program can make: one finding, at its place, with what disagrees.</summary>
public sealed class MistakeTests
{
    private static readonly LocalExpression A = Local(1, "a");

    private static readonly Dictionary<string, (ForwardProgram Program, string Id, SourceKey Key, string Message)> Mistakes = new()
    {
        ["an index behind the end"] = (Program(Set(A, Array(Int(1), Int(2))), Return(Dense(X, Element(A, Int(2), 20), 5))), "NC4014", new(20), "index 2 is outside a, which has 2 elements"),
        ["an index from the end"] = (Program(Set(A, Array(Int(1))), Return(Dense(X, Element(A, Int(2), 20, isFromEnd: true), 5))), "NC4014", new(20), "index ^2 is outside a, which has 1 element"),
        ["an index that is written"] = (Program(Set(Element(List(), Int(0), 20), Int(1)), Return(X)), "NC4014", new(20), "index 0 is outside a list, which has 0 elements"),
        ["an insertion behind the end"] = (Program(Set(A, List()), Do(Builtin("List.Insert", null, 20, A, Int(1), Int(5))), Return(X)), "NC4014", new(20), "index 1 is outside a, which has 0 elements"),
        ["a division by zero"] = (Program(Return(Dense(X, Binary(Int(7), BinaryOperator.Divide, Int(0), site: 20), 5))), "NC4015", new(20), "7 / 0 divides by zero"),
        ["a remainder by zero"] = (Program(Return(Dense(X, Binary(Int(7), BinaryOperator.Remainder, Int(0), site: 20), 5))), "NC4015", new(20), "7 % 0 divides by zero"),
        ["a sum that overflows"] = (Program(Return(Dense(X, Binary(Int(int.MaxValue), BinaryOperator.Add, Int(1), isChecked: true, site: 20), 5))), "NC4016", new(20), "2147483647 + 1 does not fit an int"),
        ["the lowest integer divided by −1"] = (Program(Return(Dense(X, Binary(Int(int.MinValue), BinaryOperator.Divide, Int(-1), site: 20), 5))), "NC4016", new(20), "-2147483648 / -1 does not fit an int"),
        ["a conversion that does not fit"] = (Program(Return(Dense(X, new ConversionExpression(NumberType.Byte, Int(300), true).At(20), 5))), "NC4016", new(20), "300 does not fit a byte"),
        ["a real number that does not fit"] = (Program(Return(Dense(X, new ConversionExpression(NumberType.Int32, Real(3e10), false).At(20), 5))), "NC4016", new(20), "30000000000 does not fit an int"),
        ["an absolute value that does not fit"] = (Program(Return(Dense(X, Builtin("Math.Abs", NumberType.Int32, 20, Int(int.MinValue)), 5))), "NC4016", new(20), "Math.Abs(-2147483648) does not fit an int"),
        ["limits the wrong way round"] = (Program(Return(Dense(X, Builtin("Math.Clamp", NumberType.Int32, 20, Int(1), Int(3), Int(2)), 5))), "NC4020", new(20), "Math.Clamp(1, 3, 2) has no value"),
        ["an array of negative size"] = (Program(Set(A, new SizedArrayExpression(Int(-1), new ArgumentValue.Missing()).At(20)), Return(X)), "NC4020", new(20), "an array of -1 elements cannot be made"),
        ["a list that grows under foreach"] = (Program(Set(A, List(Int(1))), new ForEachStatement(Local(2), A, Do(Builtin("List.Add", null, 5, A, Int(2)))) { Site = 20 }, Return(X)), "NC4020", new(20), "the list had 1 element when foreach began, and has 2 elements now"),
        ["a format that is none"] = (Program(Set(A, Format(Part(Int(3), NumberType.Int32, "Q")).At(20)), Return(X)), "NC4020", new(20), "\"Q\" is no format of a number of type int"),
        ["nothing to join"] = (Program(Return(Operator("Concat", 20, [List()]))), "NC2022", new(20), "concat1: a concatenation needs at least one value"),
        ["a tensor that was not assigned"] = (Program(Return(Layer(A, "Relu", 20))), "NC4012", new(20), "a is used before a tensor was assigned to it"),
        ["an element that was not assigned"] = (Program(Set(A, new SizedArrayExpression(Int(3), new ArgumentValue.Missing())), Return(Operator("Concat", 20, [A]))), "NC4012", new(20), "an element of a is used before a tensor was assigned to it"),
        ["a summand that was not assigned"] = (Program(Return(Binary(X, BinaryOperator.Sum, A, null, site: 20))), "NC4012", new(20), "a is used before a tensor was assigned to it"),
        ["null that is returned"] = (Program(Return(Null.At(20))), "NC4012", new(20), "Forward returns null, and a tensor is needed"),
        ["an array that is null"] = (Program(Return(Dense(X, Element(A, Int(0), 20), 5))), "NC4013", new(20), "a is null, and an array or a list is needed"),
        ["a string that is null"] = (Program(Return(Dense(X, Builtin("String.Length", null, 20, A), 5))), "NC4013", new(20), "a is null, and a string is needed"),
        ["foreach over null"] = (Program(new ForEachStatement(Local(2), A, Block()) { Site = 20 }, Return(X)), "NC4013", new(20), "a is null, and an array or a list is needed"),
        ["the depth of a picture"] = (Program(Return(Dense(X, Builtin("Tensor.Depth", null, 20, X), 5))), "NC4017", new(20), "a tensor of 3×8×8 has no Depth: it has Channels, Height, Width"),
        ["the height of a vector"] = (Program(Return(Dense(X, Builtin("Tensor.Height", null, 20, Dense(X, Int(7), 5)), 6))), "NC4017", new(20), "a tensor of 7 has no Height: it has Channels"),
        ["what the author throws"] = (Program(Do(new ThrowExpression(Literal("width must be even")).At(20)), Return(X)), "NC4018", new(20), "width must be even"),
        ["a throw without a message"] = (Program(Do(new ThrowExpression(null).At(20)), Return(X)), "NC4018", new(20), "Forward throws here, without a message"),
        ["a switch without an arm"] = (Program(Return(Dense(X, new SwitchExpression(Tuple(Int(5), Literal("a"), Truth(true)), []).At(20), 5))), "NC4019", new(20), "no arm of the switch matches (5, \"a\", true)"),
        ["parts that do not divide"] = (Program(Return(Element(Operator("Split", 20, [X], ("Parts", Int(2))), Int(0)))), "NC4021", new(20, "Parts"), "2 parts do not divide the 3 channels of x: 3 / 2 is no integer; 1 or 3 would do"),
        ["no parts"] = (Program(Return(Element(Operator("Split", 20, [X], ("Parts", Int(0))), Int(0)))), "NC4021", new(20, "Parts"), "0 parts do not divide the 3 channels of x"),
        ["a layer whose result is dropped"] = (Program(Do(Layer(X, "Relu", 20)), Return(Dense(X, Int(4), 5))), "NC4022", new(20), "relu1: nothing uses its result, and Forward does not return it"),
        ["a branch that leads nowhere"] = (Program(Do(Layer(Layer(X, "Relu", 19), "Tanh", 20)), Return(Dense(X, Int(4), 5))), "NC4022", new(20), "tanh1: nothing uses its result"),
        ["no layer at all"] = (Program(Return(X)), "NC2023", new(-1), "Net: a network needs at least one layer, and Forward calls none"),
        ["a field that needs itself"] = (Program(Return(Dense(X, new FieldExpression(0), 5))) with { Fields = [new("Width", Add(new FieldExpression(0).At(20), Int(1)))] }, "NC4011", new(20), "Width needs its own value while that is computed (in Width, called by Forward)"),
    };

    public static TheoryData<string> Names => [.. Mistakes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mistake_is_one_finding_at_its_place(string name)
    {
        (ForwardProgram program, string id, SourceKey key, string message) = Mistakes[name];
        CompilerDiagnostic finding = Run.Finding(program);

        Assert.Equal((id, key), (finding.Rule.Id, finding.Key));
        Assert.StartsWith(message, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_element_of_the_returned_tuple_that_is_null_is_named()
    {
        ForwardProgram program = Program(Return(Tuple(Layer(X, "Relu", 5), Null.At(20)))) with { Outputs = ["main", "aux"] };
        Assert.Equal("NC4012 at 20.[-1]: Forward returns null as aux, and a tensor is needed", Run.Finding(program).ToString());
    }

    [Fact]
    public void An_input_that_no_layer_uses_is_reported_at_its_attribute()
    {
        ForwardProgram program = new() { Methods = [Method("Forward", 2, 2, Return(Layer(X, "Relu", 5)))], Inputs = ["x", "y"] };
        Assert.Equal("NC4023 at 1.[-1]: y: no layer uses this input, number 2 of 2", Run.Finding(program, [3], [4]).ToString());
    }

    [Fact]
    public void The_chain_of_calls_ends_the_message()
    {
        MethodModel forward = Method("Forward", 1, 1, Return(Call(1, 10, X)));
        MethodModel stage = Method("Stage", 1, 1, Return(Call(2, 11, X)));
        MethodModel bottleneck = Method("Bottleneck", 1, 1, Return(Layer(X, "Conv", 12, ("Filters", Int(4)), ("Size", Int(3)), ("Stride", Binary(Int(8), BinaryOperator.Divide, Int(0), site: 13)))));

        Assert.Equal("NC4015 at 13.[-1]: 8 / 0 divides by zero (in Bottleneck, called by Stage, called by Forward)", Run.Finding(Program(forward, stage, bottleneck)).ToString());
    }

    [Fact]
    public void A_layer_that_is_wrong_is_reported_once_and_the_run_goes_on()
    {
        // Stride 4 fails in every turn, on maps of 64, 16 and 4 pixels; the next layer is judged all the same.
        LocalExpression i = Local(1, "i");
        MethodModel forward = Method("Forward", 1, 2, For(i, Int(3), 5, Set(X, Call(1, 6, X))), Return(Dense(X, Int(0), 8)));
        MethodModel block = Method("Block", 1, 1, Return(Layer(X, "Conv", 12, ("Filters", Int(4)), ("Size", Int(3)), ("Stride", Int(4)), ("Name", Literal("same")))));

        IReadOnlyList<CompilerDiagnostic> findings = Run.Findings(Program(forward, block), [3, 64, 64]);

        Assert.Equal(["NC2001 12.Stride", "NC2012 12.Name", "NC2005 8.Units"], findings.Select(finding => $"{finding.Rule.Id} {finding.Key.Layer}.{finding.Key.Argument}"));
        Assert.EndsWith(" (in Block, called by Forward)", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_follows_from_an_error_in_a_shape_is_not_reported()
    {
        // The map has 3.5 rows: what the author's own check thinks of that is no news, and neither is the layer behind it that nothing uses.
        LocalExpression y = Local(1, "y");
        Statement convolution = Set(y, Layer(X, "Conv", 12, ("Filters", Int(4)), ("Size", Int(3)), ("Stride", Int(2))));
        Statement check = If(Less(Builtin("Tensor.Height", null, 13, y), Int(100)), Do(new ThrowExpression(Literal("too small")).At(14)));

        Assert.Equal("NC2001", Run.Finding(Program(convolution, check, Return(y))).Rule.Id);
        Assert.Equal("NC2001", Run.Finding(Program(convolution, Do(Layer(X, "Relu", 13)), Return(y))).Rule.Id);
        Assert.Equal(["NC2001", "NC4015"], Run.Findings(Program(convolution, Do(Binary(Int(1), BinaryOperator.Divide, Int(0), site: 13)), Return(y))).Select(finding => finding.Rule.Id));
    }
}
