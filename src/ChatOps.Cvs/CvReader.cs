using ChatOps.Cvs.Confidence;
using ChatOps.Cvs.Documents;
using ChatOps.Cvs.Documents.Pictures;
using ChatOps.Cvs.Extraction;
using ChatOps.Cvs.Extraction.Model;
using ChatOps.Cvs.Extraction.Rules;
using ChatOps.Cvs.Screening;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatOps.Cvs;

/// <summary>
/// From the bytes of a file to a structured person: read, screened (hidden text, instructions, protected traits), extracted by rules and, where one is
/// configured, by a model, and judged. Never throws for a bad file, fetches nothing and leaves no file behind.
/// </summary>
/// <param name="model">The model that reads; null for rules only.</param>
public sealed partial class CvReader(IOptions<CvOptions> options, TimeProvider time, ILogger<CvReader> logger, IChatClient? model = null)
{
    private const int BytesOfMegabyte = 1_000_000;

    /// <summary>Whether a model is there to ask.</summary>
    public bool HasModel => model is not null;

    /// <param name="content">The file's bytes.</param>
    /// <param name="fileName">Its name, for showing; the kind of file is told by its content.</param>
    public async Task<CvReading> ReadAsync(ReadOnlyMemory<byte> content, string fileName, CvEngine engine, CancellationToken cancellationToken)
    {
        var limits = options.Value;
        if (content.Length > limits.MaxMegabytes * (long)BytesOfMegabyte)
            return CvReading.Of(CvProblemCode.TooLarge, $"The file has {content.Length / (double)BytesOfMegabyte:0.0} MB; a CV may have up to {limits.MaxMegabytes}.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(limits.TimeLimitSeconds));
        try
        {
            // Libraries for files don't look at tokens while they parse, so the wait ends even where the work has not.
            var work = Task.Run(() => ReadByRules(content, limit.Token), limit.Token);
            var read = await work.WaitAsync(TimeSpan.FromSeconds(limits.TimeLimitSeconds), time, cancellationToken);
            return await FinishAsync(content, fileName, engine, read, cancellationToken);
        }
        catch (DocumentRefusedException e)
        {
            return CvReading.Of(e.Code, e.Message);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return CvReading.Of(CvProblemCode.TimedOut, $"Reading the file took longer than {limits.TimeLimitSeconds} seconds; it was given up.");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Unforeseen(e.GetType().Name);
            return CvReading.Of(CvProblemCode.Failed, "The file could not be read; export it again, as PDF if possible.");
        }
    }

    private sealed record Read(DocumentKind Kind, Screened Screened, ExtractedProfile Rules);

    private Read ReadByRules(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var kind = FileType.Of(content.Span);
        var document = kind == DocumentKind.Image
            ? PictureReader.Read(content, options.Value.UseTesseract, cancellationToken)
            : new DocumentReader(options.Value.MaxPages).Read(content, cancellationToken);
        var screened = Screen.Apply(document);
        return new Read(kind, screened, RuleExtractor.Extract(screened.Document));
    }

    private async Task<CvReading> FinishAsync(ReadOnlyMemory<byte> content, string fileName, CvEngine engine, Read read, CancellationToken cancellationToken)
    {
        var (screened, rules) = (read.Screened, read.Rules);
        var warnings = screened.Warnings.ToList();
        var document = screened.Document;
        var textless = document.Lines.Count == 0;
        var asksModel = engine != CvEngine.Rules && model is not null;
        if (engine == CvEngine.Model && model is null)
            return CvReading.Of(CvProblemCode.Failed, "No model is configured; read with --engine rules, or configure one.");
        if (textless && !(asksModel && read.Kind is DocumentKind.Pdf or DocumentKind.Image))
            return CvReading.Of(CvProblemCode.NoText, "The file holds no text that can be read, perhaps a scan; send it with text, or configure a model that sees.");
        if (!textless && SeveralPeople.In(document))
            return CvReading.Of(CvProblemCode.SeveralPeople, "The file seems to hold the CVs of several people; send one file for each.");

        ExtractedProfile? byModel = null;
        if (asksModel)
        {
            byModel = await AskAsync(content, read, textless, cancellationToken);
            if (byModel is null)
                warnings.Add(new CvWarning(CvWarningCode.ModelFailed, "whole file", "The model gave no usable answer; rules read this CV."));
        }

        var year = time.GetUtcNow().Year;
        var modelConfidence = byModel is null ? 0 : ConfidenceFactors.Of(byModel, year).Overall;
        var (blended, engines) = Blend.Of(byModel, rules, modelConfidence, options.Value.ModelConfidence);
        if (IsEmpty(blended.Profile))
            return CvReading.Of(CvProblemCode.NothingFound, "Nothing of a CV was found in the file: no name, contact, skills, work or education.");
        if (byModel is null && !textless && UnknownLanguage.In(document))
            warnings.Add(new CvWarning(CvWarningCode.UnknownLanguage, "whole file", "No heading is in a language that the rules know; check every field."));

        return CvReading.Of(new CvAnalysis
        {
            FileName = fileName,
            Profile = blended.Profile,
            Confidence = ConfidenceFactors.Of(blended, year),
            FieldConfidence = blended.Confidence,
            Engines = engines,
            Warnings = warnings,
            Evidence = blended.Evidence,
            LeftOut = screened.LeftOut,
            Pages = document.Pages,
        });
    }

    private async Task<ExtractedProfile?> AskAsync(ReadOnlyMemory<byte> content, Read read, bool textless, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Value.ModelTimeLimitSeconds));
        var picture = textless ? new DataContent(content, read.Kind == DocumentKind.Pdf ? "application/pdf" : PictureReader.MediaType(content.Span)) : null;
        try
        {
            return await new ModelExtractor(model!, logger).ExtractAsync(read.Screened.Document, picture, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null; // Too slow: the rules' answer is there already.
        }
    }

    private static bool IsEmpty(CvProfile p) =>
        p.PersonalInfo is { Email: null, Phone: null } && p.Skills.Count == 0 && p.WorkExperience.Count == 0 && p.Education.Count == 0;

    [LoggerMessage(Level = LogLevel.Error, Message = "A CV could not be read ({Kind}).")]
    private partial void Unforeseen(string kind);
}
