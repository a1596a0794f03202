using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadershipBot.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ChatRoutes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ChatRoutes",
                columns: table => new
                {
                    Channel = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Workspace = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    UserId = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    Account = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Conversation = table.Column<string>(type: "character varying(180)", maxLength: 180, nullable: true),
                    ServiceUrl = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    SeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChatRoutes", x => new { x.Channel, x.Workspace, x.UserId });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ChatRoutes");
        }
    }
}
