using ChatOps.Agent.Access;

namespace ChatOps.Agent.Plugins;

/// <summary>Training, versions, schedules, experiments, drift, fairness and data collection.</summary>
internal static class TrainingPlugin
{
    public static IReadOnlyList<FunctionContract> Functions { get; } =
    [
        new("training.start_training", "Starts a training job.", "Trainings", Roles.Admins, Arguments.Model, new ArgumentContract("tune", ArgumentKind.Flag, "True to search parameters too.")) { HasEffect = true },
        new("training.stop_training", "Cancels a running training job.", "Trainings", Roles.Admins, Arguments.Job) { HasEffect = true },
        new("training.training_status", "Shows how far a training job is.", "Trainings", Roles.Admins, Arguments.Job),
        new("training.model_performance", "Shows the metrics of the model that is serving: how accurate it is.", "Model metrics", Roles.ManagersAndAdmins, Arguments.Model),
        new("training.list_models", "Lists model versions with metrics and dates, and which one serves.", "Model versions", Roles.Admins),
        new("training.promote_model", "Makes a model version serve. Only proposes; the speaker has to say yes.", "Promotions of models", Roles.Admins, Arguments.Version.Required) { Confirms = true },
        new("training.rollback_model", "Goes back to the previous model version, or the one named. Only proposes; the speaker has to say yes.", "Rollbacks of models", Roles.Admins, Arguments.Version) { Confirms = true },
        new("training.schedule_training", "Sets when models are retrained. Only proposes; the speaker has to say yes.", "Training schedules", Roles.Admins,
            new ArgumentContract("schedule", ArgumentKind.Schedule, "Five-field cron expression, e.g. '0 2 * * 1' for every Monday at 02:00.").Required) { Confirms = true },
        new("training.show_schedule", "Shows when the next collections and trainings run.", "Training schedules", Roles.Admins),
        new("training.cancel_schedule", "Ends scheduled training. Only proposes; the speaker has to say yes.", "Training schedules", Roles.Admins) { Confirms = true },
        new("training.start_experiment", "Starts an A/B test of a model version on a share of tasks. Only proposes; the speaker has to say yes.", "Experiments", Roles.Admins,
            new ArgumentContract("challenger", ArgumentKind.Version, "The version to try, e.g. v8.").Required,
            new ArgumentContract("share", ArgumentKind.Number, "Percent of tasks, 1 to 99.") { Least = 1, Most = 99 }) { Confirms = true },
        new("training.stop_experiment", "Ends the A/B test. Only proposes; the speaker has to say yes.", "Experiments", Roles.Admins) { Confirms = true },
        new("training.experiment_results", "Shows the A/B test: groups, means, p-values.", "Results of experiments", Roles.ManagersAndAdmins),
        new("training.drift_report", "Shows drift of data and of the model.", "Drift reports", Roles.Admins),
        new("training.fairness_report", "Shows selection rates and impact ratios by group.", "Fairness reports", Roles.HrAndAdmins),
        new("training.collect_data", "Pulls people, skills, tasks and workloads from the connected systems now.", "Collections of data", Roles.Admins,
            new ArgumentContract("source", ArgumentKind.Choice, "One system; all of them if left out.") { Choices = ["neo4j", "mysql", "mongodb", "postgresql", "kafka", "csv"] }) { HasEffect = true },
        new("training.import_data", "Imports synthetic data or a CSV folder into an empty store. Only proposes; the speaker has to say yes.", "Imports of data", Roles.Admins,
            new ArgumentContract("kind", ArgumentKind.Choice, "What to import.") { Choices = ["synthetic", "csv"], IsRequired = true }) { Confirms = true },
    ];
}
