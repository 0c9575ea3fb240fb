namespace ChatOps.Learning.Retraining;

/// <summary>Nothing was trained; the message is a sentence that says why and what to do. What served goes on serving.</summary>
public sealed class TrainingRefusedException(string message) : Exception(message);
