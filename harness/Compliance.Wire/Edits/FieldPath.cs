using System.Globalization;
using Compliance.Wire.Protobuf;

namespace Compliance.Wire.Edits;

/// <summary>A place in a message, such as <c>timeseries[0].labels_refs[1]</c>.</summary>
/// <param name="Text">The path as it was written.</param>
/// <param name="Owner">The message that holds the field.</param>
/// <param name="Field">The field.</param>
/// <param name="Index">Index in the list; null for a single field and for a list as a whole.</param>
internal sealed record FieldPath(string Text, MessageNode Owner, FieldSchema Field, int? Index)
{
    /// <summary>The last occurrence of a single field, which is the one that counts; null when it isn't there.</summary>
    public FieldNode? Single => Owner.Of(Field).LastOrDefault();

    /// <summary>Goes from the top message to the last field of the path.</summary>
    /// <param name="top">The message.</param>
    /// <param name="path">The path, not empty.</param>
    /// <param name="create">Whether single messages on the way are made when they are missing.</param>
    /// <exception cref="ArgumentException">The path doesn't exist.</exception>
    public static FieldPath Find(MessageNode top, string path, bool create)
    {
        var owner = top;
        var segments = path.Split('.');
        for (var i = 0; ; i++)
        {
            var (name, index) = Segment(path, segments[i]);
            var field = owner.Schema.Find(name) ?? throw Wrong(path, $"{owner.Schema} has no field '{name}'");
            if (index is not null && !field.Repeated)
                throw Wrong(path, $"'{name}' is no list");
            var place = new FieldPath(path, owner, field, index);
            if (i == segments.Length - 1)
                return place;
            owner = place.Message(create) ?? throw Wrong(path, $"'{segments[i]}' is no message in this request");
        }
    }

    /// <summary>The message at the path, or null.</summary>
    public MessageNode? Message(bool create)
    {
        if (Field.Message is null || (Field.Repeated && Index is null))
            return null;
        if (Field.Repeated)
            return Owner.Of(Field).ElementAtOrDefault(Index!.Value)?.Message;
        if (Single is null && create)
        {
            Owner.Insert(
                new()
                {
                    Number = Field.Number,
                    Schema = Field,
                    Wire = WireType.Length,
                    Message = new(Field.Message),
                }
            );
        }

        return Single?.Message;
    }

    /// <summary>The field and the place in it that hold the list's element; null when the list is shorter.</summary>
    public (FieldNode Node, int At)? Element()
    {
        var left = Index ?? 0;
        foreach (var node in Owner.Of(Field))
        {
            if (left < node.Elements)
                return (node, left);
            left -= node.Elements;
        }

        return null;
    }

    /// <summary>The author of the case wrote something that doesn't fit.</summary>
    public static ArgumentException Wrong(string path, string problem) => new($"wire edit at '{path}': {problem}");

    private static (string Name, int? Index) Segment(string path, string segment)
    {
        var open = segment.IndexOf('[', StringComparison.Ordinal);
        if (open < 0)
            return (segment, null);
        if (
            !segment.EndsWith(']')
            || !int.TryParse(
                segment.AsSpan(open + 1, segment.Length - open - 2),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var index
            )
        )
            throw Wrong(path, $"'{segment}' has no index in brackets");
        return (segment[..open], index);
    }
}
