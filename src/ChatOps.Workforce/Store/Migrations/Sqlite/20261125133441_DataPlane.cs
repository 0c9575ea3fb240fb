using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatOps.Workforce.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DataPlane : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "source",
                table: "workloads",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "source",
                table: "work_items",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "source",
                table: "skills",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "source",
                table: "skill_requirements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "source",
                table: "projects",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "source",
                table: "people",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "source",
                table: "outcomes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "source",
                table: "assignments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "comprehensive_training_data",
                columns: table => new
                {
                    assignment_id = table.Column<string>(type: "TEXT", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    department = table.Column<string>(type: "TEXT", nullable: true),
                    seniority = table.Column<string>(type: "TEXT", nullable: true),
                    task_id = table.Column<string>(type: "TEXT", nullable: false),
                    task_title = table.Column<string>(type: "TEXT", nullable: true),
                    difficulty = table.Column<string>(type: "TEXT", nullable: true),
                    priority = table.Column<string>(type: "TEXT", nullable: true),
                    estimated_hours = table.Column<double>(type: "REAL", nullable: true),
                    actual_hours = table.Column<double>(type: "REAL", nullable: true),
                    completion_date = table.Column<DateTime>(type: "TEXT", nullable: true),
                    project_id = table.Column<string>(type: "TEXT", nullable: true),
                    project_name = table.Column<string>(type: "TEXT", nullable: true),
                    assignment_date = table.Column<DateTime>(type: "TEXT", nullable: true),
                    assignment_method = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    created_date = table.Column<DateTime>(type: "TEXT", nullable: true),
                    last_login = table.Column<DateTime>(type: "TEXT", nullable: true),
                    department_id = table.Column<string>(type: "TEXT", nullable: true),
                    seniority_level = table.Column<string>(type: "TEXT", nullable: true),
                    experience_years = table.Column<double>(type: "REAL", nullable: true),
                    skillName = table.Column<string>(type: "TEXT", nullable: true),
                    proficiencyLevel = table.Column<string>(type: "TEXT", nullable: true),
                    yearsOfExperience = table.Column<double>(type: "REAL", nullable: true),
                    utilization = table.Column<double>(type: "REAL", nullable: true),
                    capacity = table.Column<double>(type: "REAL", nullable: true),
                    success_rating = table.Column<int>(type: "INTEGER", nullable: true),
                    quality_score = table.Column<double>(type: "REAL", nullable: true),
                    timeliness_score = table.Column<double>(type: "REAL", nullable: true),
                    performance_score = table.Column<double>(type: "REAL", nullable: true),
                    efficiency_score = table.Column<double>(type: "REAL", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_comprehensive_training_data", x => x.assignment_id);
                });

            migrationBuilder.CreateTable(
                name: "data_collection_history",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    collection_date = table.Column<DateTime>(type: "TEXT", nullable: false),
                    record_count = table.Column<long>(type: "INTEGER", nullable: false),
                    data_sources = table.Column<string>(type: "TEXT", nullable: false),
                    feature_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_collection_history", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dead_letters",
                columns: table => new
                {
                    topic = table.Column<string>(type: "TEXT", nullable: false),
                    partition = table.Column<int>(type: "INTEGER", nullable: false),
                    offset = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: true),
                    value = table.Column<byte[]>(type: "BLOB", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "TEXT", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dead_letters", x => new { x.topic, x.partition, x.offset });
                });

            migrationBuilder.CreateTable(
                name: "model_training_history",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    training_date = table.Column<DateTime>(type: "TEXT", nullable: true),
                    model_version = table.Column<string>(type: "TEXT", nullable: true),
                    accuracy = table.Column<double>(type: "REAL", nullable: true),
                    f1_score = table.Column<double>(type: "REAL", nullable: true),
                    training_records = table.Column<long>(type: "INTEGER", nullable: true),
                    accuracy_improvement = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_model_training_history", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    topic = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    created = table.Column<DateTimeOffset>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "prediction_logs",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    prediction_date = table.Column<DateTime>(type: "TEXT", nullable: false),
                    task_id = table.Column<string>(type: "TEXT", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    model_version = table.Column<string>(type: "TEXT", nullable: true),
                    predicted_score = table.Column<double>(type: "REAL", nullable: false),
                    actual_score = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_prediction_logs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "received_events",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_received_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "skill_changes",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    skill = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skill_changes", x => new { x.user_id, x.skill });
                });

            migrationBuilder.CreateTable(
                name: "source_parts",
                columns: table => new
                {
                    system = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    fields = table.Column<string>(type: "TEXT", nullable: false),
                    is_dirty = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_parts", x => new { x.kind, x.key, x.system });
                });

            migrationBuilder.CreateTable(
                name: "source_states",
                columns: table => new
                {
                    system = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    watermark = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    position = table.Column<string>(type: "TEXT", nullable: true),
                    pass_newest = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    last_success = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    last_error = table.Column<string>(type: "TEXT", nullable: true),
                    last_error_at = table.Column<DateTimeOffset>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_states", x => new { x.system, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "task_assignments_ml",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    task_id = table.Column<string>(type: "TEXT", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    assignment_date = table.Column<DateTime>(type: "TEXT", nullable: false),
                    assignment_method = table.Column<string>(type: "TEXT", nullable: true),
                    recommendation_score = table.Column<double>(type: "REAL", nullable: true),
                    task_required_skills = table.Column<string>(type: "TEXT", nullable: true),
                    user_skills = table.Column<string>(type: "TEXT", nullable: true),
                    department_id = table.Column<string>(type: "TEXT", nullable: true),
                    seniority_level = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_task_assignments_ml", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "task_completions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    task_id = table.Column<string>(type: "TEXT", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    completion_date = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actual_hours = table.Column<double>(type: "REAL", nullable: true),
                    estimated_hours = table.Column<double>(type: "REAL", nullable: true),
                    performance_score = table.Column<double>(type: "REAL", nullable: true),
                    quality_score = table.Column<double>(type: "REAL", nullable: true),
                    feedback = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_task_completions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "user_performance",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    performance_date = table.Column<DateTime>(type: "TEXT", nullable: false),
                    performance_score = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_user_performance", x => x.user_id);
                });

            migrationBuilder.CreateTable(
                name: "waiting_rows",
                columns: table => new
                {
                    system = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    fields = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_waiting_rows", x => new { x.kind, x.system, x.key });
                });

            migrationBuilder.CreateIndex(
                name: "IX_comprehensive_training_data_completion_date",
                table: "comprehensive_training_data",
                column: "completion_date");

            migrationBuilder.CreateIndex(
                name: "IX_comprehensive_training_data_created_at",
                table: "comprehensive_training_data",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "IX_prediction_logs_task_id_user_id_prediction_date",
                table: "prediction_logs",
                columns: new[] { "task_id", "user_id", "prediction_date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_source_parts_kind_is_dirty",
                table: "source_parts",
                columns: new[] { "kind", "is_dirty" });

            migrationBuilder.CreateIndex(
                name: "IX_task_assignments_ml_task_id_user_id_assignment_date",
                table: "task_assignments_ml",
                columns: new[] { "task_id", "user_id", "assignment_date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_task_completions_created_at",
                table: "task_completions",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "IX_task_completions_task_id_user_id_completion_date",
                table: "task_completions",
                columns: new[] { "task_id", "user_id", "completion_date" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "comprehensive_training_data");

            migrationBuilder.DropTable(
                name: "data_collection_history");

            migrationBuilder.DropTable(
                name: "dead_letters");

            migrationBuilder.DropTable(
                name: "model_training_history");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "prediction_logs");

            migrationBuilder.DropTable(
                name: "received_events");

            migrationBuilder.DropTable(
                name: "skill_changes");

            migrationBuilder.DropTable(
                name: "source_parts");

            migrationBuilder.DropTable(
                name: "source_states");

            migrationBuilder.DropTable(
                name: "task_assignments_ml");

            migrationBuilder.DropTable(
                name: "task_completions");

            migrationBuilder.DropTable(
                name: "user_performance");

            migrationBuilder.DropTable(
                name: "waiting_rows");

            migrationBuilder.DropColumn(
                name: "source",
                table: "workloads");

            migrationBuilder.DropColumn(
                name: "source",
                table: "work_items");

            migrationBuilder.DropColumn(
                name: "source",
                table: "skills");

            migrationBuilder.DropColumn(
                name: "source",
                table: "skill_requirements");

            migrationBuilder.DropColumn(
                name: "source",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "source",
                table: "people");

            migrationBuilder.DropColumn(
                name: "source",
                table: "outcomes");

            migrationBuilder.DropColumn(
                name: "source",
                table: "assignments");
        }
    }
}
