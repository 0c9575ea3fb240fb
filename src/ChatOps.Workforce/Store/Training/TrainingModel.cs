using ChatOps.Workforce.Events;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Store.Training;

/// <summary>The document's tables for training (§9), and those of the events that fill them.</summary>
internal static class TrainingModel
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ComprehensiveTrainingRow>(row =>
        {
            row.ToTable("comprehensive_training_data").HasKey(r => r.AssignmentId);
            row.Property(r => r.SkillName).HasColumnName("skillName");
            row.Property(r => r.ProficiencyLevel).HasColumnName("proficiencyLevel");
            row.Property(r => r.YearsOfExperience).HasColumnName("yearsOfExperience");
            row.HasIndex(r => r.CompletionDate);
            row.HasIndex(r => r.CreatedAt);
        });
        modelBuilder.Entity<DataCollectionEntry>().ToTable("data_collection_history");
        modelBuilder.Entity<ModelTrainingEntry>(entry =>
        {
            entry.ToTable("model_training_history");
            entry.Property(e => e.F1Score).HasColumnName("f1_score");
        });
        modelBuilder.Entity<TaskCompletion>(completion =>
        {
            completion.ToTable("task_completions");
            completion.HasIndex(c => new { c.TaskId, c.UserId, c.CompletionDate }).IsUnique();
            completion.HasIndex(c => c.CreatedAt);
        });
        modelBuilder.Entity<TaskAssignmentMl>(assignment =>
        {
            assignment.ToTable("task_assignments_ml");
            assignment.HasIndex(a => new { a.TaskId, a.UserId, a.AssignmentDate }).IsUnique();
        });
        modelBuilder.Entity<PredictionLog>(log =>
        {
            log.ToTable("prediction_logs");
            log.HasIndex(l => new { l.TaskId, l.UserId, l.PredictionDate }).IsUnique();
        });
        modelBuilder.Entity<UserPerformance>().ToTable("user_performance").HasKey(p => p.UserId);
        modelBuilder.Entity<ReceivedEvent>().ToTable("received_events").HasKey(e => e.Id);
        modelBuilder.Entity<SkillChange>().ToTable("skill_changes").HasKey(c => new { c.UserId, c.Skill });
        modelBuilder.Entity<DeadLetter>().ToTable("dead_letters").HasKey(l => new { l.Topic, l.Partition, l.Offset });
        modelBuilder.Entity<OutboxEvent>().ToTable("outbox").HasKey(e => e.Id);
    }
}
