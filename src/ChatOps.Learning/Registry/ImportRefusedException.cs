namespace ChatOps.Learning.Registry;

/// <summary>A model that was trained elsewhere can't be taken; the message says why and what to change. Nothing was kept.</summary>
public sealed class ImportRefusedException(string message, Exception? inner = null) : Exception(message, inner);
