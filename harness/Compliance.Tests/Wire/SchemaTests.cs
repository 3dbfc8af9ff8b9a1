using Compliance.Model.Metrics;
using Compliance.Wire.Protobuf;
using Google.Protobuf.Reflection;
using ProtoType = Google.Protobuf.Reflection.FieldType;

namespace Compliance.Tests.Wire;

public sealed class SchemaTests
{
    private static readonly (ProtoType Proto, Compliance.Wire.Protobuf.FieldType Ours)[] Types =
    [
        (ProtoType.Double, Compliance.Wire.Protobuf.FieldType.Real),
        (ProtoType.Int64, Compliance.Wire.Protobuf.FieldType.Signed64),
        (ProtoType.UInt64, Compliance.Wire.Protobuf.FieldType.Unsigned64),
        (ProtoType.UInt32, Compliance.Wire.Protobuf.FieldType.Unsigned32),
        (ProtoType.SInt32, Compliance.Wire.Protobuf.FieldType.ZigZag32),
        (ProtoType.SInt64, Compliance.Wire.Protobuf.FieldType.ZigZag64),
        (ProtoType.Enum, Compliance.Wire.Protobuf.FieldType.Choice),
        (ProtoType.String, Compliance.Wire.Protobuf.FieldType.Text),
        (ProtoType.Message, Compliance.Wire.Protobuf.FieldType.Message),
    ];

    [Test]
    public void Table_of_2_0_is_that_of_the_proto_file() =>
        Compare(Schemas.Of(MessageKind.V2), Compliance.Wire.Schema.V2.Request.Descriptor);

    [Test]
    public void Table_of_1_0_is_that_of_the_proto_file() =>
        Compare(Schemas.Of(MessageKind.V1), Compliance.Wire.Schema.V1.WriteRequest.Descriptor);

    [Test]
    public void Full_names_are_those_of_the_protocol()
    {
        Compliance.Wire.Schema.V2.Request.Descriptor.FullName.Should().Be(Compliance.Wire.ContentTypes.MessageV2);
        Compliance.Wire.Schema.V1.WriteRequest.Descriptor.FullName.Should().Be(Compliance.Wire.ContentTypes.MessageV1);
    }

    private static void Compare(MessageSchema ours, MessageDescriptor theirs)
    {
        ours.Name.Should().Be(theirs.Name);
        ours.Fields.Select(Shown).Should().Equal(theirs.Fields.InFieldNumberOrder().Select(Shown));
        foreach (var field in ours.Fields.Where(f => f.Message is not null))
            Compare(field.Message!, theirs.FindFieldByNumber(field.Number).MessageType);
    }

    private static string Shown(FieldSchema field) =>
        $"{field.Number} {field.Name} {field.Type} {field.Repeated} {field.Packed} {field.Rival}";

    private static string Shown(FieldDescriptor field)
    {
        var type = Types.Single(t => t.Proto == field.FieldType).Ours;
        var rival = field.ContainingOneof?.Fields.Single(f => f != field).FieldNumber ?? 0;
        var packed =
            field.IsPacked
            && field.IsRepeated
            && type is not (Compliance.Wire.Protobuf.FieldType.Text or Compliance.Wire.Protobuf.FieldType.Message);
        return $"{field.FieldNumber} {field.Name} {type} {field.IsRepeated} {packed} {rival}";
    }
}
