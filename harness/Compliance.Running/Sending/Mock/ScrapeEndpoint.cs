using System.Text.Json;
using Compliance.Model.Scrapes;
using Compliance.Running.Sending.Exposition;
using Microsoft.AspNetCore.Http;

namespace Compliance.Running.Sending.Mock;

/// <summary>Serves the pages of lanes and the discovery lists that name them.</summary>
internal static class ScrapeEndpoint
{
    public static async Task Page(HttpContext http, RequestHead head, ConnectionTap tap, MockLane lane, CancellationToken stopping)
    {
        var scrape = lane.Scraped(Accept(head));
        var page = lane.Lane.Pages[scrape.Page];
        // HTTP clients ask again by themselves when a connection ends that they had used before, or ends without an error: for a page
        // that is gone to be seen, connections aren't used twice and are reset.
        if (lane.Lane.Pages.Any(p => p.Kind == PageKind.Gone))
            http.Response.Headers.Connection = "close";
        // A lane that has told everything may rest: whoever keeps to this (RFC 9111, 5.2.2.1) leaves the machine to the others.
        if (lane.Accepts)
            http.Response.Headers.CacheControl = "max-age=60";
        switch (page.Kind)
        {
            case PageKind.Gone:
                Breakage.Reset(http, tap.Socket);
                break;
            case PageKind.Hang:
                await Hang(http, stopping);
                break;
            case PageKind.Status:
                await Send(http, page.Status, "text/plain; charset=utf-8", "This page fails on purpose.\n"u8.ToArray());
                break;
            default:
                var body = ScrapePage.Render(page, scrape.PageScrape, scrape.Format, scrape.WallMs);
                await Send(http, StatusCodes.Status200OK, ScrapePage.ContentType(scrape.Format), body);
                break;
        }
    }

    public static Task Discovery(HttpContext http, MockLane lane)
    {
        var labels = new Dictionary<string, string> { ["__metrics_path__"] = MockPaths.Metrics(lane.Lane.Name) };
        object[] groups = lane.Discovered() ? [new { targets = new[] { http.Request.Host.Value }, labels }] : [];
        return Send(http, StatusCodes.Status200OK, "application/json", JsonSerializer.SerializeToUtf8Bytes(groups));
    }

    private static string Accept(RequestHead head) =>
        string.Join(", ", head.Headers.Where(h => h.Name.Equals("Accept", StringComparison.OrdinalIgnoreCase)).Select(h => h.Value));

    private static async Task Send(HttpContext http, int status, string contentType, byte[] body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        if (!MockAnswer.AllowsBody(status))
            return;
        http.Response.ContentLength = body.Length;
        await http.Response.BodyWriter.WriteAsync(body, http.RequestAborted);
    }

    private static async Task Hang(HttpContext http, CancellationToken stopping)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var gone = http.RequestAborted.Register(() => end.TrySetResult());
        using var stop = stopping.Register(() => end.TrySetResult());
        await end.Task;
        http.Abort();
    }
}
