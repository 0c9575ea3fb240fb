namespace ChatOps.Workforce.Store.Cvs;

/// <summary>Where read CVs wait to be saved as people, and stay with the people they were saved as: in the same database as the company.</summary>
public interface ICvStore
{
    /// <summary>Keeps CVs, and drops those that were never saved and are older than <paramref name="dropBefore"/> (UTC).</summary>
    Task AddAsync(IReadOnlyList<CvRecord> cvs, DateTime dropBefore, CancellationToken cancellationToken);

    /// <summary>The CVs with these ids, in their order; those that are not there any more are left out.</summary>
    Task<IReadOnlyList<CvRecord>> FindAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken);

    /// <summary>The CV that a person was last saved from; null if there is none.</summary>
    Task<CvRecord?> FindOfPersonAsync(string personId, CancellationToken cancellationToken);

    /// <summary>People whose saved CV has this e-mail or phone number.</summary>
    /// <param name="email">In lower case; null for none.</param>
    /// <param name="phone">As <see cref="CvRecord.Phone"/>; null for none.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<IReadOnlyList<(string PersonId, bool ByEmail)>> FindPeopleAsync(string? email, string? phone, CancellationToken cancellationToken);

    /// <summary>Overwrites a CV that was corrected.</summary>
    /// <returns>False if it is not there any more.</returns>
    Task<bool> UpdateAsync(CvRecord cv, CancellationToken cancellationToken);

    /// <summary>Writes a person with skills, and whose the CV is, all or nothing.</summary>
    /// <param name="person">The person as they are from now on.</param>
    /// <param name="isNew">Whether nobody may have this id yet; a number is appended until that is so.</param>
    /// <param name="skills">Skills to add or overwrite; of <paramref name="person"/>.</param>
    /// <param name="cvId">The CV.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The person's id.</returns>
    Task<string> SavePersonAsync(Person person, bool isNew, IReadOnlyList<Skill> skills, string cvId, CancellationToken cancellationToken);
}
