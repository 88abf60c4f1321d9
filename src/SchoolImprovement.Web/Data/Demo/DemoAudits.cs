using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Audits;
using SchoolImprovement.Domain.SelfEvaluation;

namespace SchoolImprovement.Web.Data.Demo;

/// <summary>The emotional wellbeing audit of last autumn, which most schools finished, and that of this autumn, with schools at different stages; and one school's look back in the summer.</summary>
internal sealed class DemoAudits(DemoTrust trust)
{
    private const string Words = "We look at wellbeing in every school before plans are approved. What schools need help with becomes training in spring. Answer as it is today: nobody ranks schools by it.";

    private static readonly string[] Evidence =
    [
        "Staff meeting notes, October", "Pupil voice, 24 pupils, October", "In the plan and in each term’s review", "Supervision every half-term for three of five", "Governors’ minutes, September", "Parents’ survey: 61 replies",
        "Policy of 2024, not yet read with staff", "Two year groups have it, two begin in January",
    ];

    public async Task WriteAsync(IReadOnlyList<SchoolText> schools)
    {
        // Every save looks for what changed by itself, once: thousands of answers are watched here.
        trust.Db.ChangeTracker.AutoDetectChangesEnabled = false;
        var frameworks = await trust.Db.Frameworks.Include(f => f.Areas).Where(f => f.Kind == FrameworkKind.Audit).ToListAsync();
        var wellbeing = frameworks.First(f => f.Code == "wellbeing");
        var friday = trust.AsOf.AddDays(-(((int)trust.AsOf.DayOfWeek + 2) % 7));
        var then = await AssignAsync(wellbeing, $"Emotional wellbeing audit, autumn {friday.Year - 1}", friday.AddDays(-364), 395, null, schools.Where((s, i) => i % 3 != 1 || s.Stage == "firs").ToList());
        foreach (var (school, index) in Those(then, schools))
        {
            Answer(then, wellbeing, school, index, 364 + (index % 9), 0, int.MaxValue);
            await FinishAsync(then, wellbeing, school, 364 + (index % 9));
        }

        then.Close(trust.As(trust.Executive, 345), trust.Now);
        await trust.Db.SaveChangesAsync();
        var summer = frameworks.First(f => f.Code == "summer-self-audit");
        var look = await AssignAsync(summer, $"Summer-term self-audit {friday.Year}", new DateOnly(friday.Year, 7, 10), 170, null, schools.Where(s => s.Stage == "firs" || s.Slug is "beaconhill" or "meadowside").ToList());
        foreach (var (school, index) in Those(look, schools))
        {
            Answer(look, summer, school, index, 138, 0, int.MaxValue);
            await FinishAsync(look, summer, school, 138);
        }

        look.Close(trust.As(trust.Executive, 130), trust.Now);
        await trust.Db.SaveChangesAsync();
        var now = await AssignAsync(wellbeing, $"Emotional wellbeing audit, autumn {friday.Year}", friday, 33, Words, schools);
        foreach (var (school, index) in Those(now, schools))
        {
            if (school.Stage == "firs")
            {
                Begin(now, then, wellbeing, school, index);
            }
            else if (school.Slug is "greenacre" or "kingsmead" or "willowbank")
            {
                // Not begun.
            }
            else if (school.Care > 1 || index % 3 == 0)
            {
                Answer(now, wellbeing, school, index, 4 + (index % 7), 1, int.MaxValue);
                await FinishAsync(now, wellbeing, school, 3 + (index % 5));
            }
            else
            {
                Answer(now, wellbeing, school, index, 5, 1, 6 + (index % 25));
            }

            await trust.Db.SaveChangesAsync();
        }

        trust.Db.ChangeTracker.AutoDetectChangesEnabled = true;
        await LinkAsync(then, schools.First(s => s.Stage == "firs"));
    }

    /// <summary>The self-evaluation says by what it knows how pupils feel.</summary>
    private async Task LinkAsync(Audit audit, SchoolText school)
    {
        var schoolId = trust.School(school.Slug).Id;
        var area = await trust.Db.Frameworks.Where(f => f.IsDefault).SelectMany(f => f.Areas).FirstAsync(a => a.Code == "personal-development");
        var sef = await trust.Db.Sefs.Include(s => s.Areas).Include(s => s.Evidence).AsSplitQuery().FirstAsync(s => s.SchoolId == schoolId && s.FrameworkId == area.FrameworkId);
        var finished = Of(audit, school);
        trust.Db.Add(sef.Link(trust.As(school.Head, 9), area, null, new EvidenceFound(EvidenceKind.Audit, finished.Id, finished.Title, finished.FinishedAt!.Value.LondonDay()), trust.Now));
        await trust.Db.SaveChangesAsync();
    }

    private async Task<Audit> AssignAsync(Framework framework, string title, DateOnly due, int daysBefore, string? words, IReadOnlyList<SchoolText> schools)
    {
        var audit = Audit.Assign(trust.As(trust.Executive, daysBefore, 10), framework, new AuditFacts(title, due, words), [.. schools.Select(s => trust.School(s.Slug))], [], trust.Now);
        trust.Db.Add(audit);
        await trust.Db.SaveChangesAsync();
        return audit;
    }

    private IEnumerable<(SchoolText School, int Index)> Those(Audit audit, IReadOnlyList<SchoolText> schools) =>
        schools.Select((s, i) => (s, i)).Where(x => audit.Schools.Any(a => a.SchoolId == trust.School(x.s.Slug).Id));

    /// <summary>As many statements as told, from the first on: the stronger the school, the higher, and some are low everywhere.</summary>
    private void Answer(Audit audit, Framework framework, SchoolText text, int index, int daysBefore, int better, int upTo)
    {
        var school = Of(audit, text);
        var head = trust.As(text.Head, daysBefore);
        var n = 0;
        foreach (var (area, statement) in framework.Areas.OrderBy(a => a.Position).SelectMany(a => a.Rated().Select(s => (a, s))).Take(upTo))
        {
            n++;
            var steps = framework.ScaleOf(area).Where(g => g.Order >= 0).ToList();
            var hard = (n * 7 % 5) - 2;
            var place = (text.Care + better + ((index + (n * 3)) % 4) - 1 - hard) / 2;
            var grade = n % 17 == 2 && index % 5 == 1 ? "na" : steps[Math.Clamp(place, 0, steps.Count - 1)].Code;
            school.Answer(head, audit, framework, area, statement.Code, new AnswerFacts(grade, place > 0 && (n + index) % 6 == 0 ? Evidence[(n + index) / 6 % Evidence.Length] : null, StillTrue: true), trust.Now);
        }
    }

    /// <summary>Firs has started from last year's answers and has looked at the first three areas of them.</summary>
    private void Begin(Audit audit, Audit before, Framework framework, SchoolText text, int index)
    {
        var school = Of(audit, text);
        var head = trust.As(text.Head, 6, 16);
        var areas = framework.Areas.OrderBy(a => a.Position).ToList();
        school.StartFrom(head, audit, framework, areas, [.. Of(before, text).Ratings.Select(r => new EarlierAnswer(areas.First(a => a.Id == r.AreaId).Code, r.StatementCode, r.Text, r.Judged!, r.Evidence))], trust.Now);
        Answer(audit, framework, text, index, 5, 1, areas.Take(3).Sum(a => a.Rated().Count()) - 2);
    }

    /// <summary>What is answered is saved first, so that the history has it under its own name and day.</summary>
    private async Task FinishAsync(Audit audit, Framework framework, SchoolText text, int daysBefore)
    {
        await trust.Db.SaveChangesAsync();
        Of(audit, text).Finish(trust.As(text.Head, daysBefore, 17), audit, [.. framework.Areas], trust.Now);
        await trust.Db.SaveChangesAsync();
    }

    private SchoolAudit Of(Audit audit, SchoolText text) => audit.Schools.First(s => s.SchoolId == trust.School(text.Slug).Id);
}
