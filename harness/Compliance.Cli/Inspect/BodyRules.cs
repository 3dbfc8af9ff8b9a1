using System.Collections.Immutable;
using Compliance.Cases;
using Compliance.Judging;
using Compliance.Judging.Binding;
using Compliance.Judging.Sender;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Ledger;
using Compliance.Model.Metrics;
using Compliance.Model.Results;

namespace Compliance.Cli.Inspect;

/// <summary>The rules for a request by itself: every requirement that the sender cases judge with <c>always</c> on single requests.</summary>
internal sealed class BodyRules
{
    private readonly ImmutableArray<(MessageKind Message, Requirement Requirement, IRequestMatcher Matcher)> rules;

    /// <summary>Takes the rules from the cases, so that a requirement and its matcher are written in one place only.</summary>
    public BodyRules(CaseLibrary library) =>
        rules = [
            .. from file in library.Cases
            where file.Role == Role.Sender
            let expanded = library.Sender(file, ExpansionContext.Dummy)
            from check in expanded.Head.Checks
            where check.Temporal is not (Temporal.Eventually or Temporal.Never)
            let requirement = library.Ledger.Find(check.Requirement)
            where requirement is not null
            let matcher = MatcherCatalogue.Standard.BindSender(check) as IRequestMatcher
            where matcher is not null
            select (expanded.Options.Message, requirement, matcher),
        ];

    /// <summary>The rules that a request breaks, the gravest first. Without headers, only rules of the body can be broken.</summary>
    public ImmutableArray<BrokenRule> Broken(Exchange exchange)
    {
        var lane = Lane(exchange);
        var kind = Judging.Sender.Facts.RequestFacts.Of(exchange).Message ?? exchange.Decoded?.Kind ?? MessageKind.V2;
        return
        [
            .. rules
                .Where(r => r.Message == kind)
                .DistinctBy(r => (r.Requirement.Id, r.Matcher))
                .Select(r => (r.Requirement, Finding: r.Matcher.Judge(exchange, lane)))
                .Where(r => r.Finding?.Outcome == Outcome.Violated)
                .GroupBy(r => r.Finding!.Expected + "\0" + r.Finding.Said, StringComparer.Ordinal)
                .Select(g => new BrokenRule([.. g.Select(r => r.Requirement).DistinctBy(q => q.Id)], g.First().Finding!))
                .OrderBy(b => b.Requirements.Min(Weight))
                .ThenBy(b => b.Requirements[0].Id, StringComparer.Ordinal),
        ];
    }

    private static int Weight(Requirement requirement) =>
        requirement.IsObservation ? 3
        : requirement.Level.IsMust() ? 0
        : requirement.Level.IsShould() ? 1
        : 2;

    private static LaneTranscript Lane(Exchange exchange) =>
        new()
        {
            Lane = new Lane
            {
                Name = exchange.Origin,
                WritePath = exchange.Target,
                Options = new LaneOptions(),
                Pages = [],
                Cases = [],
            },
            Exchanges = [exchange],
        };
}
