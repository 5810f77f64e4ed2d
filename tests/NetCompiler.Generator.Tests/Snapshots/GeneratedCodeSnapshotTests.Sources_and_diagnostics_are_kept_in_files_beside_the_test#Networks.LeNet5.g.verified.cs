//HintName: Networks.LeNet5.g.cs
// größer als früher
sealed partial class LeNet5
{
}
