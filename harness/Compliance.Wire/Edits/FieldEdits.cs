using Compliance.Wire.Protobuf;

namespace Compliance.Wire.Edits;

/// <summary>Edits of one field.</summary>
internal static class FieldEdits
{
    /// <summary>Replaces a value, or adds it: a single field that is missing, or the element right behind a list.</summary>
    public static void Set(FieldPath place, string text)
    {
        if (place.Field.Message is not null)
            throw FieldPath.Wrong(place.Text, "a message can't be set, only its fields");
        var value = FieldValueText.Encode(place.Field, text, place.Text);
        if (place.Field.Repeated)
            SetElement(place, value);
        else
            SetSingle(place, value);
    }

    /// <summary>Removes a single field, an element of a list, or a whole list.</summary>
    public static void Remove(FieldPath place)
    {
        if (place.Index is null)
        {
            if (place.Owner.Fields.RemoveAll(f => f.Number == place.Field.Number) == 0)
                throw FieldPath.Wrong(place.Text, "there is nothing to remove");
            return;
        }

        var (node, at) = place.Element() ?? throw FieldPath.Wrong(place.Text, "the list is shorter");
        if (node.Packed is { Count: > 1 } values)
            values.RemoveAt(at);
        else
            place.Owner.Fields.Remove(node);
    }

    /// <summary>Writes a single field once more before the one that counts.</summary>
    public static void DuplicateFirst(FieldPath place, string text)
    {
        if (place.Field.Repeated)
            throw FieldPath.Wrong(place.Text, "a list has no duplicates, a further element would change it");
        var value = FieldValueText.Encode(place.Field, text, place.Text);
        if (place.Single is null && place.Field.Rival != 0)
            throw FieldPath.Wrong(place.Text, "the field is not there, and its default would displace its rival");
        if (place.Single is null)
            place.Owner.Insert(FieldNode.Single(place.Field, Default(place.Field)));
        var last = place.Single!;
        if (last.Content().AsSpan().SequenceEqual(value))
            throw FieldPath.Wrong(place.Text, "the value before must differ");
        place.Owner.Fields.Insert(place.Owner.Fields.IndexOf(last), FieldNode.Single(place.Field, value));
    }

    /// <summary>Writes bytes at the end of a message; of a text or a packed run when the path names one.</summary>
    public static void Append(MessageNode top, string path, byte[] bytes)
    {
        if (path.Length == 0)
        {
            top.Fields.Add(FieldNode.Raw(bytes));
            return;
        }

        var place = FieldPath.Find(top, path, create: true);
        if (place.Field.Message is not null)
        {
            var message = place.Message(create: true) ?? throw FieldPath.Wrong(path, "there is no such message");
            message.Fields.Add(FieldNode.Raw(bytes));
            return;
        }

        var node = place.Index is null ? place.Single : place.Element()?.Node;
        if (node is not { Wire: WireType.Length })
            throw FieldPath.Wrong(path, "bytes can be appended to messages, texts and packed runs only");
        node.Bytes = [.. node.Content(), .. bytes];
        node.Packed = null;
    }

    /// <summary>The default of a field as it stands on the wire.</summary>
    public static byte[] Default(FieldSchema field) =>
        field.Type switch
        {
            FieldType.Real => new byte[8],
            FieldType.Text or FieldType.Message => [],
            _ => [0],
        };

    private static void SetSingle(FieldPath place, byte[] value)
    {
        var node = FieldNode.Single(place.Field, value);
        var rivals = place.Field.Rival;
        place.Owner.Fields.RemoveAll(f => rivals != 0 && f.Number == rivals);
        if (place.Single is { } before)
            place.Owner.Fields[place.Owner.Fields.IndexOf(before)] = node;
        else
            place.Owner.Insert(node);
    }

    private static void SetElement(FieldPath place, byte[] value)
    {
        if (place.Index is null)
            throw FieldPath.Wrong(place.Text, "a list needs an index");
        if (place.Element() is not { } element)
            AddElement(place, value);
        else if (element.Node.Packed is { } values)
            values[element.At] = value;
        else
            place.Owner.Fields[place.Owner.Fields.IndexOf(element.Node)] = FieldNode.Single(place.Field, value);
    }

    private static void AddElement(FieldPath place, byte[] value)
    {
        if (place.Index != place.Owner.Of(place.Field).Sum(f => f.Elements))
            throw FieldPath.Wrong(place.Text, "the list is shorter");
        if (place.Owner.Of(place.Field).LastOrDefault()?.Packed is { } values)
            values.Add(value);
        else if (place.Field.Packed && place.Index == 0)
            place.Owner.Insert(FieldNode.Run(place.Field, [value]));
        else
            place.Owner.Insert(FieldNode.Single(place.Field, value));
    }
}
