namespace ChatOps.Learning.Registry;

/// <summary>A version can't be made to serve; the message says why and what to do. Nothing was changed.</summary>
public sealed class PromotionRefusedException(string message) : Exception(message);
