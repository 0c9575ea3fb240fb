using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.Graphics.Core;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace ChatOps.Cvs.Documents.Pdf;

/// <summary>
/// Follows a page's content in the order of painting. PdfPig's own pages keep letters, shapes and pictures apart and drop
/// transparency, so they can't say what lies over what.
/// </summary>
internal sealed class PdfPageProcessor : BaseStreamProcessor<PdfPage>
{
    /// <summary>A page of a book has some 3,000 characters; a page beyond this was made to wear a reader out.</summary>
    private const int MostGlyphs = 60_000;

    private const int MostFills = 20_000;

    /// <summary>Below this opacity, 0 to 1, text is not seen and a shape doesn't cover.</summary>
    private const double LeastOpacity = 0.12;

    private const double Covering = 0.9;

    /// <summary>A frame with round corners has four curves inside and outside, written as up to sixteen. A shape of more (an icon, a wave) fills its rectangle only in part.</summary>
    private const int RoundedCorners = 16;

    private static readonly Box Everything = new(double.NegativeInfinity, double.NegativeInfinity, double.PositiveInfinity, double.PositiveInfinity);

    private readonly double _width;
    private readonly double _height;
    private readonly List<PdfGlyph> _glyphs = [];
    private readonly List<PdfFill> _fills = [];
    private readonly Dictionary<CurrentGraphicsState, Box> _clipOf = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<(int First, string? Text)> _marked = new();
    private Box? _path;
    private int _pathCurves;
    private bool _pathClips;
    private int _order;

    public PdfPageProcessor(
        int pageNumber,
        double width,
        double height,
        IResourceStore resourceStore,
        IPdfTokenScanner pdfScanner,
        IPageContentParser pageContentParser,
        ILookupFilterProvider filterProvider,
        CropBox cropBox,
        UserSpaceUnit userSpaceUnit,
        PageRotationDegrees rotation,
        in TransformationMatrix initialMatrix,
        ParsingOptions parsingOptions)
        : base(pageNumber, resourceStore, pdfScanner, pageContentParser, filterProvider, cropBox, userSpaceUnit, rotation, in initialMatrix, parsingOptions)
    {
        _width = width;
        _height = height;
    }

    public override PdfPage Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        PageNumber = pageNumberCurrent;
        CloneAllStates();
        ProcessOperations(operations);
        return new PdfPage(pageNumberCurrent, _width, _height, _glyphs, _fills);
    }

    public override void RenderGlyph(
        IFont font,
        CurrentGraphicsState currentState,
        double fontSize,
        double pointSize,
        int code,
        string unicode,
        long currentOffset,
        in TransformationMatrix renderingMatrix,
        in TransformationMatrix textMatrix,
        in TransformationMatrix transformationMatrix,
        CharacterBoundingBox characterBoundingBox)
    {
        if (string.IsNullOrEmpty(unicode))
            return;
        if (_glyphs.Count >= MostGlyphs)
            throw new DocumentRefusedException(CvProblemCode.TooMuchText, $"Page {PageNumber} holds more text than any CV does; it was not read.");

        var start = transformationMatrix.Transform(textMatrix.Transform(renderingMatrix.Transform(new PdfPoint(0, 0))));
        var end = transformationMatrix.Transform(textMatrix.Transform(renderingMatrix.Transform(new PdfPoint(characterBoundingBox.Width, 0))));
        var size = Math.Abs(pointSize);
        var baseline = _height - start.Y;
        var box = new Box(Math.Min(start.X, end.X), baseline - size * 0.75, Math.Max(start.X, end.X), baseline + size * 0.2);
        var known = TryColour(currentState.CurrentNonStrokingColor, out var colour);
        var bold = font.Details.IsBold || font.Details.Weight >= 600
            || font.Name?.Data is { } name && (name.Contains("bold", StringComparison.OrdinalIgnoreCase) || name.Contains("black", StringComparison.OrdinalIgnoreCase)
                || name.Contains("heavy", StringComparison.OrdinalIgnoreCase));
        _glyphs.Add(new PdfGlyph(
            unicode,
            box,
            baseline,
            new TextStyle(Math.Round(size, 1), bold, font.Details.IsItalic, 0, colour),
            _order++,
            Upright: Math.Abs(end.Y - start.Y) < Math.Abs(end.X - start.X) * 0.3 || characterBoundingBox.Width == 0,
            known,
            Hidden(currentState, box)));
    }

    private HiddenReason? Hidden(CurrentGraphicsState state, Box box)
    {
        var mode = state.FontState.TextRenderingMode;
        if (mode is TextRenderingMode.Neither or TextRenderingMode.NeitherClip)
            return HiddenReason.Transparent;
        var opacity = mode is TextRenderingMode.Stroke or TextRenderingMode.StrokeClip ? state.AlphaConstantStroking : state.AlphaConstantNonStroking;
        if (opacity < LeastOpacity)
            return HiddenReason.Transparent;
        if (box.MiddleX < 0 || box.MiddleX > _width || box.MiddleY < 0 || box.MiddleY > _height)
            return HiddenReason.OffPage;
        return _clipOf.TryGetValue(state, out var clip) && !clip.Contains(box.MiddleX, box.MiddleY) ? HiddenReason.Clipped : null;
    }

    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord) => AddPicture(xObjectContentRecord.AppliedTransformation);

    protected override void RenderInlineImage(InlineImage inlineImage) => AddPicture(CurrentTransformationMatrix);

    private void AddPicture(TransformationMatrix matrix)
    {
        var a = matrix.Transform(new PdfPoint(0, 0));
        var b = matrix.Transform(new PdfPoint(1, 1));
        AddFill(BoxOf(a, b), null, GetCurrentState().AlphaConstantNonStroking, picture: true);
    }

    public override void PaintShading(NameToken shadingName) =>
        AddFill(ClipOf(GetCurrentState()).Intersect(new Box(0, 0, _width, _height)), null, GetCurrentState().AlphaConstantNonStroking, picture: true);

    private void AddFill(Box box, int? colour, double opacity, bool picture)
    {
        if (_fills.Count >= MostFills || opacity < LeastOpacity)
            return;
        var blend = GetCurrentState().BlendMode;
        var seen = box.Intersect(ClipOf(GetCurrentState()));
        if (seen.Width <= 0 || seen.Height <= 0)
            return;
        _fills.Add(new PdfFill(seen, opacity >= Covering ? colour : null, opacity >= Covering && blend == BlendMode.Normal, _order++, picture));
    }

    private Box BoxOf(PdfPoint a, PdfPoint b) =>
        new(Math.Min(a.X, b.X), _height - Math.Max(a.Y, b.Y), Math.Max(a.X, b.X), _height - Math.Min(a.Y, b.Y));

    private Box ClipOf(CurrentGraphicsState state) => _clipOf.TryGetValue(state, out var clip) ? clip : Everything;

    private static bool TryColour(IColor? colour, out int rgb)
    {
        rgb = 0;
        if (colour is null)
            return true;
        try
        {
            var (r, g, b) = colour.ToRGBValues();
            rgb = (Channel(r) << 16) | (Channel(g) << 8) | Channel(b);
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or NotSupportedException or NotImplementedException)
        {
            return false; // A pattern has no one colour.
        }
    }

    private static int Channel(double value) => (int)Math.Round(Math.Clamp(value, 0, 1) * 255);

    public override void PushState()
    {
        var clip = ClipOf(GetCurrentState());
        base.PushState();
        _clipOf[GetCurrentState()] = clip;
    }

    public override void BeginSubpath()
    {
    }

    public override PdfPoint? CloseSubpath() => null;

    public override void StrokePath(bool close) => ClosePath();

    public override void FillPath(FillingRule fillingRule, bool close)
    {
        if (_path is { } box && _pathCurves <= RoundedCorners)
        {
            var state = GetCurrentState();
            AddFill(box, TryColour(state.CurrentNonStrokingColor, out var rgb) ? rgb : null, state.AlphaConstantNonStroking, picture: false);
        }

        ClosePath();
    }

    public override void FillStrokePath(FillingRule fillingRule, bool close) => FillPath(fillingRule, close);

    public override void MoveTo(double x, double y) => Extend(x, y);

    public override void LineTo(double x, double y) => Extend(x, y);

    public override void BezierCurveTo(double x2, double y2, double x3, double y3) => Curve(x3, y3);

    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3) => Curve(x3, y3);

    private void Curve(double x, double y)
    {
        _pathCurves++;
        Extend(x, y);
    }

    public override void Rectangle(double x, double y, double width, double height)
    {
        Extend(x, y);
        Extend(x + width, y + height);
    }

    private void Extend(double x, double y)
    {
        var point = CurrentTransformationMatrix.Transform(new PdfPoint(x, y));
        CurrentPosition = point;
        var box = BoxOf(point, point);
        _path = _path is { } path ? path.Union(box) : box;
    }

    public override void EndPath() => ClosePath();

    public override void ClosePath()
    {
        if (_pathClips && _path is { } box)
            _clipOf[GetCurrentState()] = ClipOf(GetCurrentState()).Intersect(box);
        _path = null;
        _pathCurves = 0;
        _pathClips = false;
    }

    public override void ModifyClippingIntersect(FillingRule clippingRule) => _pathClips = true;

    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule) =>
        _clipOf[GetCurrentState()] = ClipOf(GetCurrentState()).Intersect(
            BoxOf(CurrentTransformationMatrix.Transform(rectangle.BottomLeft), CurrentTransformationMatrix.Transform(rectangle.TopRight)));

    public override void BeginMarkedContent(NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties)
    {
        if (propertyDictionaryName is not null)
            properties = ResourceStore.GetMarkedContentPropertiesDictionary(propertyDictionaryName) ?? properties;
        var text = properties is not null && properties.TryGet(NameToken.ActualText, PdfScanner, out IDataToken<string>? actual) ? actual.Data : null;
        _marked.Push((_glyphs.Count, text));
    }

    /// <summary>
    /// The replacement text (/ActualText) of marked content is what a machine is told to read; what a reader sees are the glyphs. So it counts
    /// only where the glyphs themselves say nothing.
    /// </summary>
    public override void EndMarkedContent()
    {
        if (_marked.Count == 0)
            return;
        var (first, text) = _marked.Pop();
        if (string.IsNullOrEmpty(text) || first >= _glyphs.Count || !_glyphs.Skip(first).Any(g => IsUnknown(g.Text)))
            return;
        var all = _glyphs.GetRange(first, _glyphs.Count - first);
        _glyphs.RemoveRange(first, all.Count);
        _glyphs.Add(all[0] with { Text = text.Replace("\u00ad", "", StringComparison.Ordinal), Box = all.Select(g => g.Box).Aggregate((a, b) => a.Union(b)) });
    }

    private static bool IsUnknown(string text) => text.All(c => c is '\0' or '\uFFFD');
}
