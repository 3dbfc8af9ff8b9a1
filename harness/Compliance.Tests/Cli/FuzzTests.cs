using System.Collections.Immutable;
using Compliance.Cases;
using Compliance.Cli;
using Compliance.Cli.Fuzz;
using Compliance.Cli.Run;
using Compliance.Cli.Suite;
using Compliance.Cli.Verbs;
using Compliance.Judging.Binding;
using Compliance.Judging.Oracles;
using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Model.Fuzzing;
using Compliance.Model.Metrics;
using Compliance.Model.Results;
using Compliance.Running.Fuzzing;
using Compliance.Running.Launching;
using Compliance.Wire;

namespace Compliance.Tests.Cli;

[TestFixture]
public sealed class FuzzTests
{
    private const long Now = 1_770_000_000_000;
    private static readonly FuzzFeatures Everything = new(true, true, true, true);
    private string folder = "";

    [SetUp]
    public void Folder() => folder = Directory.CreateTempSubdirectory("fuzz-").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(folder, true);

    [Test]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        List<string> Bytes(long seed) => [.. Requests(seed, 50).Select(r => Convert.ToHexString(RequestEncoder.Body(r.Script)))];
        Bytes(7).Should().Equal(Bytes(7));
        Bytes(8).Should().NotEqual(Bytes(7));
    }

    [Test]
    public void Requests_said_to_be_valid_break_no_rule_of_the_senders()
    {
        var rules = new Compliance.Cli.Inspect.BodyRules(StoredRun.Library);
        var valid = Requests(3, 300).Where(r => r.IsValid).ToList();
        valid.Should().HaveCountGreaterThan(100);
        foreach (var request in valid)
        {
            var body = BodyDecoder.Decode(RequestEncoder.Body(request.Script), request.Script.Message);
            body.Complete.Should().BeTrue($"request {request.Number}");
            // A series without metadata is legal, one with exemplars only would not be.
            rules
                .Broken(Exchange(request, body))
                .SelectMany(b => b.Requirements)
                .Where(r => r.Level.IsMust() && !r.IsObservation && !r.Id.StartsWith("metadata", StringComparison.Ordinal))
                .Select(r => r.Id)
                .Should()
                .BeEmpty($"request {request.Number}");
        }
    }

    [Test]
    public void Every_fault_and_every_rewrite_occurs()
    {
        var requests = Requests(1, 3000);
        requests.Select(r => r.Fault).Distinct().Should().HaveCountGreaterThan(30);
        requests
            .Select(r => r.Rewrite)
            .Where(r => r.Length > 0)
            .Distinct()
            .Should()
            .BeEquivalentTo(Rewrites.Names(requests[0].Script with { Message = MessageKind.V2 }));
    }

    [Test]
    public void Starts_negative_buckets_and_up_to_six_exemplars_occur_in_valid_requests()
    {
        var series = Requests(4, 400).Where(r => r.IsValid).SelectMany(r => r.Script.Series).ToList();
        series.SelectMany(s => s.Samples).Select(s => Math.Sign(s.StartTimestampMs)).Distinct().Should().BeEquivalentTo([-1, 0, 1]);
        series.SelectMany(s => s.Histograms).Should().Contain(h => h.StartTimestampMs != 0).And.Contain(h => !h.NegativeCounts.IsEmpty);
        series.SelectMany(s => s.Histograms).Should().Contain(h => !h.NegativeDeltas.IsEmpty && h.NegativeSpans.Length == 2);
        series.Select(s => s.Exemplars.Length).Distinct().Should().BeEquivalentTo([0, 1, 2, 3, 4, 5, 6]);
        series.SelectMany(s => s.Exemplars).Select(e => e.Labels.Length).Distinct().Should().BeEquivalentTo([0, 1, 2]);
    }

    [Test]
    public void Every_request_can_be_encoded()
    {
        foreach (var request in Requests(101, 3000))
        {
            var encode = () => RequestEncoder.Body(request.Script);
            encode.Should().NotThrow($"request {request.Number} with {request.Fault} {request.Rewrite}");
        }
    }

    [Test]
    public void A_rewrite_means_the_same()
    {
        foreach (var pair in Requests(2, 400).Chunk(1).SelectMany(c => c).Where(r => r.Rewrite.Length > 0))
        {
            var read = BodyDecoder.Decode(RequestEncoder.Body(pair.Script), pair.Script.Message);
            read.Complete.Should().BeTrue();
            read.Series.Sum(s => s.Samples.Length).Should().Be(pair.Script.Samples);
            read.Series.Sum(s => s.Histograms.Length).Should().Be(pair.Script.Histograms);
        }
    }

    [Test]
    public async Task The_reference_has_no_findings_with_ten_seeds()
    {
        for (var seed = 1; seed <= 10; seed++)
            (await Found("reference", seed, 64)).Select(f => f.Title).Should().BeEmpty($"seed {seed}");
    }

    [Test]
    public async Task Legal_variants_have_no_findings()
    {
        foreach (var variant in BuiltinTargets.Names(Role.Receiver).Where(n => n.StartsWith("variant/", StringComparison.Ordinal)))
            (await Found(variant, 11, 64)).Select(f => f.Title).Should().BeEmpty(variant);
    }

    [TestCase("unreadable-closes", "dropped-connection", 64)]
    [TestCase("unreadable-500", "server-error", 64)]
    [TestCase("invalid-500", "server-error", 64)]
    [TestCase("out-of-range-reference-closes", "dropped-connection", 256)]
    [TestCase("odd-references-close", "dropped-connection", 256)]
    [TestCase("bad-histogram-500", "server-error", 128)]
    [TestCase("written-samples-one-more", "impossible-count", 64)]
    [TestCase("written-zero", "impossible-count", 64)]
    [TestCase("written-missing", "impossible-count", 64)]
    [TestCase("last-series-lost", "not-stored", 64)]
    [TestCase("infinity-lost", "not-stored", 64)]
    [TestCase("exemplars-lost", "exemplars-not-stored", 64)]
    [TestCase("second-exemplar-lost", "exemplars-not-stored", 128)]
    [TestCase("falling-times-lost", "not-stored", 256)]
    [TestCase("created-timestamp-refused", "other-answer", 256)]
    [TestCase("unknown-fields-refused", "other-answer", 256)]
    [TestCase("padded-varints-refused", "other-answer", 256)]
    [TestCase("literal-blocks-refused", "other-answer", 256)]
    public async Task Finds_the_seeded_fault(string mutant, string oracle, int requests)
    {
        var found = await Found($"mutant/{mutant}", 1, requests);
        found.Select(f => f.Oracle.Name).Should().Contain(oracle);
    }

    [TestCase("last-series-lost", 12, 100)]
    [TestCase("bad-histogram-500", 104, 120)]
    [TestCase("unreadable-closes", 10, 40)]
    public async Task A_finding_is_made_small_and_its_case_fails_the_same_target(string mutant, int requests, int mostBytes)
    {
        var said = new StringWriter();
        await using var target = Target($"mutant/{mutant}");
        var code = await FuzzVerb.Run(target, Options(1, requests), new FindingFolder(folder), said, CancellationToken.None);
        code.Should().Be(ExitCodes.Red);
        var files = Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).ToList();
        files.Should().NotBeEmpty(said.ToString());
        Directory
            .EnumerateFiles(folder, "*.bin", SearchOption.AllDirectories)
            .Min(f => new FileInfo(f).Length)
            .Should()
            .BeLessThan(mostBytes);
        await CasesFail(files, $"mutant/{mutant}");
    }

    private static async Task CasesFail(List<string> paths, string target)
    {
        var files = new More(
            new DiskCaseFiles(Compliance.Cli.Suite.SuiteFolder.Find().Cases),
            paths.ToDictionary(p => $"receiver/fuzz/{Path.GetFileName(p)}", File.ReadAllText)
        );
        CaseLint.Run(files).Select(p => p.Message).Should().BeEmpty();
        var library = CaseLibrary.Load(files, SpecVersions.Default);
        var cases = library.Cases.Where(c => c.Id.StartsWith("receiver/fuzz/", StringComparison.Ordinal)).ToImmutableArray();
        var results = await StoredRun.Results(library, target, Role.Receiver, cases);
        foreach (var @case in cases)
            results.Checks.Should().Contain(c => c.Case == @case.Id && c.Outcome == Outcome.Violated, @case.Id);
        var reference = await StoredRun.Results(library, "reference", Role.Receiver, cases);
        reference.Checks.Where(c => c.Outcome == Outcome.Violated).Select(c => c.Id).Should().BeEmpty();
    }

    [Test]
    public void An_oracle_asks_for_what_was_promised_and_no_more()
    {
        var request = Requests(1, 40)
            .First(r => r.IsValid && r.Rewrite.Length == 0 && r.Script is { Message: MessageKind.V2, Samples: > 1 });
        string? Of(int status, params (string Name, string Value)[] headers) =>
            Oracle.Broken(new FuzzTrial(request, Answer(request, status, headers), null, null))?.Oracle.Name;
        var right = Written(request.Script.Samples, request.Script.Histograms, request.Script.Exemplars);
        Of(204, right).Should().BeNull();
        Of(400, Written(0, 0, 0)).Should().BeNull("a refusal of valid data is for cases to judge");
        Of(503).Should().Be("server-error");
        Of(204).Should().Be("impossible-count");
        Of(204, Written(request.Script.Samples - 1, request.Script.Histograms, 0)).Should().Be("impossible-count");
        Of(400, Written(request.Script.Samples + 1, 0, 0)).Should().Be("impossible-count");
        Of(0).Should().Be("dropped-connection");
    }

    [Test]
    public void Exemplars_are_counted_as_often_as_they_are_stored()
    {
        var exemplar = new Exemplar([new Label("trace_id", "a")], 1, Now);
        FuzzTrial Of(int claimed, int stored, params Exemplar[] sent)
        {
            var script = new Model.Requests.RequestScript
            {
                Series = [new Series { Labels = [new Label("case", "t")], Exemplars = [.. sent] }],
            };
            var request = new FuzzRequest(1, "", "", "t", script);
            var read = new ReadSeries { Labels = [], Exemplars = [.. Enumerable.Repeat(exemplar, stored)] };
            return new FuzzTrial(request, Answer(request, 204, Written(0, 0, claimed)), null, null)
            {
                Exemplars = new ReadResult(new ReadQuery(ReadKind.Exemplars, "t"), [read], "", ""),
            };
        }

        var oracle = new ExemplarsStored();
        var other = exemplar with { TimestampMs = Now + 1 };
        oracle.Breach(Of(2, 2, exemplar, other)).Should().BeNull();
        oracle.Breach(Of(0, 2, exemplar, other)).Should().BeNull("what counts as written is a receiver's own idea");
        oracle.Breach(Of(2, 1, exemplar, exemplar)).Should().BeNull("a repetition is stored once");
        oracle.Breach(Of(2, 1, exemplar, other)).Should().Contain("2 exemplars written, but 1 of 2 are stored");
        oracle.Breach(Of(1, 0, exemplar) with { Exemplars = null }).Should().BeNull("nothing can be read");
    }

    private static (string, string)[] Written(int samples, int histograms, int exemplars) =>
        [
            ("X-Prometheus-Remote-Write-Samples-Written", $"{samples}"),
            ("X-Prometheus-Remote-Write-Histograms-Written", $"{histograms}"),
            ("X-Prometheus-Remote-Write-Exemplars-Written", $"{exemplars}"),
        ];

    private static Exchange Answer(FuzzRequest request, int status, (string Name, string Value)[] headers) =>
        Exchange(request, null) with
        {
            Answer = status == 0 ? AnswerKind.Closed : AnswerKind.Answered,
            Status = status,
            ResponseHeaders = [.. headers.Select(h => new HttpHeader(h.Name, h.Value))],
        };

    private static Exchange Exchange(FuzzRequest request, Model.Decoding.DecodedBody? body) =>
        new()
        {
            Index = 1,
            Origin = "test",
            Connection = 1,
            Method = "POST",
            Target = "/",
            RequestHeaders = [.. RequestEncoder.Headers(request.Script).Select(h => new HttpHeader(h.Name, h.Value))],
            RequestBody = RequestEncoder.Body(request.Script),
            RequestLength = RequestEncoder.Body(request.Script).Length,
            Decoded = body,
        };

    private static List<FuzzRequest> Requests(long seed, int count) =>
        [.. Enumerable.Range(0, count).SelectMany(n => new RequestSource(seed, Everything).Of(n, "t", Now))];

    private async Task<ImmutableArray<Finding>> Found(string name, long seed, int requests)
    {
        await using var target = Target(name);
        return await new FuzzRun(target, Options(seed, requests), "t", new StoredRun.Silent()).Find(CancellationToken.None);
    }

    private FuzzTarget Target(string name)
    {
        var lacks = Compliance.Cli.Selftest.Subjects.Of(Role.Receiver).First(s => s.Name == name).Lacks;
        var described = BuiltinTargets.Describe(TargetReference.BuiltinPrefix + name, [Role.Receiver], lacks);
        return new FuzzTarget(
            described,
            new BuiltinLauncher(),
            new LaunchRequest
            {
                Target = described,
                Role = Role.Receiver,
                Version = "0",
                Via = "builtin",
                Folder = folder,
            }
        );
    }

    private FuzzOptions Options(long seed, int requests) => new(60, requests, seed, folder, true);

    private sealed class More(ICaseFiles files, Dictionary<string, string> more) : ICaseFiles
    {
        public IEnumerable<string> Paths() => files.Paths().Concat(more.Keys);

        public string Read(string path) => more.TryGetValue(path, out var text) ? text : files.Read(path);
    }
}
