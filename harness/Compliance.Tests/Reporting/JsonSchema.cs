using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Compliance.Tests.Reporting;

/// <summary>The part of JSON Schema 2020-12 that our schemas use. Any other keyword is an error, so that nothing is passed over silently.</summary>
internal sealed class JsonSchema(JsonObject root)
{
    private static readonly HashSet<string> Notes = ["$schema", "$id", "title", "description", "$defs"];

    public static JsonSchema Parse(string text) => new(JsonNode.Parse(text)!.AsObject());

    /// <summary>What is wrong with a value; empty when it is valid.</summary>
    public IReadOnlyList<string> Errors(string json)
    {
        var errors = new List<string>();
        Check(root, JsonNode.Parse(json), "$", errors);
        return errors;
    }

    private void Check(JsonObject schema, JsonNode? value, string at, List<string> errors)
    {
        foreach (var (keyword, argument) in schema)
        {
            if (!Notes.Contains(keyword) && Problem(schema, keyword, argument!, value, at, errors) is { } problem)
                errors.Add($"{at}: {problem}");
        }
    }

    private string? Problem(JsonObject schema, string keyword, JsonNode argument, JsonNode? value, string at, List<string> errors)
    {
        switch (keyword)
        {
            case "$ref":
                Check(Resolve((string)argument!), value, at, errors);
                return null;
            case "type":
                return Is((string)argument!, value) ? null : $"is no {argument}";
            case "enum":
                return argument.AsArray().Any(a => JsonNode.DeepEquals(a, value)) ? null : "is not in the list";
            case "oneOf":
                var fitting = argument.AsArray().Count(a => Valid(a!.AsObject(), value, at));
                return fitting == 1 ? null : $"fits {fitting} of the alternatives";
            case "pattern":
                return value is JsonValue text && Is("string", text) && !Regex.IsMatch((string)text!, (string)argument!)
                    ? "does not match"
                    : null;
            case "minimum":
                return value is JsonValue number && Is("number", number) && number.GetValue<decimal>() < argument.GetValue<decimal>()
                    ? "is too small"
                    : null;
            case "required":
                return value is JsonObject o ? Missing(argument.AsArray(), o) : null;
            case "properties":
                Members(argument.AsObject(), value, at, errors);
                return null;
            case "additionalProperties" when argument.GetValueKind() == System.Text.Json.JsonValueKind.False:
                return value is JsonObject all ? Unknown(schema, all) : null;
            case "items":
                Items(argument.AsObject(), value, at, errors);
                return null;
            default:
                throw new NotSupportedException($"keyword {keyword}");
        }
    }

    private bool Valid(JsonObject schema, JsonNode? value, string at)
    {
        var errors = new List<string>();
        Check(schema, value, at, errors);
        return errors.Count == 0;
    }

    private void Members(JsonObject properties, JsonNode? value, string at, List<string> errors)
    {
        if (value is not JsonObject members)
            return;
        foreach (var (name, member) in members)
        {
            if (properties[name] is JsonObject schema)
                Check(schema, member, $"{at}.{name}", errors);
        }
    }

    private void Items(JsonObject schema, JsonNode? value, string at, List<string> errors)
    {
        if (value is not JsonArray items)
            return;
        for (var i = 0; i < items.Count; i++)
            Check(schema, items[i], $"{at}[{i}]", errors);
    }

    private static string? Missing(JsonArray required, JsonObject value) =>
        required.FirstOrDefault(name => !value.ContainsKey((string)name!)) is { } missing ? $"has no {missing}" : null;

    private static string? Unknown(JsonObject schema, JsonObject value) =>
        value.FirstOrDefault(m => schema["properties"]?.AsObject().ContainsKey(m.Key) != true).Key is { } unknown
            ? $"has unknown {unknown}"
            : null;

    private JsonObject Resolve(string reference) =>
        reference.StartsWith("#/$defs/", StringComparison.Ordinal)
            ? root["$defs"]![reference["#/$defs/".Length..]]!.AsObject()
            : throw new NotSupportedException(reference);

    private static bool Is(string type, JsonNode? value) =>
        (type, value?.GetValueKind()) switch
        {
            ("object", System.Text.Json.JsonValueKind.Object) => true,
            ("array", System.Text.Json.JsonValueKind.Array) => true,
            ("string", System.Text.Json.JsonValueKind.String) => true,
            ("number", System.Text.Json.JsonValueKind.Number) => true,
            ("integer", System.Text.Json.JsonValueKind.Number) => decimal.IsInteger(value!.GetValue<decimal>()),
            ("boolean", System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False) => true,
            ("null", null) => true,
            _ => false,
        };
}
