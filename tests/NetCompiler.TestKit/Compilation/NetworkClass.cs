using System.Reflection;

namespace NetCompiler.TestKit.Compilation;

/// <summary>The static members of a generated network.</summary>
public sealed class NetworkClass
{
    private readonly Type _type;
    private readonly LoadStream _loadStream;
    private readonly LoadBytes _loadBytes;
    private readonly LoadPath _loadPath;

    /// <param name="type">The class, of whatever assembly.</param>
    public NetworkClass(Type type)
    {
        _type = type;
        _loadStream = Method<LoadStream>(typeof(Stream));
        _loadBytes = Method<LoadBytes>(typeof(ReadOnlySpan<byte>));
        _loadPath = Method<LoadPath>(typeof(string));
    }

    private delegate IDisposable LoadStream(Stream stream, NetworkOptions? options);

    private delegate IDisposable LoadBytes(ReadOnlySpan<byte> file, NetworkOptions? options);

    private delegate IDisposable LoadPath(string path, NetworkOptions? options);

    private delegate ReadOnlySpan<string> GetClassNames();

    public string Name => _type.Name;

    public int InputLength => Constant<int>(nameof(InputLength));

    public int OutputLength => Constant<int>(nameof(OutputLength));

    public long ParameterCount => Constant<long>(nameof(ParameterCount));

    public long MultiplyAdds => Constant<long>(nameof(MultiplyAdds));

    public long ActivationBytes => Constant<long>(nameof(ActivationBytes));

    public long ArenaBytes => Constant<long>(nameof(ArenaBytes));

    public string Summary => Constant<string>(nameof(Summary));

    public string[] ClassNames
    {
        get
        {
            MethodInfo getter = _type.GetProperty(nameof(ClassNames), BindingFlags.Public | BindingFlags.Static)?.GetMethod ?? throw new MissingMemberException(Name, nameof(ClassNames));
            return getter.CreateDelegate<GetClassNames>()().ToArray();
        }
    }

    public INetworkHandle Load(Stream stream, NetworkOptions? options = null) => new NetworkHandle(_loadStream(stream, options));

    public INetworkHandle Load(ReadOnlySpan<byte> file, NetworkOptions? options = null) => new NetworkHandle(_loadBytes(file, options));

    public INetworkHandle Load(string path, NetworkOptions? options = null) => new NetworkHandle(_loadPath(path, options));

    private T Constant<T>(string name)
    {
        FieldInfo field = _type.GetField(name, BindingFlags.Public | BindingFlags.Static) ?? throw new MissingFieldException(Name, name);
        return field.IsLiteral ? (T)field.GetRawConstantValue()! : throw new InvalidOperationException($"{Name}.{name} is no constant");
    }

    private T Method<T>(Type first)
        where T : Delegate
    {
        MethodInfo method = _type.GetMethod("Load", BindingFlags.Public | BindingFlags.Static, [first, typeof(NetworkOptions)]) ?? throw new MissingMethodException(Name, $"Load({first.Name}, NetworkOptions)");
        return method.CreateDelegate<T>();
    }
}
