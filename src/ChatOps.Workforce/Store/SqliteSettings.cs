using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ChatOps.Workforce.Store;

/// <summary>
/// With a write-ahead log, NORMAL keeps the database sound and loses nothing when the process dies; only a power cut can cost the last commits
/// (https://www.sqlite.org/pragma.html#pragma_synchronous). A chat writes with every turn and must not wait for the disk each time.
/// What is deleted is overwritten, since a person may ask to be erased (https://www.sqlite.org/pragma.html#pragma_secure_delete).
/// </summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    private const string Settings = "PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
