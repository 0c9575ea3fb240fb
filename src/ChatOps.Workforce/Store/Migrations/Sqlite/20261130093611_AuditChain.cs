using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatOps.Workforce.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AuditChain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "arguments_digest",
                table: "audit",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "arguments_salt",
                table: "audit",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "hash",
                table: "audit",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "sequence",
                table: "audit",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "who_digest",
                table: "audit",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "who_salt",
                table: "audit",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "audit_chain",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    removed_through = table.Column<long>(type: "INTEGER", nullable: false),
                    removed_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    through = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    unchained = table.Column<long>(type: "INTEGER", nullable: false),
                    kept_from = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_chain", x => x.id);
                });

            migrationBuilder.InsertData(
                table: "audit_chain",
                columns: new[] { "id", "hash", "kept_from", "removed_hash", "removed_through", "through", "unchained" },
                values: new object[] { 1, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, null, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 0L, 0L, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_audit_sequence",
                table: "audit",
                column: "sequence",
                unique: true);

            migrationBuilder.Sql("UPDATE audit_chain SET unchained = (SELECT COUNT(*) FROM audit)");
            // A line may lose what is personal in it, as a whole and together with its salt, and may go when its time to be kept is over. Nothing else.
            migrationBuilder.Sql(
                """
                DROP TRIGGER audit_is_append_only;
                CREATE TRIGGER audit_is_append_only BEFORE UPDATE ON audit WHEN NOT (
                    NEW.id IS OLD.id
                    AND NEW.sequence IS OLD.sequence
                    AND NEW.at IS OLD.at
                    AND NEW.role IS OLD.role
                    AND NEW.function IS OLD.function
                    AND NEW.planner IS OLD.planner
                    AND NEW.ranking_version IS OLD.ranking_version
                    AND NEW.outcome IS OLD.outcome
                    AND NEW.who_digest IS OLD.who_digest
                    AND NEW.arguments_digest IS OLD.arguments_digest
                    AND NEW.hash IS OLD.hash
                    AND ((NEW.speaker_id IS OLD.speaker_id
                    AND NEW.conversation_id IS OLD.conversation_id
                    AND NEW.event_id IS OLD.event_id
                    AND NEW.who_salt IS OLD.who_salt)
                        OR (NEW.speaker_id = '(erased)' AND NEW.conversation_id = '(erased)' AND NEW.event_id = '(erased)' AND NEW.who_salt IS NULL))
                    AND ((NEW.arguments IS OLD.arguments
                    AND NEW.arguments_salt IS OLD.arguments_salt)
                        OR (NEW.arguments = '{"erased":"yes"}' AND NEW.arguments_salt IS NULL)))
                BEGIN SELECT RAISE(ABORT, 'The audit is append-only.'); END;
                CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit WHEN NOT EXISTS (
                    SELECT 1 FROM audit_chain WHERE OLD.at < kept_from AND (OLD.sequence IS NULL OR OLD.sequence <= removed_through))
                BEGIN SELECT RAISE(ABORT, 'The audit is append-only.'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER audit_is_kept");
            migrationBuilder.Sql("DROP TRIGGER audit_is_append_only");
            migrationBuilder.DropTable(
                name: "audit_chain");

            migrationBuilder.DropIndex(
                name: "IX_audit_sequence",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "arguments_digest",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "arguments_salt",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "hash",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "sequence",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "who_digest",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "who_salt",
                table: "audit");

            migrationBuilder.Sql("CREATE TRIGGER audit_is_append_only BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'The audit is append-only.'); END");
        }
    }
}
