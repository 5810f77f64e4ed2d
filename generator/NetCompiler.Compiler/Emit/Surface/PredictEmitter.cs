using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Surface;

/// <summary>Writes the members that predict.</summary>
internal static class PredictEmitter
{
    /// <summary>Writes the members.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="inputs">The network's inputs.</param>
    /// <param name="outputs">Its outputs.</param>
    /// <param name="body">The body of a member behind <c>=></c>, given the engine's call that does its work.</param>
    /// <param name="isWanted">Whether a member of that name is to be written.</param>
    public static void Write(SourceWriter writer, EquatableArray<PlanPort> inputs, EquatableArray<PlanPort> outputs, Func<string, string> body, Func<string, bool> isWanted)
    {
        const string Lengths = "/// <exception cref=\"global::System.ArgumentException\">A span has another length; the message names both.</exception>";
        if (inputs.Count <= 1 && outputs.Count <= 1)
            WriteSingle();
        else
            PortsEmitter.Write(writer, inputs, outputs, body, isWanted);
        Member(
            "The best classes of the last prediction (of a batch, of its last sample), best first. Valid until the next call; before the first prediction all scores are 0.",
            ["/// <param name=\"k\">How many, 1 to <see cref=\"OutputLength\"/>.</param>", "/// <exception cref=\"global::System.ArgumentOutOfRangeException\"><paramref name=\"k\"/> is outside that.</exception>"],
            "global::System.ReadOnlySpan<global::NetCompiler.ClassScore> Top(int k)",
            "Top(k, EngineClassNames)");
        Member("Ends the instance's threads. Instances that share its weights go on.", [], "void Dispose()", "Dispose()");

        void WriteSingle()
        {
            Member(
                "Predicts one sample, allocating nothing. For one thread at a time; <see cref=\"Share\"/> gives another instance.",
                ["/// <param name=\"input\"><see cref=\"InputLength\"/> values, channels first.</param>", "/// <param name=\"output\">Receives <see cref=\"OutputLength\"/> values, channels first.</param>", Lengths],
                "void Predict(global::System.ReadOnlySpan<float> input, global::System.Span<float> output)",
                "Predict(input, output)");
            Member(
                "Predicts one picture: each byte stands for its 255th part, standardised as the network says.",
                ["/// <param name=\"picture\"><see cref=\"InputLength\"/> bytes: height, width, channels.</param>", "/// <param name=\"output\">Receives <see cref=\"OutputLength\"/> values, channels first.</param>", Lengths],
                "void Predict(global::System.ReadOnlySpan<byte> picture, global::System.Span<float> output)",
                "Predict(picture, output)");
            Member(
                "Predicts as many samples as the input holds; with several threads, each takes whole samples.",
                ["/// <param name=\"inputs\">A multiple of <see cref=\"InputLength\"/> values.</param>", "/// <param name=\"outputs\">Receives <see cref=\"OutputLength\"/> values for each sample.</param>", Lengths],
                "void PredictBatch(global::System.ReadOnlySpan<float> inputs, global::System.Span<float> outputs)",
                "PredictBatch(inputs, outputs)");
            Member(
                "Predicts as many pictures as the input holds.",
                ["/// <param name=\"pictures\">A multiple of <see cref=\"InputLength\"/> bytes: height, width, channels.</param>", "/// <param name=\"outputs\">Receives <see cref=\"OutputLength\"/> values for each picture.</param>", Lengths],
                "void PredictBatch(global::System.ReadOnlySpan<byte> pictures, global::System.Span<float> outputs)",
                "PredictBatch(pictures, outputs)");
        }

        void Member(string description, string[] more, string signature, string call)
        {
            if (!isWanted(call.Substring(0, call.IndexOf('('))))
                return;
            writer.Line();
            writer.Line($"/// <summary>{description}</summary>");
            foreach (string line in more)
                writer.Line(line);
            writer.Line($"public {signature} => {body(call)}");
        }
    }
}
