namespace ChatOps.Cvs.Documents;

/// <summary>Reads one kind of file.</summary>
internal interface IDocumentReader
{
    /// <exception cref="DocumentRefusedException">The file can't be read.</exception>
    Document Read(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);
}
