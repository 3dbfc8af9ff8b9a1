using Compliance.Model.Cases;
using Compliance.Model.Nodes;

namespace Compliance.Cases.Receiver;

/// <summary>One arm before its requests are read.</summary>
/// <param name="Name">Empty for plain.</param>
/// <param name="Kind">Its part.</param>
/// <param name="Keys">The request keys laid over those of a step.</param>
/// <param name="Step">Name of that step; empty for plain and control.</param>
internal sealed record OutlineArm(string Name, ArmKind Kind, MapNode Keys, string Step)
{
    /// <summary>The value of <c>{{defect}}</c>.</summary>
    public string Label => Name.Length > 0 ? Name : "plain";

    /// <summary>The request keys of a step in this arm: key by key, headers entry by entry without regard to case.</summary>
    public MapNode Over(OutlineStep step) => step.Name == Step ? Lay(step.Keys, Keys) : step.Keys;

    private static MapNode Lay(MapNode below, MapNode above)
    {
        var entries = below.Entries.RemoveAll(b => above.Find(b.Key) is not null);
        return new MapNode(below.At, [.. entries, .. above.Entries.Select(a => Lay(below.Find(a.Key), a))]);
    }

    private static MapEntry Lay(Node? below, MapEntry above)
    {
        if (above.Key != "headers" || below is not MapNode old || above.Value is not MapNode added)
            return above;
        var rest = old.Entries.RemoveAll(o => added.Entries.Any(a => a.Key.Equals(o.Key, StringComparison.OrdinalIgnoreCase)));
        return above with { Value = new MapNode(added.At, [.. rest, .. added.Entries]) };
    }
}
