using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadershipBot.Data.Migrations.Sqlite
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
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProjectId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    OverdueToldAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Heard = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Decided = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 24, nullable: true),
                    ClosedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProjectId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Occasion = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    LocalDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LogicalId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LoopId = table.Column<byte[]>(type: "BLOB", nullable: true)
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
