using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MvoUmbraco.Data.Workspace;

/// <summary>When a member was last in an intranet: what came after that is new to this member.</summary>
public sealed class IntranetVisit
{
    /// <summary>The member.</summary>
    public required Guid MemberKey { get; init; }

    /// <summary>The document of the intranet.</summary>
    public required Guid IntranetKey { get; init; }

    /// <summary>When the member last looked, during the visit that goes on or was the last.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>When the visit before it ended; null when there was none.</summary>
    public DateTimeOffset? BeforeAt { get; set; }
}

internal sealed class IntranetVisitTable : IEntityTypeConfiguration<IntranetVisit>
{
    public void Configure(EntityTypeBuilder<IntranetVisit> builder)
    {
        builder.ToTable("IntranetVisits");
        builder.HasKey(visit => new { visit.MemberKey, visit.IntranetKey });
    }
}
