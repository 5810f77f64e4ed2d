using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Compiler.Tests.Forward;

/// <summary>Programs by hand, close to the C# that they stand for.</summary>
internal static class Code
{
    public static Expression Int(long value) => new ConstantExpression(new ArgumentValue.Integer(value));

    public static Expression Real(double value) => new ConstantExpression(new ArgumentValue.Real(value));

    public static Expression Literal(string value) => new ConstantExpression(new ArgumentValue.Text(value));

    public static Expression Truth(bool value) => new ConstantExpression(new ArgumentValue.Boolean(value));

    public static Expression Null => new ConstantExpression(new ArgumentValue.Missing());

    /// <summary>The first parameter, by convention a tensor.</summary>
    public static Expression X => Local(0, "x");

    public static LocalExpression Local(int slot, string name = "local", int depth = 0) => new(depth, slot, name);

    public static Expression Binary(Expression left, BinaryOperator op, Expression right, NumberType? type = NumberType.Int32, bool isChecked = false, int site = -1) =>
        new BinaryExpression(left, [new(op, type, right, isChecked, site)]);

    public static Expression Add(Expression left, Expression right) => Binary(left, BinaryOperator.Add, right);

    public static Expression Less(Expression left, Expression right) => Binary(left, BinaryOperator.Less, right);

    public static Expression Layer(Expression input, string name, int site, params (string Name, Expression Value)[] arguments) =>
        new LayerExpression(name, input, arguments.Select(argument => new NamedExpression(argument.Name, argument.Value)).ToEquatableArray()) { Site = site };

    public static Expression Dense(Expression input, Expression units, int site) => Layer(input, "Dense", site, ("Units", units));

    public static Expression Operator(string name, int site, Expression[] operands, params (string Name, Expression Value)[] arguments) =>
        new OperatorExpression(name, operands.ToEquatableArray(), arguments.Select(argument => new NamedExpression(argument.Name, argument.Value)).ToEquatableArray()) { Site = site };

    public static Expression Call(int method, int site, params Expression[] arguments) => new CallExpression(method, arguments.ToEquatableArray()) { Site = site };

    public static Expression Builtin(string name, NumberType? type, int site, params Expression[] arguments) =>
        new BuiltinExpression(name, type, arguments.ToEquatableArray()) { Site = site };

    public static Expression Array(params Expression[] elements) => new ArrayExpression(elements.ToEquatableArray(), IsList: false);

    public static Expression List(params Expression[] elements) => new ArrayExpression(elements.ToEquatableArray(), IsList: true);

    public static Expression Element(Expression array, Expression index, int site = -1, bool isFromEnd = false) => new ElementExpression(array, index, isFromEnd) { Site = site };

    public static Expression Tuple(params Expression[] elements) => new TupleExpression(elements.ToEquatableArray());

    public static Expression Format(params InterpolationPart[] parts) => new InterpolationExpression(parts.ToEquatableArray());

    public static InterpolationPart Part(Expression value, NumberType? type = null, string? format = null, int alignment = 0) => new(value, alignment, format, type);

    public static Statement Set(Expression target, Expression value) => new ExpressionStatement(new AssignExpression(target, value));

    public static Statement Increment(Expression target) =>
        new ExpressionStatement(new CompoundExpression(target, BinaryOperator.Add, NumberType.Int32, NumberType.Int32, Int(1), YieldsOld: true, IsChecked: false));

    public static Statement Do(Expression expression) => new ExpressionStatement(expression);

    public static Statement Block(params Statement[] statements) => new BlockStatement(statements.ToEquatableArray());

    public static Statement Return(Expression value) => new ReturnStatement(value);

    public static Statement If(Expression condition, Statement then, Statement? otherwise = null) => new IfStatement(condition, then, otherwise);

    /// <summary><c>for (int i = 0; i &lt; count; i++)</c>.</summary>
    public static Statement For(LocalExpression i, Expression count, int site, Statement body) =>
        new LoopStatement([Set(i, Int(0))], Less(i, count), [Increment(i)], body, TestsFirst: true) { Site = site };

    public static Statement While(Expression condition, int site, Statement body) => new LoopStatement([], condition, [], body, TestsFirst: true) { Site = site };

    public static MethodModel Method(string name, int parameters, int slots, params Statement[] body) =>
        new() { Name = name, Parameters = parameters, Slots = slots, Body = Block(body) };

    /// <summary>A program with one input and sixteen slots.</summary>
    public static ForwardProgram Program(params Statement[] body) => Program([Method("Forward", 1, 16, body)]);

    public static ForwardProgram Program(params MethodModel[] methods) => new() { Methods = methods.ToEquatableArray(), Inputs = ["x"] };

    public static T At<T>(this T expression, int site)
        where T : Expression => (T)((Expression)expression with { Site = site });
}
