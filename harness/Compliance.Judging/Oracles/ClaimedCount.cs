using System.Globalization;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Oracles;

/// <summary>What an answer says of one kind of data.</summary>
internal static class ClaimedCount
{
    /// <summary>The number of its Written header; null when it is not there once and a whole number.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="what"><c>Samples</c>, <c>Histograms</c> or <c>Exemplars</c>.</param>
    public static long? Of(Exchange exchange, string what) =>
        exchange.ResponseValues($"X-Prometheus-Remote-Write-{what}-Written").ToList() is [var only]
        && long.TryParse(only, NumberStyles.None, CultureInfo.InvariantCulture, out var written)
            ? written
            : null;
}
