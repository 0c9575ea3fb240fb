namespace ChatOps.Workforce.Store.Export;

/// <summary>Everything that is kept about a person, as a file for the person (GDPR art. 15 and 20).</summary>
public interface IPersonExport
{
    /// <summary>
    /// Writes one JSON document: the records that are the person's, by table, and the number of places by column where id, name or address stand, also in what is others'
    /// (whose words are not given away).
    /// </summary>
    /// <param name="personId">Id of the person.</param>
    /// <param name="output">Where to write, UTF-8.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>Records written.</returns>
    /// <exception cref="KeyNotFoundException">No such person.</exception>
    Task<int> WriteAsync(string personId, Stream output, CancellationToken cancellationToken);
}
