using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Mail;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.SelfEvaluation;

/// <summary>With whom the head shares the self-evaluation as it stands: people who lead other schools of the trust, chosen by name.</summary>
[NeedsInSchool(Permission.ShareSelfEvaluation)]
public sealed class ShareModel(AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock, Postbox post, PublicAddress address) : AppPage
{
    /// <param name="Schools">The schools that they lead, in words.</param>
    /// <param name="Reads">They read it already by a role of their own, as a peer reviewer does, and so are not offered.</param>
    public sealed record Colleague(Guid Id, string Name, string Role, string Schools, bool Reads);

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<SefShare> Shares { get; private set; } = [];

    /// <summary>Who leads another school of the trust, by name.</summary>
    public IReadOnlyList<Colleague> Colleagues { get; private set; } = [];

    public IEnumerable<SelectListItem> Choices => Colleagues.Where(c => !c.Reads && Shares.All(s => s.MemberId != c.Id || s.HasEnded(Today))).Select(c => new SelectListItem($"{c.Name}, {c.Role.ToLowerInvariant()}, {c.Schools}", c.Id.ToString()));

    public string Root => $"/schools/{school.School.Urn}/self-evaluation";

    public string SchoolName => school.School.Name;

    public DateOnly Today => clock.Today();

    /// <summary>What has become of a share, where the person does not read now; or null.</summary>
    public string? WhyNot(SefShare share) => share.HasEnded(Today) ? "Ended" : Colleagues.All(c => c.Id != share.MemberId) ? "Leads no other school now, so reads nothing" : null;

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (!await this.IsValidAsync(Input, new FormValidator()))
        {
            return this.Again();
        }

        var reader = await db.Members.Include(m => m.Roles).FirstOrDefaultAsync(m => m.Id == Input.Reader) ?? throw new RuleBrokenException("Choose somebody from the list", "Reader");
        var share = SefShare.With(user.Actor, school.School.Id, reader, Colleagues.FirstOrDefault(c => c.Id == reader.Id)?.Schools ?? "", Input.Until, Shares, clock.GetUtcNow().UtcDateTime);
        db.RemoveRange(Shares.Where(s => s.MemberId == reader.Id));
        db.Add(share);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Sent twice at the same moment: the database keeps one.
            throw new RuleBrokenException($"It is shared with {reader.Name} already", "Reader");
        }

        post.SendSoon(Tell(share, reader));
        return this.Done($"{Root}/share", $"{reader.Name} may read the self-evaluation now{(post.Sends ? " and is told by e-mail" : ". Mail is not set up here, so tell them yourself: they find it among their schools")}");
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid share)
    {
        await LoadAsync();
        if (Shares.FirstOrDefault(s => s.Id == share) is not { } given)
        {
            return NotFound();
        }

        given.DemandTakeBack(user.Actor);
        db.Remove(given);
        await db.SaveChangesAsync();
        return this.Done($"{Root}/share", $"Taken back. {given.Reader} reads the self-evaluation no more");
    }

    /// <summary>Says that there is something to read and where. What stands in it stays here: a mail is read by whoever opens the mailbox.</summary>
    private Letter Tell(SefShare share, Member reader) => new(reader.Email, $"The self-evaluation of {SchoolName}", $"""
        Dear {reader.Name},

        {share.SharedBy} has shared the self-evaluation of {SchoolName} with you. You can read it, print it and comment on it {(share.Until is { } last ? $"until {last:d MMMM yyyy}" : "until it is taken back")}.

        {(reader.Status == MemberStatus.Invited ? "You have not come in to School Improvement yet: first open the link in your invitation. Then open this one." : "Open this link and sign in.")}

        {address.Of(Root)}

        If you did not expect this, you need do nothing.
        """);

    private async Task LoadAsync()
    {
        var (schoolId, today) = (school.School.Id, Today);
        Shares = await db.SefShares.Where(s => s.SchoolId == schoolId).OrderBy(s => s.Reader).ToListAsync();
        var reading = Enum.GetValues<Role>().Where(r => r.May(Permission.ReadCurrentSelfEvaluation)).ToList();
        var leading = await (
            from m in db.Members.AsNoTracking().Where(m => m.Status == MemberStatus.Active || m.Status == MemberStatus.Invited)
            from r in m.Roles.Where(r => r.SchoolId != schoolId && (r.Role == Role.Headteacher || r.Role == Role.SeniorLeader) && (r.Until == null || r.Until >= today))
            from s in db.Schools.Where(s => s.Id == r.SchoolId)
            orderby m.Name, s.Name
            select new { m.Id, m.Name, r.Role, School = s.Name, Reads = m.Roles.Any(o => (o.SchoolId == null || o.SchoolId == schoolId) && reading.Contains(o.Role) && (o.Until == null || o.Until >= today)) }).ToListAsync();
        Colleagues = [.. leading.GroupBy(l => (l.Id, l.Name)).Select(g => new Colleague(g.Key.Id, g.Key.Name, g.First().Role.Label(), string.Join(" and ", g.Select(l => l.School).Distinct()), g.First().Reads))];
    }

    public sealed class Form
    {
        public Guid? Reader { get; set; }

        public DateOnly? Until { get; set; }
    }

    private sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.Reader).NotNull().WithMessage("Choose who may read it");
    }
}
