namespace ChatOps.Learning.Ranking;

/// <summary>A model file is there but can't be read. The message is a sentence shown to people.</summary>
public sealed class ModelUnreadableException(string message, Exception innerException) : Exception(message, innerException);
