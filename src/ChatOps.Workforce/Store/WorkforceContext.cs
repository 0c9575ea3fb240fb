using System.Text;
using ChatOps.Workforce.Store.Audit;
using ChatOps.Workforce.Store.Channels;
using ChatOps.Workforce.Store.Collection;
using ChatOps.Workforce.Store.Conversations;
using ChatOps.Workforce.Store.Cvs;
using ChatOps.Workforce.Store.Erasure;
using ChatOps.Workforce.Store.Jobs;
using ChatOps.Workforce.Store.Requests;
using ChatOps.Workforce.Store.Retention;
using ChatOps.Workforce.Store.Training;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChatOps.Workforce.Store;

/// <summary>The tables, the same for both databases. One derived type each, because migrations belong to a context type.</summary>
internal abstract class WorkforceContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Shadow column with the skill's name in lower case: names compare without case, on either database.</summary>
    public const string NameKey = "NameKey";

    /// <summary>Shadow column with the system that gave a record; null for what was imported or generated.</summary>
    public const string Source = "Source";

    /// <summary>In place of a system: assignments and outcomes that were decided here, which no system overwrites unknowingly. Those of earlier versions have null.</summary>
    public const string Own = "chatops";

    /// <summary>The same as SQL, as EF writes it: what came from no system counts as ours.</summary>
    private const string IsOwn = $"COALESCE(source, '{Own}') = '{Own}'";

    private static readonly Type[] Records =
        [typeof(Project), typeof(Person), typeof(Skill), typeof(WorkItem), typeof(SkillRequirement), typeof(Assignment), typeof(Outcome), typeof(Workload)];

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StoreState>().ToTable("store_state").HasKey(s => s.Id);
        modelBuilder.Entity<StoreState>().Property(s => s.Id).ValueGeneratedNever();
        modelBuilder.Entity<StoreState>().HasData(new StoreState());
        modelBuilder.Entity<Project>().ToTable("projects");
        modelBuilder.Entity<Person>().ToTable("people");
        modelBuilder.Entity<WorkItem>(item =>
        {
            item.ToTable("work_items");
            References<Project>(item, nameof(WorkItem.ProjectId));
            item.HasIndex(i => i.Status);
        });
        modelBuilder.Entity<Skill>(skill =>
        {
            skill.ToTable("skills").Property<string>(NameKey);
            skill.HasKey(nameof(Skill.PersonId), NameKey);
            References<Person>(skill, nameof(Skill.PersonId));
        });
        modelBuilder.Entity<SkillRequirement>(requirement =>
        {
            requirement.ToTable("skill_requirements").Property<string>(NameKey);
            requirement.HasKey(nameof(SkillRequirement.WorkItemId), NameKey);
            References<WorkItem>(requirement, nameof(SkillRequirement.WorkItemId));
        });
        modelBuilder.Entity<Assignment>(assignment =>
        {
            assignment.ToTable("assignments");
            References<WorkItem>(assignment, nameof(Assignment.WorkItemId));
            References<Person>(assignment, nameof(Assignment.PersonId));
            assignment.HasIndex([nameof(Assignment.Id)], "IX_assignments_own").HasFilter(IsOwn); // each batch of a collection asks whether there are any
        });
        modelBuilder.Entity<Outcome>(outcome =>
        {
            outcome.ToTable("outcomes").HasKey(o => o.AssignmentId);
            outcome.Ignore(o => o.IsSuccess).Ignore(o => o.PerformanceScore);
            outcome.HasOne<Assignment>().WithOne().HasForeignKey<Outcome>(o => o.AssignmentId);
            outcome.HasIndex([nameof(Outcome.AssignmentId)], "IX_outcomes_own").HasFilter(IsOwn);
        });
        modelBuilder.Entity<Workload>(workload =>
        {
            workload.ToTable("workloads").HasKey(w => new { w.PersonId, w.Week });
            References<Person>(workload, nameof(Workload.PersonId));
        });

        foreach (var record in Records)
            modelBuilder.Entity(record).Property<string?>(Source);
        modelBuilder.Entity<SourceState>().ToTable("source_states").HasKey(s => new { s.System, s.Kind });
        modelBuilder.Entity<SourcePart>(part =>
        {
            part.ToTable("source_parts").HasKey(p => new { p.Kind, p.Key, p.System });
            part.HasIndex(p => new { p.Kind, p.IsDirty });
        });
        modelBuilder.Entity<WaitingRow>().ToTable("waiting_rows").HasKey(w => new { w.Kind, w.System, w.Key });
        modelBuilder.Entity<RejectedRow>().ToTable("rejected_rows").HasKey(r => new { r.Kind, r.System, r.Key });

        TrainingModel.Configure(modelBuilder);
        modelBuilder.Entity<ConversationRecord>(conversation =>
        {
            conversation.ToTable("conversations").HasKey(c => c.Id);
            conversation.HasIndex(c => new { c.OwnerId, c.Updated });
        });
        modelBuilder.Entity<TurnRecord>(turn =>
        {
            turn.ToTable("turns").HasKey(t => new { t.ConversationId, t.EventId });
            turn.HasIndex(t => new { t.ConversationId, t.Number });
        });
        modelBuilder.Entity<WaitingCallRecord>().ToTable("waiting_calls").HasKey(w => w.Id);
        modelBuilder.Entity<AuditRecord>(audit =>
        {
            audit.ToTable("audit").HasKey(a => a.Id);
            audit.HasIndex(a => a.At);
            audit.HasIndex(a => a.Sequence).IsUnique();
        });
        modelBuilder.Entity<AuditChain>(chain =>
        {
            chain.ToTable("audit_chain").HasKey(c => c.Id);
            chain.Property(c => c.Id).ValueGeneratedNever();
            chain.HasData(new AuditChain());
        });
        modelBuilder.Entity<TokenUseRecord>().ToTable("token_use").HasKey(u => new { u.Day, u.SpeakerId });

        modelBuilder.Entity<TrainingJobRecord>(job =>
        {
            job.ToTable("training_jobs").HasKey(j => j.Id);
            job.Property(j => j.State).HasConversion<string>();
            job.HasIndex(j => j.State);
        });
        modelBuilder.Entity<ScheduleRecord>().ToTable("schedules").HasKey(s => s.Id);
        modelBuilder.Entity<ExperimentRecord>().ToTable("experiments").HasKey(e => e.Id);

        modelBuilder.Entity<CvRecord>(cv =>
        {
            cv.ToTable("cvs").HasKey(c => c.Id);
            cv.HasIndex(c => c.PersonId);
            cv.HasIndex(c => c.Email);
            cv.HasIndex(c => c.Phone);
        });
        modelBuilder.Entity<AnonymousOutcome>().ToTable("anonymous_outcomes").HasKey(o => o.Id);
        modelBuilder.Entity<KeptRequest>(request =>
        {
            request.ToTable("kept_requests").HasKey(r => r.Key);
            request.HasIndex(r => r.At);
        });
        modelBuilder.Entity<RetentionRun>().ToTable("retention_runs").HasKey(r => r.Day);
        modelBuilder.Entity<ErasedPerson>().ToTable("erased_people").HasKey(e => e.IdDigest);

        modelBuilder.Entity<ChannelEventRecord>(arrived =>
        {
            arrived.ToTable("channel_events").HasKey(e => e.Id);
            arrived.HasIndex(e => new { e.EventId, e.Channel }).IsUnique();
            arrived.HasIndex(e => e.ReceivedAt);
            // Most are done with and only kept to be known again.
            arrived.HasIndex(e => new { e.Channel, e.Conversation, e.Id }).HasFilter("state = 'WAITING'");
            // One event of a conversation at a time, whichever hosts want one.
            arrived.HasIndex(e => new { e.Channel, e.Conversation }, "IX_channel_events_claimed").IsUnique().HasFilter("claimed_by IS NOT NULL");
        });
        modelBuilder.Entity<KnownConversation>().ToTable("known_conversations").HasKey(c => c.Id);
        modelBuilder.Entity<SentMessage>(message =>
        {
            message.ToTable("sent_messages").HasKey(m => new { m.ConversationId, m.Topic });
            message.HasIndex(m => m.At);
        });

        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            if (property.FindAnnotation(RelationalAnnotationNames.ColumnName) is null)
                property.SetColumnName(SnakeCase(property.Name));
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Proficiency>().HaveConversion<WordConverter<Proficiency>>();
        configurationBuilder.Properties<Seniority>().HaveConversion<WordConverter<Seniority>>();
        configurationBuilder.Properties<Priority>().HaveConversion<WordConverter<Priority>>();
        configurationBuilder.Properties<Difficulty>().HaveConversion<WordConverter<Difficulty>>();
        configurationBuilder.Properties<WorkItemStatus>().HaveConversion<WordConverter<WorkItemStatus>>();
        configurationBuilder.Properties<RecordKind>().HaveConversion<WordConverter<RecordKind>>();
        configurationBuilder.Properties<ChannelEventState>().HaveConversion<WordConverter<ChannelEventState>>();
        configurationBuilder.Properties<AssignmentMethod>().HaveConversion<WordConverter<AssignmentMethod>>();
    }

    private static void References<TTarget>(EntityTypeBuilder entity, string foreignKey)
        where TTarget : class => entity.HasOne(typeof(TTarget)).WithMany().HasForeignKey(foreignKey).OnDelete(DeleteBehavior.Restrict);

    private static string SnakeCase(string name)
    {
        var result = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && result.Length > 0)
                result.Append('_');
            result.Append(char.ToLowerInvariant(letter));
        }

        return result.ToString();
    }

    private sealed class WordConverter<TEnum>() : ValueConverter<TEnum, string>(v => DataWords<TEnum>.Of(v), w => Read(w))
        where TEnum : struct, Enum
    {
        private static TEnum Read(string word) => DataWords<TEnum>.TryParse(word, out var value)
            ? value
            : throw new InvalidDataException($"'{word}' in the store is no {typeof(TEnum).Name}.");
    }
}
