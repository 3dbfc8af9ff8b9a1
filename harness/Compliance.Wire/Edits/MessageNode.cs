using Compliance.Wire.Protobuf;

namespace Compliance.Wire.Edits;

/// <summary>A message that is being edited: what isn't touched is written back byte for byte.</summary>
internal sealed class MessageNode(MessageSchema schema)
{
    /// <summary>Schema of the message.</summary>
    public MessageSchema Schema => schema;

    /// <summary>Fields in the order of the wire.</summary>
    public List<FieldNode> Fields { get; } = [];

    /// <summary>The fields with a number, in the order of the wire.</summary>
    public IEnumerable<FieldNode> Of(FieldSchema field) => Fields.Where(f => f.Number == field.Number);

    /// <summary>This message and all inside.</summary>
    public List<MessageNode> All() => [this, .. Fields.Where(f => f.Message is not null).SelectMany(f => f.Message!.All())];

    /// <summary>Adds a field before those with higher numbers, after its own.</summary>
    public void Insert(FieldNode node)
    {
        var at = Fields.FindIndex(f => f.Number > node.Number || f.Number == 0);
        Fields.Insert(at < 0 ? Fields.Count : at, node);
    }

    /// <summary>The serialized message.</summary>
    public byte[] ToArray()
    {
        var writer = new WireWriter();
        foreach (var field in Fields)
            field.Write(writer);
        return writer.ToArray();
    }
}
