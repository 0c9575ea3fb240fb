using ChatOps.Channels.Intake;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;

namespace ChatOps.Channels.Teams.Tokens;

/// <summary>
/// The bot's own tokens from Microsoft Entra, by client credentials of its tenant
/// (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#bot-to-connector). MSAL keeps them until shortly before their end.
/// </summary>
internal sealed class AppTokens : IAppTokens
{
    public const string ClientName = "teams-login";

    private readonly IOptions<TeamsOptions> _options;
    private readonly Lazy<IConfidentialClientApplication> _app;

    public AppTokens(IHttpClientFactory clients, IOptions<TeamsOptions> options)
    {
        _options = options;
        _app = new(() => ConfidentialClientApplicationBuilder.Create(options.Value.AppId)
            .WithClientSecret(options.Value.AppSecret)
            .WithAuthority(new Uri(options.Value.LoginAddress, options.Value.Tenant))
            .WithInstanceDiscovery(false) // the address is the configuration's; nobody else is asked about it
            .WithHttpClientFactory(new ClientFactory(clients))
            .Build());
    }

    /// <inheritdoc />
    public async Task<string?> FindAsync(string scope, CancellationToken cancellationToken)
    {
        if (!_options.Value.IsRegistered)
            return null;
        try
        {
            return (await _app.Value.AcquireTokenForClient([scope]).ExecuteAsync(cancellationToken)).AccessToken;
        }
        catch (MsalServiceException e)
        {
            throw new TryLaterException($"Microsoft Entra gives no token ({e.ErrorCode}); check AppId, AppSecret and Tenant.", inner: e);
        }
        catch (Exception e) when (e is MsalClientException or HttpRequestException)
        {
            throw new TryLaterException("Microsoft Entra can't be reached for a token.", inner: e);
        }
    }

    private sealed class ClientFactory(IHttpClientFactory clients) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => clients.CreateClient(ClientName);
    }
}
