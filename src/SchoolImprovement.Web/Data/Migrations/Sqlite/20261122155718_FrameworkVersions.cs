using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolImprovement.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FrameworkVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Frameworks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "EvaluationArea",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Version",
                table: "Frameworks");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "EvaluationArea");
        }
    }
}
