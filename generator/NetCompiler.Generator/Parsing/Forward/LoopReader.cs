using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>The loops.</summary>
internal sealed class LoopReader(BodyReader body)
{
    public Statement Read(IForLoopOperation loop) => new LoopStatement(
        body.Statements.ReadAll(loop.Before),
        loop.Condition is null ? null : body.Expressions.Read(loop.Condition),
        body.Statements.ReadAll(loop.AtLoopBottom),
        body.Statements.Read(loop.Body),
        TestsFirst: true)
    {
        Site = Site(loop),
    };

    public Statement Read(IWhileLoopOperation loop) => new LoopStatement(
        [],
        loop.Condition is null ? null : body.Expressions.Read(loop.Condition),
        [],
        body.Statements.Read(loop.Body),
        loop.ConditionIsTop)
    {
        Site = Site(loop),
    };

    public Statement Read(IForEachLoopOperation loop)
    {
        IOperation collection = ConversionReader.Unwrap(loop.Collection);
        if (ValueTypes.ElementType(collection.Type) is not { } element)
        {
            if (collection is IInvalidOperation)
                body.Refuse(collection);
            else
                body.Refuse(collection, $"foreach runs over arrays and lists here, not over '{collection.Type?.ToDisplayString() ?? "this"}'");
            return BodyReader.Empty;
        }

        (Expression Target, ITypeSymbol? Type) variable = loop.LoopControlVariable switch
        {
            IVariableDeclaratorOperation declarator => (body.Members.Local(declarator.Symbol, declarator), declarator.Symbol.Type),
            { } other => (body.Assignments.Target(other), other.Type),
            _ => (body.Refuse(loop), null),
        };
        if (variable.Type is not null && !ConversionReader.IsSame(element, variable.Type))
        {
            body.Refuse(
                loop.LoopControlVariable,
                $"The elements are of type '{element.ToDisplayString()}' and the variable of '{variable.Type.ToDisplayString()}': write 'var', and convert in the loop");
        }

        return new ForEachStatement(variable.Target, body.Expressions.Read(collection), body.Statements.Read(loop.Body)) { Site = Site(loop) };
    }

    // A loop is reported at its keyword: the whole of it may be a page long.
    private int Site(ILoopOperation loop) =>
        body.Program.Site(new ForwardSite(loop.Syntax.SyntaxTree, loop.Syntax.GetFirstToken().Span));
}
