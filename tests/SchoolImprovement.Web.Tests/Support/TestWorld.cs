using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Audits;
using SchoolImprovement.Domain.Bringing;
using SchoolImprovement.Domain.Evidence;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.Needs;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Domain.Training;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Gias;
using Paper = SchoolImprovement.Reports.Plans;

namespace SchoolImprovement.Web.Tests.Support;

/// <summary>A person who can sign in. Everybody has the password <see cref="TestWorld.Password"/>.</summary>
public sealed record TestPerson(string Email, string Name, Guid UserId, Guid? MemberId, Role? Role);

/// <summary>A school of the world.</summary>
public sealed record TestSchool(Guid Id, string Urn, string Name);

/// <summary>A trust of the world.</summary>
public sealed record TestTrust(Guid Id, string Name, IReadOnlyList<TestSchool> Schools, IReadOnlyList<TestPerson> People, Guid PlanId)
{
    /// <summary>The school with a full plan and somebody in every role.</summary>
    public TestSchool School => Schools[0];

    /// <summary>A school where nothing has been written yet.</summary>
    public TestSchool EmptySchool => Schools[1];

    /// <summary>A school of the same trust with a headteacher and a plan of its own.</summary>
    public TestSchool Neighbour => Schools[2];

    public TestPerson NeighbourHead => People[^1];

    /// <summary>Who holds a role, in the first school or in the whole trust.</summary>
    public TestPerson Holding(Role role) => People.First(p => p.Role == role);
}

/// <summary>
/// Two trusts with one person for every role in the first school (trust-wide roles: in the trust), each with a full plan of this year in the first
/// school, none in the second, and a third with a head and a plan of its own. Made by the domain's own methods. The other trust is the same with other words: what it has must never show.
/// </summary>
public sealed record TestWorld(TestTrust Trust, TestTrust Other, TestPerson PlatformAdministrator)
{
    public const string Password = "Correct-Horse-26!";

    public static AcademicYear Year { get; } = AcademicYear.Of(TestClock.Today);

    public TestSchool School => Trust.School;

    public Guid PlanId => Trust.PlanId;

    public TestPerson Holding(Role role) => Trust.Holding(role);

    /// <summary>The person as the rules see them.</summary>
    public Actor ActorOf(TestPerson person)
    {
        var trust = Trust.People.Contains(person) ? Trust : Other;
        var role = person.Role!.Value;
        return new Actor(trust.Id, person.MemberId!.Value, person.Name, [new Holding(role, Roles.Of(role).TrustWide ? null : trust.School.Id, null)], TestClock.Today);
    }

    public static async Task<TestWorld> SeedAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<AppUser>>();
        var hash = hasher.HashPassword(new AppUser(), Password);
        var platform = Account(db, "platform@example.org", "Petra Platform", hash, platform: true);
        var trust = new Trust("North Star Trust", "1111");
        var other = new Trust("Other Side Trust", "2222");
        db.AddRange(trust, other);
        await db.SaveChangesAsync();
        return new TestWorld(
            await SeedTrustAsync(services, trust, "north", [("100001", "Oakfield Primary School"), ("100002", "Elmside Academy"), ("100003", "Willow Bank School")], hash),
            await SeedTrustAsync(services, other, "other", [("200001", "Hidden Hill School"), ("200002", "Hidden Vale School"), ("200003", "Hidden Wood School")], hash),
            new TestPerson(platform.Email!, platform.DisplayName, platform.Id, null, null));
    }

    private static AppUser Account(AppDbContext db, string email, string name, string hash, bool platform = false)
    {
        var user = new AppUser
        {
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true,
            DisplayName = name,
            IsPlatformAdministrator = platform,
            PasswordHash = hash,
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        db.Add(user);
        return user;
    }

    private static async Task<TestTrust> SeedTrustAsync(IServiceProvider services, Trust trust, string prefix, (string Urn, string Name)[] names, string hash)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TrustScope>().Enter(trust.Id);
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var schools = names.Select(n => new School(trust.Id, new SchoolFacts(n.Urn, n.Name, "Primary", "Academy converter", 4, 11, "Arden", 412))).ToList();
        db.AddRange(schools);
        var frameworks = Framework.FromPresets(trust.Id);
        db.AddRange(frameworks);
        var framework = frameworks[0];
        var sources = FundingSource.Presets.Select((name, i) => new FundingSource(trust.Id, name, i + 1)).ToList();
        db.AddRange(sources);

        var people = new List<TestPerson>();
        void Join(Role role, School school, string address, string name)
        {
            var row = Roles.Of(role);
            var user = Account(db, address, name, hash);
            var member = Member.Invite(trust.Id, name, user.Email);
            member.Join(user.Id);
            member.GiveAtSetUp(role, row.TrustWide ? null : school.Id, row.TimeLimited ? TestClock.Today.AddDays(90) : null, TestClock.Today);
            db.Add(member);
            people.Add(new TestPerson(user.Email!, name, user.Id, member.Id, role));
        }

        var called = char.ToUpperInvariant(prefix[0]) + prefix[1..];
        foreach (var row in Roles.All)
        {
            Join(row.Role, schools[0], $"{row.Role}@{prefix}.example".ToLowerInvariant(), $"{called} {row.Role}");
        }

        Join(Role.Headteacher, schools[2], $"neighbour@{prefix}.example", $"{called} Neighbour");

        Guid MemberOf(Role role) => people.First(p => p.Role == role).MemberId!.Value;
        Actor As(Role role) => new(trust.Id, MemberOf(role), people.First(p => p.Role == role).Name, [new Holding(role, Roles.Of(role).TrustWide ? null : schools[0].Id, null)], TestClock.Today);

        db.AddRange(HalfTermDates.Set(As(Role.TrustAdministrator), null, Year, HalfTermDates.Usual(Year), []));
        var template = new PlanTemplate(trust.Id);
        template.AddPriority(As(Role.TrustExecutive), new($"Every pupil reads well ({prefix})", "Reading opens everything else.", null, framework.Areas[3].Id, false));
        db.Add(template);

        // An import whose reading is over: one school more than the trust has.
        var import = new RegisterImport(As(Role.TrustAdministrator), trust.GroupUid, "edubasealldata.csv", null, TestClock.Start.UtcDateTime.AddHours(-1));
        var inRegister = new EstablishmentRow(2, prefix == "north" ? 130001 : 230001, $"New Found School ({prefix})", "Academy converter", "Open", "Primary", 4, 11, "Arden", 936, 2001, 200, null, null, int.Parse(trust.GroupUid!, CultureInfo.InvariantCulture), trust.Name);
        import.Find(1, JsonSerializer.Serialize(new[] { new TrustExtract(inRegister.TrustUid!.Value, trust.Name, [new RegisterSchool(inRegister, true, null, trust.Name)], true) }), new RegisterExtent(52_000, null, null), import.StartedAt);
        db.Add(import);

        var head = As(Role.Headteacher);
        var plan = Plan.Start(head, schools[0].Id, Year, trust.PlanName, template);
        plan.WriteHeader(head, new PlanHeader(trust.PlanName, Year.First, Year.Last, "Reading, attendance and a strong team.", "Every child, every day.", "412 pupils aged 4 to 11.", "May 2024", "Raise writing.", "Self-evaluation, governors’ visits"));
        plan.AddPriority(head, "Attendance is above 96%", "Attendance");
        plan.AddPriority(head, "Subject leaders lead", null);
        foreach (var priority in plan.InOrder)
        {
            Fill(priority, head, framework, sources, MemberOf);
        }

        db.Add(plan);
        // Submitted once and taken back: a draft again, with a version to open.
        static string Kept(Plan plan, string school, string trust) => Paper.PlanPaper.Write(new Paper.PlanReport
        {
            Id = plan.Id,
            School = school,
            Trust = trust,
            Title = $"{plan.Title} {plan.Year.Label}",
            MadeAt = "23 October 2026",
            Priorities = [.. plan.InOrder.Select(p => new Paper.PlanPriority { Id = p.Id, Number = p.Number, Title = p.Title, Why = p.Rationale })],
        });
        var paper = Kept(plan, schools[0].Name, trust.Name);
        plan.Submit(head, TestClock.Start.UtcDateTime.AddDays(-30), PlanParts.None, paper);
        plan.TakeBack(head, TestClock.Start.UtcDateTime.AddDays(-29), "The governors asked for costs first.");
        var neighbour = new Actor(trust.Id, people[^1].MemberId!.Value, people[^1].Name, [new Holding(Role.Headteacher, schools[2].Id, null)], TestClock.Today);
        var next = Plan.Start(neighbour, schools[2].Id, Year, trust.PlanName, null);
        Fill(next.AddPriority(neighbour, $"The neighbour’s own priority ({prefix})", null), neighbour, framework, sources, MemberOf);
        db.Add(next);
        var past = Plan.Start(neighbour, schools[2].Id, new AcademicYear(Year.StartYear - 2), trust.PlanName, null);
        paper = Kept(past, schools[2].Name, trust.Name);
        var before = past.AddPriority(neighbour, $"What the neighbour worked on before ({prefix})", null);
        before.AddCriterion(neighbour, new CriterionFacts("Pupils who read at home", MeasureUnit.Percent, 40, null, 60, null, null, null, Progress.OnTrack, null));
        var then = TestClock.Start.UtcDateTime.AddYears(-2);
        past.Submit(neighbour, then, PlanParts.None, paper);
        past.Endorse(As(Role.TrustExecutive), then.AddDays(1), null);
        var neighboursChair = new Actor(trust.Id, people[^1].MemberId!.Value, people[^1].Name, [new Holding(Role.ChairOfGovernors, schools[2].Id, null)], TestClock.Today);
        past.Approve(neighboursChair, then.AddDays(2), DateOnly.FromDateTime(then).AddDays(2), DateOnly.FromDateTime(then).AddDays(2), null, paper);
        past.GoLive(neighbour, then.AddDays(3), DateOnly.FromDateTime(then).AddDays(3), null);
        past.GiveReason(neighbour, past.Id, "The year began late.", then.AddDays(4));
        var review = TermReview.Begin(neighbour, past, Term.Autumn);
        review.Write(neighbour, before, new PriorityReviewFacts(Progress.OnTrack, "More pupils read", "All but Year 6", "The reading records"));
        review.Sign(neighbour, past, [], then.AddDays(90));
        db.Add(review);
        past.Close(neighbour, then.AddYears(1), past.To.AddDays(1), null, paper);
        db.Add(past);
        var exception = ExceptionRequest.Ask(head, plan.InOrder.First(), [], "Asked too early", TestClock.Start.UtcDateTime.AddDays(-20));
        exception.Withdraw(head, TestClock.Start.UtcDateTime.AddDays(-19));
        db.Add(exception);
        var comment = Comment.On(plan, plan.InOrder.First().Id, As(Role.ChairOfGovernors), "How will governors see the difference?", TestClock.Start.UtcDateTime.AddDays(-2));
        db.Add(comment);

        // Monitoring: closed with what followed, overdue, asked for, and a visit that the governor leads.
        var types = ActivityType.FromPreset(trust.Id);
        db.AddRange(types);
        var calendar = new SchoolCalendar(Year, HalfTermDates.Usual(Year));
        var first = plan.InOrder.First();
        MonitoringActivity Monitor(Actor by, Guid school, string title, string type, int days, Priority? about, Guid? lead) =>
            MonitoringActivity.Plan(by, school, Year, new ActivityFacts(
                $"{title} ({prefix})", types.First(t => t.Name == type).Id, types.First(t => t.Name == type).Kind, ActivityTime.Of(calendar, null, null, TestClock.Today.AddDays(days)), "What do pupils say?", about, about?.Criteria[0].Id, about?.Milestones[0].Id,
                "Year 1", lead, null, "The deputy", "Six books a class", ReportsTo.Governors));
        var closed = Monitor(head, schools[0].Id, "Book look", "Book look", -14, first, MemberOf(Role.PriorityLead));
        closed.RecordFindings(head, new FindingsFacts(TestClock.Today.AddDays(-14), "1A", 6, "Books match the sounds taught.", "Handwriting.", "Pupils read more.", "Notes in the shared folder", Progress.OnTrack, true, null, null, null, null), TestClock.Today, TestClock.Start.UtcDateTime);
        closed.GiveEvidence(head, first, first.Criteria[0].Id, $"Books show the programme ({prefix})", null, TestClock.Today);
        closed.Close(head);
        var overdue = Monitor(head, schools[0].Id, "Phonics drop-ins", "Drop-in", -7, plan.InOrder.Last(), MemberOf(Role.PriorityLead));
        var visit = Monitor(head, schools[0].Id, "Link governor visit", "Governor visit", 4, first, MemberOf(Role.Governor));
        var asked = MonitoringActivity.Propose(As(Role.PriorityLead), schools[0].Id, Year, new ActivityFacts(
            $"Spelling check ({prefix})", types[2].Id, types[2].Kind, new ActivityTime(HalfTerm.Spring1, null, null), null, first, null, null, null, MemberOf(Role.PriorityLead), null, null, null, ReportsTo.SeniorLeaders));
        db.AddRange(closed, overdue, visit, asked, Monitor(neighbour, schools[2].Id, "Neighbour’s walk", "Learning walk", 2, null, people[^1].MemberId));

        // Training: a need written by hand in two schools, a session that has been, and a joint one that comes.
        var topics = TrainingTopic.Usual(trust.Id).ToList();
        db.AddRange(topics);
        var need = TrainingNeed.Add(head, schools[0].Id, Year, new NeedFacts(topics[0].Id, $"Spotting early signs ({prefix})", "All staff", Year.First.AddDays(120)));
        var theirs = TrainingNeed.Add(neighbour, schools[2].Id, Year, new NeedFacts(topics[0].Id, "Safer recruitment", "Office", null));
        var session = TrainingSession.Plan(head, schools[0].Id, Year, new SessionFacts($"Phonics refresher ({prefix})", topics[2].Id, TestClock.Today.AddDays(-14), new TimeOnly(15, 45), 90, MemberOf(Role.PriorityLead), null, "All teachers", "Hall"), []);
        var atTheirs = TrainingSession.Plan(neighbour, schools[2].Id, Year, new SessionFacts("Neighbours only", null, TestClock.Today.AddDays(7), null, null, null, "A trainer", null, null), [theirs]);
        var joint = TrainingSession.PlanJoint(As(Role.TrustExecutive), Year, new SessionFacts($"Safeguarding together ({prefix})", topics[0].Id, TestClock.Today.AddDays(21), new TimeOnly(9, 0), 180, MemberOf(Role.TrustExecutive), null, "Designated leads", null), [schools[0].Id, schools[2].Id], [need]);
        session.RecordAttendance(head, schools[0].Id, 9, [MemberOf(Role.Staff)], TestClock.Today);
        db.AddRange(need, theirs, session, atTheirs, joint);
        // A subject plan of the priority lead's, under the second priority.
        var subject = plan.InOrder.ElementAt(1).StartSubject(head, "Geography", $"Fieldwork in every year ({prefix})", MemberOf(Role.PriorityLead));
        subject.Priorities[0].AddAction(As(Role.PriorityLead), new ActionFacts("Walk the river with every class", MemberOf(Role.PriorityLead), null, Year.First, Year.Last, Progress.Complete, 90_000, sources[0].Id, null, null, null));
        subject.Priorities[0].AddAction(As(Role.PriorityLead), new ActionFacts("Buy maps", null, null, Year.First, Year.First.AddDays(30), Progress.AtRisk, 0, null, null, null, null));
        db.Add(subject);

        // Staff were asked in the spring, are asked now, and will be asked again.
        Questionnaire Ask(int from, int days, int asked)
        {
            var questionnaire = Questionnaire.Start(head, schools[0].Id, QuestionnairePreset.Staff, TestClock.Today.AddDays(from));
            questionnaire.Write(head, new QuestionnaireFacts($"Staff wellbeing ({prefix}) {from}", TestClock.Today.AddDays(from), TestClock.Today.AddDays(from + days), asked));
            return questionnaire;
        }

        var (spring, now) = (Ask(-240, 14, 40), Ask(-10, 20, 46));
        spring.MakeReady(head, TestClock.Today.AddDays(-240));
        now.MakeReady(head, TestClock.Today.AddDays(-10));
        for (var i = 0; i < 20; i++)
        {
            var answers = spring.Questions.ToDictionary(q => q.Id, q => new Answer(1 + ((i + q.Position) % 5), [1 + (i % 4), 5], i % 6 == 0 ? $"More time to plan ({prefix}) {i}" : null));
            spring.Take(new Reply(Guid.NewGuid(), i < 10 ? RoleGroup.Teacher : RoleGroup.Support, answers), i, TestClock.Today.AddDays(-235));
        }

        spring.Check(head, spring.Comments[0], true, TestClock.Today);
        db.AddRange(spring, now, Ask(30, 14, 46));
        var questions = QuestionSet.Make(As(Role.TrustExecutive), $"Pulse ({prefix})", null, []);
        questions.AddQuestion(As(Role.TrustExecutive), new(QuestionKind.Statement, $"I would work in another school of ours ({prefix})", "Our trust", null));
        db.Add(questions);

        db.Add(NeedDecision.Refuse(head, schools[0].Id, Year, new Need("audit:of-long-ago", NeedOrigin.Audit, $"Quieter corridors ({prefix})", "An audit of long ago asked for it.", 40), "Done in the summer", TestClock.Start.UtcDateTime.AddDays(-30)));

        // Each of the two who edit the plan has begun to bring one in.
        foreach (var role in new[] { Role.Headteacher, Role.SeniorLeader })
        {
            var table = new SourceTable("Table 1", null, [new("row 1", [new("Priority"), new("Action"), new("Notes on paper")]), new("row 2", [new("Attendance is above 96%"), new($"Ring every absent family ({prefix})"), new("Blue folder")])]);
            db.Add(new BringIn(As(role), schools[0].Id, Year, "Old plan.docx", JsonSerializer.Serialize(Outline.Of(new SourceDocument([table], []))), TestClock.Start.UtcDateTime.AddHours(-2)));
        }

        // A self-evaluation: signed last term, changed since, with another view of a grade. The neighbour has one too.
        var sef = Sef.Begin(head, schools[0].Id, framework);
        sef.WriteContext(head, $"Pupils of many languages ({prefix})", TestClock.Today.AddYears(-2), TestClock.Today);
        var attendance = framework.Areas.First(a => a.Code == "attendance-behaviour");
        var lastTerm = TestClock.Start.UtcDateTime.AddDays(-140);
        sef.Judge(head, framework, attendance, "attention", $"Too many days are missed ({prefix})", lastTerm);
        sef.WritePoints(head, PointKind.Development, attendance, [new(null, $"Mondays are missed most ({prefix})", "Registers"), new(null, "Lateness in Year 5", null)]);
        sef.Sign(head, framework, framework.Areas, lastTerm);
        sef.Judge(head, framework, attendance, "expected", $"Better since September ({prefix})", TestClock.Start.UtcDateTime.AddDays(-5));
        sef.Moderate(As(Role.Adviser), framework, attendance, "attention", $"One good month ({prefix})", TestClock.Start.UtcDateTime.AddDays(-4));
        var theirSef = Sef.Begin(neighbour, schools[2].Id, framework);
        theirSef.Judge(neighbour, framework, attendance, "strong", $"The neighbour’s own words ({prefix})", lastTerm);
        sef.AppointLead(head, attendance, MemberOf(Role.PriorityLead));
        db.AddRange(sef, theirSef, Comment.On(sef, attendance, As(Role.ChairOfGovernors), $"What tells you that it lasts? ({prefix})", TestClock.Start.UtcDateTime.AddDays(-1)));

        // An audit that both schools finished a year ago, and one of now: here begun, at the neighbour's finished.
        var statements = frameworks.First(f => f.Code == "summer-self-audit");
        var lastYear = TestClock.Start.UtcDateTime.AddDays(-330);
        var auditBefore = Audit.Assign(As(Role.TrustExecutive), statements, new($"Look back ({prefix})", TestClock.Today.AddDays(-300), null), [schools[0], schools[2]], [], lastYear);
        var audit = Audit.Assign(As(Role.TrustExecutive), statements, new($"Look around ({prefix})", TestClock.Today.AddDays(14), $"As it is today ({prefix})"), [schools[0], schools[2]], [], TestClock.Start.UtcDateTime.AddDays(-20));
        void AnswerAll(Actor by, Audit of, int school, string grade, DateTime at)
        {
            foreach (var (area, statement) in statements.Areas.SelectMany(a => a.Rated().Select(s => (a, s))))
            {
                of.Schools[school].Answer(by, of, statements, area, statement.Code, new(grade, statement.Code == "1" ? $"Seen in {area.Name} ({prefix})" : null), at);
            }

            of.Schools[school].Finish(by, of, statements.Areas, at);
        }

        AnswerAll(head, auditBefore, 0, "partly", lastYear);
        AnswerAll(neighbour, auditBefore, 1, "yes", lastYear);
        AnswerAll(neighbour, audit, 1, "strength", TestClock.Start.UtcDateTime.AddDays(-3));
        auditBefore.Close(As(Role.TrustExecutive), lastYear.AddDays(40));
        audit.Schools[0].Answer(head, audit, statements, statements.Areas[0], "1", new("not-yet", $"Nobody looked at it ({prefix})"), TestClock.Start.UtcDateTime.AddDays(-2));
        db.AddRange(auditBefore, audit, Audit.Assign(As(Role.TrustExecutive), statements, new($"Only next door ({prefix})", TestClock.Today.AddDays(20), null), [schools[2]], [], TestClock.Start.UtcDateTime.AddDays(-10)));
        sef.Link(head, attendance, null, new EvidenceFound(EvidenceKind.Findings, closed.Id, closed.Title, TestClock.Today.AddDays(-14)), TestClock.Start.UtcDateTime.AddDays(-5));
        sef.Link(head, attendance, sef.Points[0].Id, new EvidenceFound(EvidenceKind.File, Guid.NewGuid(), $"Lost register ({prefix})", TestClock.Today.AddDays(-20)), TestClock.Start.UtcDateTime.AddDays(-5));
        theirSef.Link(neighbour, attendance, null, new EvidenceFound(EvidenceKind.File, Guid.NewGuid(), $"Neighbour’s register ({prefix})", TestClock.Today.AddDays(-20)), TestClock.Start.UtcDateTime.AddDays(-5));

        // The neighbour shares theirs with a leader of the first school.
        db.Add(SefShare.With(neighbour, schools[2].Id, db.Members.Local.First(m => m.Id == MemberOf(Role.SeniorLeader)), schools[0].Name, null, [], TestClock.Start.UtcDateTime.AddDays(-2)));

        // A file as evidence in each of the two schools.
        foreach (var (by, school) in new[] { (head, schools[0]), (neighbour, schools[2]) })
        {
            var content = Encoding.UTF8.GetBytes($"Notes of {school.Name} ({prefix})\r\n");
            var file = EvidenceFile.Add(by, school.Id, new EvidenceFacts("Panel notes.txt", $"Panel notes ({prefix})", FileType.Text, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)), school == schools[0] ? closed.Id : null), KeptIn.Database, TestClock.Start.UtcDateTime.AddDays(-3));
            db.AddRange(file, new EvidencePiece(file, 0, content));
        }

        await db.SaveChangesAsync();
        return new TestTrust(trust.Id, trust.Name, schools.Select(s => new TestSchool(s.Id, s.Urn, s.Name)).ToList(), people, plan.Id);
    }

    /// <summary>Writes everything that a priority can hold.</summary>
    public static void Fill(Priority priority, Actor head, Framework framework, IReadOnlyList<FundingSource> sources, Func<Role, Guid> member)
    {
        priority.WriteHeader(head, new PriorityHeader(priority.Title, priority.ShortName, framework.Areas[priority.Number % framework.Areas.Count].Id, Strand.Teaching, member(Role.PriorityLead), member(Role.Governor), "Raise writing."));
        priority.WriteRationale(head, "Too many pupils fall behind.", "71% in July.");
        priority.WriteOutcomes(head, "Pupils read with fluency.\nStaff teach one programme.");
        var criterion = priority.AddCriterion(head, new CriterionFacts("Pupils who pass the phonics check", MeasureUnit.Percent, 71, Year.First, 85, Year.Last, 80, Year.StartYear, Progress.OnTrack, "From the autumn check."));
        priority.RecordProgress(head, criterion.Id, Year.First.AddDays(40), 74, 75);
        priority.AddCriterion(head, new CriterionFacts("Governors see fluent readers", MeasureUnit.Number, null, null, null, null, null, null, Progress.NotStarted, null));
        foreach (var term in Enum.GetValues<Term>())
        {
            priority.AddMilestone(head, new MilestoneFacts(term, $"Seen by the end of {term}", term == Term.Autumn ? Progress.AtRisk : Progress.NotStarted, term == Term.Autumn ? "Two classes began late." : null), TestClock.Today);
        }

        priority.AddAction(head, new ActionFacts("Train every teacher in the programme", member(Role.PriorityLead), "Phase leaders", Year.First.AddDays(3), Year.First.AddDays(60), Progress.OffTrack, 125_000, sources[0].Id, "Phonics", "All teachers", "Delayed."));
        priority.AddAction(head, new ActionFacts("Read every day with the lowest fifth", member(Role.Staff), null, Year.First, Year.Last, Progress.OnTrack, 0, null, null, null, null));
    }
}
