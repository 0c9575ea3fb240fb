using System.ComponentModel.DataAnnotations;

namespace ChatOps.Workforce.Store;

/// <summary>Where the company is kept. Configuration section <c>Store</c>.</summary>
public sealed class StoreOptions
{
    public const string Section = "Store";

    /// <summary><c>Sqlite</c> (default) or <c>PostgreSql</c>.</summary>
    [EnumDataType(typeof(StoreProvider))]
    public StoreProvider Provider { get; set; } = StoreProvider.Sqlite;

    /// <summary>SQLite: the database file, relative to the current folder. Default <c>data/chatops.db</c>.</summary>
    [Required]
    public string Path { get; set; } = "data/chatops.db";

    /// <summary>PostgreSQL: the connection string, from the environment or user secrets (<c>Store__ConnectionString</c>). Never logged.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>How long a write waits for another one, in seconds, 1 to 600. Default 10.</summary>
    [Range(1, 600)]
    public int BusyTimeoutSeconds { get; set; } = 10;
}
