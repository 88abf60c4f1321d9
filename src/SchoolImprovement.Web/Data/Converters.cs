using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SchoolImprovement.Domain;

namespace SchoolImprovement.Web.Data;

/// <summary>An academic year is kept as the year of its September.</summary>
public sealed class AcademicYearConverter() : ValueConverter<AcademicYear, int>(y => y.StartYear, y => new AcademicYear(y));

/// <summary>Instants are UTC, also when they come back.</summary>
public sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(d => d, d => DateTime.SpecifyKind(d, DateTimeKind.Utc));

/// <summary>Big-endian bytes, so that time-ordered ids sort in time order.</summary>
public sealed class GuidBytesConverter() : ValueConverter<Guid, byte[]>(g => g.ToByteArray(true), b => new Guid(b, true));
