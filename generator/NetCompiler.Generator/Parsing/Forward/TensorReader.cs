using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>The vocabulary: the methods of <c>Tensor</c>. What their arguments mean, and whether they fit, is the compiler's to say.</summary>
internal sealed class TensorReader(BodyReader body)
{
    public Expression Read(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.IsOverride || method.MethodKind != MethodKind.Ordinary)
            return body.Refuse(call);

        body.Calls.CheckOrder(call);
        Expression? input = call.Instance is { } instance ? body.Expressions.Read(instance) : null;
        IArgumentOperation[] given = [.. call.Arguments.Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue)];
        EquatableArray<NamedExpression> arguments = given.Where(argument => !IsOperand(argument)).Select(Name).ToEquatableArray();
        if (input is not null && ValueTypes.IsTensor(method.ReturnType) && !given.Any(IsOperand))
            return new LayerExpression(method.Name, input, arguments) { Site = body.Program.Site(CallSites.Of(call) with { IsLayer = true }) };

        IEnumerable<Expression> operands = given.Where(IsOperand).OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => body.Expressions.Read(argument.Value));
        return new OperatorExpression(method.Name, (input is null ? operands : operands.Prepend(input)).ToEquatableArray(), arguments)
        {
            Site = body.Program.Site(CallSites.Of(call) with { IsLayer = true }),
        };
    }

    private static bool IsOperand(IArgumentOperation argument) => ValueTypes.HoldsTensor(argument.Parameter?.Type);

    private NamedExpression Name(IArgumentOperation argument) => new(Vocabulary.ArgumentName(argument.Parameter!.Name), body.Expressions.Read(argument.Value));
}
