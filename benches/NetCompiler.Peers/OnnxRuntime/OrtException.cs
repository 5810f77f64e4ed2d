namespace NetCompiler.Peers.OnnxRuntime;

/// <summary>ONNX Runtime refused a call, or the file is not ONNX Runtime.</summary>
internal sealed class OrtException(string message) : Exception(message);
