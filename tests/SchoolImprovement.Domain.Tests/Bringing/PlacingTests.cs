using SchoolImprovement.Domain.Bringing;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Domain.Tests.Bringing;

/// <summary>Tables as schools make them, and the plan that they become.</summary>
public sealed class PlacingTests
{
    private static readonly KnownPerson Sarah = new(Given.Head.MemberId, "Sarah Whitlock", [Role.Headteacher]), Rebecca = new(Given.Lead.MemberId, "Rebecca Lowe", [Role.PriorityLead]);

    private static readonly KnownSource Budget = new(Guid.CreateVersion7(), "School budget"), Premium = new(Guid.CreateVersion7(), "Pupil premium");

    private static KnownSchool School(params KnownPriority[] priorities) => new(
        Given.Year, Given.Year.First, Given.Year.Last, HalfTermDates.Usual(Given.Year), [Sarah, Rebecca], [new(Given.Governor.MemberId, "Gareth Lloyd", [Role.Governor])], [Budget, Premium], priorities);

    private static SourceTable Table(string? heading, params string[] rows) =>
        new("Table 1", heading, rows.Select((r, i) => new SourceRow($"row {i + 1}", r.Split('|').Select(c => new SourceCell(c.Trim().Replace("\\n", "\n", StringComparison.Ordinal))).ToList())).ToList());

    private static Placement Place(SourceDocument document, KnownSchool? school = null, Func<Choices, Choices>? choose = null)
    {
        var outline = Outline.Of(document);
        var choices = Choices.Guess(outline, (school ?? School()).Sources);
        return Placing.Of(outline, choose?.Invoke(choices) ?? choices, school ?? School());
    }

    private static Placement Place(params SourceTable[] tables) => Place(new SourceDocument(tables, []));

    [Fact]
    public void A_table_with_a_column_for_the_priority_becomes_priorities_with_their_actions()
    {
        var made = Place(Table(null,
            "Objective | Actions | Who | When | Cost | Success criteria",
            "1. Improve phonics | Train all staff | RL | Sept – Oct | £1.2k | 85% pass the check\\nEvery lesson is planned",
            " | Buy decodable books | SW / RL | by Easter | 500 PP | ",
            "2. Raise attendance | Ring on day one | HT | ongoing | nil | Attendance is 96%"));
        made.Leftovers.ShouldBeEmpty();
        made.Remarks.ShouldBeEmpty();
        made.Priorities.Select(p => p.Title).ShouldBe(["Improve phonics", "Raise attendance"]);
        var phonics = made.Priorities[0];
        phonics.Criteria.Select(c => c.Measure).ShouldBe(["85% pass the check", "Every lesson is planned"]);
        var (train, buy) = (phonics.Actions[0], phonics.Actions[1]);
        (train.What, train.LeadId, train.Start, train.Due, train.CostPence, train.FundingSourceId).ShouldBe(("Train all staff", Rebecca.Id, new DateOnly(2026, 9, 1), new DateOnly(2026, 10, 31), 120_000, Budget.Id));
        (buy.LeadId, buy.Others, buy.CostPence, buy.FundingSourceId).ShouldBe((Sarah.Id, "Rebecca Lowe", 50_000, Premium.Id));
        made.Priorities[1].Actions.Single().CostPence.ShouldBe(0);
    }

    [Fact]
    public void The_sheets_that_this_product_writes_find_their_way_back()
    {
        var made = Place(
            Table(null, "About | What it says", "School | Firs Primary School", "Autumn review | due 11 December"),
            Table(null,
                "Number | Title | Short name | Lead | Required by the trust | Why this matters | Baseline | What will be different | What the trust says | What the trust must see | Total cost",
                "1 | Every child reads | Early reading | Rebecca Lowe | Yes | Too few do | 61% today | They read aloud | Reading first | Fluency | £1850"),
            Table(null, "Priority | Priority title | Measure | Baseline | Now | Target | By when | Progress | Note", "1 | Every child reads | Pupils who pass | 61% | 64% | 84% | 9 Jul 2027 | On track | "),
            Table(null, "Priority | Priority title | Term | Milestone | Progress | Impact", "1 | Every child reads | Spring | All staff trained | Not started | They teach alike"),
            Table(null, "Priority | Priority title | Number | Action | Lead | Others | Start | Due | Status | Cost | Paid from", "1 | Every child reads | 1.1 | Buy books | Rebecca Lowe | Office | 7 Sep 2026 | 25 Sep 2026 | Complete | £1850 | Pupil premium"));
        var priority = made.Priorities.ShouldHaveSingleItem();
        priority.Title.ShouldBe("Every child reads");
        priority.Rationale.ShouldBe(["Too few do"]);
        priority.Baseline.ShouldBe(["61% today"]);
        priority.Outcomes.ShouldBe(["They read aloud"]);
        priority.Lead?.Name.ShouldBe("Rebecca Lowe");
        var criterion = priority.Criteria.ShouldHaveSingleItem();
        (criterion.Measure, criterion.ByWhen, criterion.Progress).ShouldBe(("Pupils who pass", new DateOnly(2027, 7, 9), Progress.OnTrack));
        var milestone = priority.Milestones.ShouldHaveSingleItem();
        (milestone.Text, milestone.Term).ShouldBe(("All staff trained", Term.Spring));
        var action = priority.Actions.ShouldHaveSingleItem();
        (action.What, action.LeadId, action.Others, action.CostPence, action.FundingSourceId, action.Progress).ShouldBe(("Buy books", Rebecca.Id, "Office", 185_000, Premium.Id, Progress.Complete));
        var listed = string.Join('\n', made.Leftovers.Select(l => l.Text));
        listed.ShouldContain("Target: 84%", customMessage: "a figure that has no place is listed, not dropped");
        listed.ShouldContain("Impact: They teach alike");
    }

    [Fact]
    public void A_row_of_totals_is_listed_and_makes_no_priority()
    {
        var made = Place(Table(null, "Priority | Action | Cost", "Reading | Buy books | £500", "Maths | Buy cubes | £200", "Total | | £700"));
        made.Priorities.Select(p => p.Title).ShouldBe(["Reading", "Maths"]);
        var total = made.Leftovers.ShouldHaveSingleItem();
        (total.Text, total.Why).ShouldBe(("Total £700", "It adds up the rows above"));
        Place(Table(null, "Priority | Action | Cost", "Total | Learn to add up | £700")).Priorities.Single().Title.ShouldBe("Total", "a row with an action is no sum");
    }

    [Fact]
    public void A_heading_over_the_table_and_lines_over_the_headings_name_the_priority()
    {
        var made = Place(Table("Priority 2: Writing across the curriculum",
            "Lead: S Whitlock | ",
            "Rationale: Too few pupils write at length | ",
            "Success criteria | 70% reach the standard",
            "Tasks | Timescale",
            "Agree a sequence for each genre | Autumn 2"));
        var priority = made.Priorities.ShouldHaveSingleItem();
        (priority.Title, priority.Lead?.Name).ShouldBe(("Writing across the curriculum", "Sarah Whitlock"));
        priority.Rationale.ShouldBe(["Too few pupils write at length"]);
        priority.Criteria.Single().Measure.ShouldBe("70% reach the standard");
        priority.Actions.Single().Start.ShouldBe(new DateOnly(2026, 11, 2));
        made.Leftovers.ShouldBeEmpty();
    }

    [Fact]
    public void Rows_across_the_table_begin_a_priority_each()
    {
        var table = Table(null, "Action | By whom | RAG", "Priority 1: Reading", "Daily reading | RL | G", "Priority 2 – Maths", "Fluency sessions | SW | A", "Action | By whom | RAG", "Retrieval quizzes | SW | R");
        var made = Place(table);
        made.Priorities.Select(p => (p.Title, p.Actions.Count)).ShouldBe([("Reading", 1), ("Maths", 2)]);
        made.Priorities.SelectMany(p => p.Actions).Select(a => a.Progress).ShouldBe([Progress.OnTrack, Progress.AtRisk, Progress.OffTrack]);
        made.Leftovers.ShouldBeEmpty();
    }

    [Fact]
    public void Headings_down_the_side_are_read_as_headings()
    {
        var made = Place(Table(null, "Priority | Behaviour is calm", "Why | Exclusions rose", "Success criteria | Fewer removals", "Actions | • Train staff\\n• Meet parents", "Person responsible | Sarah Whitlock", "Link governor | Gareth Lloyd"));
        var priority = made.Priorities.ShouldHaveSingleItem();
        (priority.Title, priority.Governor?.Name).ShouldBe(("Behaviour is calm", "Gareth Lloyd"));
        priority.Actions.Select(a => (a.What, a.LeadId)).ShouldBe([("Train staff", Sarah.Id), ("Meet parents", Sarah.Id)]);
    }

    [Fact]
    public void Milestones_by_term_and_as_words_find_their_term()
    {
        var made = Place(Table("Reading", "Action | Autumn | Spring | Summer | Milestones", "Teach | Staff trained | Half on track | 85% pass | By Easter: books in place\\nSome day"));
        var priority = made.Priorities.Single();
        priority.Milestones.Select(m => (m.Term, m.Text)).ShouldBe([(Term.Autumn, "Staff trained"), (Term.Spring, "Half on track"), (Term.Summer, "85% pass"), (Term.Spring, "By Easter: books in place")], ignoreOrder: true);
        made.Leftovers.Single().ShouldBe(new Leftover("Table 1, row 2", "Some day", "A milestone needs a term, and none is said", 0));
    }

    [Fact]
    public void A_merged_cell_counts_for_all_its_rows_where_it_says_who_and_once_where_it_says_what()
    {
        SourceCell Of(string text, bool continues = false) => new(text, 1, continues);
        var table = new SourceTable("Table 1", null, [
            new("row 1", [Of("Priority"), Of("Action"), Of("Lead"), Of("Cost"), Of("Impact")]),
            new("row 2", [Of("Reading"), Of("Train"), Of("RL"), Of("£100"), Of("All read")]),
            new("row 3", [Of("Reading", true), Of("Buy"), Of("RL", true), Of("£100", true), Of("All read", true)])]);
        var priority = Place(table).Priorities.ShouldHaveSingleItem();
        priority.Actions.Select(a => (a.LeadId, a.CostPence)).ShouldBe([(Rebecca.Id, 10_000), (Rebecca.Id, null)]);
        priority.Criteria.Count.ShouldBe(1);
    }

    [Fact]
    public void What_is_not_understood_is_kept_in_words_and_said()
    {
        var made = Place(Table("Reading", "Action | Who | When | Cost | Monitoring", "Train | Mr Nobody | When Kiran is back | about 2 days' supply | Learning walks, SLT"));
        var action = made.Priorities.Single().Actions.Single();
        (action.LeadId, action.Others, action.Start, action.Due).ShouldBe((null, "Mr Nobody", Given.Year.First, Given.Year.Last));
        action.Note.ShouldBe("When: When Kiran is back\nCost: about 2 days' supply\nMonitoring: Learning walks, SLT");
        made.Remarks.Select(r => r.Text).ShouldBe(["Mr Nobody", "When: When Kiran is back", "about 2 days' supply"]);
        made.Leftovers.ShouldBeEmpty();
    }

    [Fact]
    public void What_has_no_place_is_listed_with_its_place()
    {
        var made = Place(new SourceDocument([Table("Reading", "Action | Blue folder", "Train | Page 4")], [new("Before table 1", "Signed by the chair")]));
        made.Leftovers.ShouldBe([new("Table 1, row 2", "Blue folder: Page 4", "No part of the plan is chosen for it", 0), new("Before table 1", "Signed by the chair", "It stands outside the tables", null)]);
    }

    [Fact]
    public void Nothing_is_dropped_every_word_is_somewhere()
    {
        string[] rows = ["Key issue | Step | Led by | Deadline | Resourcing | KPI | Evidence base | Odd one | RAG", "alpha | beta | gamma | delta | epsilon 12 | zeta | eta | theta | iota", "kappa | | | lambda | mu | | | | nu"];
        var made = Place(Table("Over it", rows));
        var all = string.Join(' ', made.Priorities.SelectMany(p => new[] { p.Title }.Concat(p.Rationale).Concat(p.Baseline).Concat(p.Outcomes).Concat(p.Criteria.Select(c => c.Measure)).Concat(p.Milestones.Select(m => m.Text!)).Concat(p.Actions.Select(a => $"{a.What} {a.Others} {a.Note}"))).Concat(made.Leftovers.Select(l => l.Text)));
        foreach (var word in "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu".Split(' ').Append("Over it"))
        {
            all.ShouldContain(word);
        }
    }

    [Fact]
    public void Too_long_is_shortened_and_the_whole_is_kept()
    {
        var made = Place(Table(null, "Priority | Action | Success criteria", $"{Given.Long(250)} | Train | {Given.Long(400)}"));
        made.Priorities[0].Title.Length.ShouldBeLessThanOrEqualTo(Priority.TitleMax);
        made.Leftovers.Single().Text.ShouldBe(Given.Long(250));
        made.Priorities[0].Criteria.Single().Note.ShouldBe(Given.Long(400));
    }

    [Fact]
    public void What_the_head_chooses_counts()
    {
        var made = Place(new SourceDocument([Table("Reading", "Action | Blue folder", "Train | Rebecca Lowe")], []), choose: c => c with { Columns = [[Meaning.Action, Meaning.Lead]], Titles = ["Early reading"] });
        made.Priorities.Single().Title.ShouldBe("Early reading");
        made.Priorities.Single().Actions.Single().LeadId.ShouldBe(Rebecca.Id);
        made.Leftovers.Single().Text.ShouldBe("Reading");
    }

    [Fact]
    public void It_is_added_to_the_plan_and_changes_nothing_that_is_there()
    {
        var plan = Given.Plan();
        var there = Given.Priority(plan);
        there.WriteRationale(Given.Head, "Our own words", null);
        there.AddAction(Given.Head, Given.Action());
        var school = School(new KnownPriority(there.Id, there.Title, there.ShortName, true, false, false, true, false));
        var made = Place(new SourceDocument([Table(null, "Priority | Why | Baseline | Action | Lead", "Early reading | Theirs | 71% | Read daily | HT", "Attendance | | | Ring | HT")], [new("Before table 1", "A word from the head")]), school);
        var comments = made.AddTo(plan, Given.Head, new HashSet<int> { 0, 1 }, "Old plan.docx", Given.Now, Given.Today);
        (there.Rationale, there.Baseline, there.LeadId, there.Actions.Count).ShouldBe(("Our own words", "71%", Given.Lead.MemberId, 2));
        plan.InOrder.Select(p => p.Title).ShouldBe([there.Title, "Attendance"]);
        comments.Select(c => (c.PriorityId, c.Text)).ShouldBe([(null, "Brought in from Old plan.docx, Before table 1:\nA word from the head"), (there.Id, $"Brought in from Old plan.docx, “{there.Title}”:\nTheirs")]);
    }

    [Fact]
    public void What_is_not_kept_makes_no_comment()
    {
        var made = Place(Table("Reading", "Action | Blue folder", "Train | Page 4"));
        made.AddTo(Given.Plan(), Given.Head, new HashSet<int>(), "Old plan.docx", Given.Now, Given.Today).ShouldBeEmpty();
    }

    [Fact]
    public void Only_who_edits_the_plan_brings_one_in()
    {
        var made = Place(Table("Reading", "Action | Lead", "Train | RL"));
        Given.Forbids(() => made.AddTo(Given.Plan(), Given.Lead, new HashSet<int>(), "Old plan.docx", Given.Now, Given.Today), "Rebecca Lowe may not do this in this school.");
        Given.Forbids(() => _ = new BringIn(Given.Lead, Given.School, Given.Year, "Old plan.docx", "{}", Given.Now), "Rebecca Lowe may not do this in this school.");
        Given.Forbids(() => new BringIn(Given.Head, Given.School, Given.Year, "Old plan.docx", "{}", Given.Now).Choose(Given.Deputy, "{}"), "Daniel Pritchard did not begin to bring this in.");
        var mine = new BringIn(Given.Head, Given.School, Given.Year, "Old plan.docx", "{}", Given.Now);
        mine.Choose(Given.Head, "chosen");
        mine.Choices.ShouldBe("chosen");
    }

    [Fact]
    public void More_priorities_than_anybody_has_are_refused()
    {
        var rows = Enumerable.Range(1, 61).Select(i => $"Goal called {(char)('a' + (i % 26))}{i} | Do it").Prepend("Priority | Action").ToArray();
        Given.Refuses(() => Place(Table(null, rows)), "This would make 61 priorities. Choose another column for the priorities, or bring in fewer rows: 60 at most");
    }
}
