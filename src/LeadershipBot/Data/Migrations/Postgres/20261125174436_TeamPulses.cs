using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadershipBot.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class TeamPulses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "PulseLoops",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    OverdueToldAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Heard = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    Decided = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    Outcome = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    ClosedById = table.Column<Guid>(type: "uuid", nullable: true),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PulseLoops", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PulseLoops_People_ClosedById",
                        column: x => x.ClosedById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_PulseLoops_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TeamAsks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Occasion = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    LocalDate = table.Column<DateOnly>(type: "date", nullable: false),
                    LogicalId = table.Column<Guid>(type: "uuid", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LoopId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TeamAsks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TeamAsks_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_TeamAsks_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_TeamAsks_PulseLoops_LoopId",
                        column: x => x.LoopId,
                        principalTable: "PulseLoops",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PulseLoops_ClosedById",
                table: "PulseLoops",
                column: "ClosedById");

            migrationBuilder.CreateIndex(
                name: "IX_PulseLoops_ProjectId_ClosedAt",
                table: "PulseLoops",
                columns: new[] { "ProjectId", "ClosedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PulseLoops_SentAt",
                table: "PulseLoops",
                column: "SentAt");

            migrationBuilder.CreateIndex(
                name: "IX_TeamAsks_ClosedAt",
                table: "TeamAsks",
                column: "ClosedAt");

            migrationBuilder.CreateIndex(
                name: "IX_TeamAsks_LoopId",
                table: "TeamAsks",
                column: "LoopId");

            migrationBuilder.CreateIndex(
                name: "IX_TeamAsks_PersonId_Occasion",
                table: "TeamAsks",
                columns: new[] { "PersonId", "Occasion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TeamAsks_ProjectId_Occasion",
                table: "TeamAsks",
                columns: new[] { "ProjectId", "Occasion" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TeamAsks");

            migrationBuilder.DropTable(
                name: "PulseLoops");
        }
    }
}
