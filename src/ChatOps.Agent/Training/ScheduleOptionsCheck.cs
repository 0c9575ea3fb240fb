using Microsoft.Extensions.Options;

namespace ChatOps.Agent.Training;

/// <summary>Checks the schedules of the configuration when the host starts.</summary>
internal sealed class ScheduleOptionsCheck : IValidateOptions<ScheduleOptions>
{
    public ValidateOptionsResult Validate(string? name, ScheduleOptions options) =>
        options.Problem() is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
}
