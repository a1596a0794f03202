using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadershipBot.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Kpis : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "KpiDigests",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProjectId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KpiDigests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_KpiDigests_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Kpis",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProjectId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    CatalogueId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Formula = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Better = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Target = table.Column<double>(type: "REAL", nullable: true),
                    Green = table.Column<double>(type: "REAL", nullable: true),
                    Red = table.Column<double>(type: "REAL", nullable: true),
                    AgainstBase = table.Column<bool>(type: "INTEGER", nullable: false),
                    Period = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Serves = table.Column<string>(type: "TEXT", maxLength: 24, nullable: true),
                    OutcomeSeq = table.Column<long>(type: "INTEGER", nullable: true),
                    OwnerId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RetiredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LookAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Told = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    UndecidedDigests = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Kpis", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Kpis_Outcomes_OutcomeSeq",
                        column: x => x.OutcomeSeq,
                        principalTable: "Outcomes",
                        principalColumn: "Seq",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_Kpis_People_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_Kpis_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OutcomeCards",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OutcomeSeq = table.Column<long>(type: "INTEGER", nullable: false),
                    Side = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    AgreedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LogicalId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutcomeCards", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OutcomeCards_Outcomes_OutcomeSeq",
                        column: x => x.OutcomeSeq,
                        principalTable: "Outcomes",
                        principalColumn: "Seq",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_OutcomeCards_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReadingTokens",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CodeHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    CodeUntil = table.Column<long>(type: "INTEGER", nullable: false),
                    KeyHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ProjectId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CreatedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastUsedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadingTokens", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReadingTokens_People_CreatedById",
                        column: x => x.CreatedById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ReadingTokens_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "KpiDigestCopies",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DigestId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LogicalId = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KpiDigestCopies", x => x.Seq);
                    table.ForeignKey(
                        name: "FK_KpiDigestCopies_KpiDigests_DigestId",
                        column: x => x.DigestId,
                        principalTable: "KpiDigests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_KpiDigestCopies_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "KpiAsks",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    KpiId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProjectId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    From = table.Column<double>(type: "REAL", nullable: false),
                    FromOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<double>(type: "REAL", nullable: false),
                    ToOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Choice = table.Column<string>(type: "TEXT", maxLength: 24, nullable: true),
                    DecidedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RaisedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KpiAsks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_KpiAsks_Kpis_KpiId",
                        column: x => x.KpiId,
                        principalTable: "Kpis",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_KpiAsks_People_DecidedById",
                        column: x => x.DecidedById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_KpiAsks_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_KpiAsks_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "KpiNotices",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    KpiId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    About = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    LogicalId = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KpiNotices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_KpiNotices_Kpis_KpiId",
                        column: x => x.KpiId,
                        principalTable: "Kpis",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_KpiNotices_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "KpiReadings",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    KpiId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Value = table.Column<double>(type: "REAL", nullable: false),
                    Origin = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    ById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KpiReadings", x => x.Seq);
                    table.ForeignKey(
                        name: "FK_KpiReadings_Kpis_KpiId",
                        column: x => x.KpiId,
                        principalTable: "Kpis",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_KpiReadings_People_ById",
                        column: x => x.ById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateIndex(
                name: "IX_KpiAsks_DecidedById",
                table: "KpiAsks",
                column: "DecidedById");

            migrationBuilder.CreateIndex(
                name: "IX_KpiAsks_KpiId_PersonId_ToOn",
                table: "KpiAsks",
                columns: new[] { "KpiId", "PersonId", "ToOn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_KpiAsks_PersonId_State",
                table: "KpiAsks",
                columns: new[] { "PersonId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_KpiAsks_ProjectId",
                table: "KpiAsks",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_KpiDigestCopies_DigestId_PersonId",
                table: "KpiDigestCopies",
                columns: new[] { "DigestId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_KpiDigestCopies_PersonId",
                table: "KpiDigestCopies",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_KpiDigests_ProjectId_On",
                table: "KpiDigests",
                columns: new[] { "ProjectId", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_KpiNotices_KpiId_Kind_About_PersonId",
                table: "KpiNotices",
                columns: new[] { "KpiId", "Kind", "About", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_KpiNotices_PersonId",
                table: "KpiNotices",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_KpiReadings_ById",
                table: "KpiReadings",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_KpiReadings_KpiId_On",
                table: "KpiReadings",
                columns: new[] { "KpiId", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Kpis_LookAt",
                table: "Kpis",
                column: "LookAt");

            migrationBuilder.CreateIndex(
                name: "IX_Kpis_OutcomeSeq",
                table: "Kpis",
                column: "OutcomeSeq");

            migrationBuilder.CreateIndex(
                name: "IX_Kpis_OwnerId",
                table: "Kpis",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Kpis_ProjectId_Name",
                table: "Kpis",
                columns: new[] { "ProjectId", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_OutcomeCards_OutcomeSeq_Side",
                table: "OutcomeCards",
                columns: new[] { "OutcomeSeq", "Side" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutcomeCards_PersonId",
                table: "OutcomeCards",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_ReadingTokens_CodeHash",
                table: "ReadingTokens",
                column: "CodeHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReadingTokens_CreatedById",
                table: "ReadingTokens",
                column: "CreatedById");

            migrationBuilder.CreateIndex(
                name: "IX_ReadingTokens_KeyHash",
                table: "ReadingTokens",
                column: "KeyHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReadingTokens_ProjectId",
                table: "ReadingTokens",
                column: "ProjectId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "KpiAsks");

            migrationBuilder.DropTable(
                name: "KpiDigestCopies");

            migrationBuilder.DropTable(
                name: "KpiNotices");

            migrationBuilder.DropTable(
                name: "KpiReadings");

            migrationBuilder.DropTable(
                name: "OutcomeCards");

            migrationBuilder.DropTable(
                name: "ReadingTokens");

            migrationBuilder.DropTable(
                name: "KpiDigests");

            migrationBuilder.DropTable(
                name: "Kpis");
        }
    }
}
