using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ChatOps.Agent.Conversations;
using ChatOps.Channels;
using ChatOps.Channels.Identity;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Teams;
using ChatOps.Channels.Presses;
using ChatOps.Channels.Teams.Files;
using ChatOps.Channels.Teams.Tokens;
using ChatOps.Cvs;
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

namespace ChatOps.Tests.Channels.Teams;

/// <summary>The Teams channel between a connector and an agent that are played.</summary>
internal sealed class TeamsBench : IDisposable
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string Tenant = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
    public const string ServiceUrl = "https://smba.trafficmanager.net/emea/";
    public const string Alex = "a1a1a1a1-0000-0000-0000-000000000001";
    public const string Bea = "b2b2b2b2-0000-0000-0000-000000000002";

    private readonly ServiceProvider _services;

    /// <param name="isRegistered">Whether the bot has an app id and a secret.</param>
    /// <param name="environment">Name of the environment.</param>
    /// <param name="personalRepliesIn">Places of many that may see what is personal.</param>
    /// <param name="settings">Further configuration.</param>
    public TeamsBench(bool isRegistered = true, string environment = "Production", string[]? personalRepliesIn = null, params (string Key, string? Value)[] settings)
    {
        Time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        Connector = new FakeConnector(Time);
        var values = settings.ToDictionary(s => s.Key, s => s.Value);
        if (isRegistered)
        {
            values.TryAdd("Channels:Teams:AppId", AppId);
            values.TryAdd("Channels:Teams:AppSecret", "not-a-real-secret");
            values.TryAdd("Channels:Teams:Tenant", Tenant);
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IHostEnvironment>(new Environment(environment))
            .AddSingleton<IEventIntake>(Intake)
            .AddSingleton<IChannelRefusals>(Refusals)
            .AddSingleton<IChannelIdentities>(Identities)
            .AddSingleton<IConversations>(Agent)
            .AddSingleton<PacedTurns>()
            .AddPresses()
            .AddSingleton<IKnownConversations>(Known)
            .AddSingleton<IConversationStore>(Conversations)
            .AddSingleton<IPresentReplies>(Present)
            .AddSingleton<PersonalReplies>()
            .AddSingleton<ReplyPages>()
            .Configure<ChannelOptions>(configuration.GetSection(ChannelOptions.Section))
            .Configure<ChannelOptions>(o => o.PersonalRepliesIn = [.. personalRepliesIn ?? []])
            .Configure<CvOptions>(configuration.GetSection(CvOptions.Section))
            .AddTeams(configuration)
            .AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        foreach (var client in (string[])[ConnectorKeys.ClientName, AppTokens.ClientName, ConnectorClient.ClientName])
            services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(() => Connector).SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        services.AddHttpClient(GraphClient.ClientName).ConfigurePrimaryHttpMessageHandler(() => Graph).SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        services.AddHttpClient(FileReader.ClientName).ConfigurePrimaryHttpMessageHandler(() => Drive).SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        services.AddSingleton<ILoggerProvider>(Log);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });
        _services.GetService<IStartupValidator>()?.Validate();
    }

    public FakeTimeProvider Time { get; }

    public FakeConnector Connector { get; }

    public FakeDrive Drive { get; } = new();

    public FakeDrive Graph { get; } = new();

    public FakeIntake Intake { get; } = new();

    public FakeRefusals Refusals { get; } = new();

    public FakeIdentities Identities { get; } = new();

    public FakeAgent Agent { get; } = new();

    public FakeKnownConversations Known { get; } = new();

    public FakeConversationStore Conversations { get; } = new();

    public FakePresentReplies Present { get; } = new();

    public KeptLines Log { get; } = new();

    public PressSeals Seals => _services.GetRequiredService<PressSeals>();

    public ReplyPages Pages => _services.GetRequiredService<ReplyPages>();

    public TeamsGate Gate => _services.GetRequiredService<TeamsGate>();

    public IChannelEventHandler Handler => _services.GetRequiredService<IChannelEventHandler>();

    public IProactiveChannel Proactive => _services.GetRequiredService<IProactiveChannel>();

    /// <summary>A message of Alex's in the personal chat.</summary>
    public static JsonObject Message(string text = "who should take TASK-101?", string id = "1700000000001") => new()
    {
        ["type"] = "message",
        ["id"] = id,
        ["channelId"] = "msteams",
        ["serviceUrl"] = ServiceUrl,
        ["text"] = text,
        ["textFormat"] = "plain",
        ["from"] = new JsonObject { ["id"] = "29:alex", ["name"] = "Alex Wilber", ["aadObjectId"] = Alex },
        ["recipient"] = new JsonObject { ["id"] = $"28:{AppId}", ["name"] = "ChatOps" },
        ["conversation"] = new JsonObject { ["id"] = "a:personal-alex", ["conversationType"] = "personal", ["tenantId"] = Tenant },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } },
    };

    /// <summary>The same in a channel's thread, where the bot has to be mentioned.</summary>
    public static JsonObject InChannel(JsonObject message)
    {
        var there = message.DeepClone().AsObject();
        there["conversation"] = new JsonObject { ["id"] = "19:general@thread.tacv2;messageid=1700000000000", ["conversationType"] = "channel", ["isGroup"] = true, ["tenantId"] = Tenant };
        return there;
    }

    /// <summary>The same with the bot mentioned before the text.</summary>
    public static JsonObject Mentioning(JsonObject message)
    {
        var there = message.DeepClone().AsObject();
        there["text"] = $"<at>ChatOps</at>&nbsp;{there["text"]!.GetValue<string>()}";
        there["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["text"] = "<at>ChatOps</at>", ["mentioned"] = new JsonObject { ["id"] = $"28:{AppId}", ["name"] = "ChatOps" } });
        return there;
    }

    /// <summary>A press of an <c>Action.Execute</c>.</summary>
    public static JsonObject Press(string seal, JsonObject? like = null, string id = "f:press-1")
    {
        var press = (like ?? Message()).DeepClone().AsObject();
        press["type"] = "invoke";
        press["name"] = "adaptiveCard/action";
        press["id"] = id;
        press["replyToId"] = "1700000000002";
        press.Remove("text");
        press["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["title"] = "Assign", ["verb"] = "press", ["data"] = new JsonObject { ["press"] = seal } },
        };
        return press;
    }

    /// <summary>A card asks for what it says now.</summary>
    public static JsonObject Refresh(JsonObject card, JsonObject? like = null)
    {
        var refresh = Press("", like, "f:refresh-1");
        refresh["value"]!["action"] = card["refresh"]!["action"]!.DeepClone();
        return refresh;
    }

    /// <summary>The same by somebody else.</summary>
    public static JsonObject By(string objectId, JsonObject activity)
    {
        var other = activity.DeepClone().AsObject();
        other["from"] = new JsonObject { ["id"] = "29:other", ["name"] = "Somebody", ["aadObjectId"] = objectId };
        return other;
    }

    /// <summary>The bot is removed from where a message was written.</summary>
    public static JsonObject Removal(JsonObject like)
    {
        var removal = like.DeepClone().AsObject();
        removal["type"] = "installationUpdate";
        removal["action"] = "remove";
        removal["id"] = "removal-1";
        removal.Remove("text");
        return removal;
    }

    /// <summary>The bot is added to where a message was written.</summary>
    public static JsonObject Addition(JsonObject like, bool isInstallation = true)
    {
        var addition = like.DeepClone().AsObject();
        addition["id"] = isInstallation ? "addition-1" : "addition-2";
        addition["type"] = isInstallation ? "installationUpdate" : "conversationUpdate";
        if (isInstallation)
            addition["action"] = "add";
        else
            addition["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "29:alex", ["aadObjectId"] = Alex }, new JsonObject { ["id"] = $"28:{AppId}" });
        addition.Remove("text");
        return addition;
    }

    /// <summary>A reaction of Alex's in the personal chat.</summary>
    public static JsonObject Reaction(string messageId, string? added = null, string? removed = null, string id = "r1")
    {
        var reaction = Message(id: id);
        reaction["type"] = "messageReaction";
        reaction["replyToId"] = messageId;
        reaction[removed is null ? "reactionsAdded" : "reactionsRemoved"] = new JsonArray(new JsonObject { ["type"] = removed ?? added });
        reaction.Remove("text");
        return reaction;
    }

    /// <summary>Posts an activity with a good token.</summary>
    public Task<(int Status, JsonNode? Body)> PostAsync(JsonObject activity) => PostAsync(activity.ToJsonString(), $"Bearer {Connector.Token()}");

    /// <summary>Posts a body.</summary>
    public async Task<(int Status, JsonNode? Body)> PostAsync(string body, string? authorization, IPAddress? from = null, params (string Name, string Value)[] headers)
    {
        await using var scope = _services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Connection.RemoteIpAddress = from ?? IPAddress.Parse("203.0.113.7");
        context.Request.Method = "POST";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        context.Response.Body = new MemoryStream();
        if (authorization is not null)
            context.Request.Headers.Authorization = authorization;
        foreach (var (name, value) in headers)
            context.Request.Headers[name] = value;

        var result = await _services.GetRequiredService<TeamsReceiver>().ReceiveAsync(context.Request, CancellationToken.None);
        await result.ExecuteAsync(context);

        context.Response.Body.Position = 0;
        return (context.Response.StatusCode, context.Response.Body.Length == 0 ? null : await JsonNode.ParseAsync(context.Response.Body));
    }

    /// <summary>Works on what the intake has taken, with the clock going on whenever something waits for it.</summary>
    public async Task WorkAsync(IDeliveryNote? note = null)
    {
        while (Intake.Events.TryDequeue(out var arrived))
            await PassTimeAsync(Handler.HandleAsync(arrived, note ?? new FakeNote(), CancellationToken.None));
    }

    /// <summary>Lets the clock go on until something is over.</summary>
    public async Task PassTimeAsync(Task work)
    {
        while (!work.IsCompleted)
        {
            Time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.WhenAny(work, OtherWork.GoesOnAsync());
        }

        await work;
    }

    public void Dispose() => _services.Dispose();

    private sealed class Environment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "ChatOps";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
