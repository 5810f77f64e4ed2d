using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Model.Forward;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Surface;

/// <summary>Writes the members that predict where there are several inputs or outputs: a span for each, under the names of <c>Forward</c>.</summary>
internal static class PortsEmitter
{
    public static void Write(SourceWriter writer, EquatableArray<PlanPort> inputs, EquatableArray<PlanPort> outputs, Func<string, string> body, Func<string, bool> isWanted)
    {
        PortNames names = new([.. inputs.Select(port => port.Name)], [.. outputs.Select(port => port.Name)]);
        string[] from = [.. names.InputSpans.Select(SourceText.Identifier)];
        string[] to = [.. names.OutputSpans.Select(SourceText.Identifier)];
        string engine = names.Local("_engine") == "_engine" ? "_engine" : "this._engine";
        (string count, string index) = (names.Local("samples"), names.Local("sample"));
        string parameters = string.Join(", ", from.Select(name => $"global::System.ReadOnlySpan<float> {name}").Concat(to.Select(name => $"global::System.Span<float> {name}")));
        bool isStub = body("") != "_engine.;";
        if (isWanted("Predict"))
        {
            WriteHead("Predicts one sample, allocating nothing. For one thread at a time; <see cref=\"Share\"/> gives another instance.", "values, channels first");
            if (isStub)
            {
                writer.Line($"public void Predict({parameters}) => {body("")}");
            }
            else
            {
                using (writer.Open($"public void Predict({parameters})"))
                {
                    WriteChecks("1");
                    WriteRun("");
                }
            }
        }

        if (!isWanted("PredictBatch"))
            return;
        WriteHead("Predicts as many samples as the inputs hold, one after the other.", "values for each sample");
        if (isStub)
        {
            writer.Line($"public void PredictBatch({parameters}) => {body("")}");
            return;
        }

        using (writer.Open($"public void PredictBatch({parameters})"))
        {
            writer.Line($"int {count} = {engine}.CountSamples({from[0]}.Length);");
            WriteChecks(count);
            using (writer.Open($"for (int {index} = 0; {index} < {count}; {index}++)"))
                WriteRun(index);
        }

        void WriteHead(string summary, string what)
        {
            writer.Line();
            writer.Line($"/// <summary>{summary}</summary>");
            for (int i = 0; i < from.Length; i++)
                writer.Line($"/// <param name=\"{from[i].TrimStart('@')}\">{inputs[i].Shape}: {inputs[i].Shape.Length} {what}.</param>");
            for (int i = 0; i < to.Length; i++)
                writer.Line($"/// <param name=\"{to[i].TrimStart('@')}\">Receives {outputs[i].Shape}: {outputs[i].Shape.Length} {what}.</param>");
            writer.Line("/// <exception cref=\"global::System.ArgumentException\">A span has another length; the message names both.</exception>");
        }

        void WriteChecks(string samples)
        {
            for (int i = 0; i < from.Length; i++)
                writer.Line($"{engine}.CheckInput({i}, {from[i]}.Length, {samples});");
            for (int i = 0; i < to.Length; i++)
                writer.Line($"{engine}.CheckOutput({i}, {to[i]}.Length, {samples});");
        }

        void WriteRun(string sample)
        {
            for (int i = 0; i < from.Length; i++)
                writer.Line($"{engine}.SetInput({i}, {Part(from[i], inputs[i], sample)});");
            writer.Line($"{engine}.Run();");
            for (int i = 0; i < to.Length; i++)
                writer.Line($"{engine}.GetOutput({i}, {Part(to[i], outputs[i], sample)});");
        }
    }

    private static string Part(string span, PlanPort port, string sample) => sample.Length == 0 ? span : $"{span}.Slice({sample} * {port.Shape.Length}, {port.Shape.Length})";
}
