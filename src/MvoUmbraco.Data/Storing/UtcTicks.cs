using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MvoUmbraco.Data.Storing;

/// <summary>A moment as the number of 100-nanosecond ticks since the year 1, UTC.</summary>
internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
    moment => moment.UtcTicks,
    ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
