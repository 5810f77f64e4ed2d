using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>Calls: of blocks in this project's source, and of the functions that every program may call.</summary>
internal sealed class CallReader(BodyReader body)
{
    public Expression Read(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        if (ValueTypes.IsTensor(method.ContainingType))
            return body.Tensors.Read(call);
        if (Builtin(call) is { } builtin)
            return builtin;
        if (method is { Name: "Empty", ContainingType.SpecialType: SpecialType.System_Array })
            return new ArrayExpression([], IsList: false);

        bool isHere = SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, body.Program.Compilation.Assembly);
        bool isFunction = method.MethodKind == MethodKind.LocalFunction || method is { IsStatic: true, MethodKind: MethodKind.Ordinary };
        if (!isHere && isFunction && !Refusals.IsLinq(method) && (ValueTypes.HoldsTensor(method.ReturnType) || method.Parameters.Any(parameter => ValueTypes.HoldsTensor(parameter.Type))))
        {
            body.Program.Report(
                DiagnosticRules.BlockElsewhere,
                call.Syntax.GetLocation(),
                $"'{method.Name}' stands in assembly '{method.ContainingAssembly?.Name}', of which there is no source here: blocks are static methods in the source of this project");
            return BodyReader.Nothing;
        }

        if (!isHere || !isFunction || method.ContainingType.IsGenericType || method.DeclaringSyntaxReferences.IsEmpty)
            return body.Refuse(call);
        CheckOrder(call);
        int index = body.Program.MethodIndex(method.OriginalDefinition.PartialImplementationPart ?? method.OriginalDefinition);
        return new CallExpression(index, ReadArguments(call)) { Site = body.Program.Site(CallSites.Of(call)) };
    }

    /// <summary>
    /// Refuses named arguments that stand in another order than the parameters where both call something: C# runs them as they are written, and
    /// layers are numbered as they are run.
    /// </summary>
    public void CheckOrder(IInvocationOperation call)
    {
        int last = -1;
        foreach (IArgumentOperation argument in call.Arguments.Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue && HasCall(argument)))
        {
            int ordinal = argument.Parameter?.Ordinal ?? 0;
            if (ordinal < last)
                body.Refuse(argument, "Arguments that call something stand in the order of the parameters here: put them into locals first");
            last = Math.Max(last, ordinal);
        }
    }

    private static bool HasCall(IArgumentOperation argument) => argument.Value.DescendantsAndSelf().Any(part => part is IInvocationOperation or IAssignmentOperation or IIncrementOrDecrementOperation);

    private EquatableArray<Expression> ReadArguments(IInvocationOperation call)
    {
        var arguments = new Expression[call.Arguments.Length];
        foreach (IArgumentOperation argument in call.Arguments)
            arguments[argument.Parameter!.Ordinal] = body.Expressions.Read(argument.Value);
        return arguments.ToEquatableArray();
    }

    // Null for what is none of them.
    private Expression? Builtin(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        ITypeSymbol? receiver = call.Instance?.Type;
        string? owner = method switch
        {
            { IsStatic: true } when ValueTypes.Is(method.ContainingType, "Math", "System") || ValueTypes.Is(method.ContainingType, "MathF", "System") => "Math",
            { IsStatic: false } when ValueTypes.IsList(receiver) => "List",
            { IsStatic: false, Name: nameof(ToString), Parameters.IsEmpty: true } => "Object",
            _ => null,
        };
        if (owner is null || Builtins.Find($"{owner}.{method.Name}") is not { } builtin)
            return null;
        if (owner == "Object")
            return new BuiltinExpression(builtin.Name, NumberTypes.Of(receiver), [body.Texts.Part(call.Instance!)]) { Site = body.Program.Site(call.Syntax) };

        var arguments = new List<Expression>();
        if (call.Instance is { } instance)
            arguments.Add(body.Expressions.Read(instance));
        foreach (IArgumentOperation argument in call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal))
        {
            // Math.Round(x, mode): the digits come first in the model.
            if (builtin.Name == "Math.Round" && argument.Parameter is { Ordinal: 1, Type.TypeKind: TypeKind.Enum })
                arguments.Add(new ConstantExpression(new ArgumentValue.Integer(0)));
            arguments.Add(body.Expressions.Read(argument.Value));
        }

        // All of Math's overloads take one type of number throughout, but for those of decimal, which are refused.
        NumberType? type = owner == "Math" ? NumberTypes.Of(method.Parameters[0].Type) : null;
        if (arguments.Count < builtin.Least || arguments.Count > builtin.Most || (owner == "Math" && type is null))
            return null;
        return new BuiltinExpression(builtin.Name, type, arguments.ToEquatableArray()) { Site = body.Program.Site(CallSites.Of(call)) };
    }
}
