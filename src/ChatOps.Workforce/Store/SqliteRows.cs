using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ChatOps.Workforce.Store;

/// <summary>
/// One statement for many rows, bound without the driver's command, which looks each parameter up by its name again for every row: that costs as much as
/// SQLite's own work. Values are written as the driver writes them.
/// </summary>
internal sealed class SqliteRows : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <summary>A text on its way; SQLite takes a copy.</summary>
    private byte[] _text = new byte[256];

    /// <param name="connection">An open connection, inside of a transaction.</param>
    /// <param name="sql">The statement; its parameters are bound in their order.</param>
    public SqliteRows(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_database, sql, out _statement), _database);
    }

    /// <summary>Binds a parameter of the next row.</summary>
    /// <param name="parameter">Its place, from 1.</param>
    public void Bind(int parameter, object? value)
    {
        var result = value switch
        {
            null => raw.sqlite3_bind_null(_statement, parameter),
            "" => raw.sqlite3_bind_text(_statement, parameter, ""), // bytes that are none would be no text at all
            string text => BindText(parameter, text),
            double number => raw.sqlite3_bind_double(_statement, parameter, number),
            int number => raw.sqlite3_bind_int64(_statement, parameter, number),
            long number => raw.sqlite3_bind_int64(_statement, parameter, number),
            bool yes => raw.sqlite3_bind_int64(_statement, parameter, yes ? 1 : 0),
            DateOnly day => BindText(parameter, day, "yyyy-MM-dd"),
            DateTime moment => BindText(parameter, moment, @"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF"),
            DateTimeOffset moment => BindText(parameter, moment, @"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFFzzz"),
            byte[] bytes => raw.sqlite3_bind_blob(_statement, parameter, bytes),
            _ => throw new ArgumentException($"{value.GetType().Name} is no type of a column.", nameof(value)),
        };
        SqliteException.ThrowExceptionForRC(result, _database);
    }

    /// <summary>Writes the row.</summary>
    /// <returns>Whether it changed anything.</returns>
    /// <exception cref="SqliteException">It could not be written.</exception>
    public bool Execute()
    {
        var result = raw.sqlite3_step(_statement);
        if (result != raw.SQLITE_DONE)
        {
            try
            {
                SqliteException.ThrowExceptionForRC(result, _database);
            }
            finally
            {
                raw.sqlite3_reset(_statement);
            }
        }

        var changed = raw.sqlite3_changes(_database);
        raw.sqlite3_reset(_statement);
        return changed > 0;
    }

    public void Dispose() => _statement.Dispose();

    private int BindText(int parameter, string text)
    {
        if (_text.Length < Encoding.UTF8.GetMaxByteCount(text.Length))
            _text = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        return raw.sqlite3_bind_text(_statement, parameter, _text.AsSpan(0, Encoding.UTF8.GetBytes(text, _text)));
    }

    private int BindText<TMoment>(int parameter, TMoment moment, string format)
        where TMoment : struct, IUtf8SpanFormattable
    {
        moment.TryFormat(_text, out var length, format, CultureInfo.InvariantCulture); // its longest text is shorter than the buffer
        return raw.sqlite3_bind_text(_statement, parameter, _text.AsSpan(0, length));
    }
}
