namespace NetCompiler.Generator.Tests.Diagnostics;

/// <summary>Marks a test that is not a row of a table but shows that a rule reports.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class MustFailAttribute(string id) : Attribute
{
    public string Id { get; } = id;
}

/// <summary>Marks a test that is not a row of a table but shows that a rule keeps quiet.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class MustPassAttribute(string id) : Attribute
{
    public string Id { get; } = id;
}
