using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SchoolImprovement.Domain;

namespace SchoolImprovement.Web.Data;

/// <summary>EF makes a converter for each property, and then takes the same value for another parameter wherever it is compared with another property: the trust came fourteen times in one question.</summary>
public static class Converters
{
    /// <summary>Lets all properties share one converter of each kind.</summary>
    public static void Share(ModelBuilder builder)
    {
        var kept = new Dictionary<Type, ValueConverter>();
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            if (property.GetValueConverter() is { } converter && !kept.TryAdd(converter.GetType(), converter))
            {
                property.SetValueConverter(kept[converter.GetType()]);
            }
        }
    }
}

/// <summary>An academic year is kept as the year of its September.</summary>
public sealed class AcademicYearConverter() : ValueConverter<AcademicYear, int>(y => y.StartYear, y => new AcademicYear(y));

/// <summary>Instants are UTC, also when they come back.</summary>
public sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(d => d, d => DateTime.SpecifyKind(d, DateTimeKind.Utc));

/// <summary>Big-endian bytes, so that time-ordered ids sort in time order.</summary>
public sealed class GuidBytesConverter() : ValueConverter<Guid, byte[]>(g => g.ToByteArray(true), b => new Guid(b, true));

/// <summary>A short list that is read and written whole is kept as JSON in one column. An empty text, as a column has that was added later, is an empty list.</summary>
public sealed class JsonListConverter<T>() : ValueConverter<IReadOnlyList<T>, string>(
    list => JsonSerializer.Serialize(list, JsonSerializerOptions.Web),
    text => text.Length == 0 ? Array.Empty<T>() : JsonSerializer.Deserialize<T[]>(text, JsonSerializerOptions.Web)!);

/// <summary>Two such lists are the same when their items are.</summary>
public sealed class JsonListComparer<T>() : ValueComparer<IReadOnlyList<T>>(
    (one, other) => one!.SequenceEqual(other!),
    list => list.Aggregate(0, (hash, item) => HashCode.Combine(hash, item)),
    list => list.ToArray());
