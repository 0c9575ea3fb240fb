using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatOps.Workforce.Store.Migrations.PostgreSql
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
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "arguments_salt",
                table: "audit",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "hash",
                table: "audit",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "sequence",
                table: "audit",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "who_digest",
                table: "audit",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "who_salt",
                table: "audit",
                type: "bytea",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "audit_chain",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    removed_through = table.Column<long>(type: "bigint", nullable: false),
                    removed_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    through = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    unchained = table.Column<long>(type: "bigint", nullable: false),
                    kept_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
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
                DROP TRIGGER audit_is_append_only ON audit;
                CREATE TRIGGER audit_is_append_only BEFORE UPDATE ON audit FOR EACH ROW WHEN (NOT (
                    NEW.id IS NOT DISTINCT FROM OLD.id
                    AND NEW.sequence IS NOT DISTINCT FROM OLD.sequence
                    AND NEW.at IS NOT DISTINCT FROM OLD.at
                    AND NEW.role IS NOT DISTINCT FROM OLD.role
                    AND NEW.function IS NOT DISTINCT FROM OLD.function
                    AND NEW.planner IS NOT DISTINCT FROM OLD.planner
                    AND NEW.ranking_version IS NOT DISTINCT FROM OLD.ranking_version
                    AND NEW.outcome IS NOT DISTINCT FROM OLD.outcome
                    AND NEW.who_digest IS NOT DISTINCT FROM OLD.who_digest
                    AND NEW.arguments_digest IS NOT DISTINCT FROM OLD.arguments_digest
                    AND NEW.hash IS NOT DISTINCT FROM OLD.hash
                    AND ((NEW.speaker_id IS NOT DISTINCT FROM OLD.speaker_id
                    AND NEW.conversation_id IS NOT DISTINCT FROM OLD.conversation_id
                    AND NEW.event_id IS NOT DISTINCT FROM OLD.event_id
                    AND NEW.who_salt IS NOT DISTINCT FROM OLD.who_salt)
                        OR (NEW.speaker_id = '(erased)' AND NEW.conversation_id = '(erased)' AND NEW.event_id = '(erased)' AND NEW.who_salt IS NULL))
                    AND ((NEW.arguments IS NOT DISTINCT FROM OLD.arguments
                    AND NEW.arguments_salt IS NOT DISTINCT FROM OLD.arguments_salt)
                        OR (NEW.arguments = '{"erased":"yes"}' AND NEW.arguments_salt IS NULL))))
                EXECUTE FUNCTION audit_is_append_only();
                CREATE FUNCTION audit_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NOT EXISTS (
                    SELECT 1 FROM audit_chain WHERE OLD.at < kept_from AND (OLD.sequence IS NULL OR OLD.sequence <= removed_through)) THEN
                        RAISE EXCEPTION 'The audit is append-only.';
                    END IF;
                    RETURN OLD;
                END $$;
                CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_is_kept();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER audit_is_kept ON audit");
            migrationBuilder.Sql("DROP FUNCTION audit_is_kept");
            migrationBuilder.Sql("DROP TRIGGER audit_is_append_only ON audit");
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

            migrationBuilder.Sql("CREATE TRIGGER audit_is_append_only BEFORE UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()");
        }
    }
}
