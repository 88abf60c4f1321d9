using FluentValidation;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Web.Pages.TrustSetUp;

/// <summary>The six half-terms of a year as a person types them.</summary>
public sealed class HalfTermForm
{
    public List<Row> HalfTerms { get; set; } = [];

    public static HalfTermForm Of(IEnumerable<HalfTermSpan> spans) => new() { HalfTerms = [.. spans.OrderBy(s => s.HalfTerm).Select(s => new Row { First = s.First, Last = s.Last })] };

    /// <summary>Once the shape is known to be right.</summary>
    public IReadOnlyList<HalfTermSpan> Spans() => [.. HalfTerms.Select((r, i) => new HalfTermSpan((HalfTerm)i, r.First!.Value, r.Last!.Value))];

    public sealed class Row
    {
        public DateOnly? First { get; set; }

        public DateOnly? Last { get; set; }
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
                    if (rows[i].First is null)
                    {
                        context.AddFailure($"HalfTerms[{i}].First", $"Enter the first day of {half} as a date, for example 1 September 2026");
                    }

                    if (rows[i].Last is null)
                    {
                        context.AddFailure($"HalfTerms[{i}].Last", $"Enter the last day of {half} as a date, for example 23 October 2026");
                    }
                }
            });
        }
    }
}
