using System.Reflection;
using NetCompiler.Generator.Tests.Snapshots.StandIn;
using Xunit.Sdk;

[assembly: CurrentTest]

namespace NetCompiler.Generator.Tests.Snapshots.StandIn;

/// <summary>Knows the test that is running, as Verify.Xunit does: xunit 2 has no other way to ask.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class CurrentTestAttribute : BeforeAfterTestAttribute
{
    private static readonly AsyncLocal<MethodInfo?> Running = new();

    public static MethodInfo Method => Running.Value ?? throw new InvalidOperationException("A snapshot is compared inside a test, and none is running here.");

    public override void Before(MethodInfo methodUnderTest) => Running.Value = methodUnderTest;

    public override void After(MethodInfo methodUnderTest) => Running.Value = null;
}
