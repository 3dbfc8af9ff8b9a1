using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text.Json;
using Compliance.Reference.Sender.Exposition;

namespace Compliance.Reference.Sender.Scraping;

/// <summary>Fetches discovery lists and pages.</summary>
internal sealed class PageReader(HttpClient client, TimeSpan timeout)
{
    private const string Accept =
        "application/openmetrics-text;version=1.0.0;q=0.8,"
        + "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.7,"
        + "text/plain;version=0.0.4;q=0.5";

    /// <summary>The targets listed; null when the list can't be had, which says nothing about the targets.</summary>
    public async Task<ImmutableArray<ScrapeTarget>?> Targets(Uri discovery, CancellationToken cancellation)
    {
        try
        {
            using var limited = Limited(cancellation);
            using var response = await client.GetAsync(discovery, limited.Token);
            return response.IsSuccessStatusCode ? Discovery.Read(await response.Content.ReadAsStringAsync(limited.Token)) : null;
        }
        catch (Exception e) when (IsFailure(e, cancellation) || e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The page, or why the scrape failed.</summary>
    public async Task<PageAnswer> Page(Uri page, CancellationToken cancellation)
    {
        try
        {
            using var limited = Limited(cancellation);
            using var request = new HttpRequestMessage(HttpMethod.Get, page);
            request.Headers.TryAddWithoutValidation("Accept", Accept);
            using var response = await client.SendAsync(request, limited.Token);
            if (!response.IsSuccessStatusCode)
                return new(null, StaleCause.ScrapeRefused);
            var series = Read(response.Content.Headers.ContentType, await response.Content.ReadAsByteArrayAsync(limited.Token));
            return new(series, default, response.Headers.CacheControl?.MaxAge ?? TimeSpan.Zero);
        }
        catch (ExpositionException)
        {
            return new(null, StaleCause.ScrapeRefused);
        }
        catch (Exception e) when (IsFailure(e, cancellation))
        {
            return new(null, e is OperationCanceledException ? StaleCause.ScrapeTimedOut : StaleCause.ScrapeBroken);
        }
    }

    private static ImmutableArray<ScrapedSeries> Read(MediaTypeHeaderValue? type, byte[] page) =>
        type?.MediaType switch
        {
            "application/vnd.google.protobuf" => ProtobufExposition.Read(page),
            "application/openmetrics-text" => TextExposition.Read(page, openMetrics: true),
            _ => TextExposition.Read(page, openMetrics: false),
        };

    private CancellationTokenSource Limited(CancellationToken cancellation)
    {
        var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(timeout);
        return limited;
    }

    private static bool IsFailure(Exception e, CancellationToken cancellation) =>
        e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellation.IsCancellationRequested);
}
