using System.Buffers.Binary;
using System.Text;

namespace ChatOps.Benchmarks.Circuits;

/// <summary>
/// What Blazor's server sends to be drawn, as far as it has to be understood here: elements with their attributes and texts. The format is that of
/// https://github.com/dotnet/aspnetcore/blob/main/src/Components/Shared/src/RenderBatchWriter.cs: frames of 20 bytes, strings in a table, and where they are at the end.
/// </summary>
internal sealed class RenderBatch(byte[] bytes)
{
    private const int FrameBytes = 20;
    private const int Element = 1;
    private const int Attribute = 3;

    /// <summary>The five places at the end: components, frames, disposed components, disposed handlers, strings.</summary>
    private const int PlacesBytes = 5 * sizeof(int);

    /// <summary>Whether a text or the value of an attribute is in it.</summary>
    public bool Says(string text) => Encoding.UTF8.GetString(bytes).Contains(text, StringComparison.Ordinal);

    /// <summary>The handler of a click on the first element of a class; null if it is not drawn here.</summary>
    public long? ClickOn(string cssClass)
    {
        var frames = Place(1);
        var count = Number(frames);
        for (var n = 0; n < count; n++)
        {
            if (Number(Frame(n)) != Element)
                continue;
            var (isIt, handler) = (false, 0L);
            for (var a = n + 1; a < count && Number(Frame(a)) == Attribute; a++)
            {
                var name = String(Number(Frame(a) + 4));
                isIt |= name == "class" && String(Number(Frame(a) + 8)) == cssClass;
                if (name == "onclick")
                    handler = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(Frame(a) + 12));
            }

            if (isIt && handler > 0)
                return handler;
        }

        return null;

        int Frame(int number) => frames + sizeof(int) + (FrameBytes * number);
    }

    private int Place(int number) => Number(bytes.Length - PlacesBytes + (sizeof(int) * number));

    private int Number(int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

    private string? String(int number)
    {
        if (number < 0)
            return null;
        var reader = new PackReader(bytes.AsSpan(Number(Place(4) + (sizeof(int) * number))));
        return Encoding.UTF8.GetString(reader.Take(reader.Length()));
    }
}
