namespace NetCompiler;

// Dense layers and attention.
public sealed partial class Tensor
{
    /// <summary>
    /// A fully connected layer: N values → units, y = W·x + b. A map is flattened first (C, then height, then width). Tensors: <c>{name}.weight</c>
    /// of units×N, <c>{name}.bias</c> of units. Default names fc1, fc2 ….
    /// </summary>
    /// <param name="units">The number of outputs.</param>
    /// <param name="bias">Whether each output has a bias. Default true.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor Dense(int units, bool bias = true, string? name = null) => throw BuildTimeOnly();

    /// <summary>
    /// A fully connected layer over the channels of each pixel for itself: C×D… → units×D…; of a vector over all its values. Tensors:
    /// <c>{name}.weight</c> of units×C, <c>{name}.bias</c> of units. Default names linear1, linear2 ….
    /// </summary>
    /// <param name="units">The number of outputs.</param>
    /// <param name="bias">Whether each output has a bias. Default true.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor Linear(int units, bool bias = true, string? name = null) => throw BuildTimeOnly();

    /// <summary>
    /// Multi-head attention of all pixels to all (PyTorch's MultiheadAttention): of each pixel's queries, keys and values it makes
    /// softmax(q·kᵀ/√(C/heads))·v, and mixes the heads. The shape stays. Tensors: <c>{name}.in_proj_weight</c> of 3C×C, <c>{name}.in_proj_bias</c>
    /// of 3C, <c>{name}.out_proj.weight</c> of C×C, <c>{name}.out_proj.bias</c> of C. Default names attention1, attention2 ….
    /// </summary>
    /// <param name="heads">The number of heads, which must divide the channels.</param>
    /// <param name="bias">Whether both projections have a bias. Default true.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor SelfAttention(int heads, bool bias = true, string? name = null) => throw BuildTimeOnly();

    /// <summary>
    /// Multi-head attention of the pixels of a window to each other, with a learnt bias for each distance of two pixels (Swin). With a shift the
    /// map is rolled by it first, and pixels that come together from different sides do not see each other. C×H×W, and the shape stays. Tensors:
    /// <c>{name}.qkv.weight</c> of 3C×C, <c>{name}.qkv.bias</c> of 3C, <c>{name}.relative_position_bias_table</c> of (2·window − 1)²×heads,
    /// <c>{name}.proj.weight</c> of C×C, <c>{name}.proj.bias</c> of C. Default names windowattention1, windowattention2 ….
    /// </summary>
    /// <param name="heads">The number of heads, which must divide the channels.</param>
    /// <param name="window">The window's side in pixels, which must divide the map's height and width.</param>
    /// <param name="shift">By how many pixels windows are moved, fewer than their side: half of it in every second block of Swin, none where one window is the whole map. Default 0.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor WindowAttention(int heads, int window, int shift = 0, string? name = null) => throw BuildTimeOnly();
}
