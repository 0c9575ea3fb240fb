namespace ChatOps.Cvs;

/// <summary>Where a field was read.</summary>
/// <param name="Field">Path of the field, such as <c>personalInfo.email</c> or <c>workExperience[0].title</c>.</param>
/// <param name="Page">Page, counted from 1.</param>
/// <param name="Text">The line or lines that it was read from.</param>
public sealed record FieldEvidence(string Field, int Page, string Text);
