using ChatOps.Workforce.Store;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Events;

/// <summary>The newest change of each skill of a known person holds.</summary>
internal static class SkillEvents
{
    /// <returns>How many events were too old to say anything, and those whose person is not known.</returns>
    public static async Task<(int Old, IReadOnlyList<SkillUpdated> Unknown)> ApplyAsync(
        EfWorkforceBatch batch, IReadOnlyList<SkillUpdated> updates, CancellationToken cancellationToken)
    {
        if (updates.Count == 0)
            return (0, []);
        var users = updates.Select(u => u.UserId).Distinct().ToArray();
        var people = await batch.Context.Set<Person>().Where(p => users.Contains(p.Id)).Select(p => p.Id).ToHashSetAsync(cancellationToken);
        var changes = (await batch.Context.Set<SkillChange>().AsNoTracking().Where(c => users.Contains(c.UserId)).ToListAsync(cancellationToken)).ToDictionary(c => (c.UserId, c.Skill), c => c.At);
        var (skills, newest, old) = (new Dictionary<(string, string), Skill>(), new Dictionary<(string, string), SkillChange>(), 0);
        foreach (var update in updates.Where(u => people.Contains(u.UserId)).OrderBy(u => u.Date))
        {
            var key = (update.UserId, update.Skill.ToLowerInvariant());
            var at = new DateTimeOffset(update.Date, TimeSpan.Zero);
            if (changes.TryGetValue(key, out var before) && before >= at)
            {
                old++;
                continue;
            }

            skills[key] = new Skill(update.UserId, update.Skill, update.Type, update.Proficiency, update.Years, update.IsCore);
            newest[key] = new SkillChange(key.UserId, key.Item2, at);
        }

        await batch.UpsertManyAsync([.. skills.Values], null, cancellationToken);
        await batch.UpsertManyAsync([.. newest.Values], null, cancellationToken);
        return (old, [.. updates.Where(u => !people.Contains(u.UserId))]);
    }
}
