using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Surface;

/// <summary>Writes the table of steps that a <c>LayerProfile</c> puts its times beside; a constant, which nothing reads without a profile.</summary>
internal static class ProfileEmitter
{
    public static void Write(SourceWriter writer, KernelPlan plan)
    {
        writer.Line();
        writer.Line("// What a LayerProfile says of each step: kernel, name, description, multiply-adds by definition and performed, bytes of weights, the same stored in 16 bits.");
        writer.Line("private const string EngineSteps =");
        using (writer.Indent())
        {
            string[] lines = [.. plan.Layers.Select(Line)];
            for (int i = 0; i < lines.Length; i++)
                writer.Line(lines[i] + (i < lines.Length - 1 ? " +" : ";"));
            if (lines.Length == 0)
                writer.Line("\"\";");
        }
    }

    private static string Line(Step step)
    {
        long bytes = 4L * step.WeightsLength;
        long[] figures = [step.Place.MultiplyAdds, step.PerformedMultiplyAdds, bytes, bytes - (2L * step.ShortenableLength)];
        return $"\"{step.Mnemonic}\\t{Text(step.Name)}\\t{Text(step.Description)}\\t{string.Join("\\t", figures)}\\n\"";
    }

    private static string Text(string words) => SourceText.String(words).Trim('"').Replace("\\u00d7", "×").Replace("\\u2192", "→");
}
