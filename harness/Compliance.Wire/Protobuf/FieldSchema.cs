namespace Compliance.Wire.Protobuf;

/// <summary>A field of a message.</summary>
/// <param name="Number">Number on the wire.</param>
/// <param name="Name">Name in the schema, used in paths.</param>
/// <param name="Type">Type of a single value.</param>
public sealed record FieldSchema(int Number, string Name, FieldType Type)
{
    /// <summary>Whether it is a list.</summary>
    public bool Repeated { get; init; }

    /// <summary>The message's schema for <see cref="FieldType.Message"/>.</summary>
    public MessageSchema? Message { get; init; }

    /// <summary>Number of the other field of the same <c>oneof</c>; 0 when it is in none.</summary>
    public int Rival
    {
        get;
        init
        {
            field = value;
            Exclusive = (1u << Number) | (value == 0 ? 0 : 1u << value);
        }
    }

    /// <summary>Whether only an older release candidate has it.</summary>
    public bool Outdated { get; init; }

    /// <summary>Whether proto3 writes its values as one packed run.</summary>
    public bool Packed => Repeated && Type is not (FieldType.Text or FieldType.Message);

    /// <summary>Wire type of a single value.</summary>
    public WireType Wire =>
        Type switch
        {
            FieldType.Real => WireType.Fixed64,
            FieldType.Text or FieldType.Message => WireType.Length,
            _ => WireType.Varint,
        };

    /// <summary>Bits of the numbers of which one at most may occur in a message.</summary>
    internal uint Exclusive { get; private init; } = 1u << Number;
}
