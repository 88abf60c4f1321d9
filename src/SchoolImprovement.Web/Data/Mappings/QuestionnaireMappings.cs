using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Web.Data.Mappings;

internal sealed class QuestionnaireMapping
    : IEntityTypeConfiguration<Questionnaire>, IEntityTypeConfiguration<Question>, IEntityTypeConfiguration<Tally>, IEntityTypeConfiguration<Receipt>, IEntityTypeConfiguration<StaffComment>, IEntityTypeConfiguration<QuestionSet>
{
    public void Configure(EntityTypeBuilder<Questionnaire> questionnaire)
    {
        questionnaire.Property(q => q.Title).HasMaxLength(Questionnaire.TitleMax);
        questionnaire.Property(q => q.Preset).HasMaxLength(40);
        questionnaire.Property(q => q.PresetVersion).HasMaxLength(20);
        questionnaire.Property(q => q.Secret).HasMaxLength(40);
        questionnaire.Property(q => q.Version).IsConcurrencyToken();
        questionnaire.Ignore(q => q.InOrder);
        questionnaire.HasOne<School>().WithMany().HasForeignKey(q => new { q.TrustId, q.SchoolId }).OnDelete(DeleteBehavior.NoAction);
        questionnaire.HasMany(q => q.Questions).WithOne().HasForeignKey(q => new { q.TrustId, q.QuestionnaireId }).OnDelete(DeleteBehavior.Cascade);
        questionnaire.HasMany(q => q.Receipts).WithOne().HasForeignKey(r => new { r.TrustId, r.QuestionnaireId }).OnDelete(DeleteBehavior.Cascade);
        questionnaire.HasMany(q => q.Comments).WithOne().HasForeignKey(c => new { c.TrustId, c.QuestionnaireId }).OnDelete(DeleteBehavior.Cascade);
        questionnaire.HasIndex(q => q.Secret).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Question> question)
    {
        question.ToTable("Questions");
        question.Property(q => q.Kind).HasMaxLength(20);
        question.Property(q => q.Words).HasMaxLength(Question.WordsMax);
        question.Property(q => q.Theme).HasMaxLength(Question.ThemeMax);
        question.Property(q => q.Code).HasMaxLength(Question.CodeMax);
        question.Property(q => q.OptionLines).HasMaxLength(Question.OptionsMax);
        question.Ignore(q => q.Options);
        question.HasMany(q => q.Tallies).WithOne().HasForeignKey(t => new { t.TrustId, t.QuestionId }).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Tally> tally)
    {
        tally.ToTable("Tallies");
        tally.HasIndex(t => new { t.TrustId, t.QuestionId, t.Choice }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Receipt> receipt) => receipt.ToTable("Receipts");

    public void Configure(EntityTypeBuilder<QuestionSet> set)
    {
        set.Property(s => s.Name).HasMaxLength(QuestionSet.NameMax);
        set.Property(s => s.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<StaffComment> comment)
    {
        comment.ToTable("StaffComments");
        comment.Property(c => c.Text).HasMaxLength(StaffComment.TextMax);
        comment.Property(c => c.State).HasMaxLength(20);
        comment.Property(c => c.CheckedBy).HasMaxLength(Member.NameMax);
        comment.HasOne<Question>().WithMany().HasForeignKey(c => new { c.TrustId, c.QuestionId }).OnDelete(DeleteBehavior.NoAction);
    }
}
