namespace ChatOps.Workforce.Store.Audit;

/// <summary>What verifying the audit gave.</summary>
/// <param name="Lines">Lines that are in order.</param>
/// <param name="Erased">Those of them with parts that were erased together with a person.</param>
/// <param name="Unchained">Lines from before there was a chain, which nothing is known about.</param>
/// <param name="RemovedThrough">Place of the last line that was removed because its time was over; 0 if none was.</param>
/// <param name="Mark">The last line's place and hash, to be noted down elsewhere.</param>
/// <param name="Fault">The first thing that is wrong; null if nothing is.</param>
public sealed record AuditVerification(long Lines, long Erased, long Unchained, long RemovedThrough, AuditMark Mark, AuditFault? Fault);
