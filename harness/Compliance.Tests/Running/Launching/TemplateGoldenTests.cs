using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Targets;
using Compliance.Running.Launching;
using YamlDotNet.RepresentationModel;

namespace Compliance.Tests.Running.Launching;

/// <summary>
/// What the templates of every target folder come to, for one lane and for several, against the files under Golden/. After a change on
/// purpose: PRW_UPDATE_GOLDEN=1 writes them anew, and the difference is reviewed.
/// </summary>
public sealed class TemplateGoldenTests
{
    private static readonly ImmutableDictionary<string, int> Ports = new[]
    {
        "api",
        "backup",
        "gossip",
        "grpc",
        "health",
        "mysql",
        "postgres",
        "prometheus",
        "query",
        "query-grpc",
        "rpc",
        "tcp",
        "ui",
        "web",
        "write",
    }
        .Select((name, i) => KeyValuePair.Create(name, 1000 + i))
        .ToImmutableDictionary();

    private static IEnumerable<string> Folders() =>
        Directory
            .EnumerateDirectories(Path.Combine(RealPrograms.Root, "targets"))
            .Where(f => File.Exists(Path.Combine(f, "target.yaml")))
            .Select(f => Path.GetFileName(f))
            .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Folders))]
    public void The_templates_come_to_what_was_reviewed(string name)
    {
        var target = RealPrograms.Descriptor(name);
        var text = new StringBuilder();
        foreach (var role in target.Roles)
        {
            foreach (var lanes in role == Role.Sender ? Counts(target) : [0])
                Write(text, target, role, lanes);
        }

        var golden = Path.Combine(RealPrograms.Root, "harness", "Compliance.Tests", "Running", "Launching", "Golden", $"{name}.txt");
        if (Environment.GetEnvironmentVariable("PRW_UPDATE_GOLDEN") == "1")
            File.WriteAllText(golden, text.ToString());
        File.Exists(golden).Should().BeTrue($"PRW_UPDATE_GOLDEN=1 writes {golden}");
        text.ToString().Should().Be(File.ReadAllText(golden));
    }

    /// <summary>A file that the target reads as YAML or JSON must be that, whatever is in the lanes' headers.</summary>
    [TestCaseSource(nameof(Folders))]
    public void Configuration_in_YAML_or_JSON_can_be_read(string name)
    {
        var target = RealPrograms.Descriptor(name);
        foreach (var role in target.Roles)
        {
            foreach (var lanes in role == Role.Sender ? Counts(target) : [0])
            {
                foreach (var (file, template) in Config(target, role).Where(c => Path.GetExtension(c.Key) is ".yaml" or ".yml" or ".json"))
                {
                    var load = () =>
                        new YamlStream().Load(new StringReader(Values(target, lanes).Fill(Template(target, template), template)));
                    load.Should().NotThrow($"{file} of {name} as {role} with {lanes} lanes");
                }
            }
        }
    }

    private static IEnumerable<int> Counts(TargetDescriptor target) => target.Sender!.Lanes > 1 ? [1, 3] : [1];

    private static void Write(StringBuilder text, TargetDescriptor target, Role role, int lanes)
    {
        var values = Values(target, lanes);
        text.Append(CultureInfo.InvariantCulture, $"==== {role}, {lanes} lanes\n");
        foreach (var (file, template) in Config(target, role).OrderBy(c => c.Key, StringComparer.Ordinal))
            text.Append(
                CultureInfo.InvariantCulture,
                $"---- {file}\n{values.Fill(Template(target, template), template).ReplaceLineEndings("\n")}\n"
            );
        foreach (var (file, template) in target.Sender?.LaneConfig.Where(_ => role == Role.Sender) ?? [])
        {
            foreach (var lane in values.Lanes)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"---- {lane.Name}/{file}\n{(values with { Lanes = [lane] }).Fill(Template(target, template), template).ReplaceLineEndings("\n")}\n"
                );
        }
        if (target.Launch.Process is { } process)
            Arguments(text, "process", process.Args, process.Env, values);
        if (target.Launch.Container is not { } container)
            return;
        text.Append(CultureInfo.InvariantCulture, $"---- image {values.Fill(container.Image, "image")}\n");
        Arguments(text, "container", container.Args, container.Env, values with { Listen = "0.0.0.0", Dir = "/prw" });
    }

    private static void Arguments(
        StringBuilder text,
        string kind,
        ImmutableArray<string> arguments,
        ImmutableDictionary<string, string> environment,
        TemplateValues values
    )
    {
        text.Append(CultureInfo.InvariantCulture, $"---- {kind}\n");
        foreach (var argument in values.FillArguments(arguments, kind))
            text.Append(argument).Append('\n');
        foreach (var (name, value) in environment.OrderBy(e => e.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{name}={values.Fill(value, kind)}\n");
    }

    private static ImmutableDictionary<string, string> Config(TargetDescriptor target, Role role) =>
        (role == Role.Sender ? target.Sender!.Config : target.Receiver!.Config);

    private static string Template(TargetDescriptor target, string name) =>
        File.ReadAllText(Path.Combine(RealPrograms.Root, "targets", target.Name, name));

    private static TemplateValues Values(TargetDescriptor target, int lanes) =>
        new()
        {
            Dir = "/run/dir",
            TargetFolder = "/targets/x",
            Version = target.Versions.FirstOrDefault() ?? "",
            Ports = Ports,
            Lanes = [.. Enumerable.Range(1, lanes).Select(Lane)],
            Sink = Address("sink", new LaneOptions { Message = MessageKind.V1 }),
            Parts = ImmutableDictionary<string, string>.Empty.Add("main", "127.0.0.1").Add("query", "127.0.0.1"),
        };

    private static LaneAddress Lane(int number) =>
        Address(
            FormattableString.Invariant($"lane-{number}"),
            number switch
            {
                2 => new LaneOptions { Message = MessageKind.V1, Headers = [new HeaderLine("X-Some", "it's: \"odd\" #1")] },
                3 => new LaneOptions { ConvertClassicHistograms = true },
                _ => new LaneOptions(),
            }
        );

    private static LaneAddress Address(string name, LaneOptions options) =>
        new(
            name,
            new Uri($"http://127.0.0.1:9/lane/{name}/api/v1/write"),
            new Uri($"http://127.0.0.1:9/lane/{name}/metrics"),
            new Uri($"http://127.0.0.1:9/lane/{name}/targets"),
            options
        );
}
