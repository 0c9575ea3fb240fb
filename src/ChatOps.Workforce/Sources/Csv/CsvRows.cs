using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace ChatOps.Workforce.Sources.Csv;

/// <summary>A CSV file row by row: UTF-8, comma, quotes doubled inside quotes. Blank lines are passed over.</summary>
public sealed class CsvRows : IDisposable
{
    /// <summary>Longest field, in characters. A quote that is never closed would otherwise swallow the rest of the file.</summary>
    private const int MaxFieldLength = 1_000_000;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _name;
    private readonly CsvParser _parser;

    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not read it.</exception>
    public CsvRows(string path)
    {
        _name = Path.GetFileName(path);
        _parser = new CsvParser(new StreamReader(path, StrictUtf8), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = null, // a stray quote inside a field is a character like any other
            MaxFieldSize = MaxFieldLength,
            IgnoreBlankLines = false, // so that lines count as an editor counts them
        });
    }

    /// <summary>The fields of the current row.</summary>
    public string[] Fields { get; private set; } = [];

    /// <summary>The line on which the current row begins, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Goes to the next row.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="InvalidDataException">This is no text, or a field is too long to be one; the message names file and line.</exception>
    public async ValueTask<bool> ReadAsync()
    {
        do
        {
            Line = _parser.RawRow + 1;
            if (!await AdvanceAsync())
                return false;
            Fields = _parser.Record!;
        }
        while (Fields is [var only] && string.IsNullOrWhiteSpace(only));

        return true;
    }

    public void Dispose() => _parser.Dispose();

    private async ValueTask<bool> AdvanceAsync()
    {
        try
        {
            return await _parser.ReadAsync();
        }
        catch (MaxFieldSizeException e)
        {
            throw new InvalidDataException(
                $"{_name}, line {Line}: a field is longer than {MaxFieldLength:N0} characters. Is a quote not closed?", e);
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException($"{_name}, after line {Line - 1}: this is not UTF-8 text. Save the file as UTF-8.", e);
        }
    }
}
