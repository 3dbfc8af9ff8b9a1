using Compliance.Wire.Protobuf;

namespace Compliance.Wire.Edits;

/// <summary>Edits of every message in a request that leave its meaning as it was.</summary>
internal static class MessageEdits
{
    /// <summary>First of the numbers that no version knows; far from those that a minor version would take next.</summary>
    private const int FirstUnknown = 5001;

    /// <summary>Fields in falling order of numbers; elements of a list, and repeats of a field, keep their order.</summary>
    public static void ReverseFields(MessageNode top)
    {
        foreach (var message in top.All())
        {
            var reversed = message.Fields.OrderByDescending(f => f.Number == 0 ? int.MinValue : f.Number).ToList();
            message.Fields.Clear();
            message.Fields.AddRange(reversed);
        }
    }

    /// <summary>Adds a field of each wire type.</summary>
    public static void AddUnknownFields(MessageNode top)
    {
        foreach (var message in top.All())
        {
            Add(message, 0, WireType.Varint, [0x2a]);
            Add(message, 1, WireType.Fixed64, [1, 2, 3, 4, 5, 6, 7, 8]);
            Add(message, 2, WireType.Length, "from a later minor version"u8.ToArray());
            Add(message, 3, WireType.Fixed32, [1, 2, 3, 4]);
        }
    }

    /// <summary>One needless byte in each tag and length.</summary>
    public static void PadVarints(MessageNode top)
    {
        foreach (var field in top.All().SelectMany(m => m.Fields).Where(f => f.Number > 0))
        {
            field.TagPadding++;
            if (field.Wire == WireType.Length)
                field.LengthPadding++;
        }
    }

    /// <summary>Writes every single field that is left out; members of a <c>oneof</c>, messages and outdated fields excepted.</summary>
    public static void WriteDefaults(MessageNode top)
    {
        foreach (var message in top.All())
        {
            foreach (var field in message.Schema.Fields)
            {
                if (field is { Repeated: false, Message: null, Rival: 0, Outdated: false } && !message.Of(field).Any())
                    message.Insert(FieldNode.Single(field, FieldEdits.Default(field)));
            }
        }
    }

    private static void Add(MessageNode message, int number, WireType wire, byte[] value) =>
        message.Fields.Add(
            new()
            {
                Number = FirstUnknown + number,
                Wire = wire,
                Bytes = value,
            }
        );
}
