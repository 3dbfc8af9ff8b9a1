using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Reference.Sender.Delivery;
using Compliance.Reference.Sender.Scraping;
using Compliance.Wire;

namespace Compliance.Reference.Sender;

/// <summary>One lane of a null.</summary>
internal sealed class NullWorker(SenderNull kind, SenderLane lane, SenderBehaviour behaviour, HttpClient client)
{
    private const int GarbageBytes = 97;

    /// <summary>Works until it is cancelled.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        if (kind == SenderNull.V1Only)
        {
            await V1(cancellation);
            return;
        }

        using var interval = new PeriodicTimer(behaviour.ScrapeInterval, behaviour.Clock);
        while (await interval.WaitForNextTickAsync(cancellation))
        {
            if (kind == SenderNull.Silent)
                await Scrape(cancellation);
            else if (kind is SenderNull.Garbage or SenderNull.Empty)
                await Post(cancellation);
        }
    }

    private Task V1(CancellationToken cancellation)
    {
        var choices = behaviour.Choices with { SendsExemplars = false, SendsMetadata = false, SendsStart = false, FallsBack = false };
        return new LaneWorker(lane with { V2 = false }, behaviour with { Choices = choices }, client, new SenderLog()).Run(cancellation);
    }

    private async Task Scrape(CancellationToken cancellation)
    {
        var pages = new PageReader(client, behaviour.ScrapeTimeout);
        foreach (var target in await pages.Targets(lane.Discovery, cancellation) ?? [])
            await pages.Page(target.Page, cancellation);
    }

    private async Task Post(CancellationToken cancellation)
    {
        var script = new RequestScript { Message = MessageKind.V2 };
        using var request = new HttpRequestMessage(HttpMethod.Post, lane.Write)
        {
            Content = new ByteArrayContent(kind == SenderNull.Empty ? RequestEncoder.Body(script) : Garbage()),
        };
        foreach (var header in RequestEncoder.Headers(script))
        {
            var value = header.Name == "User-Agent" ? WriteClient.UserAgent : header.Value;
            if (!request.Headers.TryAddWithoutValidation(header.Name, value))
                request.Content.Headers.TryAddWithoutValidation(header.Name, value);
        }

        try
        {
            using var response = await client.SendAsync(request, cancellation);
        }
        catch (HttpRequestException)
        {
            // A null does not care.
        }
    }

    private byte[] Garbage()
    {
        var bytes = new byte[GarbageBytes];
        new Random(behaviour.Seed).NextBytes(bytes);
        return bytes;
    }
}
