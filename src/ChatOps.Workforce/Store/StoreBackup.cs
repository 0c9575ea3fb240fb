using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace ChatOps.Workforce.Store;

/// <summary>Copies the embedded store while it is used. PostgreSQL has tools of its own for that, which also know how to keep what came after.</summary>
public sealed class StoreBackup(IOptions<StoreOptions> options)
{
    /// <summary>Writes the store as it is at one moment into a file of its own, which only this user can read.</summary>
    /// <param name="file">The file; it must not exist.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="StoreUnavailableException">It can't be copied.</exception>
    public async Task WriteAsync(string file, CancellationToken cancellationToken)
    {
        if (options.Value.Provider == StoreProvider.PostgreSql)
            throw new StoreUnavailableException("The store is PostgreSQL: back it up with its own tools, e.g. pg_dump --format=custom, or continuous archiving.");
        if (!File.Exists(options.Value.Path))
            throw new StoreUnavailableException($"There is no store at {options.Value.Path} yet.");
        try
        {
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = options.Value.Path, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO $file"; // one read transaction: https://www.sqlite.org/lang_vacuum.html#vacuuminto
            command.Parameters.AddWithValue("$file", file);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (SqliteException e)
        {
            throw new StoreUnavailableException($"The store {options.Value.Path} can't be copied to {file}: {e.Message}", e);
        }

        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
