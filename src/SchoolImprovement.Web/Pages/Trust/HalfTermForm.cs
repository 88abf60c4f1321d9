using System.Globalization;
using FluentValidation;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Web.Pages.TrustSetUp;

/// <summary>The six half-terms of a year as a person types them.</summary>
public sealed class HalfTermForm
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public List<Row> HalfTerms { get; set; } = [];

    public static HalfTermForm Of(IEnumerable<HalfTermSpan> spans) => new() { HalfTerms = [.. spans.OrderBy(s => s.HalfTerm).Select(s => new Row { First = Iso(s.First), Last = Iso(s.Last) })] };

    /// <summary>Once the shape is known to be right.</summary>
    public IReadOnlyList<HalfTermSpan> Spans() => [.. HalfTerms.Select((r, i) => new HalfTermSpan((HalfTerm)i, Day(r.First)!.Value, Day(r.Last)!.Value))];

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) => DateOnly.TryParse(text, British, out var day) ? day : null;

    public sealed class Row
    {
        public string? First { get; set; }

        public string? Last { get; set; }
    }

    public sealed class Validator : AbstractValidator<HalfTermForm>
    {
        public Validator()
        {
            RuleFor(f => f.HalfTerms).Must(rows => rows.Count == Enum.GetValues<HalfTerm>().Length).WithMessage("Enter the dates of all six half-terms");
            RuleFor(f => f.HalfTerms).Custom((rows, context) =>
            {
                for (var i = 0; i < rows.Count; i++)
                {
                    var half = ((HalfTerm)i).Label();
                    if (Day(rows[i].First) is null)
                    {
                        context.AddFailure($"HalfTerms[{i}].First", $"Enter the first day of {half} as a date, for example 1 September 2026");
                    }

                    if (Day(rows[i].Last) is null)
                    {
                        context.AddFailure($"HalfTerms[{i}].Last", $"Enter the last day of {half} as a date, for example 23 October 2026");
                    }
                }
            });
        }
    }
}
