namespace ChatOps.Learning.Ranking;

/// <summary>A sparse matrix in compressed rows: two flat arrays, no object per row.</summary>
internal sealed class SparseRows
{
    private readonly int[] _offsets;
    private readonly int[] _columns;
    private readonly float[] _values;

    private SparseRows(int[] offsets, int[] columns, float[] values)
    {
        _offsets = offsets;
        _columns = columns;
        _values = values;
    }

    public int RowCount => _offsets.Length - 1;

    public SparseRow this[int row] => new(
        _columns.AsSpan(_offsets[row].._offsets[row + 1]), _values.AsSpan(_offsets[row].._offsets[row + 1]));

    /// <summary>Where a row begins in the flat arrays.</summary>
    public int Offset(int row) => _offsets[row];

    /// <summary>Builds rows from entries in any order; entries of one row keep their order.</summary>
    public static SparseRows Build(int rowCount, IEnumerable<(int Row, int Column, float Value)> entries)
    {
        var list = entries as IReadOnlyCollection<(int Row, int Column, float Value)> ?? entries.ToList();
        var offsets = new int[rowCount + 1];
        foreach (var (row, _, _) in list)
            offsets[row + 1]++;
        for (var i = 0; i < rowCount; i++)
            offsets[i + 1] += offsets[i];

        var columns = new int[list.Count];
        var values = new float[list.Count];
        var next = offsets.AsSpan(0, rowCount).ToArray();
        foreach (var (row, column, value) in list)
        {
            var at = next[row]++;
            columns[at] = column;
            values[at] = value;
        }

        return new SparseRows(offsets, columns, values);
    }
}
