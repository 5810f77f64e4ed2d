using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Compiler.Interpretation;

/// <summary>
/// Runs a <c>Forward</c> method while the network is compiled: what it computes with numbers is computed, and every layer that it calls is added
/// to a graph. Never throws for what a user wrote: a mistake is reported where it was made, and ends the run; a layer's does not.
/// </summary>
public static class ForwardInterpreter
{
    /// <summary>The values that leave the network; none when the program came to no end.</summary>
    /// <param name="network">The class's name, for messages.</param>
    /// <param name="program">What to run.</param>
    /// <param name="builder">Gets the inputs and the layers.</param>
    /// <param name="inputs">One for each parameter of Forward.</param>
    /// <param name="diagnostics">The builder's own, which gets the mistakes.</param>
    public static IReadOnlyList<(GraphValue Value, string Name)> Run(string network, ForwardProgram program, GraphBuilder builder, IReadOnlyList<NetworkInput> inputs, DiagnosticBag diagnostics)
    {
        GraphValue[] values = [.. program.Inputs.Select((name, i) => builder.AddInput(name, inputs[i].Shape))];
        ForwardRun run = new(program, builder);
        List<(GraphValue Value, string Name)> outputs;
        try
        {
            outputs = Outputs(program, run.Forward([.. values.Select(value => new Value.Tensor(value))]), run);
        }
        catch (MistakeException mistake)
        {
            // Behind an error in a shape, a check on that shape or a loop over it may fail for no other reason.
            if (!run.RestsOnDoubt || !diagnostics.HasErrors)
                diagnostics.Add(mistake.Rule, mistake.Key, mistake.Message);
            return [];
        }
        catch (InsufficientExecutionStackException)
        {
            MistakeException mistake = run.OutOfStack();
            diagnostics.Add(mistake.Rule, mistake.Key, mistake.Message);
            return [];
        }

        if (run.Layers.Calls.Count == 0)
            diagnostics.Add(DiagnosticRules.NoLayers, SourceKey.Class, $"{network}: a network needs at least one layer, and Forward calls none");
        else if (!diagnostics.HasErrors)
            UsageChecker.Check(program, inputs, values, run.Layers.Calls, outputs.Select(output => output.Value), builder, diagnostics);
        return outputs;
    }

    private static List<(GraphValue Value, string Name)> Outputs(ForwardProgram program, Value returned, ForwardRun run)
    {
        Value[] values = returned is Value.Tuple tuple ? tuple.Items : [returned];
        string[] names = program.Outputs.IsEmpty ? ["output"] : program.Outputs.ToArray();
        if (values.Length != names.Length)
            throw new InvariantException($"{names.Length} outputs are declared, and Forward returns {values.Length}");
        return [.. values.Select((value, i) => (Output(value, names[i], values.Length, run), names[i]))];
    }

    private static GraphValue Output(Value value, string name, int count, ForwardRun run) => value switch
    {
        Value.Tensor tensor => tensor.Node,
        Value.Null => throw run.Mistake(DiagnosticRules.MissingTensor, run.Site, count == 1 ? "Forward returns null, and a tensor is needed" : $"Forward returns null as {name}, and a tensor is needed"),
        _ => throw new InvariantException($"Forward returns a {value.GetType().Name}"),
    };
}
