using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Model;
using NetCompiler.Generator.Diagnostics;

namespace NetCompiler.Generator.Parsing;

/// <summary>What the parser hands on for one class with [Network].</summary>
/// <param name="Model">What the class says, without locations: the only part that compilation depends on.</param>
/// <param name="Locations">Where it says so today.</param>
/// <param name="Diagnostics">What is wrong with the class itself (NC1xxx).</param>
public sealed record ParsedNetwork(ArchitectureModel Model, LocationTable Locations, EquatableArray<LocatedDiagnostic> Diagnostics);
