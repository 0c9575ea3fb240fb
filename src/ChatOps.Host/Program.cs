using ChatOps.Host.Commands;

return await CommandLine.RunAsync(args);
