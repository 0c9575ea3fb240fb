namespace ChatOps.Learning.Registry;

/// <summary>Looks into an ONNX file (onnx.proto3) before the runtime opens it, for the runtime would read other files that it names.</summary>
internal static class OnnxFile
{
    private enum Part
    {
        Model,
        Graph,
        Node,
        Attribute,
        Function,
        Sparse,
        Tensor,
        External,
    }

    /// <summary>The fields that lead to tensors.</summary>
    private static readonly Dictionary<(Part, ulong), Part> Inside = new()
    {
        [(Part.Model, 7)] = Part.Graph, [(Part.Model, 25)] = Part.Function,
        [(Part.Graph, 1)] = Part.Node, [(Part.Graph, 5)] = Part.Tensor, [(Part.Graph, 15)] = Part.Sparse,
        [(Part.Function, 7)] = Part.Node, [(Part.Function, 11)] = Part.Attribute,
        [(Part.Node, 5)] = Part.Attribute,
        [(Part.Attribute, 5)] = Part.Tensor, [(Part.Attribute, 10)] = Part.Tensor, [(Part.Attribute, 6)] = Part.Graph, [(Part.Attribute, 11)] = Part.Graph,
        [(Part.Attribute, 22)] = Part.Sparse, [(Part.Attribute, 23)] = Part.Sparse,
        [(Part.Sparse, 1)] = Part.Tensor, [(Part.Sparse, 2)] = Part.Tensor,
        [(Part.Tensor, 13)] = Part.External,
    };

    /// <summary>Whether weights are kept in other files.</summary>
    /// <exception cref="ImportRefusedException">The file can't be read.</exception>
    public static bool HasExternalData(ReadOnlySpan<byte> file) => Holds(Part.Model, file, 0);

    private static bool Holds(Part part, ReadOnlySpan<byte> message, int depth)
    {
        const int Deepest = 100; // as far as protobuf itself reads
        if (depth > Deepest)
            throw Unreadable();
        while (message.Length > 0)
        {
            var key = Varint(ref message);
            switch (key & 7)
            {
                case 0:
                    Varint(ref message);
                    break;
                case 1:
                    Take(ref message, sizeof(ulong));
                    break;
                case 2:
                    var content = Take(ref message, Varint(ref message));
                    if (Inside.TryGetValue((part, key >> 3), out var inner) && (inner == Part.External || Holds(inner, content, depth + 1)))
                        return true;
                    break;
                case 5:
                    Take(ref message, sizeof(uint));
                    break;
                default:
                    throw Unreadable();
            }
        }

        return false;
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> message, ulong length)
    {
        if (length > (ulong)message.Length)
            throw Unreadable();
        var taken = message[..(int)length];
        message = message[(int)length..];
        return taken;
    }

    private static ulong Varint(ref ReadOnlySpan<byte> message)
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(ref message, 1)[0];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }

        throw Unreadable();
    }

    private static ImportRefusedException Unreadable() => new("The file is no ONNX model: it breaks off or holds something else.");
}
