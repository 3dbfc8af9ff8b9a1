using System.Globalization;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Wire.Protobuf;

namespace Compliance.Wire.Edits;

/// <summary>
/// Applies one edit to a serialized message. An edit that would change nothing is an error of the case's author: a request
/// that is meant to be wrong must not go out right.
/// </summary>
internal static class WireEditor
{
    /// <exception cref="ArgumentException">The edit doesn't fit the message.</exception>
    public static byte[] Apply(byte[] message, MessageKind kind, WireEdit edit)
    {
        if (edit.Kind == WireEditKind.Truncate)
            return Truncate(message, edit.Value);
        var top = MessageParser.Parse(message, Schemas.Of(kind));
        Apply(top, edit);
        return top.ToArray();
    }

    private static void Apply(MessageNode top, WireEdit edit)
    {
        switch (edit.Kind)
        {
            case WireEditKind.Set:
                FieldEdits.Set(FieldPath.Find(top, edit.Path, create: true), edit.Value);
                break;
            case WireEditKind.Remove:
                FieldEdits.Remove(FieldPath.Find(top, edit.Path, create: false));
                break;
            case WireEditKind.DuplicateFirst:
                FieldEdits.DuplicateFirst(FieldPath.Find(top, edit.Path, create: true), edit.Value);
                break;
            case WireEditKind.Append:
                FieldEdits.Append(top, edit.Path, Hex(edit));
                break;
            case WireEditKind.Unpacked:
                PackingEdits.Unpack(top, edit.Path);
                break;
            case WireEditKind.SplitPacked:
                PackingEdits.Split(top, edit.Path);
                break;
            case WireEditKind.ReverseFields:
                MessageEdits.ReverseFields(top);
                break;
            case WireEditKind.UnknownFields:
                MessageEdits.AddUnknownFields(top);
                break;
            case WireEditKind.PaddedVarints:
                MessageEdits.PadVarints(top);
                break;
            case WireEditKind.ExplicitDefaults:
                MessageEdits.WriteDefaults(top);
                break;
            default:
                throw new ArgumentException($"no such wire edit: {edit.Kind}");
        }
    }

    private static byte[] Truncate(byte[] message, string value)
    {
        if (!int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count))
            throw new ArgumentException($"wire edit truncate: '{value}' is no number");
        var length = count < 0 ? message.Length + count : count;
        if (length < 0 || length >= message.Length)
            throw new ArgumentException($"wire edit truncate: {value} cuts nothing from {message.Length} bytes, or more than all");
        return message[..length];
    }

    private static byte[] Hex(WireEdit edit)
    {
        try
        {
            return Convert.FromHexString(edit.Value.Replace(" ", "", StringComparison.Ordinal));
        }
        catch (FormatException)
        {
            throw FieldPath.Wrong(edit.Path, $"'{edit.Value}' is not hexadecimal");
        }
    }
}
