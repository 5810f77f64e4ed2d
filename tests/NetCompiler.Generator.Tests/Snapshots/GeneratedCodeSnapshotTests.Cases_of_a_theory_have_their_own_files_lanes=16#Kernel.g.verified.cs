//HintName: Kernel.g.cs
const int Lanes = 16;
