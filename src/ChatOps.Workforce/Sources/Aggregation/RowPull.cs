using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ChatOps.Workforce.Sources.Fields;
using ChatOps.Workforce.Sources.Systems;

namespace ChatOps.Workforce.Sources.Aggregation;

/// <summary>Reads ahead of the writer, but not further than two batches; a system that stays silent for too long is given up.</summary>
internal sealed class RowPull(ISystemSource source, RecordKind kind, SourceSpan span, int batchSize, TimeSpan silence, TimeProvider time)
{
    /// <summary>Share of the silence after which a row renews our patience: not every row, since that costs a timer.</summary>
    private const double RenewedAfter = 0.1;

    public async IAsyncEnumerable<IReadOnlyList<FieldRow>> ReadBatchesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var channel = Channel.CreateBounded<FieldRow>(new BoundedChannelOptions(2 * batchSize) { SingleReader = true, SingleWriter = true });
        var reading = ReadAsync(channel.Writer, stop.Token);
        try
        {
            var batch = new List<FieldRow>(Math.Min(batchSize, 1_000));
            await foreach (var row in channel.Reader.ReadAllAsync(cancellationToken))
            {
                batch.Add(row);
                if (batch.Count < batchSize)
                    continue;
                yield return batch;
                batch = new List<FieldRow>(batchSize);
            }

            if (batch.Count > 0)
                yield return batch;
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync(ChannelWriter<FieldRow> writer, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(silence, time);
        var renewed = time.GetTimestamp();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            await foreach (var row in source.ReadFieldsAsync(kind, span, either.Token))
            {
                if (!writer.TryWrite(row))
                {
                    patience.CancelAfter(Timeout.InfiniteTimeSpan); // it is us who are slow
                    await writer.WriteAsync(row, cancellationToken);
                }
                else if (time.GetElapsedTime(renewed) < silence * RenewedAfter)
                {
                    continue;
                }

                patience.CancelAfter(silence);
                renewed = time.GetTimestamp();
            }

            writer.Complete();
        }
        catch (Exception) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            writer.Complete(new SourceRefusedException($"{source.Name} did not go on with {kind} within {silence.TotalSeconds:0} s."));
        }
        catch (Exception e)
        {
            writer.Complete(UnreadableAnswerException.Explain(source, kind, e)); // thrown where the rows are read
        }
    }
}
