using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;

namespace Compliance.Tests.Judging.Sender;

/// <summary>How a <see cref="VirtualSender"/> behaves. The defaults are those of a compliant sender with every optional part.</summary>
public sealed record SenderChoices
{
    /// <summary>Changes what is sent; the second argument is the number of the attempt, from 1.</summary>
    public Func<RequestScript, int, RequestScript> Edit { get; init; } = (r, _) => r;

    /// <summary>Changes the series of a scrape before they are queued.</summary>
    public Func<ImmutableArray<Series>, ImmutableArray<Series>> Data { get; init; } = s => s;

    public Func<int, int> PauseMs { get; init; } = attempt => Math.Min(500, 30 << Math.Min(attempt, 6));
    public Func<int, bool> Retries { get; init; } = status => status == 0 || status == 429 || status >= 500;
    public bool FallsBack { get; init; } = true;
    public bool FallsBackWithoutWritten { get; init; } = true;
    public bool RepeatsAccepted { get; init; }
    public bool ObeysText { get; init; }
    public bool NewestFirst { get; init; }
    public double StaleMarker { get; init; } = Sample.StaleMarker;
    public bool Stale { get; init; } = true;
    public bool RefusesReservedHeaders { get; init; } = true;
    public bool LetsUserOverride { get; init; }
    public bool OneSeriesPerRequest { get; init; }
    public bool OnlyV1 { get; init; }
    public bool Silent { get; init; }
    public bool Garbage { get; init; }
    public bool ConvertsHistograms { get; init; } = true;
    public MessageKind? Always { get; init; }
}
