namespace ChatOps.Channels.Files;

/// <summary>A file is not taken. The message is a sentence without its subject, the file: what is wrong, and what to do.</summary>
internal sealed class FileRefusedException(string message) : Exception(message);
