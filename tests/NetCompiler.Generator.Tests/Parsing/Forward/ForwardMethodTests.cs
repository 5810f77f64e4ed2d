using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Model.Forward;
using NetCompiler.Generator.Parsing;

namespace NetCompiler.Generator.Tests.Parsing.Forward;

/// <summary>Which methods and fields come along, and how calls name them.</summary>
public sealed class ForwardMethodTests
{
    [Fact]
    public void A_method_is_read_once_and_called_by_its_index()
    {
        string program = Print(
            "x = Block(x, 8); return Block(x, width: 16, name: \"b\");",
            "static Tensor Block(Tensor x, int width, bool relu = true, string? name = null) => relu ? x.Conv(width, 3, name: name).Relu() : x;");

        Assert.Equal(
            """
            Forward/1 { x = #1(x, 8, true, missing); return #1(x, 16, true, "b"); }
            Block/4 { return (relu ? Relu(Conv(x, Filters: width, Size: 3, Name: name)) : x); }
            """,
            program);
    }

    [Fact]
    public void Blocks_of_other_classes_and_files_come_along()
    {
        ArchitectureModel model = ParserRun.Of(
            "[Network, Input(3, 8, 8)] partial class Net { static Tensor Forward(Tensor x) => Zoo.Blocks.Pair(x).Twice(); }",
            "namespace Zoo { static class Blocks { public const int Width = 8; internal static Tensor Pair(Tensor x) => One(x) + x; static Tensor One(Tensor x) => x.Dense(Width); } }",
            "static class Extensions { public static Tensor Twice(this Tensor x) => x + x; }").Model;

        Assert.Equal(
            """
            Forward/1 { return #1(#2(x)); }
            Twice/1 { return (x Sum x); }
            Pair/1 { return (#3(x) Sum x); }
            One/1 { return Dense(x, Units: 8); }
            """,
            ProgramPrinter.Print(model.Forward!));
    }

    [Fact]
    public void A_local_function_sees_the_locals_around_it() => Assert.Equal(
        """
        Forward/1+1 { width = 4; x = #1(x); return x; }
        Outer/1+1 in 0 { here = 2; ^width Add= here; return #2(1); }
        Inner/1 in 1 { return ((n Equal 0) ? ^y : Dense(#2((n Subtract ^^width Subtract ^here)), Units: ^^width)); }
        """,
        Print(
            """
            int width = 4;
            x = Outer(x);
            return x;
            Tensor Outer(Tensor y)
            {
                int here = 2;
                width += here;
                return Inner(1);
                Tensor Inner(int n) => n == 0 ? y : Inner(n - width - here).Dense(width);
            }
            """));

    [Fact]
    public void Recursion_ends() => Assert.Equal(
        """
        Forward/1 { return #1(x, 3); }
        Deep/2 { return ((n Equal 0) ? x : #1(Relu(x), (n Subtract 1))); }
        """,
        Print("return Deep(x, 3);", "static Tensor Deep(Tensor x, int n) => n == 0 ? x : Deep(x.Relu(), n - 1);"));

    [Fact]
    public void Fields_come_with_what_they_are_made_of()
    {
        string program = Print(
            "foreach (int n in Depths) x = x.Dense(n * Scale); return x;",
            "static readonly int First = 3; static readonly int[] Depths = [First, Twice(First)]; const int Scale = 2; static int Twice(int n) => n * 2;");

        Assert.Equal(
            """
            Depths = [field1, #1(field1)]
            First = 3
            Forward/1+1 { foreach (n in field0) x = Dense(x, Units: (n Multiply 2)); return x; }
            Twice/1 { return (n Multiply 2); }
            """,
            program);
    }

    [Fact]
    public void A_field_may_have_locals_of_its_own() => Assert.Equal(
        """
        Width = ((8 is (Greater 3 and slot0)) ? (n Multiply 2) : 1)
        Forward/1 { return Dense(x, Units: field0); }
        """,
        Print("return x.Dense(Width);", "static readonly int Width = 8 is > 3 and var n ? n * 2 : 1;"));

    [Fact]
    public void Params_and_named_arguments_stand_in_the_order_of_the_parameters()
    {
        Assert.StartsWith(
            "Forward/1 { return #1(x, 2, [1, 2, 3]); }\n",
            Print("return Block(x, 2, 1, 2, 3);", "static Tensor Block(Tensor x, int n, params int[] widths) => x;"),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Forward/1 { return #1(Relu(x), 1, 2); }\n",
            Print("return Block(b: 2, x: x.Relu(), a: 1);", "static Tensor Block(Tensor x, int a, int b) => x;"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_without_result_is_called_for_what_it_does() => Assert.Equal(
        """
        Forward/1+1 { l = list[x]; #1(l); return l[^1]; }
        Grow/1 { if ((List.Count(l) Greater 3)) return missing; List.Add(l, Relu(l[0])); }
        """,
        Print("List<Tensor> l = [x]; Grow(l); return l[^1];", "static void Grow(List<Tensor> l) { if (l.Count > 3) return; l.Add(l[0].Relu()); }"));

    [Fact]
    public void Inputs_and_outputs_have_the_names_of_parameters_and_elements()
    {
        ForwardProgram program = ParserRun.Of(
            "[Network, Input(3), Input(4)] partial class Net { static (Tensor main, Tensor aux) Forward(Tensor left, Tensor right) => (left, aux: right); }").Model.Forward!;

        Assert.Equal(["left", "right"], program.Inputs);
        Assert.Equal(["main", "aux"], program.Outputs);
        Assert.Equal("Forward/2 { return (left, right); }", ProgramPrinter.Print(program));
    }

    [Fact]
    public void Layers_as_attributes_leave_a_method_of_that_name_to_the_user()
    {
        ParsedNetwork network = ParserRun.Of("[Network, Input(3), Relu] partial class Net { int Forward(int x) => x; void Forward() { } }");

        Assert.Null(network.Model.Forward);
        Assert.True(network.Model.IsUsable);
        Assert.Empty(network.Diagnostics);
    }

    [Fact]
    public void Equal_text_elsewhere_gives_an_equal_program()
    {
        string source = ForwardSource.Body("for (int i = 0; i < 3; i++) x = Block(x, i); return x;", "static Tensor Block(Tensor x, int n) => x.Conv(n, 3) + x;");
        string moved = source.Replace("return", "// a comment\n\n return", StringComparison.Ordinal).Replace("x.Conv", "x\n.Conv", StringComparison.Ordinal);

        ArchitectureModel here = ParserRun.Of(source).Model;
        ArchitectureModel there = ParserRun.Of(moved).Model;

        Assert.Equal(here, there);
        Assert.Equal(here.GetHashCode(), there.GetHashCode());
    }

    private static string Print(string statements, string members = "")
    {
        ParsedNetwork network = ParserRun.Of(ForwardSource.Body(statements, members));
        Assert.Empty(network.Diagnostics.Select(finding => finding.Message));
        Assert.True(network.Model.IsUsable);
        return ProgramPrinter.Print(network.Model.Forward!);
    }
}
