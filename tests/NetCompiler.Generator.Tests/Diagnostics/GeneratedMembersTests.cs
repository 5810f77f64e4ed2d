using Microsoft.CodeAnalysis;
using NetCompiler.Generator.Parsing;
using NetCompiler.Generator.Tests.Driver;

namespace NetCompiler.Generator.Tests.Diagnostics;

/// <summary>NC1010 stands on a table of names; this holds the table and the emitted class together.</summary>
public sealed class GeneratedMembersTests
{
    private static readonly string[] Emitted =
    [
        .. GeneratorRun.Of("[Network, Input(1, 9), Conv(2, 3), Dense(2), Classes(\"a\", \"b\")] partial class Net;").Output
            .GetTypeByMetadataName("Net")!
            .GetMembers()
            .Where(member => !member.IsImplicitlyDeclared && member is not IMethodSymbol { MethodKind: not MethodKind.Ordinary })
            .Select(member => member.Name)
            .Distinct(),
    ];

    [Fact]
    public void Every_emitted_member_is_in_the_table()
    {
        Assert.NotEmpty(Emitted);
        Assert.All(Emitted, name => Assert.True(GeneratedMembers.Contains(name), $"{name} is emitted and not reserved"));
    }

    [Fact]
    public void Every_public_name_in_the_table_is_emitted() => Assert.Subset(Emitted.ToHashSet(), GeneratedMembers.Public.ToHashSet());
}
