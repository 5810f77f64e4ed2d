using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Model.Forward;
using static NetCompiler.Compiler.Tests.Forward.Code;

namespace NetCompiler.Compiler.Tests.Forward;

/// <summary>The graphs that programs make.</summary>
public sealed class GraphTests
{
    [Fact]
    public void A_chain_of_layers_becomes_a_chain_of_nodes() =>
        Assert.Equal(
            "graph Net\n  %0 x = Input() 3×8×8\n  %1 conv1 = Conv(%0) 6×6×6 [6 filters, 3 | 3]\n  %2 relu1 = Activation(%1) 6×6×6 [Relu]\n  %3 flatten_fc = Flatten(%2) 216\n  %4 fc = Dense(%3) 10 [10 units]\n  return %4\n",
            Run.Graph(Program(Return(Layer(Layer(Layer(X, "Conv", 5, ("Filters", Int(6)), ("Size", Int(3))), "Relu", 6), "Dense", 7, ("Units", Int(10)), ("Name", Literal("fc")))))));

    [Fact]
    public void Loops_and_helpers_repeat_layers_with_computed_arguments()
    {
        // static Tensor Block(Tensor x, int width, string name) => x.Conv(width, 3, pad: 1, name: $"{name}.conv");
        // for (int i = 0; i < 3; i++) x = Block(x, 4 << i, $"layer{i + 1}");
        LocalExpression i = Local(1, "i");
        MethodModel block = Method("Block", 3, 3, Return(Layer(X, "Conv", 9, ("Filters", Local(1)), ("Size", Int(3)), ("Pad", Int(1)), ("Name", Format(Part(Local(2)), Part(Literal(".conv")))))));
        MethodModel forward = Method("Forward", 1, 2, For(i, Int(3), 5, Set(X, Call(1, 6, X, Binary(Int(4), BinaryOperator.ShiftLeft, i), Format(Part(Literal("layer")), Part(Add(i, Int(1)), NumberType.Int32))))), Return(X));

        Assert.Equal(
            "graph Net\n  %0 x = Input() 3×8×8\n  %1 layer1.conv = Conv(%0) 4×8×8 [4 filters, 3 pad 1 | 3 pad 1]\n  %2 layer2.conv = Conv(%1) 8×8×8 [8 filters, 3 pad 1 | 3 pad 1]\n  %3 layer3.conv = Conv(%2) 16×8×8 [16 filters, 3 pad 1 | 3 pad 1]\n  return %3\n",
            Run.Graph(Program(forward, block)));
    }

    [Fact]
    public void Sizes_of_tensors_are_numbers()
    {
        LocalExpression shape = Local(1, "shape");
        ForwardProgram program = Program(
            Set(shape, Builtin("Tensor.Shape", null, 5, X)),
            Do(new ThrowExpression(Format(
                Part(Element(shape, Int(0))), Part(Literal(" ")), Part(Element(shape, Int(1))), Part(Literal(" ")), Part(Builtin("Tensor.Channels", null, 5, X)), Part(Literal(" ")),
                Part(Builtin("Tensor.Height", null, 5, X)), Part(Literal(" ")), Part(Builtin("Tensor.Width", null, 5, X))))));
        Assert.Equal("2 5 2 5 7", Run.Finding(program, [2, 5, 7]).Message);
    }

    [Fact]
    public void A_local_function_sees_the_locals_around_it()
    {
        // int width = 4; Tensor Step(Tensor y) { width *= 2; return y.Dense(width); } return Step(Step(x));
        LocalExpression width = Local(1, "width");
        Statement doubled = Set(Local(1, "width", depth: 1), Binary(Local(1, "width", depth: 1), BinaryOperator.Multiply, Int(2)));
        MethodModel step = Method("Step", 1, 1, doubled, Return(Dense(X, Local(1, "width", depth: 1), 7))) with { Parent = 0 };

        string graph = Run.Graph(Program(Method("Forward", 1, 2, Set(width, Int(4)), Return(Call(1, 6, Call(1, 5, X)))), step), [3]);

        Assert.Equal("graph Net\n  %0 x = Input() 3\n  %1 fc1 = Dense(%0) 8 [8 units]\n  %2 fc2 = Dense(%1) 16 [16 units]\n  return %2\n", graph);
    }

    [Fact]
    public void A_local_function_inside_a_recursion_sees_its_own_call()
    {
        // int Sum(int n) { int Own() => n; if (n == 0) return 0; int rest = Sum(n - 1); return Own() + rest; }
        MethodModel own = Method("Own", 0, 0, Return(Local(0, "n", depth: 1))) with { Parent = 1 };
        MethodModel sum = Method(
            "Sum", 1, 2,
            If(Binary(Local(0), BinaryOperator.Equal, Int(0)), Return(Int(0))),
            Set(Local(1), Call(1, 6, Binary(Local(0), BinaryOperator.Subtract, Int(1)))),
            Return(Add(Call(2, 7), Local(1))));
        Assert.Contains("Dense(%0) 55 ", Run.Graph(Program(Method("Forward", 1, 1, Return(Dense(X, Call(1, 5, Int(10)), 8))), sum, own), [3]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_is_computed_once_and_shared()
    {
        FieldModel widths = new("Widths", Array(Int(4), Int(8)));
        FieldModel last = new("Last", Element(new FieldExpression(0), Int(1), isFromEnd: true));
        ForwardProgram program = Program(
            Do(new CompoundExpression(Element(new FieldExpression(0), Int(1)), BinaryOperator.Add, NumberType.Int32, NumberType.Int32, Int(1), false, false)),
            Return(Dense(Dense(X, new FieldExpression(1), 5), Element(new FieldExpression(0), Int(0)), 6)));
        Assert.Equal("graph Net\n  %0 x = Input() 3\n  %1 fc1 = Dense(%0) 9 [9 units]\n  %2 fc2 = Dense(%1) 4 [4 units]\n  return %2\n", Run.Graph(program with { Fields = [widths, last] }, [3]));
    }

    [Fact]
    public void Inputs_and_outputs_are_several_and_named()
    {
        MethodModel forward = Method("Forward", 2, 2, Return(Tuple(Dense(X, Int(4), 5), Dense(Local(1), Int(5), 6))));
        ForwardProgram program = new() { Methods = [forward], Inputs = ["left", "right"], Outputs = ["main", "aux"] };
        Assert.Equal("graph Net\n  %0 left = Input() 3\n  %1 right = Input() 7 [index 1]\n  %2 fc1 = Dense(%0) 4 [4 units]\n  %3 fc2 = Dense(%1) 5 [5 units]\n  return %2 as main, %3 as aux\n", Run.Graph(program, [3], [7]));
    }

    [Fact]
    public void Tensors_are_added_multiplied_and_joined()
    {
        Expression sum = new BinaryExpression(X, [new(BinaryOperator.Sum, null, X, false, 5), new(BinaryOperator.Product, null, X, false, 6)]);
        Expression joined = Operator("Concat", 7, [List(sum, X)]);
        Expression compound = new CompoundExpression(Local(1, "y"), BinaryOperator.Sum, null, null, Local(1), false, false).At(8);
        string[] nodes = Run.Graph(Program(Set(Local(1), joined), Do(compound), Return(Local(1)))).Split('\n');

        Assert.EndsWith("= Sum(%0, %0) 3×8×8", nodes[2], StringComparison.Ordinal);
        Assert.EndsWith("= Product(%1, %0) 3×8×8", nodes[3], StringComparison.Ordinal);
        Assert.Contains("= Concat(%2, %0) 6×8×8", nodes[4], StringComparison.Ordinal);
        Assert.EndsWith("= Sum(%3, %3) 6×8×8", nodes[5], StringComparison.Ordinal);
    }

    [Fact]
    public void A_split_makes_slices_of_the_parts_that_are_used()
    {
        LocalExpression parts = Local(1, "parts");
        string[] nodes = Run.Graph(Program(Set(parts, Operator("Split", 5, [X], ("Parts", Int(3)))), Return(Binary(Element(parts, Int(2)), BinaryOperator.Sum, Element(parts, Int(0)), null, site: 6))), [6, 4]).Split('\n');

        Assert.Contains("= Slice(%0) 2×4", nodes[2], StringComparison.Ordinal);
        Assert.Contains("= Slice(%0) 2×4", nodes[3], StringComparison.Ordinal);
        Assert.Contains("= Sum(%1, %2) 2×4", nodes[4], StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_of_thousands_of_layers_does_not_nest()
    {
        Expression x = X;
        for (int i = 0; i < 5000; i++)
            x = Layer(x, "Relu", 5);
        Assert.Contains("%5000 relu5000 = Activation(%4999) 4 [Relu]", Run.Graph(Program(Return(x)), [4]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_like_another_runs_its_program_over_its_own_input()
    {
        ForwardProgram program = Program(Return(Layer(Layer(X, "Conv", 5, ("Filters", Int(6)), ("Size", Int(3))), "Relu", 6)));
        ArchitectureModel original = Run.Network(program, [3, 8, 8]);
        ArchitectureModel larger = Run.Network(program, [3, 16, 16]) with { Name = "Larger", Forward = null, Like = original };
        DiagnosticBag findings = new();
        Compiler.Graph.NetworkGraph? graph = Compiler.Interpretation.NetworkBuilder.Build(larger, findings);

        Assert.Empty(findings.ToEquatableArray());
        Assert.Equal("6×14×14", graph!.Nodes.Last().Shape.ToString());
    }

    [Fact]
    public void Inputs_differ_from_the_parameters_or_stand_twice_in_a_list()
    {
        ForwardProgram program = Program(Return(Layer(X, "Relu", 5)));
        CompilerDiagnostic more = Run.Finding(program, [3], [4]);
        CompilerDiagnostic fewer = Run.Findings(new() { Methods = [Method("Forward", 2, 2, Return(Binary(X, BinaryOperator.Sum, Local(1), null, site: 5)))], Inputs = ["x", "y"] }, [3])[0];
        CompilerDiagnostic list = Assert.Single(Run.Findings(new ArchitectureModel { Namespace = "", Name = "Net", Layers = [Run.Input([3]), Run.Input([4]), new("Relu", EquatableArray<ArgumentModel>.Empty)] }));

        Assert.Equal(("NC4024", new SourceKey(1), "Net: Input stands 2 times, and Forward takes 1 tensor (x): one Input each, in their order"), (more.Rule.Id, more.Key, more.Message));
        Assert.Equal(("NC4024", new SourceKey(0), "Net: Input stands once, and Forward takes 2 tensors (x, y): one Input each, in their order"), (fewer.Rule.Id, fewer.Key, fewer.Message));
        Assert.Equal("NC2008", list.Rule.Id);
    }
}
