using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>Locals, parameters, fields and properties; and <c>throw</c>.</summary>
internal sealed class MemberReader(BodyReader body)
{
    /// <summary>A local or a parameter, wherever around this method it lives.</summary>
    public Expression Local(ISymbol variable, IOperation place)
    {
        int depth = 0;
        for (MethodScope? scope = body.Scope; scope is not null; scope = scope.Parent)
        {
            if (SymbolEqualityComparer.Default.Equals(scope.Owner, variable.ContainingSymbol))
                return new LocalExpression(depth, scope.SlotOf(variable), variable.Name);
            depth++;
        }

        return body.Refuse(place, $"'{variable.Name}' is no local of a method that Forward runs: use constants, static readonly fields, parameters and locals");
    }

    public Expression Read(IFieldReferenceOperation reference)
    {
        IFieldSymbol field = reference.Field;
        if (field.ContainingType.IsTupleType && reference.Instance is { } tuple)
        {
            string item = (field.CorrespondingTupleField ?? field).Name;
            return new TupleElementExpression(body.Expressions.Read(tuple), int.Parse(item.Substring("Item".Length), CultureInfo.InvariantCulture) - 1);
        }

        if (field is { IsStatic: true, Name: nameof(string.Empty), ContainingType.SpecialType: SpecialType.System_String })
            return new ConstantExpression(new ArgumentValue.Text(""));
        if (field.IsStatic && ValueTypes.HoldsTensor(field.Type))
            return RefuseTensor(field, reference);
        if (!field.IsStatic || !SymbolEqualityComparer.Default.Equals(field.ContainingAssembly, body.Program.Compilation.Assembly))
            return body.Refuse(reference);
        if (!field.IsReadOnly)
            return body.Refuse(reference, $"Static field '{field.Name}' can change: make it const or static readonly, so that it has its value while the project builds");
        if (!HasInitializer(field))
            return body.Refuse(reference, $"Static field '{field.Name}' has no initialiser: only that is run while the project builds, a static constructor is not");
        if (body.Scope.Owner is IFieldSymbol reader && IsBehind(field, reader))
            return body.Refuse(reference, $"Static field '{field.Name}' has no value yet where '{reader.Name}' gets its own, since C# runs initialisers in the order in which they stand: declare it above");
        return new FieldExpression(body.Program.FieldIndex(field)) { Site = body.Program.Site(reference.Syntax) };
    }

    public Expression Read(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        if (reference.Instance is not { } instance)
            return ValueTypes.HoldsTensor(property.Type) ? RefuseTensor(property, reference) : body.Refuse(reference);
        ITypeSymbol? type = instance.Type;
        if (property.IsIndexer)
            return ValueTypes.ElementType(type) is not null ? body.Collections.Element(instance, reference.Arguments[0].Value, reference) : body.Refuse(reference);
        if (ValueTypes.Underlying(type) is not null)
            return OfNullable(property, instance, reference);
        string? name = property.Name switch
        {
            _ when ValueTypes.IsTensor(type) => $"Tensor.{property.Name}",
            "Length" when type is IArrayTypeSymbol { Rank: 1 } || ValueTypes.IsSpan(type) => "Array.Length",
            "Length" when type?.SpecialType == SpecialType.System_String => "String.Length",
            "Count" when ValueTypes.ElementType(type) is not null => "List.Count",
            _ => null,
        };
        return name is not null && Builtins.Find(name) is not null
            ? new BuiltinExpression(name, Type: null, [body.Expressions.Read(instance)]) { Site = body.Program.Site(reference.Syntax) }
            : body.Refuse(reference);
    }

    /// <summary><c>throw</c>, as a statement or as an expression: only its message counts.</summary>
    public Expression ReadThrow(IThrowOperation thrown)
    {
        if (thrown.Exception is null || ConversionReader.Unwrap(thrown.Exception) is not IObjectCreationOperation creation)
            return body.Refuse(thrown, "Write 'throw new InvalidOperationException(\"…\")': only the message is read, and becomes an error of the build");
        IArgumentOperation? message = creation.Arguments.FirstOrDefault(argument => argument.Parameter is { Name: "message", Type.SpecialType: SpecialType.System_String });
        return new ThrowExpression(message is null ? null : body.Expressions.Read(message.Value)) { Site = body.Program.Site(thrown.Syntax) };
    }

    /// <summary>Refuses a tensor that lives outside of this run.</summary>
    public Expression RefuseTensor(ISymbol holder, IOperation place)
    {
        body.Program.Report(
            DiagnosticRules.TensorOfAnother,
            place.Syntax.GetLocation(),
            $"'{holder.Name}' holds a tensor of another network or of none: tensors come from Forward's parameters and are passed as arguments");
        return BodyReader.Nothing;
    }

    private Expression OfNullable(IPropertySymbol property, IOperation instance, IOperation place)
    {
        Expression value = body.Expressions.Read(instance);
        int site = body.Program.Site(place.Syntax);
        return property.Name == "HasValue"
            ? new IsExpression(value, new NotPattern(new ConstantPattern(new ArgumentValue.Missing())))
            : new CoalesceExpression(value, new ThrowExpression(new ConstantExpression(new ArgumentValue.Text($"{place.Syntax} is null"))) { Site = site });
    }

    private static bool IsBehind(IFieldSymbol field, IFieldSymbol reader) =>
        SymbolEqualityComparer.Default.Equals(field.ContainingType, reader.ContainingType)
        && field.Locations[0].SourceTree == reader.Locations[0].SourceTree
        && field.Locations[0].SourceSpan.Start > reader.Locations[0].SourceSpan.Start;

    private bool HasInitializer(IFieldSymbol field) =>
        field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(body.Program.Cancellation) is VariableDeclaratorSyntax { Initializer: not null };
}
