using Google.Protobuf;

namespace Compliance.Reference.Sender.Exposition;

/// <summary>Walks over the fields of a message.</summary>
internal static class ProtobufFields
{
    /// <summary>Calls <paramref name="read"/> with each field's number; it reads the value and returns true, or returns false to skip it.</summary>
    public static void Read(ByteString message, Func<int, CodedInputStream, bool> read)
    {
        using var input = message.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0)
        {
            if (!read(WireFormat.GetTagFieldNumber(tag), input))
                input.SkipLastField();
        }
    }

    /// <summary>The same for fields whose reading depends on how they are encoded: packed or not.</summary>
    public static void ReadTagged(ByteString message, Func<int, bool, CodedInputStream, bool> read)
    {
        using var input = message.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0)
        {
            var packed = WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited;
            if (!read(WireFormat.GetTagFieldNumber(tag), packed, input))
                input.SkipLastField();
        }
    }

    /// <summary>Reads a repeated scalar, packed or one at a time.</summary>
    public static void ReadScalars<T>(CodedInputStream input, bool packed, List<T> into, Func<CodedInputStream, T> one)
    {
        if (!packed)
        {
            into.Add(one(input));
            return;
        }

        using var run = input.ReadBytes().CreateCodedInput();
        while (!run.IsAtEnd)
            into.Add(one(run));
    }
}
