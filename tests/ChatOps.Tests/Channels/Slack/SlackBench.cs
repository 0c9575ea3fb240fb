using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Models;
using ChatOps.Channels;
using ChatOps.Channels.Identity;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Presses;
using ChatOps.Channels.Slack;
using ChatOps.Channels.Slack.Api;
using ChatOps.Cvs;
using ChatOps.Tests.Channels.Teams;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce.Store.Channels;
using ChatOps.Workforce.Store.Conversations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Channels.Slack;

/// <summary>The Slack channel between a Slack and an agent that are played.</summary>
internal sealed class SlackBench : IDisposable
{
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    public const string Alex = "U0ALEX";
    public const string Bea = "U0BEA";
    public const string Hana = "U0HANA";
    public const string General = "C0GENERAL";
    public const string Direct = "D0ALEX";
    public const string ResponseUrl = "https://hooks.slack.com/actions/T0TEAM/1/abc";

    private readonly ServiceProvider _services;

    /// <param name="isSetUp">Whether there are secrets.</param>
    /// <param name="environment">Name of the environment.</param>
    /// <param name="settings">Further configuration.</param>
    public SlackBench(bool isSetUp = true, string environment = "Production", params (string Key, string? Value)[] settings)
    {
        var values = settings.ToDictionary(s => s.Key, s => s.Value);
        if (isSetUp)
        {
            values.TryAdd("Channels:Slack:SigningSecret", Secret);
            values.TryAdd("Channels:Slack:BotToken", FakeSlack.BotToken);
            values.TryAdd("Channels:Slack:Team", FakeSlack.Team);
        }

        Slack.Users[Hana] = FakeSlack.User(Hana, "Hana", "hana@example.com");
        Slack.Users[Alex] = FakeSlack.User(Alex, "Alex", "alex@example.com");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IHostEnvironment>(new Environment(environment))
            .AddSingleton<IEventIntake>(Intake)
            .AddSingleton<IChannelRefusals>(Refusals)
            .AddSingleton<IChannelIdentities>(new Identities())
            .AddSingleton<IConversations>(Agent)
            .AddSingleton<IConversationStore>(Store)
            .AddSingleton<IKnownConversations>(Known)
            .AddSingleton<PacedTurns>()
            .AddSingleton<PersonalReplies>()
            .AddSingleton<ReplyPages>()
            .AddPresses()
            .AddSlack(configuration)
            .AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        services.Configure<CvOptions>(configuration.GetSection(CvOptions.Section));
        services.AddOptions<ChannelOptions>().Bind(configuration.GetSection(ChannelOptions.Section));
        services.AddOptions<ModelOptions>();
        services.AddHttpClient(SlackApi.ClientName).ConfigurePrimaryHttpMessageHandler(() => Slack).SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        services.AddSingleton<ILoggerProvider>(Log);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });
        _services.GetService<IStartupValidator>()?.Validate();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    public FakeSlack Slack { get; } = new();

    public FakeIntake Intake { get; } = new();

    public FakeRefusals Refusals { get; } = new("slack");

    public FakeAgent Agent { get; } = new();

    public FakeConversationStore Store { get; } = new();

    public FakeKnownConversations Known { get; } = new();

    public KeptLines Log { get; } = new();

    public PressSeals Seals => _services.GetRequiredService<PressSeals>();

    public ReplyPages Pages => _services.GetRequiredService<ReplyPages>();

    public SlackGate Gate => _services.GetRequiredService<SlackGate>();

    public IChannelEventHandler Handler => _services.GetRequiredService<IChannelEventHandler>();

    public IProactiveChannel Proactive => _services.GetRequiredService<IProactiveChannel>();

    public SlackIntake SlackIntake => _services.GetRequiredService<SlackIntake>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>An envelope of the Events API.</summary>
    public static JsonObject Envelope(JsonObject happened, string id = "Ev1") => new()
    {
        ["token"] = "legacy",
        ["team_id"] = FakeSlack.Team,
        ["api_app_id"] = "A1",
        ["type"] = "event_callback",
        ["event_id"] = id,
        ["event_time"] = 1_700_000_000,
        ["authorizations"] = new JsonArray(new JsonObject { ["team_id"] = FakeSlack.Team, ["user_id"] = FakeSlack.Bot, ["is_bot"] = true }),
        ["event"] = happened,
    };

    /// <summary>A mention of the bot in a channel.</summary>
    public static JsonObject Mention(string text = "<@U0BOT> who should take TASK-101?", string user = Alex, string ts = "1700000000.000100") => new()
    {
        ["type"] = "app_mention", ["user"] = user, ["team"] = FakeSlack.Team, ["channel"] = General, ["ts"] = ts, ["text"] = text, ["event_ts"] = ts,
    };

    /// <summary>A direct message.</summary>
    public static JsonObject Message(string text = "who should take TASK-101?", string user = Alex, string ts = "1700000000.000200") => new()
    {
        ["type"] = "message", ["channel_type"] = "im", ["user"] = user, ["team"] = FakeSlack.Team, ["channel"] = Direct, ["ts"] = ts, ["text"] = text,
    };

    /// <summary>A file that was put into a channel.</summary>
    public static JsonObject FileShared(string id, string user = Hana, string channel = General) => new()
    {
        ["type"] = "file_shared", ["channel_id"] = channel, ["file_id"] = id, ["user_id"] = user, ["file"] = new JsonObject { ["id"] = id }, ["event_ts"] = "1700000000.000300",
    };

    /// <summary>A press of a button.</summary>
    public static JsonObject Press(string value, string channel = General, string message = "1800000000.000001", string user = Alex, string? thread = null, bool isEphemeral = false, string at = "1700000009.1") => new()
    {
        ["type"] = "block_actions",
        ["team"] = new JsonObject { ["id"] = FakeSlack.Team },
        ["user"] = new JsonObject { ["id"] = user, ["team_id"] = FakeSlack.Team },
        ["channel"] = new JsonObject { ["id"] = channel },
        ["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = message, ["channel_id"] = channel, ["is_ephemeral"] = isEphemeral, ["thread_ts"] = thread },
        ["trigger_id"] = "trigger." + at,
        ["response_url"] = ResponseUrl,
        ["actions"] = new JsonArray(new JsonObject { ["type"] = "button", ["action_id"] = "press-0", ["block_id"] = "b", ["value"] = value, ["action_ts"] = at }),
    };

    /// <summary>A press in the bot's home.</summary>
    public static JsonObject PressInHome(string value, string user = Alex)
    {
        var press = Press(value, user: user);
        press.Remove("channel");
        press["container"] = new JsonObject { ["type"] = "view", ["view_id"] = "V1" };
        return press;
    }

    /// <summary>A slash command.</summary>
    public static Dictionary<string, string> Command(string command, string text, string trigger = "13345224609.738474920.8088930838d88f008e0") => new()
    {
        ["team_id"] = FakeSlack.Team, ["channel_id"] = General, ["user_id"] = Alex, ["user_name"] = "alex", ["command"] = command, ["text"] = text,
        ["trigger_id"] = trigger, ["response_url"] = "https://hooks.slack.com/commands/1",
    };

    public Task<(int Status, string Body)> PostEventAsync(JsonObject happened, string id = "Ev1") => PostAsync("events", Envelope(happened, id).ToJsonString());

    public Task<(int Status, string Body)> PostInteractionAsync(JsonObject payload) => PostAsync("interactions", "payload=" + Uri.EscapeDataString(payload.ToJsonString()));

    public Task<(int Status, string Body)> PostCommandAsync(Dictionary<string, string> command) =>
        PostAsync("commands", string.Join('&', command.Select(c => $"{c.Key}={Uri.EscapeDataString(c.Value)}")));

    /// <summary>Posts a body with a good signature, or with the headers that are given.</summary>
    public async Task<(int Status, string Body)> PostAsync(string where, string body, IPAddress? from = null, params (string Name, string? Value)[] headers)
    {
        await using var scope = _services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Connection.RemoteIpAddress = from ?? IPAddress.Parse("203.0.113.7");
        context.Request.Method = "POST";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        context.Response.Body = new MemoryStream();
        var time = Time.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        context.Request.Headers[SlackSignature.TimeHeader] = time;
        context.Request.Headers[SlackSignature.SignatureHeader] = SlackSignature.Of(Secret, time, Encoding.UTF8.GetBytes(body));
        foreach (var (name, value) in headers)
            context.Request.Headers[name] = value;

        var receiver = _services.GetRequiredService<SlackReceiver>();
        var result = await (where switch
        {
            "events" => receiver.ReceiveEventAsync(context.Request, CancellationToken.None),
            "interactions" => receiver.ReceiveInteractionAsync(context.Request, CancellationToken.None),
            _ => receiver.ReceiveCommandAsync(context.Request, CancellationToken.None),
        });
        await result.ExecuteAsync(context);
        context.Response.Body.Position = 0;
        return (context.Response.StatusCode, await new StreamReader(context.Response.Body).ReadToEndAsync());
    }

    /// <summary>Lays a file down.</summary>
    public void Put(string id, string name, byte[] content, string type = "application/pdf", JsonObject? shares = null) => Slack.Files[id] = (
        new JsonObject { ["id"] = id, ["name"] = name, ["size"] = content.Length, ["url_private_download"] = $"https://files.slack.com/files-pri/T0TEAM-{id}/{id}", ["shares"] = shares }, content, type);

    /// <summary>Works on what the intake has taken, with the clock going on whenever something waits for it; what was called has to be as described.</summary>
    public async Task WorkAsync(IDeliveryNote? note = null)
    {
        while (Intake.Events.TryDequeue(out var arrived))
            await PassTimeAsync(Handler.HandleAsync(arrived, note ?? new FakeNote(), CancellationToken.None));
        Assert.Empty(Slack.Problems);
    }

    /// <summary>Lets the clock go on until something is over.</summary>
    public async Task PassTimeAsync(Task work)
    {
        while (!work.IsCompleted)
        {
            Time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.WhenAny(work, Task.Run(() => { }));
        }

        await work;
    }

    public void Dispose() => _services.Dispose();

    /// <summary>Alex is a manager of the company, Hana is of HR; everybody else is nobody in particular.</summary>
    private sealed class Identities : IChannelIdentities
    {
        public async Task<Speaker> FindAsync(ChannelUser user, Func<CancellationToken, Task<string?>> findEmail, CancellationToken cancellationToken) =>
            await findEmail(cancellationToken) switch
            {
                "alex@example.com" => new Speaker("U03", user.Name, Role.Manager, user.Account),
                "hana@example.com" => new Speaker("U04", user.Name, Role.Hr, user.Account),
                _ => new Speaker(null, user.Name, Role.Employee, user.Account),
            };
    }

    private sealed class Environment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "ChatOps";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
