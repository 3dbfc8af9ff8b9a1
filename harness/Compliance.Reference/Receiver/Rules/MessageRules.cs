using Compliance.Model.Decoding;
using Compliance.Model.Metrics;

namespace Compliance.Reference.Receiver.Rules;

/// <summary>What makes a whole message unreadable, so that nothing of it can be written.</summary>
public static class MessageRules
{
    /// <summary>Why the message can't be read; null when it can. Unknown fields and other legal encodings are no reason.</summary>
    public static string? Broken(DecodedBody body)
    {
        if (!body.Decompressed)
            return $"the body is not a block of Snappy data: {First(body, "it cannot be decompressed")}";
        var fatal = body.Notes.FirstOrDefault(n => n.Kind is NoteKind.Malformed or NoteKind.WrongWireType or NoteKind.InvalidUtf8);
        if (fatal is not null || !body.Complete)
            return $"the message cannot be read: {fatal?.Said ?? First(body, "it ends early")}";
        return body.Kind == MessageKind.V2 ? Symbols(body) : null;
    }

    private static string First(DecodedBody body, string otherwise) => body.Notes.FirstOrDefault()?.Said ?? otherwise;

    private static string? Symbols(DecodedBody body)
    {
        if (body.Symbols.IsEmpty)
            return "the message has no symbols";
        return body.Symbols[0].Text.Length > 0 ? "the first symbol is not the empty string" : null;
    }
}
