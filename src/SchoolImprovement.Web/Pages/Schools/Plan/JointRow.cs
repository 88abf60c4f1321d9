namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>A joint training session of the trust that meets a need of the school's.</summary>
/// <param name="Id">The session.</param>
/// <param name="Title">Its name.</param>
/// <param name="On">Its day.</param>
/// <param name="Schools">How many schools it is for.</param>
/// <param name="Needs">The school's needs that it meets, in words.</param>
/// <param name="NeedIds">Their ids; that of an action's need is the action's.</param>
public sealed record JointRow(Guid Id, string Title, DateOnly On, int Schools, IReadOnlyList<string> Needs, IReadOnlyList<Guid> NeedIds);
