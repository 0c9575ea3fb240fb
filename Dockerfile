# syntax=docker/dockerfile:1
# The host as a container: one process, its own user, nothing writable but /data. How it is run: compose.yaml and docs/operations.md.
# From .NET 10 on Microsoft ships no Debian images; this is Ubuntu 24.04, with glibc. The chiselled variant has no package manager, and LightGBM needs libgomp.
FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /source
# Packages first: they change less often than the code, and a layer of them is kept.
COPY Directory.Build.props Directory.Build.targets Directory.Packages.props global.json ./
COPY src/ChatOps.Workforce/ChatOps.Workforce.csproj src/ChatOps.Workforce/
COPY src/ChatOps.Learning/ChatOps.Learning.csproj src/ChatOps.Learning/
COPY src/ChatOps.Cvs/ChatOps.Cvs.csproj src/ChatOps.Cvs/
COPY src/ChatOps.Agent/ChatOps.Agent.csproj src/ChatOps.Agent/
COPY src/ChatOps.Channels/ChatOps.Channels.csproj src/ChatOps.Channels/
COPY src/ChatOps.Host/ChatOps.Host.csproj src/ChatOps.Host/
RUN dotnet restore src/ChatOps.Host
COPY BannedSymbols.txt appsettings.json .editorconfig ./
COPY manifests manifests
COPY prompts prompts
COPY src src
RUN dotnet publish src/ChatOps.Host -c Release -o /app --no-restore

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble
RUN apt-get update && apt-get install -y --no-install-recommends libgomp1 && rm -rf /var/lib/apt/lists/* && install -d -o $APP_UID -g $APP_UID -m 0700 /data
COPY --from=build /app /app
WORKDIR /data
# HOME: where cookies' and buttons' keys are kept when no cluster keeps them.
ENV HOME=/data \
    Urls=http://+:3978 \
    Store__Path=/data/chatops.db \
    Learning__RegistryPath=/data/models \
    SignIn__KeysPath=/data/keys \
    DOTNET_EnableDiagnostics=0
USER $APP_UID
VOLUME /data
EXPOSE 3978
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 CMD ["dotnet", "/app/ChatOps.Host.dll", "health"]
ENTRYPOINT ["dotnet", "/app/ChatOps.Host.dll"]
CMD ["serve"]
