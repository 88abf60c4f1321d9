using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolImprovement.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ImportExtent : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "AsOf",
                table: "RegisterImports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Links",
                table: "RegisterImports",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Rows",
                table: "RegisterImports",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AsOf",
                table: "RegisterImports");

            migrationBuilder.DropColumn(
                name: "Links",
                table: "RegisterImports");

            migrationBuilder.DropColumn(
                name: "Rows",
                table: "RegisterImports");
        }
    }
}
