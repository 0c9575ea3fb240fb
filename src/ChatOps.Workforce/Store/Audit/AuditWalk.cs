using System.Globalization;
using ChatOps.Workforce.Store.Conversations;

namespace ChatOps.Workforce.Store.Audit;

/// <summary>Goes along the chain, line by line, up to the first that is wrong.</summary>
/// <param name="chain">Where it begins and ends.</param>
/// <param name="known">A mark that it must go through; null for none.</param>
internal sealed class AuditWalk(AuditChain chain, AuditMark? known)
{
    private long _place = chain.RemovedThrough;
    private byte[] _hash = chain.RemovedHash;
    private long _lines;
    private long _erased;
    private AuditFault? _fault;

    public AuditVerification Result =>
        new(_lines, _erased, chain.Unchained, chain.RemovedThrough, new AuditMark(_place, Convert.ToHexStringLower(_hash)), _fault);

    /// <summary>Compares how many lines have no place with how many there were when the chain began.</summary>
    public bool CountUnchained(long count) => count == chain.Unchained || (count > chain.Unchained
        ? Fail(AuditFaultKind.Inserted, null, $"{count - chain.Unchained} of the lines without a place were inserted: {chain.Unchained} are known from before the chain began, {count} are there.")
        : Fail(AuditFaultKind.Removed, null, $"{chain.Unchained - count} of the lines from before the chain began were removed."));

    /// <summary>Takes the next line, in the order of places.</summary>
    /// <returns>False if it is wrong.</returns>
    public bool Step(AuditRecord line)
    {
        var place = line.Sequence!.Value;
        if (place <= _place)
            return Fail(AuditFaultKind.Inserted, place, $"Line {place} was inserted: the chain begins after {chain.RemovedThrough}.");
        if (place > chain.Through)
            return Fail(AuditFaultKind.Inserted, place, $"Line {place} was inserted: the chain ends at {chain.Through}.");
        if (place > _place + 1)
            return Fail(AuditFaultKind.Removed, _place + 1, $"Line {_place + 1} was removed: after {_place} comes {place}.");
        if (!AuditSeal.IsIntact(line, _hash))
            return Fail(AuditFaultKind.Changed, place, $"Line {place} (id {line.Id}, {Moment(line.At)}) was changed, or stands in another's place.");
        (_place, _hash) = (place, line.Hash!);
        _lines++;
        if (line.WhoSalt is null || line.ArgumentsSalt is null)
            _erased++;
        return known is null || known.Sequence != place || IsKnown();
    }

    /// <summary>Takes note that there are no more lines.</summary>
    public bool End()
    {
        if (_place < chain.Through)
            return Fail(AuditFaultKind.CutOff, _place + 1, $"Line {_place + 1} was removed: the audit was cut off at its end, {chain.Through - _place} missing.");
        if (!AuditSeal.Same(_hash, chain.Hash))
            return Fail(AuditFaultKind.Rewritten, _place, $"Line {_place} is not the one that the chain ended with.");
        if (known is not null && known.Sequence > _place)
            return Fail(AuditFaultKind.CutOff, _place + 1, $"Line {_place + 1} was removed: the audit went on to {known.Sequence} when the mark was noted down.");
        return known is null || known.Sequence != chain.RemovedThrough || _lines > 0 || IsKnown();
    }

    private static string Moment(DateTime at) => at.ToString("d MMM yyyy HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private bool IsKnown() => Convert.ToHexStringLower(_hash) == known!.Hash
        || Fail(AuditFaultKind.Rewritten, _place, $"Line {_place} has another hash than was noted down: the audit was written anew, up to there at least.");

    private bool Fail(AuditFaultKind kind, long? place, FormattableString sentence)
    {
        _fault = new AuditFault(kind, place, sentence.ToString(CultureInfo.InvariantCulture));
        return false;
    }
}
