namespace NetCompiler.Gpu.Tests.WithIlgpu;

/// <summary>
/// Every layer on ILGPU's device in this process, which runs the kernels' own methods. A barrier costs it milliseconds, and attention's groups meet at hundreds of them: of its networks only the
/// first run, unless <c>NETCOMPILER_SLOW</c> is 1.
/// </summary>
public class CpuDeviceTests
{
    private const int FewNetworks = 4;

    public static TheoryData<string, string> Networks
    {
        get
        {
            bool isSlow = Environment.GetEnvironmentVariable("NETCOMPILER_SLOW") == "1";
            TheoryData<string, string> rows = [];
            foreach (IGrouping<string, (string Suite, string Network)> suite in IlgpuSuite.Networks.Select(row => ((string)row[0], (string)row[1])).GroupBy(row => row.Item1))
            {
                foreach ((string name, string network) in isSlow || suite.Key != nameof(AttentionTests) ? suite : suite.Take(FewNetworks))
                    rows.Add(name, network);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Network_agrees_with_the_interpreter(string suite, string network)
    {
        using IlgpuDevice device = IlgpuDevice.Cpu();
        IlgpuSuite.Find(suite).AssertAgrees(network, device);
    }
}
