namespace NetCompiler.Compiler.Diagnostics;

/// <summary>
/// Every finding of the compiler. NC1xxx: the class; NC2xxx: layers and shapes; NC3xxx: budgets (NC30xx) and advice (NC31xx); NC4xxx: <c>Forward</c>; NC5xxx: GPU kernels;
/// NC9001: a defect of the compiler itself.
/// </summary>
public static class DiagnosticRules
{
    public static readonly DiagnosticRule NotPartial = new("NC1001", "A network class must be partial");
    public static readonly DiagnosticRule OuterNotPartial = new("NC1002", "The types around a network class must be partial");
    public static readonly DiagnosticRule FileLocal = new("NC1003", "A network class cannot be file-local");
    public static readonly DiagnosticRule StaticClass = new("NC1004", "A network class cannot be static");
    public static readonly DiagnosticRule RecordClass = new("NC1005", "A network class cannot be a record");
    public static readonly DiagnosticRule StructType = new("NC1006", "A network must be a class, not a struct");
    public static readonly DiagnosticRule GenericClass = new("NC1007", "A network class cannot be generic");
    public static readonly DiagnosticRule AbstractClass = new("NC1008", "A network class cannot be abstract");
    public static readonly DiagnosticRule HasBaseClass = new("NC1009", "A network class cannot have a base class");
    public static readonly DiagnosticRule MemberClash = new("NC1010", "A member has the name of a generated one");
    public static readonly DiagnosticRule HasConstructor = new("NC1011", "A network class cannot declare a constructor");
    public static readonly DiagnosticRule ScatteredLayers = new("NC1012", "All layers must stand on one declaration");
    public static readonly DiagnosticRule NoNetworkAttribute = new("NC1013", "Layers without [Network]");
    public static readonly DiagnosticRule ForwardNotStatic = new("NC1014", "Forward must be static");
    public static readonly DiagnosticRule DoubledForward = new("NC1015", "More than one Forward method");
    public static readonly DiagnosticRule ForwardParameters = new("NC1016", "Forward takes tensors");
    public static readonly DiagnosticRule ForwardResult = new("NC1017", "Forward returns tensors");
    public static readonly DiagnosticRule LayersTwice = new("NC1018", "Layers are described twice");
    public static readonly DiagnosticRule InvalidLike = new("NC1019", "Like must name another network of this project");
    public static readonly DiagnosticRule OtherWeights = new("NC1020", "Like needs the weights of the other network");

    public static readonly DiagnosticRule InvalidDfs = new("NC2001", "Invalid D-F-S combination");
    public static readonly DiagnosticRule WindowTooLarge = new("NC2002", "Window larger than the padded input");
    public static readonly DiagnosticRule SameNotDivisible = new("NC2003", "Same padding needs a stride that divides the input");
    public static readonly DiagnosticRule GroupsNotDividing = new("NC2004", "Groups must divide channels and filters");
    public static readonly DiagnosticRule SizeNotPositive = new("NC2005", "Size out of range");
    public static readonly DiagnosticRule ReflectTooWide = new("NC2006", "Reflect padding wider than the map");
    public static readonly DiagnosticRule MissingInput = new("NC2007", "Missing Input");
    public static readonly DiagnosticRule DoubledInput = new("NC2008", "Doubled Input");
    public static readonly DiagnosticRule InputNotFirst = new("NC2009", "Input must come before the layers");
    public static readonly DiagnosticRule LayerAfterEnd = new("NC2010", "Layer after the end of the network");
    public static readonly DiagnosticRule NeedsMap = new("NC2011", "The layer needs a map, not a vector");
    public static readonly DiagnosticRule DoubledName = new("NC2012", "Doubled layer name");
    public static readonly DiagnosticRule WrongAxisCount = new("NC2013", "Wrong number of axes");
    public static readonly DiagnosticRule ConflictingArguments = new("NC2014", "Conflicting arguments");
    public static readonly DiagnosticRule RealOutOfRange = new("NC2015", "Number out of range");
    public static readonly DiagnosticRule TooLarge = new("NC2016", "Network too large");
    public static readonly DiagnosticRule NormalizeNotFirst = new("NC2017", "Normalize must follow Input");
    public static readonly DiagnosticRule WrongChannelCount = new("NC2018", "Wrong number of per-channel values");
    public static readonly DiagnosticRule WrongClassCount = new("NC2019", "Number of classes differs from the output");
    public static readonly DiagnosticRule InvalidName = new("NC2020", "Invalid layer name");
    public static readonly DiagnosticRule UnknownEnumValue = new("NC2021", "Unknown enum value");
    public static readonly DiagnosticRule MissingArgument = new("NC2022", "Missing argument");
    public static readonly DiagnosticRule NoLayers = new("NC2023", "Network without layers");
    public static readonly DiagnosticRule DoubledClassesOrExpect = new("NC2024", "Doubled Classes or Expect");
    public static readonly DiagnosticRule ShapesDiffer = new("NC2025", "Shapes that meet must agree");
    public static readonly DiagnosticRule OutsideShape = new("NC2026", "Axis or slice outside the shape");
    public static readonly DiagnosticRule HeadsNotDividing = new("NC2027", "Heads must divide the channels");
    public static readonly DiagnosticRule WindowNotDividing = new("NC2028", "Attention window must divide the map");
    public static readonly DiagnosticRule ShiftTooWide = new("NC2029", "Shift must be smaller than the window");
    public static readonly DiagnosticRule ValuesNotKept = new("NC2030", "Reshape must keep the number of values");
    public static readonly DiagnosticRule NoPermutation = new("NC2031", "Order must name each axis once");
    public static readonly DiagnosticRule NothingLeft = new("NC2032", "Padding leaves nothing of the output");
    public static readonly DiagnosticRule OutputPadTooWide = new("NC2033", "Output padding too wide");
    public static readonly DiagnosticRule AlgorithmNotPossible = new("NC2034", "An algorithm that the convolution does not allow");

    public static readonly DiagnosticRule ParametersBudget = new("NC3001", "Parameters differ from [Expect]", IsConfigurable: true);
    public static readonly DiagnosticRule MultiplyAddsBudget = new("NC3002", "Multiply-adds differ from [Expect]", IsConfigurable: true);
    public static readonly DiagnosticRule NeuronsBudget = new("NC3003", "Neurons differ from [Expect]", IsConfigurable: true);
    public static readonly DiagnosticRule OutputBudget = new("NC3004", "Output shape differs from [Expect]", IsConfigurable: true);
    public static readonly DiagnosticRule ActivationBytesBudget = new("NC3005", "Activation bytes differ from [Expect]", IsConfigurable: true);
    public static readonly DiagnosticRule ReceptiveFieldBudget = new("NC3006", "Receptive field differs from [Expect]", IsConfigurable: true);

    public static readonly DiagnosticRule DebugBuild = new("NC3101", "Debug build of networks", RuleSeverity.Warning, IsConfigurable: true);

    public static readonly DiagnosticRule OutsideSubset = new("NC4001", "Not possible in a Forward method");
    public static readonly DiagnosticRule BlockElsewhere = new("NC4002", "A block in another assembly");
    public static readonly DiagnosticRule TensorOfAnother = new("NC4003", "A tensor from outside of Forward");
    public static readonly DiagnosticRule DroppedTensor = new("NC4004", "A layer's result is not used");
    public static readonly DiagnosticRule EndlessProgram = new("NC4010", "Forward does not end");
    public static readonly DiagnosticRule RecursionTooDeep = new("NC4011", "Recursion too deep");
    public static readonly DiagnosticRule MissingTensor = new("NC4012", "Tensor used before it was assigned");
    public static readonly DiagnosticRule NullValue = new("NC4013", "Null where a value is needed");
    public static readonly DiagnosticRule IndexOutOfRange = new("NC4014", "Index out of range");
    public static readonly DiagnosticRule DivisionByZero = new("NC4015", "Division by zero");
    public static readonly DiagnosticRule Overflow = new("NC4016", "Number does not fit its type");
    public static readonly DiagnosticRule NoSuchAxis = new("NC4017", "The tensor has no such axis");
    public static readonly DiagnosticRule Thrown = new("NC4018", "Forward throws");
    public static readonly DiagnosticRule MissingArm = new("NC4019", "No arm of the switch matches");
    public static readonly DiagnosticRule InvalidOperation = new("NC4020", "Operation without a result");
    public static readonly DiagnosticRule SplitNotDividing = new("NC4021", "Parts must divide the channels");
    public static readonly DiagnosticRule UnusedLayer = new("NC4022", "Nothing uses the layer");
    public static readonly DiagnosticRule UnusedInput = new("NC4023", "Nothing uses the input");
    public static readonly DiagnosticRule WrongInputCount = new("NC4024", "Inputs differ from Forward's parameters");

    public static readonly DiagnosticRule MissingIlgpu = new("NC5001", "GPU kernels need ILGPU");
    public static readonly DiagnosticRule GpuSettingOutOfRange = new("NC5002", "Setting for GPU kernels out of range");
    public static readonly DiagnosticRule GpuTooLarge = new("NC5003", "Network too large for GPU kernels", RuleSeverity.Warning, IsConfigurable: true);
    public static readonly DiagnosticRule OtherIlgpu = new("NC5004", $"GPU kernels are written for ILGPU {CompilerOptions.KnownIlgpu}", RuleSeverity.Warning, IsConfigurable: true);

    public static readonly DiagnosticRule Internal = new("NC9001", "Internal error of NetCompiler");

    /// <summary>Every rule, in the order of the ids.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        NotPartial, OuterNotPartial, FileLocal, StaticClass, RecordClass, StructType, GenericClass, AbstractClass, HasBaseClass, MemberClash,
        HasConstructor, ScatteredLayers, NoNetworkAttribute, ForwardNotStatic, DoubledForward, ForwardParameters, ForwardResult, LayersTwice, InvalidLike, OtherWeights,
        InvalidDfs, WindowTooLarge, SameNotDivisible, GroupsNotDividing, SizeNotPositive, ReflectTooWide, MissingInput, DoubledInput,
        InputNotFirst, LayerAfterEnd, NeedsMap, DoubledName, WrongAxisCount, ConflictingArguments, RealOutOfRange, TooLarge,
        NormalizeNotFirst, WrongChannelCount, WrongClassCount, InvalidName, UnknownEnumValue, MissingArgument, NoLayers, DoubledClassesOrExpect,
        ShapesDiffer, OutsideShape, HeadsNotDividing, WindowNotDividing, ShiftTooWide, ValuesNotKept, NoPermutation, NothingLeft, OutputPadTooWide, AlgorithmNotPossible,
        ParametersBudget, MultiplyAddsBudget, NeuronsBudget, OutputBudget, ActivationBytesBudget, ReceptiveFieldBudget,
        DebugBuild,
        OutsideSubset, BlockElsewhere, TensorOfAnother, DroppedTensor,
        EndlessProgram, RecursionTooDeep, MissingTensor, NullValue, IndexOutOfRange, DivisionByZero, Overflow, NoSuchAxis,
        Thrown, MissingArm, InvalidOperation, SplitNotDividing, UnusedLayer, UnusedInput, WrongInputCount,
        MissingIlgpu, GpuSettingOutOfRange, GpuTooLarge, OtherIlgpu,
        Internal,
    ];
}
