using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatOps.Workforce.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Cvs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "anonymous_outcomes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    difficulty = table.Column<string>(type: "TEXT", nullable: false),
                    estimated_hours = table.Column<double>(type: "REAL", nullable: false),
                    actual_hours = table.Column<double>(type: "REAL", nullable: false),
                    rating = table.Column<int>(type: "INTEGER", nullable: false),
                    quality = table.Column<double>(type: "REAL", nullable: false),
                    timeliness = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_anonymous_outcomes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cvs",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    conversation_id = table.Column<string>(type: "TEXT", nullable: false),
                    sent_by = table.Column<string>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    digest = table.Column<string>(type: "TEXT", nullable: false),
                    person_id = table.Column<string>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    analysis = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cvs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "erased_people",
                columns: table => new
                {
                    id_digest = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erased_people", x => x.id_digest);
                });

            migrationBuilder.CreateIndex(
                name: "IX_cvs_email",
                table: "cvs",
                column: "email");

            migrationBuilder.CreateIndex(
                name: "IX_cvs_person_id",
                table: "cvs",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_cvs_phone",
                table: "cvs",
                column: "phone");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "anonymous_outcomes");

            migrationBuilder.DropTable(
                name: "cvs");

            migrationBuilder.DropTable(
                name: "erased_people");
        }
    }
}
