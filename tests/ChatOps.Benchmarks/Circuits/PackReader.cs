using System.Buffers.Binary;
using System.Text;

namespace ChatOps.Benchmarks.Circuits;

/// <summary>Reads MessagePack into numbers (long), texts, bytes, lists and nulls. Maps are read as lists of keys and values.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _left = bytes;

    /// <summary>Whether there is nothing more.</summary>
    public readonly bool IsAtEnd => _left.IsEmpty;

    /// <summary>Takes the length that stands before a message.</summary>
    public int Length()
    {
        var (length, shift) = (0, 0);
        byte next;
        do
        {
            next = Take(1)[0];
            length |= (next & 0x7f) << shift;
            shift += 7;
        }
        while ((next & 0x80) != 0);
        return length;
    }

    public ReadOnlySpan<byte> Take(int count)
    {
        var taken = _left[..count];
        _left = _left[count..];
        return taken;
    }

    public object? Value()
    {
        var kind = Take(1)[0];
        return kind switch
        {
            <= 0x7f => (long)kind,
            <= 0x8f => List(2 * (kind & 0x0f)),
            <= 0x9f => List(kind & 0x0f),
            <= 0xbf => Text(kind & 0x1f),
            0xc0 => null,
            0xc2 => false,
            0xc3 => true,
            0xc4 => Take(Take(1)[0]).ToArray(),
            0xc5 => Take(BinaryPrimitives.ReadUInt16BigEndian(Take(2))).ToArray(),
            0xc6 => Take(BinaryPrimitives.ReadInt32BigEndian(Take(4))).ToArray(),
            0xcc => (long)Take(1)[0],
            0xcd => (long)BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            0xce => (long)BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            0xcf => (long)BinaryPrimitives.ReadUInt64BigEndian(Take(8)),
            0xd0 => (long)(sbyte)Take(1)[0],
            0xd1 => (long)BinaryPrimitives.ReadInt16BigEndian(Take(2)),
            0xd2 => (long)BinaryPrimitives.ReadInt32BigEndian(Take(4)),
            0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
            0xd9 => Text(Take(1)[0]),
            0xda => Text(BinaryPrimitives.ReadUInt16BigEndian(Take(2))),
            0xdb => Text(BinaryPrimitives.ReadInt32BigEndian(Take(4))),
            0xdc => List(BinaryPrimitives.ReadUInt16BigEndian(Take(2))),
            >= 0xe0 => (long)(sbyte)kind,
            _ => throw new NotSupportedException($"0x{kind:x2} is not read."),
        };
    }

    private string Text(int length) => Encoding.UTF8.GetString(Take(length));

    private object?[] List(int count)
    {
        var list = new object?[count];
        for (var n = 0; n < count; n++)
            list[n] = Value();
        return list;
    }
}
