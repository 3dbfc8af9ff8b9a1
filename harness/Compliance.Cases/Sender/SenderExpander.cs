using Compliance.Cases.Reading;
using Compliance.Cases.Receiver;
using Compliance.Model.Cases;
using Compliance.Model.Metrics;
using Compliance.Model.Nodes;

namespace Compliance.Cases.Sender;

/// <summary>Resolves a sender case for a run.</summary>
internal sealed class SenderExpander(Fixtures fixtures)
{
    public SenderCase Expand(CaseFile file, ExpansionContext context)
    {
        var templates = Templates.None.With("case", context.Tag(file.Id));
        var head = ReceiverExpander.Fill(file.Head, templates);
        var map = CaseShapes.SenderCase.Open(WithoutExpect(file.Root, templates));
        var (pages, formats) = new PageReader(fixtures, templates, context.NowMs).Read(map.Required("scrape"));
        var respond = map["respond"] is { } rules ? RespondReader.Read(rules) : [];
        return new SenderCase
        {
            Head = head,
            Options = map["configure"] is { } configure ? Options(CaseShapes.Configure.Open(configure)) : new LaneOptions(),
            Pages = pages,
            Formats = formats,
            Respond = respond,
            Extra = RespondReader.Held(respond),
        };
    }

    private static LaneOptions Options(Mapping map) =>
        new()
        {
            Message = map["message"]?.OneOf("message", Choices.Messages) ?? MessageKind.V2,
            Headers = [.. map.Entries("headers").Select(HttpText.Line)],
            Path = map["path"] is { } path ? HttpText.UrlPath(path) : LaneOptions.DefaultPath,
            ConvertClassicHistograms = map.Flag("custom-buckets"),
            MayRefuse = map.Flag("may-refuse"),
        };

    private static MapNode WithoutExpect(MapNode root, Templates templates) =>
        templates.Fill(new MapNode(root.At, root.Entries.RemoveAll(e => e.Key == "expect")));
}
