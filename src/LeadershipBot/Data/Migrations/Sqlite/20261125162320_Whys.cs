using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadershipBot.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Whys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "GoLives",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ProjectId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SiteId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GoLives", x => x.Seq);
                    table.ForeignKey(
                        name: "FK_GoLives_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_GoLives_Sites_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Sites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LanguageAsks",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProjectId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SiteId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Reads = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Written = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Choice = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    DecidedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LanguageAsks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LanguageAsks_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_LanguageAsks_Sites_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Sites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WhyLooks",
                columns: table => new
                {
                    ProjectId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    NextAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WhyLooks", x => x.ProjectId);
                    table.ForeignKey(
                        name: "FK_WhyLooks_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Whys",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProjectId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TemplateId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Occasion = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    ExecutiveId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Facts = table.Column<string>(type: "TEXT", maxLength: 6000, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Edited = table.Column<double>(type: "REAL", nullable: false),
                    PreparedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ReadyAt = table.Column<long>(type: "INTEGER", nullable: true),
                    PmoToldAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SignerId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SignedAs = table.Column<string>(type: "TEXT", maxLength: 24, nullable: true),
                    SendsAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Readers = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Whys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Whys_People_ExecutiveId",
                        column: x => x.ExecutiveId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Whys_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WhyReaders",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    WhyId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WhyReaders", x => x.Seq);
                    table.ForeignKey(
                        name: "FK_WhyReaders_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_WhyReaders_Whys_WhyId",
                        column: x => x.WhyId,
                        principalTable: "Whys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WhyTargets",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    WhyId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Function = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    SiteId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SentOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WhyTargets", x => x.Seq);
                    table.ForeignKey(
                        name: "FK_WhyTargets_Sites_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Sites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_WhyTargets_Whys_WhyId",
                        column: x => x.WhyId,
                        principalTable: "Whys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_GoLives_ProjectId_SiteId",
                table: "GoLives",
                columns: new[] { "ProjectId", "SiteId" });

            migrationBuilder.CreateIndex(
                name: "IX_GoLives_SiteId",
                table: "GoLives",
                column: "SiteId");

            migrationBuilder.CreateIndex(
                name: "IX_LanguageAsks_ProjectId_SiteId_Reads",
                table: "LanguageAsks",
                columns: new[] { "ProjectId", "SiteId", "Reads" });

            migrationBuilder.CreateIndex(
                name: "IX_LanguageAsks_SiteId",
                table: "LanguageAsks",
                column: "SiteId");

            migrationBuilder.CreateIndex(
                name: "IX_WhyLooks_NextAt",
                table: "WhyLooks",
                column: "NextAt");

            migrationBuilder.CreateIndex(
                name: "IX_WhyReaders_PersonId",
                table: "WhyReaders",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_WhyReaders_WhyId_PersonId",
                table: "WhyReaders",
                columns: new[] { "WhyId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WhyTargets_SiteId",
                table: "WhyTargets",
                column: "SiteId");

            migrationBuilder.CreateIndex(
                name: "IX_WhyTargets_WhyId",
                table: "WhyTargets",
                column: "WhyId");

            migrationBuilder.CreateIndex(
                name: "IX_Whys_ExecutiveId_State",
                table: "Whys",
                columns: new[] { "ExecutiveId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Whys_ProjectId_CreatedAt",
                table: "Whys",
                columns: new[] { "ProjectId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Whys_State_SendsAt",
                table: "Whys",
                columns: new[] { "State", "SendsAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "GoLives");

            migrationBuilder.DropTable(
                name: "LanguageAsks");

            migrationBuilder.DropTable(
                name: "WhyLooks");

            migrationBuilder.DropTable(
                name: "WhyReaders");

            migrationBuilder.DropTable(
                name: "WhyTargets");

            migrationBuilder.DropTable(
                name: "Whys");
        }
    }
}
