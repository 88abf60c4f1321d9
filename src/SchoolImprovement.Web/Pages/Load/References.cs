using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Load;

/// <summary>Reference pages for measuring: what the frame of a page costs, and what a page of 64 rows costs. They exist only when Load__Pages is true.</summary>
public static class References
{
    public static IMvcBuilder AddReferencePages(this IMvcBuilder mvc, IConfiguration settings) => mvc.AddRazorPagesOptions(o =>
    {
        if (!settings.GetValue<bool>("Load:Pages"))
        {
            o.Conventions.AddFolderRouteModelConvention("/Load", page => page.Selectors.Clear());
        }
    });
}

/// <summary>Nothing but the frame.</summary>
[NeedsInTrust]
public sealed class EmptyModel : AppPage;

/// <summary>Rows by one query.</summary>
[NeedsInTrust]
public sealed class RowsModel(AppDbContext db) : AppPage
{
    public sealed record Row(string Urn, string Name, string Phase, string? LocalAuthority, int? Pupils);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync() =>
        Rows = await db.Schools.OrderBy(s => s.Name).Take(64).Select(s => new Row(s.Urn, s.Name, s.Phase, s.LocalAuthority, s.Pupils)).ToListAsync();
}
