namespace ChatOps.Agent.Conversations;

/// <summary>A CV that was read in a conversation.</summary>
/// <param name="Id">Its id in the store.</param>
/// <param name="Name">Name in it, if any.</param>
/// <param name="FileName">Name of its file.</param>
internal sealed record CvInView(string Id, string? Name, string FileName);
