namespace NetCompiler.Generator.Tests.Parsing.Forward;

/// <summary>Sources with a Forward method.</summary>
internal static class ForwardSource
{
    /// <summary>A network whose Forward has this body; other members may follow.</summary>
    public static string Body(string statements, string members = "") => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;

        [Network, Input(3, 8, 8)]
        public partial class Net
        {
            static Tensor Forward(Tensor x)
            {
                {{statements}}
            }

            {{members}}
        }
        """;
}
