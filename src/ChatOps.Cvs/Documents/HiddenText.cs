namespace ChatOps.Cvs.Documents;

/// <summary>Text that a machine finds and a reader does not see.</summary>
/// <param name="Page">Page, counted from 1; 0 where it is on none (metadata).</param>
internal sealed record HiddenText(string Text, int Page, HiddenReason Reason);
