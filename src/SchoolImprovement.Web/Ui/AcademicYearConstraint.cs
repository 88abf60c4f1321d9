using System.Globalization;
using SchoolImprovement.Domain;

namespace SchoolImprovement.Web.Ui;

/// <summary>Lets {year:academicYear} in an address be a school year such as 2026-27, so that it never meets other words in that place.</summary>
public sealed class AcademicYearConstraint : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        AcademicYear.TryParse(Convert.ToString(values[routeKey], CultureInfo.InvariantCulture), out _);
}
