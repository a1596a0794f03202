using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace LeadershipBot.Data.Migrations.Postgres
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
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Function",
                table: "People",
                type: "character varying(24)",
                maxLength: 24,
                nullable: false,
                defaultValue: "Unsaid");

            migrationBuilder.CreateTable(
                name: "SignalWeeks",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    Week = table.Column<DateOnly>(type: "date", nullable: false),
                    Opportunities = table.Column<int>(type: "integer", nullable: false),
                    Credit = table.Column<double>(type: "double precision", nullable: false),
                    Excused = table.Column<int>(type: "integer", nullable: false),
                    Acted = table.Column<int>(type: "integer", nullable: false),
                    LatencyMinutes = table.Column<long>(type: "bigint", nullable: false),
                    DepthDone = table.Column<int>(type: "integer", nullable: false),
                    DepthAsked = table.Column<int>(type: "integer", nullable: false)
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
                    Seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ActedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Outcome = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    Credit = table.Column<double>(type: "double precision", nullable: false),
                    LatencyMinutes = table.Column<int>(type: "integer", nullable: true),
                    DepthDone = table.Column<int>(type: "integer", nullable: false),
                    DepthAsked = table.Column<int>(type: "integer", nullable: false),
                    Traits = table.Column<int>(type: "integer", maxLength: 24, nullable: false),
                    Week = table.Column<DateOnly>(type: "date", nullable: false)
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
