using System.Collections.Immutable;
using Compliance.Cases.Reading;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Nodes;

namespace Compliance.Cases.Receiver;

/// <summary>Resolves a receiver case for a run.</summary>
internal sealed class ReceiverExpander(Fixtures fixtures)
{
    public ReceiverCase Expand(CaseFile file, ExpansionContext context)
    {
        var tag = context.Tag(file.Id);
        var templates = Templates.None.With("case", tag);
        var root = CaseShapes.ReceiverCase.Open(file.Root);
        var outline = Outline.Read(root);
        var let = LetReader.NameOf(root);
        var arms = outline.Arms.Select(a => Expand(a, outline, templates, context.NowMs, let)).ToImmutableArray();
        var sharing = new Sharing(tag);
        sharing.Check(outline, arms);
        return new ReceiverCase
        {
            Head = Fill(file.Head, templates.Keep("defect")),
            Arms = arms,
            Let = let is null
                ? null
                : new LetReader(templates, context.NowMs, sharing).Read(root.Required("let"), User(root, outline, arms)),
            Fresh = root.Flag("fresh"),
            Tag = tag,
            NowMs = context.NowMs,
        };
    }

    /// <summary>The head with <c>{{case}}</c> replaced in its matchers.</summary>
    public static CaseHead Fill(CaseHead head, Templates templates) =>
        head with
        {
            Checks = [.. head.Checks.Select(c => c with { Matcher = Matchers.Fill(c.Matcher, templates) })],
        };

    private Arm Expand(OutlineArm arm, Outline outline, Templates templates, long nowMs, string? let)
    {
        var filled = templates.With("defect", arm.Label);
        var requests = new RequestReader(fixtures, filled, nowMs, let);
        var steps = outline.Steps.Select(s => new Step(s.Name, requests.Read(filled.Fill(arm.Over(s))), s.SameConnection));
        return new Arm(arm.Name, arm.Kind, [.. steps]);
    }

    /// <summary>Label of the only arm that uses what <c>let</c> finds.</summary>
    private static string User(Mapping root, Outline outline, ImmutableArray<Arm> arms)
    {
        var users = arms.Where(a => a.Steps.Any(s => s.Request.Series.Any(x => x.Let is not null))).ToArray();
        return users.Length == 1
            ? outline.Arms.Single(a => a.Name == users[0].Name).Label
            : throw root.KeyError("let", $"exactly one arm must use what let finds, not {users.Length}");
    }
}
