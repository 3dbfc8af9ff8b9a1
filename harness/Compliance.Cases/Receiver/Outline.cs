using System.Collections.Immutable;
using Compliance.Cases.Reading;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Nodes;

namespace Compliance.Cases.Receiver;

/// <summary>The steps and arms of a receiver case, before their requests are read.</summary>
/// <param name="Steps">Steps of the plain or control arm.</param>
/// <param name="Arms">Its arms; the control first.</param>
internal sealed record Outline(ImmutableArray<OutlineStep> Steps, ImmutableArray<OutlineArm> Arms)
{
    private const int MostSteps = 32;
    private const int MostArms = 64;
    private static readonly ImmutableArray<string> Reserved = ["control", "plain", "defects", "rewrites", "search"];

    public static Outline Read(Mapping map)
    {
        var steps = ReadSteps(map);
        var arms = ReadArms(map, "defects", ArmKind.Defect, steps).AddRange(ReadArms(map, "rewrites", ArmKind.Rewrite, steps));
        if (arms.GroupBy(a => a.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw twice.Last().Keys.Error($"an arm '{twice.Key}' stands in both defects and rewrites");
        if (arms.Length > MostArms)
            throw map.KeyError(map.Has("defects") ? "defects" : "rewrites", $"a case may have at most {MostArms} arms");
        var nothing = new MapNode(map.At, []);
        return arms.Length > 0
            ? new Outline(steps, arms.Insert(0, new OutlineArm("control", ArmKind.Control, nothing, "")))
            : new Outline(steps, [new OutlineArm("", ArmKind.Plain, nothing, "")]);
    }

    /// <summary>The step that <c>of</c> names.</summary>
    public string Step(Node node)
    {
        var name = node.Text("of");
        return Steps.Any(s => s.Name == name)
            ? name
            : throw node.Error($"no step is named '{name}'; {Nearest.Clause(name, Steps.Select(s => s.Name))}");
    }

    /// <summary>The names of the arms that <c>arms</c> selects.</summary>
    public ImmutableArray<string> Select(Node node)
    {
        if (Arms[0].Kind == ArmKind.Plain)
            throw node.Error("the case has neither defects nor rewrites, so it has no arms to select");
        return [.. node.PhraseList("arms").SelectMany(name => Named(name, node)).Distinct()];
    }

    private IEnumerable<string> Named(string name, Node node)
    {
        var found = name switch
        {
            "defects" => Arms.Where(a => a.Kind == ArmKind.Defect),
            "rewrites" => Arms.Where(a => a.Kind == ArmKind.Rewrite),
            _ => Arms.Where(a => a.Name == name),
        };
        return found.Any()
            ? found.Select(a => a.Name)
            : throw node.Error(
                $"the case has no arms '{name}'; {Nearest.Clause(name, ["defects", "rewrites", .. Arms.Select(a => a.Name)])}"
            );
    }

    private static ImmutableArray<OutlineStep> ReadSteps(Mapping map)
    {
        if (map.OneOf(true, "send", "steps") == "send")
            return [new OutlineStep("send", CaseShapes.Request.Open(map.Required("send")).Node, false)];
        var items = map.Items("steps").ToArray();
        if (items.Length is 0 or > MostSteps)
            throw map.KeyError("steps", $"steps must list 1 to {MostSteps} requests");
        HashSet<string> names = new(StringComparer.Ordinal);
        return [.. items.Select((item, i) => ReadStep(item, i, names))];
    }

    private static OutlineStep ReadStep(Node item, int index, HashSet<string> names)
    {
        var map = CaseShapes.Step.Open(item);
        var name = map.Required("name").Name("name");
        if (!names.Add(name))
            throw map.KeyError("name", $"two steps are named '{name}'");
        var same = map.Flag("same-connection");
        if (same && index == 0)
            throw map.KeyError("same-connection", "the first step has no connection before it");
        return new OutlineStep(name, Without(map.Node, "name", "same-connection"), same);
    }

    private static ImmutableArray<OutlineArm> ReadArms(Mapping map, string key, ArmKind kind, ImmutableArray<OutlineStep> steps)
    {
        if (map[key] is not { } node)
            return [];
        var entries = node.Map(key).Entries;
        return entries.Length > 0
            ? [.. entries.Select(e => ReadArm(e, kind, steps))]
            : throw node.Error($"{key} must have at least one entry");
    }

    private static OutlineArm ReadArm(MapEntry entry, ArmKind kind, ImmutableArray<OutlineStep> steps)
    {
        if (!Scalars.IsName(entry.Key) || Reserved.Contains(entry.Key))
            throw new CaseFileException(
                entry.KeyAt,
                $"the name of an arm must be small letters, digits and hyphens and none of {string.Join(", ", Reserved)}, not '{entry.Key}'"
            );
        var map = CaseShapes.Arm.Open(entry.Value);
        var keys = Without(map.Node, "step");
        if (keys.Entries.Length == 0)
            throw map.Node.Error($"the arm '{entry.Key}' changes nothing");
        var step = map.OptionalText("step") ?? steps[^1].Name;
        return steps.Any(s => s.Name == step)
            ? new OutlineArm(entry.Key, kind, keys, step)
            : throw map.KeyError("step", $"no step is named '{step}'; {Nearest.Clause(step, steps.Select(s => s.Name))}");
    }

    private static MapNode Without(MapNode map, params string[] keys) => new(map.At, map.Entries.RemoveAll(e => keys.Contains(e.Key)));
}
