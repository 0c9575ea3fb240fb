using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatOps.Workforce.Store.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class RejectedRows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "copied_on",
                table: "store_state",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "copied_revision",
                table: "store_state",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "rejected_rows",
                columns: table => new
                {
                    system = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rejected_rows", x => new { x.kind, x.system, x.key });
                });

            migrationBuilder.UpdateData(
                table: "store_state",
                keyColumn: "id",
                keyValue: 1,
                columns: new[] { "copied_on", "copied_revision" },
                values: new object[] { null, null });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rejected_rows");

            migrationBuilder.DropColumn(
                name: "copied_on",
                table: "store_state");

            migrationBuilder.DropColumn(
                name: "copied_revision",
                table: "store_state");
        }
    }
}
