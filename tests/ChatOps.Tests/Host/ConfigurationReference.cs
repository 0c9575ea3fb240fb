using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ChatOps.Tests.Host;

/// <summary>Every setting there is, as <c>docs/configuration.md</c>: read from the options classes, their limits and their documentation.</summary>
internal static partial class ConfigurationReference
{
    private static readonly string[] Projects = ["ChatOps.Host", "ChatOps.Channels", "ChatOps.Agent", "ChatOps.Learning", "ChatOps.Cvs", "ChatOps.Workforce"];

    /// <summary>The document.</summary>
    public static string Write()
    {
        var documents = Projects.SelectMany(p => XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{p}.xml")).Descendants("member"))
            .ToLookup(m => m.Attribute("name")!.Value, m => m.Element("summary"));
        var sections = Projects.SelectMany(p => Assembly.Load(p).GetTypes())
            .Select(t => (Type: t, Section: t.GetField("Section", BindingFlags.Public | BindingFlags.Static) is { IsLiteral: true } field ? (string)field.GetRawConstantValue()! : null))
            .Where(t => t.Section is not null && Settings(t.Type).Any())
            .OrderBy(t => t.Section, StringComparer.Ordinal);
        var text = new StringBuilder("""
            # Configuration

            Every setting, as the options classes have it (`CHATOPS_WRITE_DOCS=1 dotnet test tests/ChatOps.Tests --filter Configuration` writes this file anew; a test compares them).
            Settings stand in `appsettings.json`, in the environment (`Store__Provider`, two underscores for each colon), or behind `serve` (`--Store:Provider Sqlite`). What is secret
            comes from the environment or user secrets only. A setting that can't be is refused at start, with a sentence.

            """.ReplaceLineEndings("\n"));
        foreach (var (type, section) in sections)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {section}\n\n{Text(documents[$"T:{type.FullName}"].FirstOrDefault())}\n\n| setting | default | limits | what |\n|---|---|---|---|\n");
            Append(text, documents, type, section!);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ILookup<string, XElement?> documents, Type type, string path)
    {
        var defaults = Activator.CreateInstance(type);
        foreach (var setting in Settings(type))
        {
            var (name, value) = ($"{path}:{setting.Name}", setting.PropertyType);
            var what = Text(documents[$"P:{type.FullName}.{setting.Name}"].FirstOrDefault());
            if (IsOurs(value))
            {
                Append(text, documents, value, name);
                continue;
            }

            var element = ElementOf(value);
            text.Append(CultureInfo.InvariantCulture, $"| `{name}{Suffix(value)}` | {Default(setting.GetValue(defaults))} | {Limits(setting)} | {what} |\n");
            if (element is not null && IsOurs(element))
                Append(text, documents, element, $"{name}:N");
        }
    }

    private static IEnumerable<PropertyInfo> Settings(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(p => p.SetMethod is { IsPublic: true } || ElementOf(p.PropertyType) is not null);

    private static bool IsOurs(Type type) => type is { IsClass: true, Namespace: not null } && type.Namespace.StartsWith("ChatOps", StringComparison.Ordinal);

    private static bool IsDictionary(Type type) => type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(IDictionary<,>) || type.GetGenericTypeDefinition() == typeof(Dictionary<,>));

    private static Type? ElementOf(Type type) => type == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(type) ? null : type.IsArray ? type.GetElementType() : type.GetGenericArguments()[^1];

    private static string Suffix(Type type) => ElementOf(type) is not { } element ? "" : (IsDictionary(type) ? ":NAME" : ":N") + (ElementOf(element) is null ? "" : Suffix(element));

    private static string Default(object? value) => value switch
    {
        null or "" => "",
        string text => $"`{text}`",
        bool flag => flag ? "`true`" : "`false`",
        IEnumerable many => string.Join(", ", many.Cast<object>().Select(o => o is string or ValueType and not DictionaryEntry && !o.GetType().IsGenericType ? $"`{Invariant(o)}`" : "").Where(o => o.Length > 0)),
        _ => $"`{Invariant(value)}`",
    };

    private static string Limits(PropertyInfo setting)
    {
        var limits = new List<string>();
        if (Nullable.GetUnderlyingType(setting.PropertyType) is { IsEnum: true } some)
            limits.Add(string.Join(", ", Enum.GetNames(some)));
        else if (setting.PropertyType.IsEnum)
            limits.Add(string.Join(", ", Enum.GetNames(setting.PropertyType)));
        if (setting.GetCustomAttribute<RangeAttribute>() is { } range)
            limits.Add($"{Invariant(range.Minimum)} to {Invariant(range.Maximum)}");
        if (setting.GetCustomAttribute<RegularExpressionAttribute>() is { } pattern)
            limits.Add($"`{pattern.Pattern.Replace("|", "\\|", StringComparison.Ordinal)}`");
        return string.Join("; ", limits);
    }

    private static string Invariant(object value) => value is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : value.ToString()!;

    /// <summary>Documentation as Markdown of one line.</summary>
    private static string Text(XElement? summary) => summary is null ? "" : Space().Replace(string.Concat(summary.Nodes().Select(Inline)), " ").Replace("|", "\\|", StringComparison.Ordinal).Trim();

    private static string Inline(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{(see.Attribute("cref")?.Value ?? see.Attribute("href")?.Value ?? see.Attribute("langword")!.Value).Split('.', ':')[^1]}`",
        XElement other => string.Concat(other.Nodes().Select(Inline)),
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
