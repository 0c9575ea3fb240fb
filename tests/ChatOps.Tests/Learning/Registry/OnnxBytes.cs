using System.Text;

namespace ChatOps.Tests.Learning.Registry;

/// <summary>
/// Writes small ONNX models byte by byte (onnx.proto3, IR version 8, opset 13, ai.onnx.ml 3), with x [rows, n] as their input.
/// </summary>
internal static class OnnxBytes
{
    private const int Float = 1, Long = 7, Int = 2;

    /// <summary>y = sigmoid(x · w + b), y [rows, 1].</summary>
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
        return Model(graph);
    }

    /// <summary>The same with its weights in another file.</summary>
    public static byte[] LogisticWithWeightsIn(string path, int weights)
    {
        var elsewhere = Join(
            Number(1, (ulong)weights), Number(1, 1), Number(2, Float), Text(8, "w"), Message(13, Join(Text(1, "location"), Text(2, path))), Number(14, 1));
        return Model(Join(Message(1, Node("MatMul", ["x", "w"], "y")), Text(2, "logistic"), Message(5, elsewhere), Message(11, Value("x", weights)), Message(12, Value("y", 1))));
    }

    /// <summary>Weights that say they are larger than any memory.</summary>
    public static byte[] Endless() => Model(Join(
        Message(1, Node("ConstantOfShape", ["s"], "w")),
        Message(1, Node("MatMul", ["x", "w"], "y")),
        Text(2, "endless"),
        Message(5, Join(Number(1, 2), Number(2, Long), Text(8, "s"), Message(9, [.. BitConverter.GetBytes(1L), .. BitConverter.GetBytes(1L << 50)]))),
        Message(11, Value("x", 1)),
        Message(12, Value("y", 1))));

    /// <summary>A forest as skl2onnx writes a classifier without its ZipMap: label [rows] of int64, probabilities [rows, 2], the mean of its trees.</summary>
    public static byte[] Classifier(int features, params Stump[] trees)
    {
        var node = Join(
            Text(1, "x"), Text(2, "label"), Text(2, "probabilities"), Text(4, "TreeEnsembleClassifier"), Text(7, "ai.onnx.ml"), Nodes(trees),
            Ints("class_treeids", Leaves(trees, t => [t, t, t, t])), Ints("class_nodeids", Leaves(trees, _ => [1, 1, 2, 2])), Ints("class_ids", Leaves(trees, _ => [0, 1, 0, 1])),
            Floats("class_weights", [.. trees.SelectMany(t => new[] { 1 - t.Below, t.Below, 1 - t.Above, t.Above }).Select(w => w / trees.Length)]),
            Ints("classlabels_int64s", [0, 1]), Words("post_transform", ["NONE"], isList: false));
        var label = Join(Text(1, "label"), Message(2, Message(1, Join(Number(1, Long), Message(2, Message(1, Text(2, "rows")))))));
        return Model(Join(Message(1, node), Text(2, "forest"), Message(11, Value("x", features)), Message(12, label), Message(12, Value("probabilities", 2))));
    }

    /// <summary>Boosted trees: y [rows, 1], their sum.</summary>
    public static byte[] Regressor(int features, params Stump[] trees)
    {
        var node = Join(
            Text(1, "x"), Text(2, "y"), Text(4, "TreeEnsembleRegressor"), Text(7, "ai.onnx.ml"), Nodes(trees),
            Ints("target_treeids", Leaves(trees, t => [t, t])), Ints("target_nodeids", Leaves(trees, _ => [1, 2])), Ints("target_ids", Leaves(trees, _ => [0, 0])),
            Floats("target_weights", [.. trees.SelectMany(t => new[] { t.Below, t.Above })]), Attribute("n_targets", 2, Number(3, 1)), Words("post_transform", ["NONE"], isList: false));
        return Model(Join(Message(1, node), Text(2, "boosted"), Message(11, Value("x", features)), Message(12, Value("y", 1))));
    }

    private static byte[] Model(byte[] graph) => Join(Number(1, 8), Message(7, graph), Message(8, Number(2, 13)), Message(8, Join(Text(1, "ai.onnx.ml"), Number(2, 3))));

    /// <summary>Of each tree: node 0 asks, 1 and 2 are its leaves.</summary>
    private static byte[] Nodes(Stump[] trees) => Join(
        Ints("nodes_treeids", Leaves(trees, t => [t, t, t])), Ints("nodes_nodeids", Leaves(trees, _ => [0, 1, 2])), Ints("nodes_featureids", [.. trees.SelectMany(t => new[] { t.Feature, 0, 0 })]),
        Floats("nodes_values", [.. trees.SelectMany(t => new[] { t.Most, 0, 0 })]), Words("nodes_modes", [.. trees.SelectMany(_ => new[] { "BRANCH_LEQ", "LEAF", "LEAF" })], isList: true),
        Ints("nodes_truenodeids", Leaves(trees, _ => [1, 0, 0])), Ints("nodes_falsenodeids", Leaves(trees, _ => [2, 0, 0])));

    private static int[] Leaves(Stump[] trees, Func<int, int[]> each) => [.. Enumerable.Range(0, trees.Length).SelectMany(each)];

    private static byte[] Ints(string name, int[] values) => Attribute(name, 7, [.. values.Select(v => Number(8, (ulong)v))]);

    private static byte[] Floats(string name, float[] values) => Attribute(name, 6, [.. values.Select(v => Join(Varint((7 << 3) | 5), BitConverter.GetBytes(v)))]);

    private static byte[] Words(string name, string[] words, bool isList) => Attribute(name, isList ? 8UL : 3, [.. words.Select(w => Text(isList ? 9 : 4, w))]);

    /// <summary>An attribute of a node.</summary>
    private static byte[] Attribute(string name, ulong type, params byte[][] values) => Message(5, Join([Text(1, name), .. values, Number(20, type)]));

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
