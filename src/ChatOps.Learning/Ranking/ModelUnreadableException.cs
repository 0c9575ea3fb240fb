namespace ChatOps.Learning.Ranking;

/// <summary>A model is there but can't be read. The message is a sentence shown to people.</summary>
public sealed class ModelUnreadableException(string message, Exception? innerException = null) : Exception(message, innerException);
