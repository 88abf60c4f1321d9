using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Pages.Schools.Voice;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.TrustSetUp;

/// <summary>
/// Staff voice of all schools: who asks now, and what came of each school's last questionnaire. Never a sum over schools: taken from it, the others would give one away.
/// The trust starts a questionnaire in schools; each looks through it and makes it ready itself.
/// </summary>
[NeedsInTrust(Permission.OfferVoice)]
public sealed class VoiceModel(AppDbContext db, QuestionSets sets, CurrentUser user, TimeProvider clock) : AppPage
{
    /// <param name="Now">Where the newest stands.</param>
    /// <param name="Best">Theme and share of the last that is closed, or null.</param>
    /// <param name="Lowest">The same of the theme that fewest agree with.</param>
    public sealed record Row(string Urn, string School, string? Now, string? Last, Guid? LastId, string? Replies, string? Best, string? Lowest, bool IsHidden)
    {
        /// <summary>The school has prepared, opened or closed a questionnaire.</summary>
        public bool HasAsked => Now is not null || LastId is not null;
    }

    /// <summary>What schools prepare or ask now.</summary>
    private IReadOnlyList<(Guid SchoolId, string Title)> _going = [];

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Schools { get; private set; } = [];

    /// <summary>The trust's own questions, to start from.</summary>
    public IReadOnlyList<SelectListItem> Sets { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (!await this.IsValidAsync(Input, new FormValidator()))
        {
            return this.Again();
        }

        var offered = Input.Schools.Where(id => Schools.Any(s => s.Value == id.ToString())).Distinct().ToList();
        // Sent twice, it is started once.
        var has = _going.Where(g => offered.Contains(g.SchoolId) && string.Equals(g.Title, Input.Title!.Trim(), StringComparison.OrdinalIgnoreCase)).Select(g => g.SchoolId).ToHashSet();
        if (has.Count > 0)
        {
            var names = Schools.Where(s => has.Contains(Guid.Parse(s.Value))).Select(s => s.Text).ToList();
            throw new RuleBrokenException($"“{Input.Title!.Trim()}” is there already in {(names.Count < 4 ? string.Join(", ", names) : names.Count.Count("school"))}. Choose other schools, or give it another title", "Schools");
        }

        var questions = await sets.PresetAsync(Input.From);
        db.AddRange(offered.Select(id => Questionnaire.Offer(user.Actor, id, questions, new(Input.Title, Input.Opens, Input.Closes, null), clock.Today())));
        await db.SaveChangesAsync();
        return this.Done("/voice", $"Started in {offered.Count.Count("school")}. Each looks through the questions and makes it ready");
    }

    private async Task LoadAsync()
    {
        Sets = await sets.OfferedAsync();
        var today = clock.Today();
        var schools = await db.Schools.AsNoTracking().OrderBy(s => s.Name).Select(s => new { s.Id, s.Urn, s.Name }).ToListAsync();
        Schools = [.. schools.Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
        var all = await db.Questionnaires.AsNoTracking().Select(q => new { q.Id, q.SchoolId, q.Title, q.Opens, q.Closes, q.Asked, q.IsReady, q.IsClosedEarly, Replies = db.Receipts.Count(r => r.QuestionnaireId == q.Id) }).ToListAsync();
        var stands = all.Select(q => (Q: q, State: Questionnaire.StateOn(q.IsReady, q.IsClosedEarly, q.Opens, q.Closes, today))).ToList();
        _going = [.. stands.Where(s => s.State != QuestionnaireState.Closed).Select(s => (s.Q.SchoolId, s.Q.Title))];
        var last = stands.Where(s => s.State == QuestionnaireState.Closed).GroupBy(s => s.Q.SchoolId).ToDictionary(g => g.Key, g => g.OrderByDescending(s => s.Q.Closes).Select(s => s.Q).Take(2).ToList());
        var ids = last.Values.SelectMany(two => two.Select(q => q.Id)).ToList();
        var full = await db.Questionnaires.AsNoTracking().Include(q => q.Questions).ThenInclude(q => q.Tallies).Where(q => ids.Contains(q.Id)).ToListAsync();
        Rows = [.. schools.Select(school =>
        {
            var open = stands.Where(s => s.Q.SchoolId == school.Id && s.State == QuestionnaireState.Open).Select(s => s.Q).FirstOrDefault();
            var now = open is not null ? $"{open.Replies} of {open.Asked} have answered, until {open.Closes.DayMonth()}" : stands.Any(s => s.Q.SchoolId == school.Id && s.State is QuestionnaireState.Waiting) ? "Ready" : stands.Any(s => s.Q.SchoolId == school.Id && s.State == QuestionnaireState.Draft) ? "Being prepared" : null;
            if (!last.TryGetValue(school.Id, out var two))
            {
                return new Row(school.Urn, school.Name, now, null, null, null, null, null, false);
            }

            var closed = two[0];
            var results = QuestionnaireResults.Of(full.Single(q => q.Id == closed.Id), closed.Replies, two.Count == 1 ? null : full.Single(q => q.Id == two[1].Id), today);
            var themes = results.Themes.Where(t => t.Agree is not null).ToList();
            string? Words(ThemeResult? theme) => theme is null ? null : $"{theme.Name}, {theme.Agree}%{(theme.Before is { } before ? $" ({before}% the time before)" : "")}";
            return new Row(school.Urn, school.Name, now, closed.Title, closed.Id, $"{closed.Replies} of {closed.Asked}", Words(themes.MaxBy(t => t.Agree)), Words(themes.MinBy(t => t.Agree)), results.IsHidden);
        })];
    }

    public sealed class Form
    {
        public Guid? From { get; set; }

        public string? Title { get; set; }

        public DateOnly? Opens { get; set; }

        public DateOnly? Closes { get; set; }

        public List<Guid> Schools { get; set; } = [];
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Title).NotEmpty().WithMessage("Enter what it is called");
            RuleFor(f => f.Schools).NotEmpty().WithMessage("Choose at least one school");
        }
    }
}
