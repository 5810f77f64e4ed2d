using Microsoft.CodeAnalysis;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>C#'s number types as the model names them. An enum is a number of its underlying type.</summary>
internal static class NumberTypes
{
    /// <summary>Null for what is no number, and for <c>char</c>, <c>decimal</c> and <c>nint</c>, which the model leaves out.</summary>
    public static NumberType? Of(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } underlying } => Of(underlying),
        { SpecialType: SpecialType.System_SByte } => NumberType.SByte,
        { SpecialType: SpecialType.System_Byte } => NumberType.Byte,
        { SpecialType: SpecialType.System_Int16 } => NumberType.Int16,
        { SpecialType: SpecialType.System_UInt16 } => NumberType.UInt16,
        { SpecialType: SpecialType.System_Int32 } => NumberType.Int32,
        { SpecialType: SpecialType.System_UInt32 } => NumberType.UInt32,
        { SpecialType: SpecialType.System_Int64 } => NumberType.Int64,
        { SpecialType: SpecialType.System_UInt64 } => NumberType.UInt64,
        { SpecialType: SpecialType.System_Single } => NumberType.Single,
        { SpecialType: SpecialType.System_Double } => NumberType.Double,
        _ => null,
    };

    /// <summary>The type in which C# computes <c>i++</c> and shifts: nothing is narrower than <c>int</c>.</summary>
    public static NumberType Promote(NumberType type) =>
        type is NumberType.SByte or NumberType.Byte or NumberType.Int16 or NumberType.UInt16 ? NumberType.Int32 : type;
}
