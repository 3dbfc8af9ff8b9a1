using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Running.Launching;

/// <summary>The values that the templates of a target can use.</summary>
public sealed record TemplateValues
{
    /// <summary><c>{{dir}}</c>: the folder of the instance, as the one who reads the text sees it.</summary>
    public required string Dir { get; init; }

    /// <summary><c>{{target.folder}}</c>: the folder of the descriptor.</summary>
    public required string TargetFolder { get; init; }

    /// <summary><c>{{version}}</c>.</summary>
    public required string Version { get; init; }

    /// <summary><c>{{host}}</c>: where we reach the target.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary><c>{{listen}}</c>: the address a server of the target listens on: loopback, and in a container all of its own.</summary>
    public string Listen { get; init; } = "127.0.0.1";

    /// <summary><c>{{suite.host}}</c>: where the target reaches us.</summary>
    public string SuiteHost { get; init; } = "127.0.0.1";

    /// <summary><c>{{port.NAME}}</c>.</summary>
    public ImmutableDictionary<string, int> Ports { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary><c>{{lanes}}</c>, <c>{{single}}</c> for the first of them, and <c>{{isSender}}</c> when there is one.</summary>
    public ImmutableArray<LaneAddress> Lanes { get; init; } = [];

    /// <summary><c>{{part.NAME}}</c>: host name by which the parts of the target reach this one; the first part is <c>main</c>.</summary>
    public ImmutableDictionary<string, string> Parts { get; init; } =
        ImmutableDictionary<string, string>.Empty.Add(PartGroup.Main, "127.0.0.1");

    /// <summary><c>{{sink}}</c>: where a target that stores nothing forwards to, shaped like a lane; null: it does not forward to the suite.</summary>
    public LaneAddress? Sink { get; init; }

    /// <summary>Fills arguments. One that is empty when filled in is left out: this is how a template makes an argument optional.</summary>
    public ImmutableArray<string> FillArguments(IEnumerable<string> templates, string file) =>
        [
            .. templates
                .Select(t => (Template: t, Text: Fill(t, file)))
                .Where(a => a.Text.Length > 0 || a.Template.Length == 0)
                .Select(a => a.Text),
        ];

    /// <summary>Fills a template.</summary>
    /// <param name="template">Text.</param>
    /// <param name="file">File shown in errors.</param>
    /// <exception cref="Compliance.Model.CaseFileException">A name does not exist or the template is broken.</exception>
    public string Fill(string template, string file) => TemplateText.Fill(template, Tree(), file);

    private Dictionary<string, object> Tree()
    {
        var tree = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["dir"] = Dir,
            ["target"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["folder"] = TargetFolder },
            ["version"] = Version,
            ["host"] = Host,
            ["listen"] = Listen,
            ["suite"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["host"] = SuiteHost },
            ["port"] = Ports.ToDictionary(p => p.Key, object (p) => p.Value, StringComparer.Ordinal),
            ["isSender"] = !Lanes.IsEmpty,
            ["lanes"] = Lanes.Select(Lane).ToList(),
        };
        tree["part"] = Parts.ToDictionary(p => p.Key, object (p) => p.Value, StringComparer.Ordinal);
        if (Sink is not null)
            tree["sink"] = Lane(Sink);
        if (!Lanes.IsEmpty)
            tree["single"] = Lane(Lanes[0]);
        return tree;
    }

    private static Dictionary<string, object> Lane(LaneAddress lane) =>
        new(StringComparer.Ordinal)
        {
            ["name"] = lane.Name,
            ["writeUrl"] = lane.WriteUrl.AbsoluteUri,
            ["http2WriteUrl"] = lane.Http2WriteUrl?.AbsoluteUri ?? "",
            ["scrapeUrl"] = lane.ScrapeUrl.AbsoluteUri,
            ["writeBase"] = lane.WriteUrl.AbsoluteUri.Replace("/api/v1/write", "", StringComparison.Ordinal),
            ["writeHost"] = lane.WriteUrl.Host,
            ["writePort"] = lane.WriteUrl.Port,
            ["writePath"] = lane.WriteUrl.PathAndQuery,
            ["scrapeHost"] = lane.ScrapeUrl.Authority,
            ["scrapeHostname"] = lane.ScrapeUrl.Host,
            ["scrapePort"] = lane.ScrapeUrl.Port,
            ["scrapePath"] = lane.ScrapeUrl.AbsolutePath,
            ["discoveryUrl"] = lane.DiscoveryUrl.AbsoluteUri,
            ["message"] = lane.Options.Message == MessageKind.V1 ? "prometheus.WriteRequest" : "io.prometheus.write.v2.Request",
            ["isV2"] = lane.Options.Message == MessageKind.V2,
            ["customBuckets"] = lane.Options.ConvertClassicHistograms,
            ["headers"] = lane.Options.Headers.Select(Header).ToList(),
        };

    private static Dictionary<string, object> Header(Model.Requests.HeaderLine header) =>
        new(StringComparer.Ordinal) { ["name"] = header.Name, ["value"] = header.Value };
}
