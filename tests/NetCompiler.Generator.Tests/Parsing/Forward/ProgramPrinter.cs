using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Generator.Tests.Parsing.Forward;

/// <summary>Prints a program on few lines that a test can spell out. Number types other than <c>int</c> stand behind their operators: <c>(a /:Double b)</c>.</summary>
internal static class ProgramPrinter
{
    public static string Print(ForwardProgram program) => string.Join("\n", program.Fields.Select(field => $"{field.Name} = {Print(field.Initializer)}").Concat(program.Methods.Select(Print)));

    public static string Print(MethodModel method) =>
        $"{method.Name}/{method.Parameters}{(method.Slots > method.Parameters ? $"+{method.Slots - method.Parameters}" : "")}{(method.Parent < 0 ? "" : $" in {method.Parent}")} {Print(method.Body)}";

    public static string Print(Statement statement) => statement switch
    {
        BlockStatement block => block.Statements.IsEmpty ? "{ }" : $"{{ {Join(" ", block.Statements, Print)} }}",
        ExpressionStatement { Expression: var expression } => Print(expression) + ";",
        IfStatement { Else: null } choice => $"if ({Print(choice.Condition)}) {Print(choice.Then)}",
        IfStatement choice => $"if ({Print(choice.Condition)}) {Print(choice.Then)} else {Print(choice.Else)}",
        LoopStatement { TestsFirst: false } loop => $"do {Print(loop.Body)} while ({Print(loop.Condition!)})",
        LoopStatement loop => $"for ({Join(" ", loop.Before, Print)} {(loop.Condition is null ? "" : Print(loop.Condition))}; {Join(" ", loop.After, Print)}) {Print(loop.Body)}",
        ForEachStatement loop => $"foreach ({Print(loop.Target)} in {Print(loop.Collection)}) {Print(loop.Body)}",
        SwitchStatement choice => $"switch ({Print(choice.Value)}) {{ {Join(" ", choice.Sections, section => $"{Join(", ", section.Labels, label => Print(label.Pattern) + When(label.Guard))}: {Print(section.Body)}")} }}",
        ReturnStatement result => $"return {Print(result.Value)};",
        BreakStatement => "break;",
        ContinueStatement => "continue;",
        _ => throw new InvalidOperationException(statement.ToString()),
    };

    public static string Print(Expression expression) => expression switch
    {
        ConstantExpression constant => ModelPrinter.Print(constant.Value),
        LocalExpression local => new string('^', local.Depth) + local.Name,
        FieldExpression field => $"field{field.Field}",
        DiscardExpression => "_",
        AssignExpression assign => $"{Print(assign.Target)} = {Print(assign.Value)}",
        CompoundExpression compound => $"{Print(compound.Target)} {compound.Operator}={Type(compound.Type)}{(compound.Result is null || compound.Result == compound.Type ? "" : $"->{compound.Result}")} {Print(compound.Value)}{(compound.YieldsOld ? " (old)" : "")}",
        UnaryExpression unary => $"{unary.Operator}{Type(unary.Type)}({Print(unary.Operand)})",
        BinaryExpression binary => $"({Print(binary.First)}{string.Concat(binary.Links.Select(link => $" {link.Operator}{Type(link.Type)}{(link.IsChecked ? "!" : "")} {Print(link.Right)}"))})",
        ConditionalExpression choice => $"({Print(choice.Condition)} ? {Print(choice.WhenTrue)} : {Print(choice.WhenFalse)})",
        CoalesceExpression coalesce => $"({Print(coalesce.Left)} ?? {Print(coalesce.Right)})",
        ConversionExpression conversion => $"{(conversion.From == NumberType.UInt64 ? "fromUInt64." : "")}{conversion.Type}({Print(conversion.Operand)})",
        InterpolationExpression text => $"$[{Join(", ", text.Parts, part => Print(part.Value) + Type(part.Type) + (part.Alignment == 0 ? "" : $",{part.Alignment}") + (part.Format is null ? "" : $":{part.Format}"))}]",
        ArrayExpression array => $"{(array.IsList ? "list" : "")}[{Join(", ", array.Elements, Print)}]",
        SpreadExpression spread => $"..{Print(spread.Values)}",
        SizedArrayExpression array => $"new[{Print(array.Size)}]({ModelPrinter.Print(array.Initial)})",
        ElementExpression element => $"{Print(element.Array)}[{(element.IsFromEnd ? "^" : "")}{Print(element.Index)}]",
        TupleExpression tuple => $"({Join(", ", tuple.Elements, Print)})",
        TupleElementExpression element => $"{Print(element.Tuple)}.{element.Index}",
        CallExpression call => $"#{call.Method}({Join(", ", call.Arguments, Print)})",
        BuiltinExpression builtin => $"{builtin.Name}{Type(builtin.Type)}({Join(", ", builtin.Arguments, Print)})",
        LayerExpression layer => $"{layer.Layer}({string.Join(", ", layer.Arguments.Select(Print).Prepend(Print(layer.Input)))})",
        OperatorExpression operation => $"{operation.Operator}({string.Join(", ", operation.Operands.Select(Print).Concat(operation.Arguments.Select(Print)))})",
        SwitchExpression choice => $"switch ({Print(choice.Value)}) {{ {Join(", ", choice.Arms, arm => $"{Print(arm.Pattern)}{When(arm.Guard)} => {Print(arm.Result)}")} }}",
        IsExpression test => $"({Print(test.Value)} is {Print(test.Pattern)})",
        ThrowExpression thrown => $"throw {(thrown.Message is null ? "" : Print(thrown.Message))}",
        _ => throw new InvalidOperationException(expression.ToString()),
    };

    public static string Print(Pattern pattern) => pattern switch
    {
        ConstantPattern constant => ModelPrinter.Print(constant.Value),
        RelationalPattern relation => $"{relation.Operator}{Type(relation.Type)} {ModelPrinter.Print(relation.Value)}",
        NotPattern not => $"not {Print(not.Inner)}",
        AndPattern and => $"({Print(and.Left)} and {Print(and.Right)})",
        OrPattern or => $"({Print(or.Left)} or {Print(or.Right)})",
        DiscardPattern => "_",
        VariablePattern variable => $"slot{variable.Slot}",
        TuplePattern tuple => $"({Join(", ", tuple.Elements, Print)})",
        _ => throw new InvalidOperationException(pattern.ToString()),
    };

    private static string Print(NamedExpression argument) => $"{argument.Name}: {Print(argument.Value)}";

    private static string When(Expression? guard) => guard is null ? "" : $" when {Print(guard)}";

    private static string Type(NumberType? type) => type is null or NumberType.Int32 ? "" : $":{type}";

    private static string Join<T>(string separator, EquatableArray<T> items, Func<T, string> print)
        where T : IEquatable<T> => string.Join(separator, items.Select(print));
}
