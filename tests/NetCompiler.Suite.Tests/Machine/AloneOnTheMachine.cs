namespace NetCompiler.Suite.Tests.Machine;

/// <summary>Tests that measure: no other test runs beside them.</summary>
[CollectionDefinition(nameof(AloneOnTheMachine), DisableParallelization = true)]
public sealed class AloneOnTheMachine;
