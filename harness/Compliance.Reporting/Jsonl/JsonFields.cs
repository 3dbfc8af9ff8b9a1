using System.Collections.Immutable;
using System.Text.Json;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Jsonl;

/// <summary>Takes the members of a JSON object one by one and complains about those that nobody took.</summary>
internal sealed class JsonFields
{
    private readonly int line;
    private readonly string where;
    private readonly Dictionary<string, JsonElement> left = new(StringComparer.Ordinal);

    /// <summary>Opens an object.</summary>
    /// <exception cref="ResultsFileException">It is no object.</exception>
    public JsonFields(int line, string where, JsonElement element)
    {
        (this.line, this.where) = (line, where);
        if (element.ValueKind != JsonValueKind.Object)
            throw Wrong("is not an object");
        foreach (var member in element.EnumerateObject())
            left[member.Name] = member.Value;
    }

    /// <summary>Names not taken yet.</summary>
    public IEnumerable<string> Left => left.Keys;

    /// <summary>A complaint about this object.</summary>
    public ResultsFileException Wrong(string problem) => new(line, $"{where} {problem}");

    /// <summary>A required text.</summary>
    public string Text(string name) => AsText(name, Required(name));

    /// <summary>A text that is left out when empty.</summary>
    public string TextOrEmpty(string name) => Taken(name) is { } value ? AsText(name, value) : "";

    /// <summary>A list of texts that is left out when empty.</summary>
    public ImmutableArray<string> Texts(string name) => [.. Items(name).Select(item => AsText(name, item))];

    /// <summary>A required whole number that is not negative.</summary>
    public int Count(string name) => AsInteger(name, Required(name), 0);

    /// <summary>A whole number that is not negative and left out when 0.</summary>
    public int CountOrZero(string name) => Taken(name) is { } value ? AsInteger(name, value, 0) : 0;

    /// <summary>A whole number that may be left out.</summary>
    public int? CountOrNull(string name) => Taken(name) is { } value ? AsInteger(name, value, 0) : null;

    /// <summary>A required whole number.</summary>
    public int Integer(string name) => AsInteger(name, Required(name), int.MinValue);

    /// <summary>Whole numbers; the list is left out when empty.</summary>
    public ImmutableArray<int> Counts(string name) => [.. Items(name).Select(item => AsInteger(name, item, 0))];

    /// <summary>A required whole number up to 2^63 that is not negative.</summary>
    public long LongCount(string name) =>
        Required(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) && number >= 0
            ? number
            : throw Wrong($"needs a whole number from 0 in '{name}'");

    /// <summary>A required whole number of 64 bits.</summary>
    public long Long(string name) =>
        Required(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number)
            ? number
            : throw Wrong($"needs a whole number in '{name}'");

    /// <summary>A truth value that is left out when false.</summary>
    public bool TruthOrFalse(string name) => Has(name) && Truth(name);

    /// <summary>An object that may be left out.</summary>
    public JsonFields? ObjectOrNull(string name) => Has(name) ? Object(name) : null;

    /// <summary>A required number with all its bits (<see cref="ExactFloat"/>).</summary>
    public double Float(string name) => ExactFloat.Parse(Text(name)) ?? throw Wrong($"needs a number as text in '{name}'");

    /// <summary>A required time in milliseconds.</summary>
    public TimeSpan Milliseconds(string name) =>
        Required(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out var ms) && Math.Abs(ms) < 1e14m
            ? TimeSpan.FromTicks((long)(ms * TimeSpan.TicksPerMillisecond))
            : throw Wrong($"needs milliseconds in '{name}'");

    /// <summary>A required truth value.</summary>
    public bool Truth(string name) =>
        Required(name).ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Wrong($"needs true or false in '{name}'"),
        };

    /// <summary>A required word of a closed list.</summary>
    public T Word<T>(string name)
        where T : struct, Enum => Word(name, Spelling<T>.Parse);

    /// <summary>A required word that a function knows.</summary>
    public T Word<T>(string name, Func<string, T?> parse)
        where T : struct
    {
        var text = Text(name);
        return parse(text) ?? throw Wrong($"has the unknown word '{text}' in '{name}'");
    }

    /// <summary>A required object.</summary>
    public JsonFields Object(string name) => new(line, $"{where}, {name},", Required(name));

    /// <summary>Objects; the list is left out when empty.</summary>
    public IEnumerable<JsonFields> Objects(string name) => Items(name).Select(item => new JsonFields(line, $"{where}, {name},", item));

    /// <summary>Ends the object.</summary>
    /// <exception cref="ResultsFileException">It has a member that nobody took.</exception>
    public void End()
    {
        if (left.Keys.Order(StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw Wrong($"has the unknown member '{unknown}'");
    }

    /// <summary>Whether a member is there and not taken yet.</summary>
    public bool Has(string name) => left.ContainsKey(name);

    private JsonElement Required(string name) => Taken(name) ?? throw Wrong($"has no '{name}'");

    private JsonElement? Taken(string name) => left.Remove(name, out var value) ? value : null;

    private List<JsonElement> Items(string name)
    {
        if (Taken(name) is not { } value)
            return [];
        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : throw Wrong($"needs a list in '{name}'");
    }

    private string AsText(string name, JsonElement value)
    {
        try
        {
            if (value.ValueKind == JsonValueKind.String)
                return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: valid JSON, but no text.
        }

        throw Wrong($"needs text in '{name}'");
    }

    private int AsInteger(string name, JsonElement value, int least) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least
            ? number
            : throw Wrong($"needs a whole number{(least == 0 ? " from 0" : "")} in '{name}'");
}
