using System.Collections.Immutable;
using Compliance.Model.Requests;
using Compliance.Model.Scrapes;
using Microsoft.AspNetCore.Http;

namespace Compliance.Tests.Reference;

/// <summary>One lane of a <see cref="SenderStage"/>.</summary>
internal sealed record StageLane(string Name)
{
    public bool V2 { get; init; } = true;

    public bool CustomBuckets { get; init; }

    public ImmutableArray<HeaderLine> Headers { get; init; } = [];

    /// <summary>Answers scrape n (from 0). Null: the target is withdrawn. Otherwise writes the answer.</summary>
    public Func<int, Func<HttpContext, Task>?> Page { get; init; } = _ => StagePages.Serve(StagePages.Plain);

    /// <summary>Status for request n (from 0); 0 breaks the connection.</summary>
    public Func<int, StageRequest, int> Reply { get; init; } = (_, _) => 204;

    public string Body { get; init; } = "";

    public bool Written { get; init; } = true;

    public string? RetryAfter { get; init; }
}
