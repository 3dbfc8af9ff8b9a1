using Compliance.Wire.Protobuf;

namespace Compliance.Wire.Edits;

/// <summary>Other legal forms of lists of numbers. An empty path means every packed list of the message.</summary>
internal static class PackingEdits
{
    /// <summary>Writes each element with a tag of its own.</summary>
    public static void Unpack(MessageNode top, string path) =>
        Replace(top, path, 1, run => run.Packed!.Select(v => FieldNode.Single(run.Schema!, v)));

    /// <summary>Splits each run of two or more elements in the middle.</summary>
    public static void Split(MessageNode top, string path) => Replace(top, path, 2, Halves);

    private static IEnumerable<FieldNode> Halves(FieldNode run)
    {
        var half = run.Packed!.Count / 2;
        return [FieldNode.Run(run.Schema!, run.Packed.Take(half)), FieldNode.Run(run.Schema!, run.Packed.Skip(half))];
    }

    private static void Replace(MessageNode top, string path, int fewest, Func<FieldNode, IEnumerable<FieldNode>> parts)
    {
        var changed = false;
        foreach (var (owner, number) in Places(top, path))
        {
            var runs = owner.Fields.Where(f => f.Packed?.Count >= fewest && (number == 0 || f.Number == number)).ToList();
            foreach (var run in runs)
            {
                var at = owner.Fields.IndexOf(run);
                owner.Fields.RemoveAt(at);
                owner.Fields.InsertRange(at, parts(run));
            }

            changed |= runs.Count > 0;
        }

        if (!changed)
            throw FieldPath.Wrong(path, $"there is no packed run of {fewest} or more elements");
    }

    private static IEnumerable<(MessageNode Owner, int Number)> Places(MessageNode top, string path)
    {
        if (path.Length == 0)
            return top.All().Select(m => (m, 0));
        var place = FieldPath.Find(top, path, create: false);
        if (!place.Field.Packed || place.Index is not null)
            throw FieldPath.Wrong(path, "not a list of numbers");
        return [(place.Owner, place.Field.Number)];
    }
}
