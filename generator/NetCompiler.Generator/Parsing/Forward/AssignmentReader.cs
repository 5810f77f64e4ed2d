using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>Assignments, and what they may be made to.</summary>
internal sealed class AssignmentReader(BodyReader body)
{
    public Expression Read(ISimpleAssignmentOperation assignment) => assignment.IsRef
        ? body.Refuse(assignment)
        : new AssignExpression(Target(assignment.Target), body.Expressions.Read(assignment.Value));

    public Expression Read(ICompoundAssignmentOperation assignment)
    {
        Expression target = Target(assignment.Target);
        if (OperatorReader.OfTensors(assignment.OperatorKind, assignment.OperatorMethod) is { } ofTensors)
            return Compound(assignment, target, ofTensors, type: null, body.Expressions.Read(assignment.Value));
        if (assignment.OperatorKind == BinaryOperatorKind.Add && assignment.Type?.SpecialType == SpecialType.System_String)
            return Compound(assignment, target, BinaryOperator.Append, TextReader.TypeOf(assignment.Value), body.Texts.Part(assignment.Value));

        BinaryOperator? kind = OperatorReader.Arithmetic(assignment.OperatorKind);
        if (kind is null || assignment.IsLifted || assignment.OperatorMethod is not null)
            return body.Refuse(assignment);
        if (assignment.Type?.SpecialType == SpecialType.System_Boolean)
            return Compound(assignment, target, kind.Value, type: null, body.Expressions.Read(assignment.Value));

        // The value has been converted to the type in which C# computes, but for shifts, where it counts bits.
        bool isShift = kind is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight or BinaryOperator.UnsignedShiftRight;
        return NumberTypes.Of(isShift ? assignment.Type : assignment.Value.Type) is { } type && NumberTypes.Of(assignment.Type) is not null
            ? Compound(assignment, target, kind.Value, NumberTypes.Promote(type), body.Expressions.Read(assignment.Value))
            : body.Refuse(assignment);
    }

    public Expression Read(IIncrementOrDecrementOperation step)
    {
        if (step.OperatorMethod is not null || step.IsLifted || NumberTypes.Of(step.Type) is not { } type)
            return body.Refuse(step);
        NumberType computed = NumberTypes.Promote(type);
        ArgumentValue one = type is NumberType.Single or NumberType.Double ? new ArgumentValue.Real(1) : new ArgumentValue.Integer(1);
        BinaryOperator kind = step.Kind == OperationKind.Increment ? BinaryOperator.Add : BinaryOperator.Subtract;
        return new CompoundExpression(Target(step.Target), kind, computed, type, new ConstantExpression(one), step.IsPostfix, step.IsChecked)
        {
            Site = body.Program.Site(step.Syntax),
        };
    }

    /// <summary><c>a ??= b</c> is <c>a = a ?? b</c> where reading a twice changes nothing.</summary>
    public Expression Read(ICoalesceAssignmentOperation assignment)
    {
        if (assignment.Target is not (ILocalReferenceOperation or IParameterReferenceOperation) || ValueTypes.Underlying(assignment.Target.Type) is not null)
            return body.Refuse(assignment, "'??=' works on locals that hold a reference here: write 'a = a ?? b'");
        Expression target = Target(assignment.Target);
        return new AssignExpression(target, new CoalesceExpression(target, body.Expressions.Read(assignment.Value)));
    }

    public Expression Read(IDeconstructionAssignmentOperation assignment)
    {
        IOperation value = ConversionReader.Unwrap(assignment.Value);
        ITupleOperation? target = (assignment.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : assignment.Target) as ITupleOperation;
        if (target is null || value.Type is not INamedTypeSymbol { IsTupleType: true } type)
            return body.Refuse(assignment, "Only tuples can be taken apart here");
        if (value is ITupleOperation written && written.Elements.Length == target.Elements.Length)
        {
            return new AssignExpression(
                Target(target),
                new TupleExpression(written.Elements.Zip(target.Elements, (element, to) => ReadElement(element, to)).ToEquatableArray()));
        }

        foreach ((IOperation element, IFieldSymbol field) in target.Elements.Zip(type.TupleElements, (element, field) => (element, field)))
        {
            if (element is not (IDiscardOperation or ITupleOperation) && !ConversionReader.IsSame(element.Type, field.Type) && NumberTypes.Of(field.Type) is not null)
                return body.Refuse(element, $"The element is of type '{field.Type.ToDisplayString()}' and its target of '{element.Type?.ToDisplayString()}': write 'var', and convert afterwards");
        }

        return new AssignExpression(Target(target), body.Expressions.Read(value));
    }

    /// <summary>What can be assigned to.</summary>
    public Expression Target(IOperation target)
    {
        switch (target)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation:
                return body.Expressions.Read(target);
            case IDeclarationExpressionOperation declaration:
                return Target(declaration.Expression);
            case IDiscardOperation:
                return new DiscardExpression();
            case ITupleOperation tuple:
                return new TupleExpression(tuple.Elements.Select(Target).ToEquatableArray());
            case IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true } or IImplicitIndexerReferenceOperation:
                return Element(target);
            case IFieldReferenceOperation { Field: { IsStatic: true, Type: var type } field } when !ValueTypes.HoldsTensor(type):
                return body.Refuse(target, $"Static field '{field.Name}' cannot be assigned: Forward runs once, while the project builds, and may change its own locals only");
            case IFieldReferenceOperation { Field: { IsStatic: true } field }:
                return body.Members.RefuseTensor(field, target);
            case IFieldReferenceOperation { Field.ContainingType.IsTupleType: true }:
                return body.Refuse(target, "An element of a tuple cannot be assigned here: assign a new tuple, or take it apart into locals");
            default:
                return body.Refuse(target);
        }
    }

    private Expression Element(IOperation target)
    {
        IOperation? collection = target switch
        {
            IArrayElementReferenceOperation array => array.ArrayReference,
            IPropertyReferenceOperation indexer => indexer.Instance,
            IImplicitIndexerReferenceOperation indexer => indexer.Instance,
            _ => null,
        };
        return collection is IFieldReferenceOperation { Field: { IsStatic: true } field }
            ? body.Refuse(target, $"The elements of static field '{field.Name}' cannot be assigned: copy them into a local first")
            : body.Expressions.Read(target);
    }

    private Expression ReadElement(IOperation element, IOperation target) => target is IDiscardOperation or ITupleOperation || target.Type is null
        ? body.Expressions.Read(element)
        : body.Conversions.Convert(body.Expressions.Read(element), element.Type, target.Type, isChecked: false, element);

    private CompoundExpression Compound(ICompoundAssignmentOperation assignment, Expression target, BinaryOperator kind, NumberType? type, Expression value) =>
        new(target, kind, type, type is null ? null : NumberTypes.Of(assignment.Type), value, YieldsOld: false, assignment.IsChecked)
        {
            Site = body.Program.Site(assignment.Value.Syntax),
        };
}
