using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadershipBot.Data.Migrations.Sqlite
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
                    Channel = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Workspace = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    UserId = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Conversation = table.Column<string>(type: "TEXT", maxLength: 180, nullable: true),
                    ServiceUrl = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false)
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
