using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatOps.Workforce.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OwnWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "added_on",
                table: "store_state",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "added_revision",
                table: "store_state",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.UpdateData(
                table: "store_state",
                keyColumn: "id",
                keyValue: 1,
                columns: new[] { "added_on", "added_revision" },
                values: new object[] { null, null });

            migrationBuilder.CreateIndex(
                name: "IX_outcomes_own",
                table: "outcomes",
                column: "assignment_id",
                filter: "COALESCE(source, 'chatops') = 'chatops'");

            migrationBuilder.CreateIndex(
                name: "IX_assignments_own",
                table: "assignments",
                column: "id",
                filter: "COALESCE(source, 'chatops') = 'chatops'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_outcomes_own",
                table: "outcomes");

            migrationBuilder.DropIndex(
                name: "IX_assignments_own",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "added_on",
                table: "store_state");

            migrationBuilder.DropColumn(
                name: "added_revision",
                table: "store_state");
        }
    }
}
