using System.Text.Json;
using Compliance.Cases.Reading;

namespace Compliance.Tests.Cases;

/// <summary>The JSON schemas for editors know the same keys and words as the loaders.</summary>
public sealed class SchemaTests
{
    private static IEnumerable<TestCaseData> Schemas() =>
        [
            new TestCaseData("cases/case.schema.json", CaseShapes.All.ToArray(), Choices.OfCases.ToArray()).SetArgDisplayNames("cases"),
            new TestCaseData("targets/target.schema.json", TargetShapes.All.ToArray(), Choices.OfTargets.ToArray()).SetArgDisplayNames(
                "targets"
            ),
        ];

    [TestCaseSource(nameof(Schemas))]
    public void Every_mapping_has_the_keys_of_its_shape(string path, object shapes, object _)
    {
        var defined = Definitions(path)
            .Where(d => d.Value.TryGetProperty("properties", out var __))
            .ToDictionary(
                d => d.Name,
                d => string.Join(' ', d.Value.GetProperty("properties").EnumerateObject().Select(p => p.Name).Order())
            );

        defined.Should().BeEquivalentTo(((Shape[])shapes).ToDictionary(s => s.Name, s => string.Join(' ', s.Keys.Order())));
    }

    [TestCaseSource(nameof(Schemas))]
    public void Every_closed_list_has_the_words_of_its_choice(string path, object _, object choices)
    {
        var defined = Definitions(path)
            .Where(d => d.Value.TryGetProperty("enum", out var __))
            .ToDictionary(d => d.Name, d => string.Join(' ', d.Value.GetProperty("enum").EnumerateArray().Select(w => w.GetString())));

        defined.Should().BeEquivalentTo(((IChoice[])choices).ToDictionary(c => c.Name, c => string.Join(' ', c.Words)));
    }

    [TestCaseSource(nameof(Schemas))]
    public void Mappings_are_closed_and_described_and_references_lead_somewhere(string path, object _, object __)
    {
        var names = Definitions(path).Select(d => d.Name).ToHashSet();
        foreach (var definition in Definitions(path))
        {
            if (definition.Value.TryGetProperty("properties", out var _1))
            {
                definition.Value.GetProperty("additionalProperties").GetBoolean().Should().BeFalse(definition.Name);
                definition.Value.GetProperty("description").GetString().Should().NotBeNullOrEmpty(definition.Name);
            }
        }
        References(Root(path)).Should().NotBeEmpty().And.OnlyContain(r => names.Contains(r));
        Root(path).GetProperty("$schema").GetString().Should().Be("https://json-schema.org/draft/2020-12/schema");
    }

    private static IEnumerable<string> References(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(p => p.Name == "$ref" ? [p.Value.GetString()!["#/$defs/".Length..]] : References(p.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
            _ => [],
        };

    private static JsonElement.ObjectEnumerator Definitions(string path) => Root(path).GetProperty("$defs").EnumerateObject();

    private static JsonElement Root(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SuiteFolder.File(path)));
        return document.RootElement.Clone();
    }
}
