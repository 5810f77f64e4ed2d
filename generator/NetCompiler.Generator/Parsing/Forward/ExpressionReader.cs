using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>Hands each expression to the reader that knows it.</summary>
internal sealed class ExpressionReader(BodyReader body)
{
    public Expression Read(IOperation operation) => body.Nest(operation, BodyReader.Nothing, () => ReadNested(operation));

    private Expression ReadNested(IOperation operation)
    {
        if (operation.ConstantValue.HasValue && operation is not IInvalidOperation)
        {
            return ConstantReader.Read(operation) is { } constant
                ? new ConstantExpression(constant)
                : body.Refuse(operation, $"A value of type '{operation.Type?.ToDisplayString()}' is unknown here: the numbers are sbyte to ulong, float and double, and beside them there are bool, string and enums");
        }

        return operation switch
        {
            ILocalReferenceOperation local => body.Members.Local(local.Local, local),
            IParameterReferenceOperation parameter => body.Members.Local(parameter.Parameter, parameter),
            IFieldReferenceOperation field => body.Members.Read(field),
            IPropertyReferenceOperation property => body.Members.Read(property),
            IInvocationOperation call => body.Calls.Read(call),
            IBinaryOperation binary => body.Operators.Read(binary),
            IUnaryOperation unary => body.Operators.Read(unary),
            IConversionOperation conversion => body.Conversions.Read(conversion),
            ISimpleAssignmentOperation assignment => body.Assignments.Read(assignment),
            ICompoundAssignmentOperation assignment => body.Assignments.Read(assignment),
            ICoalesceAssignmentOperation assignment => body.Assignments.Read(assignment),
            IIncrementOrDecrementOperation step => body.Assignments.Read(step),
            IDeconstructionAssignmentOperation assignment => body.Assignments.Read(assignment),
            IConditionalOperation { IsRef: false, WhenFalse: { } whenFalse } conditional =>
                new ConditionalExpression(Read(conditional.Condition), Read(conditional.WhenTrue), Read(whenFalse)),
            ICoalesceOperation coalesce => ReadCoalesce(coalesce),
            ISwitchExpressionOperation choice => body.Switches.Read(choice),
            IIsPatternOperation test => new IsExpression(Read(test.Value), body.Patterns.Read(test.Pattern)),
            IThrowOperation thrown => body.Members.ReadThrow(thrown),
            IInterpolatedStringOperation text => body.Texts.Read(text),
            ITupleOperation or IArrayCreationOperation or ICollectionExpressionOperation or IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IObjectCreationOperation =>
                body.Collections.Read(operation),
            IDefaultValueOperation when ValueTypes.Underlying(operation.Type) is not null => new ConstantExpression(new ArgumentValue.Missing()),
            IDeclarationExpressionOperation declaration => body.Assignments.Target(declaration.Expression),
            _ => body.Refuse(operation),
        };
    }

    private Expression ReadCoalesce(ICoalesceOperation coalesce)
    {
        Expression left = Read(coalesce.Value);
        ITypeSymbol? type = ValueTypes.Underlying(coalesce.Value.Type) ?? coalesce.Value.Type;
        if (coalesce.Type is { } result && !ConversionReader.IsSame(type, ValueTypes.Underlying(result) ?? result) && NumberTypes.Of(type) is not null)
            return body.Refuse(coalesce.Value, $"Here '??' would also convert '{type!.ToDisplayString()}' to '{result.ToDisplayString()}': give both sides one type");
        return new CoalesceExpression(left, Read(coalesce.WhenNull));
    }
}
