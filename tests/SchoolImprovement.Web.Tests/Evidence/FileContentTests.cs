using System.Text;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Evidence;
using SchoolImprovement.Web.Evidence;

namespace SchoolImprovement.Web.Tests.Evidence;

/// <summary>What a file is, whatever it is called.</summary>
public sealed class FileContentTests
{
    private static FileType TypeOf(byte[] content, string name = "anything.pdf") => FileContent.TypeOf(new MemoryStream(content, writable: false), name);

    private static string RefusalOf(byte[] content, string name = "anything.pdf") => Should.Throw<RuleBrokenException>(() => TypeOf(content, name)).ShouldSatisfy(e => e.Field.ShouldBe("File")).Message;

    [Fact]
    public void A_file_is_known_by_its_content()
    {
        TypeOf(SampleFiles.Pdf, "picture.png").ShouldBe(FileType.Pdf);
        TypeOf(SampleFiles.Png).ShouldBe(FileType.Png);
        TypeOf(SampleFiles.Jpeg).ShouldBe(FileType.Jpeg);
        TypeOf(SampleFiles.Docx(), "notes.txt").ShouldBe(FileType.Word);
        TypeOf(SampleFiles.Xlsx()).ShouldBe(FileType.Excel);
        TypeOf(SampleFiles.Pptx()).ShouldBe(FileType.PowerPoint);
    }

    [Fact]
    public void Text_is_text_in_any_language_and_a_table_when_its_name_says_so()
    {
        TypeOf(Encoding.UTF8.GetBytes("Gŵyl yr ŷd, Łódź, tiếng Việt\r\n\tSecond line"), "notes.txt").ShouldBe(FileType.Text);
        TypeOf(Encoding.Latin1.GetBytes("Caf\u00e9, \u00a312"), "old.txt").ShouldBe(FileType.Text);
        TypeOf("Week,All\r\n7 Sep,95.1"u8.ToArray(), "attendance.CSV").ShouldBe(FileType.Csv);
        TypeOf("echo hello"u8.ToArray(), "run.bat").ShouldBe(FileType.Text, "its name will end in .txt, and then nothing runs it");
    }

    [Fact]
    public void A_program_is_refused_whatever_its_name_says()
    {
        RefusalOf(SampleFiles.Program, "Attendance.pdf").ShouldStartWith("This is not a file that can be kept as evidence, whatever its name says. Choose a PDF, Word (.docx)");
        RefusalOf([.. "looks like text at first "u8, .. Encoding.ASCII.GetBytes(new string('a', 100_000)), 0, 1, 2], "notes.txt").ShouldStartWith("This is not a file that can be kept");
        RefusalOf("#!/bin/sh\nrm -rf /"u8.ToArray(), "notes.txt").ShouldStartWith("This is not a file that can be kept");
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><script>alert(1)</script></html>")]
    [InlineData("  \r\n<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("\uFEFF<?xml version='1.0'?><svg/>")]
    [InlineData("Some words first <ScRiPt>alert(1)</script>")]
    public void What_a_browser_would_run_is_refused(string content) => RefusalOf(Encoding.UTF8.GetBytes(content), "notes.txt").ShouldStartWith("This is a web page or a drawing that a browser would run");

    [Fact]
    public void Macros_passwords_and_what_unpacks_without_end_are_refused_each_with_what_to_do()
    {
        RefusalOf(SampleFiles.Docm(), "report.docx").ShouldContain("Save it without them, as .docx, .xlsx or .pptx");
        RefusalOf(SampleFiles.DocxWithMacros(), "report.docx").ShouldContain("holds macros");
        RefusalOf(SampleFiles.Locked, "report.docx").ShouldContain("take the password off");
        RefusalOf(SampleFiles.EncryptedDocx(), "report.docx").ShouldContain("Take the password off");
        SampleFiles.Bomb().Length.ShouldBeLessThan(500_000);
        RefusalOf(SampleFiles.Bomb(), "report.docx").ShouldContain("unpacks to far more than a document can hold");
        RefusalOf(SampleFiles.PlainZip(), "report.docx").ShouldContain("is a packed file and no document");
        RefusalOf(SampleFiles.Docx()[..60], "report.docx").ShouldContain("is damaged, or only part of it arrived");
        RefusalOf([], "report.docx").ShouldContain("is empty");
        RefusalOf(@"{\rtf1 Hello}"u8.ToArray(), "report.doc").ShouldContain("save it as .docx");
    }
}

internal static class Satisfying
{
    /// <summary>Checks something on the way.</summary>
    public static T ShouldSatisfy<T>(this T value, Action<T> check)
    {
        check(value);
        return value;
    }
}
