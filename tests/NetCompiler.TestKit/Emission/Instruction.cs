using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;

namespace NetCompiler.TestKit.Emission;

/// <summary>One IL instruction.</summary>
/// <param name="Code">Its opcode.</param>
/// <param name="Next">The offset behind it.</param>
/// <param name="Targets">The offsets to which it may branch.</param>
internal readonly record struct Instruction(OpCode Code, int Next, int[] Targets)
{
    private const int TwoBytePrefix = 0xFE;

    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value);

    public bool EndsBlock => Code.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw;

    public bool IsLocalReference => Code.Name is { } name
        && (name.StartsWith("ldloc", StringComparison.Ordinal) || name.StartsWith("stloc", StringComparison.Ordinal)
            || name.StartsWith("ldarg", StringComparison.Ordinal) || name.StartsWith("starg", StringComparison.Ordinal));

    public static IEnumerable<Instruction> Decode(ImmutableArray<byte> il)
    {
        for (int at = 0; at < il.Length;)
        {
            int value = il[at++];
            if (value == TwoBytePrefix)
                value = (value << 8) | il[at++];
            OpCode code = Codes[value];
            int operand = at;
            at += OperandLength(code, il, operand);
            yield return new(code, at, Branches(code, il, operand, at));
        }
    }

    private static int OperandLength(OpCode code, ImmutableArray<byte> il, int operand) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * Int32At(il, operand)),
        _ => 4,
    };

    private static int[] Branches(OpCode code, ImmutableArray<byte> il, int operand, int next) => code.OperandType switch
    {
        OperandType.ShortInlineBrTarget => [next + (sbyte)il[operand]],
        OperandType.InlineBrTarget => [next + Int32At(il, operand)],
        OperandType.InlineSwitch => [.. Enumerable.Range(1, Int32At(il, operand)).Select(i => next + Int32At(il, operand + (4 * i)))],
        _ => [],
    };

    private static int Int32At(ImmutableArray<byte> il, int offset) => BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(offset, 4));
}
