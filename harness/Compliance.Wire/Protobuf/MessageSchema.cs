using System.Collections.Immutable;

namespace Compliance.Wire.Protobuf;

/// <summary>A message type: names, numbers and types of its fields.</summary>
/// <param name="Name">Name in the schema.</param>
/// <param name="Fields">Fields in order of their numbers.</param>
public sealed record MessageSchema(string Name, ImmutableArray<FieldSchema> Fields)
{
    /// <summary>Numbers that belong to the other version's message.</summary>
    public ImmutableArray<int> Reserved { get; init; } = [];

    /// <summary>The field with this number, or null.</summary>
    public FieldSchema? Find(int number)
    {
        foreach (var field in Fields)
        {
            if (field.Number == number)
                return field;
        }

        return null;
    }

    /// <summary>The field with this name, or null.</summary>
    public FieldSchema? Find(string name) => Fields.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.Ordinal));

    /// <inheritdoc/>
    public override string ToString() => Name;
}
