using System.Text;

namespace ChatOps.Tests.Learning.Registry;

/// <summary>
/// Writes a small ONNX model byte by byte (onnx.proto3, IR version 8, opset 13): y = sigmoid(x · w + b), x [rows, n], y [rows, 1].
/// </summary>
internal static class OnnxBytes
{
    private const int Float = 1, Int = 2;

    public static byte[] Logistic(float[] weights, float bias)
    {
        var graph = Join(
            Message(1, Node("MatMul", ["x", "w"], "s")),
            Message(1, Node("Add", ["s", "b"], "t")),
            Message(1, Node("Sigmoid", ["t"], "y")),
            Text(2, "logistic"),
            Message(5, Tensor("w", [weights.Length, 1], weights)),
            Message(5, Tensor("b", [1], [bias])),
            Message(11, Value("x", weights.Length)),
            Message(12, Value("y", 1)));
        return Join(Number(1, 8), Message(7, graph), Message(8, Number(2, 13)));
    }

    private static byte[] Node(string type, string[] inputs, string output) =>
        Join([.. inputs.Select(i => Text(1, i)), Text(2, output), Text(4, type)]);

    private static byte[] Tensor(string name, int[] dims, float[] values) => Join(
        [.. dims.Select(d => Number(1, (ulong)d)), Number(2, Float), Text(8, name), Message(9, [.. values.SelectMany(BitConverter.GetBytes)])]);

    /// <summary>A float tensor of any number of rows.</summary>
    private static byte[] Value(string name, int columns) => Join(
        Text(1, name),
        Message(2, Message(1, Join(Number(1, Float), Message(2, Join(Message(1, Text(2, "rows")), Message(1, Number(1, (ulong)columns))))))));

    private static byte[] Number(int field, ulong value) => Join(Varint((ulong)(field << 3)), Varint(value));

    private static byte[] Text(int field, string text) => Message(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Message(int field, byte[] content) => Join(Varint((ulong)((field << 3) | Int)), Varint((ulong)content.Length), content);

    private static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
        return [.. bytes];
    }

    private static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(p => p)];
}
