using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolImprovement.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class FrameworkScales : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Grades",
                table: "Frameworks",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "IsDefault",
                table: "Frameworks",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsFrozen",
                table: "Frameworks",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Frameworks",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "SelfEvaluation");

            migrationBuilder.AddColumn<string>(
                name: "Source",
                table: "Frameworks",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FromAge",
                table: "EvaluationArea",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Scale",
                table: "EvaluationArea",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Statements",
                table: "EvaluationArea",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "UpToAge",
                table: "EvaluationArea",
                type: "int",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Grades",
                table: "Frameworks");

            migrationBuilder.DropColumn(
                name: "IsDefault",
                table: "Frameworks");

            migrationBuilder.DropColumn(
                name: "IsFrozen",
                table: "Frameworks");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Frameworks");

            migrationBuilder.DropColumn(
                name: "Source",
                table: "Frameworks");

            migrationBuilder.DropColumn(
                name: "FromAge",
                table: "EvaluationArea");

            migrationBuilder.DropColumn(
                name: "Scale",
                table: "EvaluationArea");

            migrationBuilder.DropColumn(
                name: "Statements",
                table: "EvaluationArea");

            migrationBuilder.DropColumn(
                name: "UpToAge",
                table: "EvaluationArea");
        }
    }
}
