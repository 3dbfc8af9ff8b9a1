using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Reference.Receiver;
using Compliance.Wire;

namespace Compliance.Tests.Reference;

/// <summary>A reference receiver with a client that sends scripted requests to it.</summary>
internal sealed class ReceiverProbe : IAsyncDisposable
{
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(20) };

    private ReceiverProbe(ReferenceReceiver receiver) => Receiver = receiver;

    public ReferenceReceiver Receiver { get; }

    /// <summary>A time near now, in whole seconds so that sub-second faults show only where a test wants them.</summary>
    public static long NowMs { get; } = DateTimeOffset.UtcNow.ToUnixTimeSeconds() * 1000;

    public static async Task<ReceiverProbe> Start(ReceiverBehaviour behaviour) =>
        new(await ReferenceReceiver.Start(behaviour, CancellationToken.None));

    public static Series Gauge(string name, params double[] values) =>
        new()
        {
            Labels = [new("__name__", name), new("case", "x")],
            Samples = [.. values.Select((v, i) => new Sample(NowMs - 60_000 + (i * 1000), v))],
            Metadata = new Metadata(MetricType.Gauge, $"Help of {name}."),
        };

    public static RequestScript Request(params Series[] series) => new() { Series = [.. series] };

    public async Task<ProbeAnswer> Send(RequestScript script)
    {
        using var request = new HttpRequestMessage(new HttpMethod(script.Method), Receiver.Write)
        {
            Content = new ByteArrayContent(RequestEncoder.Body(script)),
        };
        foreach (var header in RequestEncoder.Headers(script))
        {
            if (!request.Headers.TryAddWithoutValidation(header.Name, header.Value))
                request.Content.Headers.TryAddWithoutValidation(header.Name, header.Value).Should().BeTrue();
        }

        if (script.Chunked)
        {
            request.Content.Headers.ContentLength = null;
            request.Headers.TransferEncodingChunked = true;
        }

        return await Send(request);
    }

    public async Task<JsonElement> Get(string path)
    {
        var text = await client.GetStringAsync(new Uri(Receiver.Read, path));
        return JsonDocument.Parse(text).RootElement.GetProperty("data");
    }

    public Task<JsonElement> Query(string selector, long? atMs = null)
    {
        var time = ((atMs ?? NowMs + 5000) / 1000m).ToString(CultureInfo.InvariantCulture);
        return Get($"/api/v1/query?time={time}&query={Uri.EscapeDataString(selector)}");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await Receiver.DisposeAsync();
    }

    private async Task<ProbeAnswer> Send(HttpRequestMessage request)
    {
        try
        {
            using var response = await client.SendAsync(request);
            ImmutableArray<string> headers =
            [
                .. response
                    .Headers.Where(h =>
                        h.Key.Contains("Remote-Write", StringComparison.OrdinalIgnoreCase)
                        || h.Key.Contains("Written", StringComparison.Ordinal)
                    )
                    .SelectMany(h => h.Value.Select(v => $"{h.Key}: {v}")),
            ];
            return new ProbeAnswer((int)response.StatusCode, headers, await response.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException)
        {
            return new ProbeAnswer(0, [], "");
        }
    }
}
