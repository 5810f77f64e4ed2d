namespace NetCompiler.Samples.Pictures;

/// <summary>A file is not a picture these readers know, or is a damaged one. The message says what is wrong and with which numbers.</summary>
/// <param name="message">What is wrong, as a sentence for the user.</param>
/// <param name="innerException">What the decompressor said, when it was the one to refuse.</param>
public sealed class PictureFormatException(string message, Exception? innerException = null) : Exception(message, innerException);
