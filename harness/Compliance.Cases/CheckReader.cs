using System.Collections.Immutable;
using Compliance.Cases.Reading;
using Compliance.Cases.Receiver;
using Compliance.Cases.Sender;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Ledger;
using Compliance.Model.Nodes;
using Compliance.Model.Targets;

namespace Compliance.Cases;

/// <summary>Reads <c>expect</c>.</summary>
internal sealed class CheckReader(CaseContext context, Role role, Outline? outline)
{
    /// <summary>The checks whose requirement holds under the version of the specification, named over all lines.</summary>
    public ImmutableArray<CheckScript> Read(Node expect)
    {
        var items = expect.List("expect").Items;
        if (items.Length == 0)
            throw expect.Error("expect must list at least one check");
        var lines = items.Select(Line).ToImmutableArray();
        var names = Named(lines);
        return
        [
            .. lines
                .Zip(names, (line, name) => line.Check with { Name = name })
                .Where((_, i) => SpecVersions.Holds(context.Spec, lines[i].Requirement.Since, lines[i].Requirement.Until)),
        ];
    }

    /// <summary>The key <c>needs</c>, with every capability known.</summary>
    public static ImmutableArray<string> Needs(Mapping map, ImmutableArray<CapabilityEntry> known)
    {
        if (map["needs"] is not { } needs)
            return [];
        var names = Templates.None.Fill(needs).PhraseList("needs");
        foreach (var name in names)
        {
            if (known.All(k => k.Name != name))
                throw needs.Error($"unknown capability '{name}'; {Nearest.Clause(name, known.Select(k => k.Name))}");
        }
        return names;
    }

    private CheckLine Line(Node node)
    {
        var map = node.Map("a check");
        if (map.Entries is not [var first, ..])
            throw map.Error("a check must begin with the id of a requirement");
        var requirement = Requirement(first);
        var shape = role == Role.Receiver ? CaseShapes.ReceiverCheck : CaseShapes.SenderCheck;
        var rest = shape.Open(new MapNode(map.At, map.Entries.RemoveAt(0)));
        var check = role == Role.Receiver ? Receiver(first.Value, rest) : Expectation.Read(first.Value);
        check = check with { Requirement = requirement.Id, Needs = Needs(rest, context.Capabilities), At = first.KeyAt };
        return new CheckLine(check, requirement, rest["as"]?.Name("as"));
    }

    private Requirement Requirement(MapEntry first)
    {
        if (context.Requirements.FirstOrDefault(r => r.Id == first.Key) is not { } found)
            throw new CaseFileException(
                first.KeyAt,
                $"a check must begin with the id of a requirement, and '{first.Key}' is none; {Nearest.Clause(first.Key, context.Requirements.Where(r => r.Role == role).Select(r => r.Id))}"
            );
        if (found.Role != role)
            throw new CaseFileException(first.KeyAt, $"the requirement '{found.Id}' binds the other role than this case");
        if (found.Untestable is not null)
            throw new CaseFileException(first.KeyAt, $"the requirement '{found.Id}' is marked untestable in the ledger");
        return found;
    }

    private CheckScript Receiver(Node value, Mapping rest) =>
        new()
        {
            Requirement = "",
            Name = "",
            Matcher = Matchers.Read(value),
            Of = rest["of"] is { } of ? outline!.Step(of) : null,
            Arms = rest["arms"] is { } arms ? outline!.Select(arms) : [],
            At = value.At,
        };

    private static ImmutableArray<string> Named(ImmutableArray<CheckLine> lines)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        return [.. lines.Select(line => Named(line, lines, seen))];
    }

    private static string Named(CheckLine line, ImmutableArray<CheckLine> lines, HashSet<string> seen)
    {
        var id = line.Requirement.Id;
        var several = lines.Count(l => l.Requirement.Id == id) > 1;
        var name =
            line.As is { } suffix ? $"{id}.{suffix}"
            : several ? $"{id}.{line.Check.Matcher.Name}"
            : id;
        return seen.Add(name)
            ? name
            : throw new CaseFileException(line.Check.At, $"two checks would be named '{name}': tell them apart with the key 'as'");
    }

    private sealed record CheckLine(CheckScript Check, Requirement Requirement, string? As);
}
