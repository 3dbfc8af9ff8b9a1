using System.Globalization;
using Compliance.Running.Launching;

namespace Compliance.Tests.Sending;

/// <summary>Scrapes the page of every lane and writes its first sample, again and again.</summary>
internal static class TinySender
{
    public static async Task<string> Run(LaunchRequest request, CancellationToken cancellation)
    {
        await Task.WhenAll(request.Lanes.Select(lane => Lane(lane, cancellation)));
        return "done";
    }

    private static async Task Lane(LaneAddress lane, CancellationToken cancellation)
    {
        using var client = new HttpClient();
        while (!cancellation.IsCancellationRequested)
        {
            var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
            var line = (await client.GetStringAsync(lane.ScrapeUrl, cancellation)).Split('\n').First(l => l.Length > 0 && l[0] != '#');
            var (name, value) = (line.Split(' ')[0], double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
            using var content = new ByteArrayContent(Bodies.Gauge(name, now, value));
            content.Headers.TryAddWithoutValidation("Content-Type", RawClient.V2);
            (await client.PostAsync(lane.WriteUrl, content, cancellation)).Dispose();
            await Task.Delay(20, cancellation);
        }
    }
}
