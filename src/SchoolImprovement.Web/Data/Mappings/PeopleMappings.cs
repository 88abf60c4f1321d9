using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Web.Data.Mappings;

internal sealed class MemberMapping : IEntityTypeConfiguration<Member>, IEntityTypeConfiguration<RoleHolding>, IEntityTypeConfiguration<AppUser>, IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<Member> member)
    {
        member.Property(m => m.Name).HasMaxLength(Member.NameMax);
        member.Property(m => m.Email).HasMaxLength(Member.EmailMax);
        member.Property(m => m.Status).HasMaxLength(20);
        member.Property(m => m.InvitationHash).HasMaxLength(64);
        member.Property(m => m.CalendarHash).HasMaxLength(64);
        member.Property(m => m.Version).IsConcurrencyToken();
        member.HasMany(m => m.Roles).WithOne().HasForeignKey(r => new { r.TrustId, r.MemberId }).OnDelete(DeleteBehavior.Cascade);
        member.HasOne<AppUser>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.NoAction);
        member.HasIndex(m => new { m.TrustId, m.Email }).IsUnique();
        member.HasIndex(m => new { m.UserId, m.TrustId }).IsUnique();
        member.HasIndex(m => m.InvitationHash);
        member.HasIndex(m => m.CalendarHash);
    }

    public void Configure(EntityTypeBuilder<RoleHolding> role)
    {
        role.Property(r => r.Role).HasMaxLength(40);
        role.HasOne<School>().WithMany().HasForeignKey(r => new { r.TrustId, r.SchoolId }).OnDelete(DeleteBehavior.NoAction);
        role.HasIndex(r => new { r.TrustId, r.SchoolId });
    }

    public void Configure(EntityTypeBuilder<AppUser> user)
    {
        user.Property(u => u.Id).ValueGeneratedNever();
        user.Property(u => u.DisplayName).HasMaxLength(Member.NameMax);
    }

    public void Configure(EntityTypeBuilder<DataProtectionKey> key) => key.Property(k => k.Name).HasMaxLength(200);
}
