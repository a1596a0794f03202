using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadershipBot.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Confidential : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ConfidentialQuestions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemId = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Occasion = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Asked = table.Column<string>(type: "text", nullable: false),
                    RightKey = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ClosesAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Settled = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConfidentialQuestions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ConfidentialQuestions_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ConfidentialAnswers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    QuestionId = table.Column<Guid>(type: "uuid", nullable: false),
                    SiteId = table.Column<Guid>(type: "uuid", nullable: true),
                    Function = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    Value = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConfidentialAnswers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ConfidentialAnswers_ConfidentialQuestions_QuestionId",
                        column: x => x.QuestionId,
                        principalTable: "ConfidentialQuestions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ConfidentialAnswers_Sites_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Sites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "DisclosedBlocks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    QuestionId = table.Column<Guid>(type: "uuid", nullable: false),
                    SiteId = table.Column<Guid>(type: "uuid", nullable: true),
                    Function = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    Answers = table.Column<int>(type: "integer", nullable: false),
                    Tally = table.Column<string>(type: "text", nullable: false),
                    ShownOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DisclosedBlocks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DisclosedBlocks_ConfidentialQuestions_QuestionId",
                        column: x => x.QuestionId,
                        principalTable: "ConfidentialQuestions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DisclosedBlocks_Sites_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Sites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OpenAnswers",
                columns: table => new
                {
                    QuestionId = table.Column<Guid>(type: "uuid", nullable: false),
                    RespondentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Value = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpenAnswers", x => new { x.QuestionId, x.RespondentId });
                    table.ForeignKey(
                        name: "FK_OpenAnswers_ConfidentialQuestions_QuestionId",
                        column: x => x.QuestionId,
                        principalTable: "ConfidentialQuestions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_OpenAnswers_People_RespondentId",
                        column: x => x.RespondentId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ConfidentialAnswers_QuestionId",
                table: "ConfidentialAnswers",
                column: "QuestionId");

            migrationBuilder.CreateIndex(
                name: "IX_ConfidentialAnswers_SiteId",
                table: "ConfidentialAnswers",
                column: "SiteId");

            migrationBuilder.CreateIndex(
                name: "IX_ConfidentialQuestions_ProjectId_ItemId_Occasion",
                table: "ConfidentialQuestions",
                columns: new[] { "ProjectId", "ItemId", "Occasion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ConfidentialQuestions_Settled_ClosesAt",
                table: "ConfidentialQuestions",
                columns: new[] { "Settled", "ClosesAt" });

            migrationBuilder.CreateIndex(
                name: "IX_DisclosedBlocks_QuestionId",
                table: "DisclosedBlocks",
                column: "QuestionId");

            migrationBuilder.CreateIndex(
                name: "IX_DisclosedBlocks_SiteId",
                table: "DisclosedBlocks",
                column: "SiteId");

            migrationBuilder.CreateIndex(
                name: "IX_OpenAnswers_RespondentId",
                table: "OpenAnswers",
                column: "RespondentId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ConfidentialAnswers");

            migrationBuilder.DropTable(
                name: "DisclosedBlocks");

            migrationBuilder.DropTable(
                name: "OpenAnswers");

            migrationBuilder.DropTable(
                name: "ConfidentialQuestions");
        }
    }
}
