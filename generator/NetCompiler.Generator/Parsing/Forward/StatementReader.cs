using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>Statements other than loops and switches.</summary>
internal sealed class StatementReader(BodyReader body)
{
    public Statement Read(IOperation operation) => body.Nest(operation, BodyReader.Empty, () => ReadNested(operation));

    public EquatableArray<Statement> ReadAll(IEnumerable<IOperation> operations) => operations.SelectMany(Flatten).Select(Read).ToEquatableArray();

    private Statement ReadNested(IOperation operation)
    {
        switch (operation)
        {
            case IBlockOperation block:
                return new BlockStatement(ReadAll(block.Operations));
            case IVariableDeclarationGroupOperation or IVariableDeclarationOperation:
                return new BlockStatement(ReadAll([operation]));
            case IVariableDeclaratorOperation declarator:
                return Declare(declarator);
            case IExpressionStatementOperation statement:
                return ReadExpression(statement.Operation);
            case IConditionalOperation conditional:
                return new IfStatement(
                    body.Expressions.Read(conditional.Condition), Read(conditional.WhenTrue), conditional.WhenFalse is null ? null : Read(conditional.WhenFalse));
            case IForLoopOperation loop:
                return body.Loops.Read(loop);
            case IWhileLoopOperation loop:
                return body.Loops.Read(loop);
            case IForEachLoopOperation loop:
                return body.Loops.Read(loop);
            case ISwitchOperation choice:
                return body.Switches.Read(choice);
            case IReturnOperation { Kind: OperationKind.Return } result:
                return new ReturnStatement(result.ReturnedValue is { } value ? body.Expressions.Read(value) : BodyReader.Nothing);
            case IBranchOperation { BranchKind: BranchKind.Break }:
                return new BreakStatement();
            case IBranchOperation { BranchKind: BranchKind.Continue }:
                return new ContinueStatement();
            case IThrowOperation thrown:
                return new ExpressionStatement(body.Members.ReadThrow(thrown));

            // A local function is read where it is called.
            case ILocalFunctionOperation or IEmptyOperation:
                return BodyReader.Empty;
            default:
                body.Refuse(operation);
                return BodyReader.Empty;
        }
    }

    // One declaration may declare several variables; a constant is folded wherever it is used.
    private static IEnumerable<IOperation> Flatten(IOperation operation) => operation switch
    {
        IVariableDeclarationGroupOperation group => group.Declarations.SelectMany(Flatten),
        IVariableDeclarationOperation declaration => declaration.Declarators.Where(declarator => !declarator.Symbol.IsConst && HasValue(declarator)),
        ILocalFunctionOperation or IEmptyOperation => [],
        _ => [operation],
    };

    private static bool HasValue(IVariableDeclaratorOperation declarator) => declarator.GetVariableInitializer() is not null || declarator.Symbol.RefKind != RefKind.None;

    private ExpressionStatement Declare(IVariableDeclaratorOperation declarator)
    {
        if (declarator.Symbol.RefKind != RefKind.None)
            return new(body.Refuse(declarator, $"'{declarator.Symbol.Name}' is a reference: a local holds a value here"));
        Expression value = body.Expressions.Read(declarator.GetVariableInitializer()!.Value);
        return new(new AssignExpression(body.Members.Local(declarator.Symbol, declarator), value));
    }

    private ExpressionStatement ReadExpression(IOperation operation)
    {
        if (operation is IInvocationOperation call && ValueTypes.HoldsTensor(call.Type))
        {
            body.Program.Report(
                DiagnosticRules.DroppedTensor,
                call.Syntax.GetLocation(),
                $"The result of {call.TargetMethod.Name} is not used: a tensor does not change, so write 'x = {(call.Instance is null ? "" : "x.")}{call.TargetMethod.Name}(…)'");
        }

        return new(body.Expressions.Read(operation));
    }
}
