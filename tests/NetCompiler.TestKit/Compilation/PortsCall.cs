using System.Linq.Expressions;
using System.Reflection;

namespace NetCompiler.TestKit.Compilation;

/// <summary>Calls a method of spans with arrays, one for each parameter: the inputs, then the outputs.</summary>
public static class PortsCall
{
    public static Action<float[][], float[][]> Make(MethodInfo method, object instance, int inputCount)
    {
        ParameterExpression inputs = Expression.Parameter(typeof(float[][]));
        ParameterExpression outputs = Expression.Parameter(typeof(float[][]));
        IEnumerable<Expression> arguments = method.GetParameters().Select((parameter, i) => Expression.Convert(
            Expression.ArrayIndex(i < inputCount ? inputs : outputs, Expression.Constant(i < inputCount ? i : i - inputCount)), parameter.ParameterType));
        return Expression.Lambda<Action<float[][], float[][]>>(Expression.Call(Expression.Constant(instance), method, arguments), inputs, outputs).Compile();
    }
}
