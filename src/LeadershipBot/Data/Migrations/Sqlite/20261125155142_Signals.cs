using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadershipBot.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Signals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "PartActs",
                table: "Prompts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Function",
                table: "People",
                type: "TEXT",
                maxLength: 24,
                nullable: false,
                defaultValue: "Unsaid");

            migrationBuilder.CreateTable(
                name: "SignalWeeks",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProjectId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Week = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Opportunities = table.Column<int>(type: "INTEGER", nullable: false),
                    Credit = table.Column<double>(type: "REAL", nullable: false),
                    Excused = table.Column<int>(type: "INTEGER", nullable: false),
                    Acted = table.Column<int>(type: "INTEGER", nullable: false),
                    LatencyMinutes = table.Column<long>(type: "INTEGER", nullable: false),
                    DepthDone = table.Column<int>(type: "INTEGER", nullable: false),
                    DepthAsked = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignalWeeks", x => x.Seq);
                    table.ForeignKey(
                        name: "FK_SignalWeeks_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SignalWeeks_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Signals",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProjectId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    SubjectId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ActedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Credit = table.Column<double>(type: "REAL", nullable: false),
                    LatencyMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    DepthDone = table.Column<int>(type: "INTEGER", nullable: false),
                    DepthAsked = table.Column<int>(type: "INTEGER", nullable: false),
                    Traits = table.Column<int>(type: "INTEGER", maxLength: 24, nullable: false),
                    Week = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Signals", x => x.Seq);
                    table.ForeignKey(
                        name: "FK_Signals_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Signals_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SignalWeeks_PersonId_Kind_Week",
                table: "SignalWeeks",
                columns: new[] { "PersonId", "Kind", "Week" });

            migrationBuilder.CreateIndex(
                name: "IX_SignalWeeks_ProjectId_Week",
                table: "SignalWeeks",
                columns: new[] { "ProjectId", "Week" });

            migrationBuilder.CreateIndex(
                name: "IX_Signals_Kind_SubjectId_PersonId",
                table: "Signals",
                columns: new[] { "Kind", "SubjectId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Signals_PersonId_AskedAt",
                table: "Signals",
                columns: new[] { "PersonId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Signals_ProjectId",
                table: "Signals",
                column: "ProjectId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SignalWeeks");

            migrationBuilder.DropTable(
                name: "Signals");

            migrationBuilder.DropColumn(
                name: "PartActs",
                table: "Prompts");

            migrationBuilder.DropColumn(
                name: "Function",
                table: "People");
        }
    }
}
