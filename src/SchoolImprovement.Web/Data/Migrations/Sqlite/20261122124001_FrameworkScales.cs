using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolImprovement.Web.Data.Migrations.Sqlite
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
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "IsDefault",
                table: "Frameworks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsFrozen",
                table: "Frameworks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Frameworks",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "SelfEvaluation");

            migrationBuilder.AddColumn<string>(
                name: "Source",
                table: "Frameworks",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FromAge",
                table: "EvaluationArea",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Scale",
                table: "EvaluationArea",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Statements",
                table: "EvaluationArea",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "UpToAge",
                table: "EvaluationArea",
                type: "INTEGER",
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
