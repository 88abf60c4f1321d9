using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Plan.Editing;

/// <summary>What is the same for every form of the plan: draft, two people at once, save, show again. What differs is in each page's <see cref="Edit{TForm, TWhole}"/>.</summary>
public sealed class PlanEditing(AppDbContext db, PlanQuery plans, CurrentUser user, CurrentSchool school, TimeProvider clock)
{
    /// <summary>Opens the form, with what the person typed before if they did not save it.</summary>
    public async Task<IActionResult> OpenAsync<TForm, TWhole>(IEdits<TForm> page, Edit<TForm, TWhole> edit)
        where TForm : class, new()
        where TWhole : class
    {
        var view = await edit.Read(Form(edit));
        if (view is null || edit.Now(view) is not { } now)
        {
            return new NotFoundResult();
        }

        if (!edit.May(view))
        {
            return new StatusCodeResult(403);
        }

        if (view.Refusal(edit.TakesProgress) is { } refusal)
        {
            return Refused(page, view, refusal);
        }

        (page.Input, page.Began) = (now.Form, Begin(now.Form, now.Version, view));
        var kept = view.Draft is { } draft && Restore(page, draft) ? draft.At : (DateTime?)null;
        Show(page, edit, view, kept);
        return ((AppPage)page).Page();
    }

    /// <summary>Saves the form. Nothing is saved, and everything typed is shown again, when a field cannot be read, a rule is broken, or somebody else was faster.</summary>
    public async Task<IActionResult> SaveAsync<TForm, TWhole>(IEdits<TForm> page, Edit<TForm, TWhole> edit, int tries = 3)
        where TForm : class, new()
        where TWhole : class
    {
        var model = (AppPage)page;
        if (await edit.Load() is not { } whole || (edit.Row is not null && edit.Row(whole) is null))
        {
            return await ShowGoneAsync(page, edit);
        }

        if (!model.ModelState.IsValid)
        {
            return await ShowAsync(page, edit, 400);
        }

        var row = edit.Row?.Invoke(whole);
        if (page.Began.Do == "theirs")
        {
            await DropDraftAsync(edit.Target);
            await db.SaveChangesAsync();
            return model.Done(Address(page, new Place(0, "")), $"Kept the other version of the {edit.Called}");
        }

        if (page.Began.Do == "back")
        {
            return await ShowAsync(page, edit, 200, rebase: true);
        }

        if (row is not null && row.Version != page.Began.Version && await ClashAsync(page, edit, ((TrustRow)row).Id) is { } clash)
        {
            return clash;
        }

        if (page.Began.Keep.ContainsValue("theirs") && await edit.Read(Form(edit)) is { } view && edit.Now(view) is { } theirs)
        {
            foreach (var field in Field.Of<TForm>().Where(f => page.Began.Keep.GetValueOrDefault(f.Name) == "theirs"))
            {
                field.Set(page.Input, field.Get(theirs.Form));
            }

            model.ModelState.Clear();
        }

        if (!await model.IsValidAsync(page.Input, edit.Validator) || !await IsOfferedAsync(page, edit))
        {
            return await ShowAsync(page, edit, 400);
        }

        // What becomes of the schedule is shown before it happens.
        page.Began.Effect = edit.Effect is null ? null : await edit.Effect(whole);
        if (page.Began.Effect is { } effect && page.Began.Monitoring is not ("follow" or "stay"))
        {
            model.ModelState.AddModelError("Began.Monitoring", effect.MayFollow ? "Choose what becomes of the monitoring" : "This change touches monitoring that is planned. Read what, then save again");
            return await ShowAsync(page, edit, 400);
        }

        try
        {
            var place = edit.Write(whole);
            if (page.Began.Monitoring == "follow")
            {
                page.Began.Effect?.Do();
            }

            await DropDraftAsync(edit.Target);
            await db.SaveChangesAsync();
            model.TempData["At"] = place.Element;
            return model.Done(Address(page, place), edit.Saved);
        }
        catch (RuleBrokenException broken)
        {
            model.ModelState.AddModelError(broken.Field is { } field ? $"Input.{field}" : "", broken.Message);
            return await ShowAsync(page, edit, 400);
        }
        catch (DbUpdateConcurrencyException) when (tries > 1)
        {
            // Somebody saved between reading and writing: look again, which shows the two versions or what is left of them.
            db.ChangeTracker.Clear();
            return await SaveAsync(page, edit, tries - 1);
        }
    }

    /// <summary>The choice between the two versions, or null when the two did not touch the same form's words.</summary>
    private async Task<IActionResult?> ClashAsync<TForm, TWhole>(IEdits<TForm> page, Edit<TForm, TWhole> edit, Guid rowId)
        where TForm : class, new()
        where TWhole : class
    {
        if (await edit.Read(Form(edit)) is not { } view || edit.Now(view) is not { } theirs)
        {
            return null;
        }

        var began = Read<TForm>(page.Began.Base) ?? new TForm();
        var fields = Field.Of<TForm>();
        if (fields.All(f => f.Same(f.Get(theirs.Form), f.Get(began))) || fields.All(f => f.Same(f.Get(theirs.Form), f.Get(page.Input))))
        {
            return null;
        }

        if (!edit.May(view))
        {
            return new StatusCodeResult(403);
        }

        var choices = await NamedAsync(view.Choices, fields.SelectMany(f => new[] { f.Get(theirs.Form), f.Get(page.Input) }));
        var changes = await db.History.AsNoTracking().Where(h => h.RowId == rowId && h.MemberId != user.Actor.MemberId).OrderByDescending(h => h.At).Take(40).Select(h => new { h.Who, h.At, h.Field }).ToListAsync();
        var last = fields.Where(f => !f.Same(f.Get(theirs.Form), f.Get(began))).Select(f => changes.FirstOrDefault(c => c.Field == f.Label)).Where(c => c is not null).ToList();
        var first = last.MaxBy(c => c!.At) ?? changes.FirstOrDefault();
        var several = last.Select(c => c!.Who).Distinct().Count() > 1;
        var clash = new Clash(first?.Who ?? "Somebody else", first?.At, fields.Select(f =>
        {
            string mine = f.Get(page.Input), saved = f.Get(theirs.Form), old = f.Get(began);
            var change = several ? changes.FirstOrDefault(c => c.Field == f.Label) : null;
            return new ClashField(f.Name, f.Label, f.Words(mine, choices), f.Words(saved, choices), !f.Same(mine, saved), f.Same(mine, old), change is null ? null : $"{change.Who}, {change.At.SaveTime()}");
        }).ToList());
        // What the choice is made between is what the next save compares with; the base stays, to tell whose change is whose should a third person save.
        page.Began = Begin(began, theirs.Version, view);
        ((AppPage)page).ModelState.Clear();
        Show(page, edit, view, null, clash);
        return At(page, 409);
    }

    /// <summary>Somebody removed what was edited: what was typed is still shown.</summary>
    private async Task<IActionResult> ShowGoneAsync<TForm, TWhole>(IEdits<TForm> page, Edit<TForm, TWhole> edit)
        where TForm : class, new()
        where TWhole : class
    {
        var form = Form(edit);
        var view = page.Began.Priority is { } id ? await plans.OfPriorityAsync(id, form) : null;
        if (view is null && AcademicYear.TryParse(page.Began.Year, out var year))
        {
            view = await plans.OfYearAsync(year, form);
        }

        if (view is null)
        {
            return new NotFoundResult();
        }

        Show(page, edit, view, null);
        var choices = await NamedAsync(view.Choices, Field.Of<TForm>().Select(f => f.Get(page.Input)));
        view.Editor = view.Editor! with
        {
            Gone = new Gone(
                edit.Called,
                Field.Of<TForm>().Where(f => f.Get(page.Input).Length > 0).Select(f => new GoneField(f.Name, f.Label, f.Get(page.Input), f.Words(f.Get(page.Input), choices))).ToList(),
                view.Open is { } open && view.MayWrite(open) ? edit.AddAgain?.Invoke(open.Id) : null),
        };
        return At(page, 409);
    }

    private async Task<IActionResult> ShowAsync<TForm, TWhole>(IEdits<TForm> page, Edit<TForm, TWhole> edit, int status, bool rebase = false)
        where TForm : class, new()
        where TWhole : class
    {
        if (await edit.Read(Form(edit)) is not { } view || edit.Now(view) is not { } now)
        {
            return await ShowGoneAsync(page, edit);
        }

        if (!edit.May(view))
        {
            return new StatusCodeResult(403);
        }

        if (rebase)
        {
            page.Began = Begin(now.Form, now.Version, view);
            ((AppPage)page).ModelState.Clear();
        }

        Show(page, edit, view, null);
        return At(page, status);
    }

    /// <summary>The plan takes no change now: it is shown as it is, with what to do about it.</summary>
    private static IActionResult Refused<TForm>(IEdits<TForm> page, PlanView view, string refusal)
        where TForm : class, new()
    {
        page.View = view;
        return ((AppPage)page).Refused(refusal);
    }

    private static PlanQuery.Form Form<TForm, TWhole>(Edit<TForm, TWhole> edit)
        where TForm : class, new()
        where TWhole : class => new(edit.Target, [.. Field.Of<TForm>().Select(f => f.Offered).OfType<ChoiceOf>()]);

    /// <summary>What was chosen must be on the list, unless it stood there before: a lead who has left stays until somebody chooses another.</summary>
    private async Task<bool> IsOfferedAsync<TForm, TWhole>(IEdits<TForm> page, Edit<TForm, TWhole> edit)
        where TForm : class, new()
        where TWhole : class
    {
        var chosen = Field.Of<TForm>().Where(f => f.Offered is not null && f.Get(page.Input).Length > 0).ToList();
        var offered = await plans.OfferedAsync(chosen.Select(f => f.Offered!.Value).ToList());
        var strange = chosen.Where(f => !offered.Any(c => c.Of == f.Offered && c.Id == f.Get(page.Input))).ToList();
        if (strange.Count == 0 || await edit.Read(Form(edit)) is not { } view || edit.Now(view) is not { } now)
        {
            return strange.Count == 0;
        }

        foreach (var field in strange.Where(f => f.Get(page.Input) != f.Get(now.Form)))
        {
            ((AppPage)page).ModelState.AddModelError($"Input.{field.Name}", field.NotOffered);
        }

        return ((AppPage)page).ModelState.IsValid;
    }

    private static void Show<TForm, TWhole>(IEdits<TForm> page, Edit<TForm, TWhole> edit, PlanView view, DateTime? keptAt, Clash? clash = null)
        where TForm : class, new()
        where TWhole : class
    {
        view.Editor = new Editor(edit.Target, edit.Partial, page, edit.Heading, page.Began, Field.Of<TForm>().ToDictionary(f => f.Name, f => f.Get(page.Input)), keptAt, clash, null)
        {
            Called = edit.Called,
            Save = edit.Button,
        };
        page.View = view;
    }

    private static IActionResult At<TForm>(IEdits<TForm> page, int status)
        where TForm : class, new()
    {
        var model = (AppPage)page;
        model.Response.StatusCode = status;
        return model.Page();
    }

    private string Address<TForm>(IEdits<TForm> page, Place place)
        where TForm : class, new()
    {
        var year = AcademicYear.TryParse(page.Began.Year, out var at) ? $"/{at.Slug}{(page.Began.Subject is { } subject ? $"/subjects/{subject}" : "")}{place.Page}" : "";
        return $"/schools/{school.School.Urn}/plan{year}{(place.Priority > 0 ? $"?open={place.Priority}" : "")}{(place.Element.Length > 0 ? "#" + place.Element : "")}";
    }

    private static Began Begin<TForm>(TForm form, int version, PlanView view)
        where TForm : class, new() =>
        new() { Version = version, Base = JsonSerializer.Serialize(Field.Of<TForm>().ToDictionary(f => f.Name, f => f.Get(form))), Year = view.Year, Priority = view.Open?.Id, Subject = view.Plan.Under is null ? null : view.Plan.Id };

    private static bool Restore<TForm>(IEdits<TForm> page, Draft draft)
        where TForm : class, new()
    {
        var kept = JsonSerializer.Deserialize<Dictionary<string, string>>(draft.Values) ?? [];
        foreach (var field in Field.Of<TForm>())
        {
            if (kept.TryGetValue($"Input.{field.Name}", out var value))
            {
                field.Set(page.Input, value);
            }
        }

        if (kept.TryGetValue("Began.Version", out var version) && int.TryParse(version, out var number) && kept.TryGetValue("Began.Base", out var began))
        {
            (page.Began.Version, page.Began.Base) = (number, began);
        }

        return kept.Count > 0;
    }

    private static TForm? Read<TForm>(string? json)
        where TForm : class, new()
    {
        try
        {
            var values = JsonSerializer.Deserialize<Dictionary<string, string>>(json ?? "{}") ?? [];
            var form = new TForm();
            foreach (var field in Field.Of<TForm>())
            {
                field.Set(form, values.GetValueOrDefault(field.Name));
            }

            return form;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The lists with the names of those who are no longer offered but stand in a field.</summary>
    private async Task<IReadOnlyList<Choice>> NamedAsync(IReadOnlyList<Choice> choices, IEnumerable<string> values)
    {
        var unknown = values.Select(Typed.Id).OfType<Guid>().Where(id => choices.All(c => c.Id != id.ToString())).Distinct().ToList();
        if (unknown.Count == 0)
        {
            return choices;
        }

        var members = await db.Members.Where(m => unknown.Contains(m.Id)).Select(m => new { m.Id, m.Name }).ToListAsync();
        var sources = await db.FundingSources.Where(f => unknown.Contains(f.Id)).Select(f => new { f.Id, f.Name }).ToListAsync();
        return [.. choices, .. members.Concat(sources).Select(n => new Choice(default, n.Id.ToString(), n.Name, 0))];
    }

    /// <summary>Drops the draft of what is saved, and with it the person's drafts that nobody came back to.</summary>
    private async Task DropDraftAsync(string target)
    {
        var me = user.Actor.MemberId;
        var forgotten = clock.GetUtcNow().UtcDateTime - OpenEdit.KeptFor;
        db.OpenEdits.RemoveRange(await db.OpenEdits.Where(e => e.MemberId == me && (e.Target == target || e.SeenAt < forgotten)).ToListAsync());
    }
}
