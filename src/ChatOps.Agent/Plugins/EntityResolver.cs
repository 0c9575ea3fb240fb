using System.Globalization;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Planning.Language;
using ChatOps.Workforce;
using Cronos;

namespace ChatOps.Agent.Plugins;

/// <summary>
/// Looks up what a call names, whoever planned it: a model gives names as people say them, the offline planner gives ids, or words where it was
/// not sure. What fits several is a question, never a guess; what fits nobody is a question that offers the nearest.
/// </summary>
internal sealed class EntityResolver(Understanding understanding)
{
    private const int MaxChoices = 5;
    private const int MaxText = 500;
    private const int MaxValues = 50;

    private readonly ScheduleReader _schedules = new(understanding.Lexicon);
    private readonly CompanyWords _nobody = CompanyWords.Nobody(understanding.Lexicon);

    /// <summary>Looks up every argument; the first problem is kept and the rest goes on.</summary>
    public ResolvedCall Resolve(FunctionContract function, PlannedCall call, CompanyWords company)
    {
        var resolved = new PlannedCall(function.Name, new Dictionary<string, IReadOnlyList<string>>());
        ArgumentProblem? problem = null;
        foreach (var argument in function.Arguments)
        {
            var given = call.All(argument.Name).Where(v => !string.IsNullOrWhiteSpace(v)).Take(MaxValues).ToArray();
            var values = new List<string>();
            foreach (var value in given)
            {
                var (found, question) = Look(argument, value.Trim(), company);
                if (found is not null)
                    values.Add(found);
                problem ??= question;
            }

            if (values.Count > 0)
                resolved = resolved.With(argument.Name, [.. values.Distinct(StringComparer.Ordinal)]);
        }

        problem ??= Missing(function, resolved, company);
        return new ResolvedCall(function, resolved, problem);
    }

    private (string? Found, ArgumentProblem? Problem) Look(ArgumentContract argument, string value, CompanyWords company) => argument.Kind switch
    {
        ArgumentKind.Task or ArgumentKind.Tasks => Task(argument, value, company),
        ArgumentKind.Person or ArgumentKind.People => Person(argument, value, company),
        ArgumentKind.Department => Named(argument, value, company, MentionKind.Department, company.Departments, "department"),
        ArgumentKind.Project => Project(argument, value, company),
        ArgumentKind.Skills => Skill(argument, value, company),
        ArgumentKind.Choice or ArgumentKind.Choices => Choice(argument, value),
        ArgumentKind.Flag => (bool.TryParse(value, out var flag) && !flag ? null : "true", null),
        ArgumentKind.Number => Number(argument, value),
        ArgumentKind.Version => Version(argument, value),
        ArgumentKind.Job => (value.TrimStart('#') is var job && int.TryParse(job, CultureInfo.InvariantCulture, out var n) && n > 0 ? n.ToString(CultureInfo.InvariantCulture) : null,
            int.TryParse(value.TrimStart('#'), CultureInfo.InvariantCulture, out _) ? null : new ArgumentProblem(argument.Name, "Which job? Give its number, e.g. 3.", [])),
        ArgumentKind.Schedule => Schedule(argument, value),
        ArgumentKind.Field => Field(argument, value),
        _ => (value.Length <= MaxText ? value : value[..MaxText], null),
    };

    private (string?, ArgumentProblem?) Task(ArgumentContract argument, string value, CompanyWords company)
    {
        var snapshot = company.Snapshot;
        if (snapshot.ItemIndex(value) is >= 0 and var index)
            return (snapshot.WorkItems[index].Id, null);
        var tasks = understanding.Linker.Link(value, company).Of(MentionKind.Task).ToArray();
        var values = tasks.Where(t => t.IsSure).DefaultIfEmpty(tasks.FirstOrDefault()).FirstOrDefault()?.Values ?? [];
        if (values.Count == 1)
            return (values[0], null);
        var choices = values.Count > 1 ? values.Take(MaxChoices).Select(id => snapshot.WorkItems[snapshot.ItemIndex(id)]) : NearestTasks(value, company);
        var question = values.Count > 1 ? $"Which task do you mean by \"{Shown(value)}\"?" : value.Any(char.IsAsciiDigit)
                ? $"There is no {Shown(value).ToUpperInvariant()}. Did you mean one of these?"
                : $"I don't know a task \"{Shown(value)}\". Did you mean one of these?";
        return (null, new ArgumentProblem(argument.Name, question, [.. choices.Select(t => (t.Id, $"{t.Id} {t.Title}"))]));
    }

    /// <summary>The open tasks whose number is closest, else those that are due first.</summary>
    private static IEnumerable<WorkItem> NearestTasks(string value, CompanyWords company)
    {
        const int Nearest = 3;
        static long NumberIn(string id) => long.TryParse(new string([.. id.Reverse().SkipWhile(c => !char.IsDigit(c)).TakeWhile(char.IsDigit).Take(15).Reverse()]), out var number) ? number : -1;
        var wanted = NumberIn(value);
        return company.Snapshot.WorkItems.Where(i => i.Status == WorkItemStatus.Open)
            .OrderBy(i => wanted >= 0 ? Math.Abs(NumberIn(i.Id) - wanted) : i.Deadline?.DayNumber ?? int.MaxValue)
            .ThenBy(i => i.Id, StringComparer.Ordinal)
            .Take(Nearest);
    }

    private (string?, ArgumentProblem?) Person(ArgumentContract argument, string value, CompanyWords company)
    {
        var snapshot = company.Snapshot;
        if (snapshot.PersonIndex(value) >= 0)
            return (value, null);
        var linked = understanding.Linker.Link(value, company);
        var people = linked.Of(MentionKind.Person).ToArray();
        // "Anna from Frontend" is one Anna.
        var departments = linked.Of(MentionKind.Department).SelectMany(d => d.Values).ToArray();
        IReadOnlyList<string> fits = people.Length == 0 ? [] : [.. people.Select(p => p.Values).Aggregate((a, b) => a.Intersect(b).Any() ? [.. a.Intersect(b)] : a)];
        if (fits.Count > 1 && departments.Length > 0)
            fits = [.. fits.Where(id => departments.Contains(snapshot.People[snapshot.PersonIndex(id)].Department))];
        if (fits.Count == 1)
            return (fits[0], null);
        if (fits.Count > 1)
            return (null, new ArgumentProblem(argument.Name, $"Which {Shown(value)}?", [.. fits.Take(MaxChoices).Select(id => Choice(snapshot.People[snapshot.PersonIndex(id)]))]));
        return (null, new ArgumentProblem(argument.Name, $"I don't know anybody called \"{Shown(value)}\". Did you mean one of these?", [.. NearestPeople(value, company).Select(Choice)]));

        static (string, string) Choice(Person person) => (person.Id, $"{person.Name}, {person.Department}, {DataWords<Seniority>.Of(person.Seniority).Replace('_', ' ').ToLowerInvariant()}");
    }

    private static IEnumerable<Person> NearestPeople(string value, CompanyWords company)
    {
        const int Nearest = 3;
        const int Far = 4;
        var words = Tokenizer.Words(value);
        return company.Snapshot.People
            .Select(p => (Person: p, Distance: words.Length == 0 ? Far : words.Min(w => Tokenizer.Words(p.Name).Append(p.Id.ToLowerInvariant()).Min(n => EditDistance.Between(w, n, Far)))))
            .Where(p => p.Distance < Far)
            .OrderBy(p => p.Distance).ThenBy(p => p.Person.Id, StringComparer.Ordinal)
            .Take(Nearest)
            .Select(p => p.Person);
    }

    private (string?, ArgumentProblem?) Named(ArgumentContract argument, string value, CompanyWords company, MentionKind kind, IReadOnlyList<string> all, string what)
    {
        if (all.FirstOrDefault(d => d.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } exact)
            return (exact, null);
        if (understanding.Linker.Link(value, company).First(kind) is { Only: { } found })
            return (found, null);
        return (null, new ArgumentProblem(argument.Name, $"I don't know a {what} \"{Shown(value)}\". Which one do you mean?", [.. all.Take(MaxChoices).Select(d => (d, d))]));
    }

    private (string?, ArgumentProblem?) Project(ArgumentContract argument, string value, CompanyWords company)
    {
        var projects = company.Snapshot.Projects;
        if (projects.ContainsKey(value))
            return (value, null);
        if (understanding.Linker.Link(value, company).First(MentionKind.Project) is { Only: { } found })
            return (found, null);
        return (null, new ArgumentProblem(argument.Name, $"I don't know a project \"{Shown(value)}\". Which one do you mean?",
            [.. projects.OrderBy(p => p.Key, StringComparer.Ordinal).Take(MaxChoices).Select(p => (p.Key, $"{p.Value} ({p.Key})"))]));
    }

    private (string?, ArgumentProblem?) Skill(ArgumentContract argument, string value, CompanyWords company)
    {
        var skills = company.Snapshot.Skills;
        if (skills.Find(value) is >= 0 and var index)
            return (skills.Names[index], null);
        if (understanding.Linker.Link(value, company).First(MentionKind.Skill) is { } mention)
            return (mention.Values[0], null);
        var nearest = skills.Names.Select(n => (Name: n, Distance: EditDistance.Between(TextFolding.Fold(value), TextFolding.Fold(n), 4)))
            .Where(n => n.Distance <= 4).OrderBy(n => n.Distance).ThenBy(n => n.Name, StringComparer.Ordinal).Take(3).Select(n => (n.Name, n.Name));
        return (null, new ArgumentProblem(argument.Name, $"Nobody and nothing here has the skill \"{Shown(value)}\". Which skill do you mean?", [.. nearest]));
    }

    private (string?, ArgumentProblem?) Choice(ArgumentContract argument, string value)
    {
        static string Fold(string word) => string.Concat(word.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        if (argument.Choices.FirstOrDefault(c => Fold(c) == Fold(value)) is { } found)
            return (found, null);
        var said = understanding.Lexicon.Phrases.In(Tokenizer.Split(value)).Select(p => p.Value.Value).FirstOrDefault(argument.Choices.Contains);
        return said is not null
            ? (said, null)
            : (null, new ArgumentProblem(argument.Name, $"\"{Shown(value)}\" is no {argument.Name} I know. Which one: {string.Join(", ", argument.Choices)}?", [.. argument.Choices.Take(MaxChoices).Select(c => (c, c))]));
    }

    private static (string?, ArgumentProblem?) Number(ArgumentContract argument, string value)
    {
        var isNumber = double.TryParse(value.TrimEnd('%', ' '), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
        if (isNumber && argument.IsWhole)
            number = Math.Round(number);
        if (isNumber && number >= argument.Least && number <= argument.Most)
            return (number.ToString("0.####", CultureInfo.InvariantCulture), null);
        return (null, new ArgumentProblem(argument.Name, string.Create(CultureInfo.InvariantCulture, $"{argument.Name} has to be a number from {argument.Least:0.##} to {argument.Most:0.##}. Which one?"), []));
    }

    private static (string?, ArgumentProblem?) Version(ArgumentContract argument, string value)
    {
        var digits = value.TrimStart('v', 'V', ' ');
        return digits.Length is > 0 and < 10 && digits.All(char.IsAsciiDigit)
            ? ("v" + digits, null)
            : (null, new ArgumentProblem(argument.Name, "Which version? Name it as v7.", []));
    }

    private (string?, ArgumentProblem?) Schedule(ArgumentContract argument, string value)
    {
        var cron = CronExpression.TryParse(value, out _) ? value : _schedules.Read(understanding.Linker.Link(value, _nobody));
        return cron is not null && CronExpression.TryParse(cron, out _)
            ? (cron, null)
            : (null, new ArgumentProblem(argument.Name, $"I can't read \"{Shown(value)}\" as a schedule. Say it as \"every Monday at 02:00\", or in cron as \"0 2 * * 1\".", []));
    }

    private (string?, ArgumentProblem?) Field(ArgumentContract argument, string value)
    {
        if (understanding.Lexicon.File.Fields.Keys.FirstOrDefault(f => f.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } exact)
            return (exact, null);
        if (value.Length < 80 && value.Split('.', '[')[0] is "personalInfo" or "skills" or "workExperience" or "education" or "certifications" or "languages" or "summary")
            return (value, null);
        var said = understanding.Lexicon.Phrases.In(Tokenizer.Split(value)).Where(p => p.Value.Kind == MentionKind.CvField).Select(p => p.Value.Value).FirstOrDefault();
        return said is not null ? (said, null) : (null, new ArgumentProblem(argument.Name, "Which field of the CV: name, email, phone, location, skills?", []));
    }

    private static ArgumentProblem? Missing(FunctionContract function, PlannedCall call, CompanyWords company)
    {
        var missing = function.Arguments.FirstOrDefault(a => a.IsRequired && call[a.Name] is null);
        if (missing is null)
        {
            return function.Name == "ranking.compare_candidates" && call.All("people").Count < 2
                ? new ArgumentProblem("people", "Whom shall I compare? Name two people.", [])
                : null;
        }

        return missing.Kind switch
        {
            ArgumentKind.Task => new ArgumentProblem(missing.Name, "Which task do you mean?", [.. NearestTasks("", company).Select(t => (t.Id, $"{t.Id} {t.Title}"))]),
            ArgumentKind.Person => new ArgumentProblem(missing.Name, "Who do you mean? Name the person.", []),
            ArgumentKind.People => new ArgumentProblem(missing.Name, "Whom shall I compare? Name two people.", []),
            ArgumentKind.Version => new ArgumentProblem(missing.Name, "Which version? Name it as v7.", []),
            ArgumentKind.Schedule => new ArgumentProblem(missing.Name, "When? Say it as \"every Monday at 02:00\".", []),
            ArgumentKind.Field => new ArgumentProblem(missing.Name, "Which field of the CV is wrong, and what is right?", []),
            ArgumentKind.Choice => new ArgumentProblem(missing.Name, $"Which {missing.Name}: {string.Join(" or ", missing.Choices)}?", [.. missing.Choices.Select(c => (c, c))]),
            _ => new ArgumentProblem(missing.Name, $"What is the {missing.Name}?", []),
        };
    }

    private static string Shown(string value)
    {
        const int Most = 60;
        var clean = new string([.. value.Where(c => !char.IsControl(c) && c is not ('*' or '"'))]);
        return clean.Length <= Most ? clean : clean[..Most] + "...";
    }
}
