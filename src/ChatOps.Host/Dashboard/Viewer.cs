using System.Globalization;
using ChatOps.Agent.Access;
using Microsoft.JSInterop;

namespace ChatOps.Host.Dashboard;

/// <summary>Who looks at the dashboard, and in which time zone. One for each open page.</summary>
internal sealed class Viewer(ISpeakerDirectory directory, IJSRuntime js, TimeProvider time)
{
    private const int LongestZone = 64;

    private bool _knowsZone;

    /// <summary>Whom they may speak as; more than one only where there is no sign-in.</summary>
    public IReadOnlyList<Speaker> Choices { get; private set; } = [];

    /// <summary>The time zone of their browser; this host's while it is not known.</summary>
    public TimeZoneInfo Zone { get; private set; } = time.LocalTimeZone;

    /// <summary>Whether a page was shown already, so that the next one is a step of theirs.</summary>
    public bool HasArrived { get; set; }

    /// <summary>Today, where they are.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), Zone).DateTime);

    /// <summary>Who they are now: asked anew each time, for a role can be lost while a page is open.</summary>
    /// <returns>Null where the sign-in has lapsed.</returns>
    /// <exception cref="Workforce.Store.StoreUnavailableException">It can't be read.</exception>
    public async Task<Speaker?> ComeAsync(CancellationToken cancellationToken)
    {
        Choices = await directory.ListAsync(cancellationToken);
        if (!_knowsZone)
        {
            Zone = Find(await js.InvokeAsync<string?>("chatops.zone", cancellationToken)) ?? Zone;
            _knowsZone = true;
        }

        if (Choices.Count < 2)
            return Choices is [var only] ? only : null;
        var chosen = await js.InvokeAsync<string?>("chatops.speaker", cancellationToken);
        return Choices.FirstOrDefault(c => c.Role.ToString() == chosen) ?? Choices[0];
    }

    /// <summary>A moment as they read it: "30 Nov 14:05", with the year if it is another one.</summary>
    public string Moment(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, Zone);
        return local.ToString(local.Year == Today.Year ? "d MMM HH:mm" : "d MMM yyyy HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>The same of a moment in UTC, as the store keeps them.</summary>
    public string Moment(DateTime utc) => Moment(new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)));

    /// <summary>The first moment of one of their days, in UTC.</summary>
    public DateTime BeginOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (Zone.IsInvalidTime(local)) // clocks that go forward at midnight
            local = local.AddMinutes(30);
        return TimeZoneInfo.ConvertTimeToUtc(local, Zone);
    }

    /// <summary>What a browser says is believed only where it is a name of a zone.</summary>
    private static TimeZoneInfo? Find(string? id) =>
        id is { Length: > 0 and <= LongestZone } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+') && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
            ? zone
            : null;
}
