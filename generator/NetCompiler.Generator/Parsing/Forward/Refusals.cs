using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>What to say about an operation that a Forward method cannot have, and where.</summary>
internal static class Refusals
{
    private const string Statements =
        "allowed are declarations, assignments, calls, if, switch, for, foreach, while, do, break, continue, return, throw and local functions";

    private const string Values =
        "allowed are locals, parameters, constants, static readonly fields, arrays, tuples, List<T>, calls of static methods in this project's source, Math, and Tensor's own members";

    // Names that a user would look for; the numbers of their arguments are C#'s to check.
    private static readonly string Functions = string.Join(", ", Builtins.All.Select(builtin => builtin.Name).Where(name => !name.StartsWith("Tensor.", StringComparison.Ordinal)));

    /// <summary>Whether there is an error of C# in it, which the compiler reports. Generated members are none: they are only missing while this runs.</summary>
    public static bool IsErrorOfCSharp(IOperation operation) =>
        FindGeneratedMember(operation) is null
        && operation.DescendantsAndSelf().Any(part => part is IInvalidOperation or IConversionOperation { Conversion.Exists: false } || part.Type?.TypeKind == TypeKind.Error);

    /// <summary>The expression; a statement's first word, since the whole of it may be a page long.</summary>
    public static Location Place(IOperation operation) => FindGeneratedMember(operation)?.GetLocation()
        ?? (operation.Syntax is StatementSyntax statement ? statement.GetFirstToken().GetLocation() : operation.Syntax.GetLocation());

    public static string Reason(IOperation operation)
    {
        if (FindGeneratedMember(operation) is { } member)
            return $"'{member}' is made from what Forward builds, so Forward cannot read it";
        return operation switch
        {
            IAnonymousFunctionOperation or IDelegateCreationOperation or IMethodReferenceOperation =>
                "Forward runs while the project builds, where there are no lambdas and no delegates: call a static method or a local function by its name",
            IAwaitOperation => "Forward runs while the project builds, where there is nothing to wait for",
            IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation or IDynamicObjectCreationOperation =>
                "dynamic is resolved when a program runs, and Forward runs while the project builds: give the value its type",
            IObjectCreationOperation or IAnonymousObjectCreationOperation or ITypeParameterObjectCreationOperation =>
                $"'{Type(operation.Type)}' cannot be created in Forward, which runs while the project builds: allowed are arrays, List<T>, and tuples such as (int Width, int Stride) in place of types of one's own",
            IFieldReferenceOperation field => $"Field '{field.Field.Name}' has no value while the project builds: {Values}",
            IPropertyReferenceOperation property => $"Property '{property.Property.Name}' has no value while the project builds: {Values}",
            IInvocationOperation { Instance: IInstanceReferenceOperation } call => $"'{call.TargetMethod.Name}' is an instance method, and there is no instance while the project builds: make it static",
            IInvocationOperation { TargetMethod: var query } when IsLinq(query) => $"'{query.Name}' of LINQ cannot run while the project builds: write a loop, and collect tensors in a List<Tensor>",
            IInvocationOperation call => $"'{call.TargetMethod.Name}' of '{Type(call.TargetMethod.ContainingType)}' cannot be called while the project builds: allowed are static methods, not generic, in this project's source, Tensor's own, and {Functions}",
            IInstanceReferenceOperation => "There is no instance of the class while the project builds: use parameters, constants and static readonly fields",
            IConversionOperation conversion => $"'{Type(conversion.Operand.Type)}' cannot be converted to '{Type(conversion.Type)}' here: allowed are conversions between number types and enums",
            IBinaryOperation binary => $"This operator cannot be applied to '{Type(binary.LeftOperand.Type)}' and '{Type(binary.RightOperand.Type)}' here: allowed are C#'s own for numbers, bools and strings, '+' and '*' of tensors, and comparisons with null",
            IUnaryOperation unary => $"This operator cannot be applied to '{Type(unary.Operand.Type)}' here: allowed are C#'s own for numbers and bools",
            IPatternOperation or ICaseClauseOperation => "Allowed patterns are constants, relations (> 3), and, or, not, _, var, tuples of them, and { } for what is not null",
            _ when operation.Syntax is StatementSyntax => $"'{operation.Syntax.GetFirstToken()}' cannot be used in Forward, which runs while the project builds: {Statements}",
            _ => $"This expression cannot be used in Forward, which runs while the project builds: {Values}",
        };
    }

    /// <summary>Whether it is one of System.Linq's, in whichever assembly.</summary>
    public static bool IsLinq(IMethodSymbol method) => method.ContainingNamespace?.ToDisplayString() == "System.Linq";

    private static SyntaxNode? FindGeneratedMember(IOperation operation) => operation.DescendantsAndSelf()
        .OfType<IInvalidOperation>()
        .Where(part => !part.ChildOperations.Any())
        .Select(part => part.Syntax is MemberAccessExpressionSyntax access ? access.Name : part.Syntax)
        .OfType<SimpleNameSyntax>()
        .FirstOrDefault(name => GeneratedMembers.Public.Contains(name.Identifier.ValueText));

    private static string Type(ITypeSymbol? type) => type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "null";
}
