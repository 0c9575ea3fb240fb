using System.Net;
using System.Net.Sockets;
using ChatOps.Agent;
using Orleans.Configuration;

namespace ChatOps.Host;

/// <summary>The silo in this host: conversations are grains. By default it is alone and on loopback.</summary>
internal static class ClusterServices
{
    public static IHostApplicationBuilder AddCluster(this IHostApplicationBuilder builder)
    {
        builder.UseOrleans(silo =>
        {
            // Nobody else has to find it, so any free port will do, and two hosts on one machine don't meet.
            silo.UseLocalhostClustering(siloPort: FreePort(), gatewayPort: 0);
            // What is due is in the store; a reminder only wakes the grain that looks.
            silo.UseInMemoryReminderService();
            silo.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = ("chatops", "chatops"));
        });
        builder.Services.AddGrainConversations();
        return builder;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
