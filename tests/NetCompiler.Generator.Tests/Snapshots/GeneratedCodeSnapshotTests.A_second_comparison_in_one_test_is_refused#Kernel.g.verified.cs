//HintName: Kernel.g.cs
class Kernel;
