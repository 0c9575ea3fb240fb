using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace ChatOps.Benchmarks.Circuits;

/// <summary>MessagePack (https://github.com/msgpack/msgpack/blob/master/spec.md) as far as a browser needs it to talk to Blazor.</summary>
internal sealed class PackWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>What was written, with its length before it, as SignalR's messages are.</summary>
    public byte[] Message()
    {
        var (head, left) = (new List<byte>(), _bytes.WrittenCount);
        do
        {
            head.Add((byte)((left & 0x7f) | (left > 0x7f ? 0x80 : 0)));
            left >>= 7;
        }
        while (left > 0);
        return [.. head, .. _bytes.WrittenSpan];
    }

    public PackWriter Array(int count)
    {
        Byte((byte)(0x90 | count));
        return this;
    }

    public PackWriter EmptyMap()
    {
        Byte(0x80);
        return this;
    }

    public PackWriter Value(object? value)
    {
        switch (value)
        {
            case null:
                Byte(0xc0);
                break;
            case bool flag:
                Byte(flag ? (byte)0xc3 : (byte)0xc2);
                break;
            case string text:
                var utf8 = Encoding.UTF8.GetBytes(text);
                Byte(0xdb);
                BinaryPrimitives.WriteInt32BigEndian(_bytes.GetSpan(sizeof(int)), utf8.Length);
                _bytes.Advance(sizeof(int));
                _bytes.Write(utf8);
                break;
            case long number:
                Byte(0xd3);
                BinaryPrimitives.WriteInt64BigEndian(_bytes.GetSpan(sizeof(long)), number);
                _bytes.Advance(sizeof(long));
                break;
            default:
                throw new NotSupportedException($"{value.GetType()} is not sent.");
        }

        return this;
    }

    private void Byte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }
}
