using System.Reflection;
using Xunit.Sdk;

namespace NetCompiler.Suite.Tests.Machine;

/// <summary>Rows of a theory for one instruction set, skipped with the reason where the processor lacks it or the slow suite is off: the set, then the row.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnInstructionSetAttribute : DataAttribute
{
    private readonly InstructionSet _set;
    private readonly string _rows;

    /// <param name="set">The set.</param>
    /// <param name="rows">The static property of the test's class that holds the names of the rows.</param>
    public OnInstructionSetAttribute(InstructionSet set, string rows)
    {
        _set = set;
        _rows = rows;
        Skip = Processor.MissingFor(set);
    }

    /// <summary>The rows take minutes: only with the switch of the slow suite.</summary>
    public bool IsSlow
    {
        get;
        init
        {
            field = value;
            Skip ??= value ? SlowSuite.Missing : null;
        }
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        PropertyInfo property = testMethod.DeclaringType!.GetProperty(_rows, BindingFlags.Public | BindingFlags.Static)
            ?? throw new ArgumentException($"{testMethod.DeclaringType.Name} has no public static {_rows}");
        return ((IEnumerable<string>)property.GetValue(null)!).Select(row => new object[] { _set, row });
    }
}
