using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadershipBot.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class TeamQuestions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CheckRounds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    WhyId = table.Column<Guid>(type: "uuid", nullable: true),
                    Occasion = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Turn = table.Column<int>(type: "integer", nullable: false),
                    StartAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    QuestionId = table.Column<Guid>(type: "uuid", nullable: true),
                    DoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CheckRounds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CheckRounds_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CheckRounds_Whys_WhyId",
                        column: x => x.WhyId,
                        principalTable: "Whys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProjectPurposes",
                columns: table => new
                {
                    ProjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Right = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Others = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProjectPurposes", x => x.ProjectId);
                    table.ForeignKey(
                        name: "FK_ProjectPurposes_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ShiftCrews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Function = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    Heads = table.Column<int>(type: "integer", nullable: false),
                    LeadId = table.Column<Guid>(type: "uuid", nullable: false),
                    StartsAt = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShiftCrews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ShiftCrews_People_LeadId",
                        column: x => x.LeadId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ShiftCrews_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ShiftCrews_Sites_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Sites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WhyChecks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    LogicalId = table.Column<Guid>(type: "uuid", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WhyChecks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WhyChecks_CheckRounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "CheckRounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_WhyChecks_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TalkCards",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WhyId = table.Column<Guid>(type: "uuid", nullable: false),
                    CrewId = table.Column<Guid>(type: "uuid", nullable: false),
                    LogicalId = table.Column<Guid>(type: "uuid", nullable: false),
                    Heads = table.Column<int>(type: "integer", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Told = table.Column<int>(type: "integer", nullable: true),
                    ToldAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TalkCards", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TalkCards_ShiftCrews_CrewId",
                        column: x => x.CrewId,
                        principalTable: "ShiftCrews",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_TalkCards_Whys_WhyId",
                        column: x => x.WhyId,
                        principalTable: "Whys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TeamQuestions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    AskerId = table.Column<Guid>(type: "uuid", nullable: false),
                    ShowName = table.Column<bool>(type: "boolean", nullable: false),
                    CrewId = table.Column<Guid>(type: "uuid", nullable: true),
                    Function = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    SiteId = table.Column<Guid>(type: "uuid", nullable: true),
                    ExecutiveId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    Answer = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    AnsweredById = table.Column<Guid>(type: "uuid", nullable: true),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SendsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TeamQuestions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TeamQuestions_People_AskerId",
                        column: x => x.AskerId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_TeamQuestions_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_TeamQuestions_ShiftCrews_CrewId",
                        column: x => x.CrewId,
                        principalTable: "ShiftCrews",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CheckRounds_DoneAt_StartAt",
                table: "CheckRounds",
                columns: new[] { "DoneAt", "StartAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CheckRounds_ProjectId_Occasion",
                table: "CheckRounds",
                columns: new[] { "ProjectId", "Occasion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CheckRounds_WhyId",
                table: "CheckRounds",
                column: "WhyId");

            migrationBuilder.CreateIndex(
                name: "IX_ShiftCrews_LeadId",
                table: "ShiftCrews",
                column: "LeadId");

            migrationBuilder.CreateIndex(
                name: "IX_ShiftCrews_ProjectId_SiteId_Name",
                table: "ShiftCrews",
                columns: new[] { "ProjectId", "SiteId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ShiftCrews_SiteId",
                table: "ShiftCrews",
                column: "SiteId");

            migrationBuilder.CreateIndex(
                name: "IX_TalkCards_CrewId",
                table: "TalkCards",
                column: "CrewId");

            migrationBuilder.CreateIndex(
                name: "IX_TalkCards_WhyId_CrewId",
                table: "TalkCards",
                columns: new[] { "WhyId", "CrewId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TeamQuestions_AskerId",
                table: "TeamQuestions",
                column: "AskerId");

            migrationBuilder.CreateIndex(
                name: "IX_TeamQuestions_CrewId",
                table: "TeamQuestions",
                column: "CrewId");

            migrationBuilder.CreateIndex(
                name: "IX_TeamQuestions_ExecutiveId_State",
                table: "TeamQuestions",
                columns: new[] { "ExecutiveId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_TeamQuestions_ProjectId_State",
                table: "TeamQuestions",
                columns: new[] { "ProjectId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_TeamQuestions_State_SendsAt",
                table: "TeamQuestions",
                columns: new[] { "State", "SendsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_WhyChecks_PersonId",
                table: "WhyChecks",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_WhyChecks_RoundId_PersonId",
                table: "WhyChecks",
                columns: new[] { "RoundId", "PersonId" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ProjectPurposes");

            migrationBuilder.DropTable(
                name: "TalkCards");

            migrationBuilder.DropTable(
                name: "TeamQuestions");

            migrationBuilder.DropTable(
                name: "WhyChecks");

            migrationBuilder.DropTable(
                name: "ShiftCrews");

            migrationBuilder.DropTable(
                name: "CheckRounds");
        }
    }
}
