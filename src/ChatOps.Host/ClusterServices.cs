using System.Net;
using System.Net.Sockets;
using ChatOps.Agent;
using Microsoft.AspNetCore.DataProtection;
using Orleans.Configuration;
using StackExchange.Redis;

namespace ChatOps.Host;

/// <summary>The silo in this host: conversations, trainings and schedules are grains. By default it is alone and on loopback; with a Redis it is one of several.</summary>
internal static class ClusterServices
{
    /// <summary>Grains whose place each host remembers. As many conversations are not going on at once; room for the million that is usual takes 20 MB, filled or not.</summary>
    private const int KnownPlaces = 10_000;

    public static IHostApplicationBuilder AddCluster(this IHostApplicationBuilder builder)
    {
        var settings = ClusterSettings.Read(builder.Configuration);
        builder.UseOrleans(silo =>
        {
            if (settings.IsShared)
                Join(silo, settings);
            else
                StayAlone(silo);
            silo.AddActivityPropagation(); // a turn is one trace on its way through grains too
            silo.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (settings.Name, settings.Name));
            silo.Configure<GrainDirectoryOptions>(o => o.CacheSize = KnownPlaces);
        });
        builder.Services.AddGrainConversations();
        if (settings.IsShared)
        {
            builder.Services.AddGrainTrials();
            builder.Services.ShareKeys(settings);
        }

        return builder;
    }

    /// <summary>What one host has sealed (buttons, cookies) the others can open.</summary>
    private static void ShareKeys(this IServiceCollection services, ClusterSettings settings)
    {
        var redis = new Lazy<IConnectionMultiplexer>(() => ConnectionMultiplexer.Connect(settings.Connection()));
        services.AddDataProtection().SetApplicationName(settings.Name).PersistKeysToStackExchangeRedis(() => redis.Value.GetDatabase(), $"{settings.Name}:keys");
    }

    private static void StayAlone(ISiloBuilder silo)
    {
        // Nobody else has to find it, so any free port will do, and two hosts on one machine don't meet.
        silo.UseLocalhostClustering(siloPort: FreePort(IPAddress.Loopback), gatewayPort: 0);
        // What is due is in the store; a reminder only wakes the grain that looks.
        silo.UseInMemoryReminderService();
    }

    private static void Join(ISiloBuilder silo, ClusterSettings settings)
    {
        var address = IPAddress.Parse(settings.Address);
        silo.UseRedisClustering(o => o.ConfigurationOptions = settings.Connection());
        silo.UseRedisReminderService(o => o.ConfigurationOptions = settings.Connection());
        silo.ConfigureEndpoints(address, settings.Port == 0 ? FreePort(address) : settings.Port, gatewayPort: 0, listenOnAnyHostAddress: false);
    }

    private static int FreePort(IPAddress address)
    {
        using var listener = new TcpListener(address, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
