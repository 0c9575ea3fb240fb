namespace ChatOps.Workforce.Store;

/// <summary>The databases that can keep the company.</summary>
public enum StoreProvider
{
    Sqlite,
    PostgreSql,
}
