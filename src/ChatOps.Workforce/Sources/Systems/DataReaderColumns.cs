using System.Data.Common;

namespace ChatOps.Workforce.Sources.Systems;

internal static class DataReaderColumns
{
    /// <summary>Where a column stands; -1 if the answer has none of that name.</summary>
    public static int GetOrdinalOrNone(this DbDataReader reader, string column)
    {
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (reader.GetName(i).Equals(column, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }
}
