using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatOps.Workforce.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EventTraces : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "trace_parent",
                table: "channel_events",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "trace_parent",
                table: "channel_events");
        }
    }
}
