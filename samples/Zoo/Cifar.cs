namespace NetCompiler.Samples.Zoo;

/// <summary>Three convolutions over 32×32 colour pictures that see whole windows only: the map shrinks from 32 to 8.</summary>
[Network, Input(3, 32, 32)]
[Conv(3, 7), Relu]
[Conv(5, 9), Relu]
[Conv(4, 11), Relu]
[Dense(4, Name = "fc")]
[Expect(Parameters = 5_116, MultiplyAdds = 847_680, Neurons = 3_908)]
public partial class CifarValid;

/// <summary>The same with a border of zeros: the map stays 32×32, with as many weights in the convolutions and three times the neurons.</summary>
[Network, Input(3, 32, 32)]
[Conv(3, 7, Same = true), Relu]
[Conv(5, 9, Same = true), Relu]
[Conv(4, 11, Same = true), Relu]
[Dense(4, Name = "fc")]
[Expect(Parameters = 20_476, MultiplyAdds = 4_190_208, Neurons = 12_292)]
public partial class CifarSame;

/// <summary>
/// The same network fully convolutional: it slides over a picture twice as large with the weights of <see cref="CifarValid"/>, and answers with a map, a vector of
/// classes for each place of a 32×32 window.
/// </summary>
[Network(Like = typeof(CifarValid)), Input(3, 64, 64)]
[Expect(Output = [4, 33, 33], Parameters = 5_116)]
public partial class CifarValidOn64;
