using System.Collections.Immutable;
using System.Text;
using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Model.Results;
using Compliance.Model.Targets;
using Compliance.Reporting;
using Compliance.Reporting.Jsonl;
using Compliance.Reporting.Tallies;
using Compliance.Reporting.Terminal;

namespace Compliance.Tests.Reporting;

[TestFixture("tr-TR")]
[TestFixture("de-DE")]
public sealed class ResultsFileTests(string culture) : CultureFixture(culture)
{
    private static readonly JsonSchema Schema = JsonSchema.Parse(SuiteFolder.Text("reports/results.schema.json"));
    private static readonly JsonSchema RecordSchema = JsonSchema.Parse(SuiteFolder.Text("reports/record.schema.json"));

    [Test]
    public void Writes_a_check_as_the_contract_shows_it()
    {
        var check = Example.Sender().Checks[0];
        ResultsWriter
            .Check(check)
            .Should()
            .Be(
                "{\"check\":{\"id\":\"sender/retry/server-error#retry.5xx\",\"case\":\"sender/retry/server-error\",\"requirement\":\"retry.5xx\","
                    + "\"level\":\"MUST\",\"outcome\":\"satisfied\",\"expectation\":\"none\",\"verdict\":\"pass\",\"ms\":97,\"exchanges\":[2,3,4],"
                    + "\"said\":\"3 attempts of the same 2 samples, pauses 32 and 62 ms\",\"expected\":\"sent again after 5xx\"}}"
            );
    }

    [Test]
    public void Writes_an_exchange_with_its_head_as_lines_and_its_body_by_name()
    {
        var evidence = new MemoryEvidence();
        ResultsWriter
            .Exchange(Role.Sender, Example.Exchange(17, 204, 5_400.5), evidence)
            .Should()
            .Be(
                "{\"exchange\":{\"index\":17,\"origin\":\"lane-3\",\"connection\":2,\"sentMs\":5400.5,\"receivedMs\":5401.75,\"answeredMs\":5403,"
                    + "\"scrapesSeen\":1,\"method\":\"POST\",\"target\":\"/api/v1/write\",\"protocol\":\"HTTP/1.1\",\"requestHead\":["
                    + "\"POST /api/v1/write HTTP/1.1\",\"Host: 127.0.0.1:9090\","
                    + "\"Content-Type: application/x-protobuf;proto=io.prometheus.write.v2.Request\",\"Content-Encoding: snappy\","
                    + "\"User-Agent: Prometheus/3.5.3\"],\"requestBody\":\"sender.evidence/17.request.bin\",\"requestBytes\":40,\"requestLength\":40,"
                    + "\"answer\":\"answered\",\"status\":204,\"responseHeaders\":[\"Content-Length: 0\"]}}"
            );
        evidence.Files.Should().ContainKey("sender.evidence/17.request.bin").WhoseValue.Should().Equal(Example.Message);
    }

    [Test]
    public void Writes_header_and_footer_without_culture()
    {
        var run = Example.Sender();
        ResultsWriter
            .Header(run.Header)
            .Should()
            .Be(
                "{\"header\":{\"suite\":\"0.1.0\",\"spec\":\"2.0-rc.4\",\"cases\":\"sha256:0f1e2d3c\",\"target\":\"prometheus\",\"title\":\"Prometheus\","
                    + "\"role\":\"sender\",\"version\":\"3.5.3\",\"launch\":\"process\",\"seed\":42,\"started\":\"2026-02-03T04:05:06.7890000Z\","
                    + "\"checks\":8,\"gate\":\"must\"}}"
            );
        ResultsWriter
            .Footer(run.Footer!)
            .Should()
            .Be(
                "{\"footer\":{\"checks\":8,\"counts\":{\"error\":1,\"fail\":2,\"inconclusive\":1,\"no\":1,\"pass\":1,\"skip\":1,\"warn\":1},"
                    + "\"statement\":\"not conformant\",\"green\":false,\"durationMs\":12345}}"
            );
    }

    [Test]
    public void A_version_that_was_only_asked_for_is_called_so()
    {
        var run = Example.Sender();
        var asked = run with { Header = run.Header with { VersionAsked = true } };
        var lines = ResultsWriter.Write(asked, new MemoryEvidence()).ToList();
        lines[0].Should().Contain("\"version\":\"3.5.3\",\"versionAsked\":true,\"launch\"");
        Schema.Errors(lines[0]).Should().BeEmpty();
        ResultsReader.Read(lines, new MemoryEvidence().Get).Header.Should().BeEquivalentTo(asked.Header);
        RunTally.Of(asked.Header).Should().Be("Prometheus 3.5.3 (as asked for)");
        RunTally.Of(run.Header).Should().Be("Prometheus 3.5.3");
    }

    [Test]
    public void What_probing_found_stands_in_the_header()
    {
        var run = Example.Receiver();
        run = run with
        {
            Header = run.Header with
            {
                Probed =
                [
                    new ProbedCapability("exemplars", Capability.No, "400", [5]),
                    new ProbedCapability("message.v1", Capability.Yes, "204", [6]),
                ],
            },
        };
        var lines = ResultsWriter.Write(run, new MemoryEvidence()).ToList();
        lines[0].Should().Contain("\"probed\":[{\"capability\":\"exemplars\",\"found\":\"no\",\"said\":\"400\",\"exchanges\":[5]},");
        Schema.Errors(lines[0]).Should().BeEmpty();
        ResultsReader.Read(lines, new MemoryEvidence().Get).Header.Probed.Should().BeEquivalentTo(run.Header.Probed);
        ConsoleSummary.Render(run, Example.Ledger, new ConsoleOptions()).Should().Contain("exemplars: no (answered 400)");
    }

    [Test]
    public void Reads_back_what_it_wrote()
    {
        foreach (var run in new[] { Example.Sender(), Redaction.Default.Apply(Example.Receiver()) })
        {
            var evidence = new MemoryEvidence();
            var read = ResultsReader.Read(ResultsWriter.Write(run, evidence).ToList(), evidence.Get);
            read.Incomplete.Should().BeEmpty();
            read.Should()
                .BeEquivalentTo(
                    run,
                    o =>
                        o.ComparingByMembers<Exchange>()
                            .ComparingByMembers<RunResults>()
                            .Using<ReadOnlyMemory<byte>>(c => c.Subject.ToArray().Should().Equal(c.Expectation.ToArray()))
                            .WhenTypeIs<ReadOnlyMemory<byte>>()
                );
            read.Exchanges[0].RequestBody.ToArray().Should().Equal(run.Exchanges[0].RequestBody.ToArray());
            read.Exchanges[1].RequestHead.ToArray().Should().Equal(run.Exchanges[1].RequestHead.ToArray());
        }
    }

    [Test]
    public void Writing_what_was_read_gives_the_same_bytes()
    {
        var evidence = new MemoryEvidence();
        var first = ResultsWriter.Write(Example.Receiver(), evidence).ToList();
        var second = ResultsWriter.Write(ResultsReader.Read(first, evidence.Get), new MemoryEvidence()).ToList();
        second.Should().Equal(first);
    }

    [Test]
    public void Every_line_fits_the_schema()
    {
        foreach (var run in new[] { Example.Sender(), Example.Receiver(), Hostile.Run() })
        {
            foreach (var line in ResultsWriter.Write(run, new MemoryEvidence()))
                Schema.Errors(line).Should().BeEmpty(line[..Math.Min(400, line.Length)]);
        }
    }

    [Test]
    public void A_file_from_before_the_roles_had_folders_of_their_own_is_read()
    {
        var evidence = new MemoryEvidence();
        var lines = ResultsWriter.Write(Example.Sender(), evidence).Select(l => l.Replace("sender.evidence/", "evidence/")).ToList();
        var read = ResultsReader.Read(lines, name => evidence.Get("sender." + name));
        read.Incomplete.Should().BeEmpty();
        read.Exchanges[0].RequestBody.ToArray().Should().Equal(Example.Sender().Exchanges[0].RequestBody.ToArray());
    }

    [TestCase(Role.Receiver)]
    [TestCase(Role.Sender)]
    public void A_record_reads_back_as_it_was_and_fits_its_schema(Role role)
    {
        var record = ExampleRecord.Of(role);
        var lines = RecordOf(role, record);
        RecordReader
            .Read(role, lines)
            .Should()
            .BeEquivalentTo(record, o => o.Using<double>(c => Bits(c.Subject).Should().Be(Bits(c.Expectation))).WhenTypeIs<double>());
        foreach (var line in lines)
            RecordSchema.Errors(line).Should().BeEmpty(line);
    }

    [Test]
    public void A_record_that_was_cut_or_edited_is_refused()
    {
        var lines = RecordOf(Role.Receiver, ExampleRecord.Of(Role.Receiver));
        Refused(lines[..^1]).Should().Contain("cut short");
        Refused([lines[0], .. lines[2..]]).Should().Contain("cut short");
        Refused([lines[0], lines[0], .. lines[1..]]).Should().Contain("second plan");
        Refused([.. lines, lines[0]]).Should().Contain("follows the end");
        Refused([lines[0].Replace("nowMs", "now"), .. lines[1..]]).Should().Contain("nowMs");
        Refused(RecordOf(Role.Receiver, ExampleRecord.Of(Role.Sender))).Should().Contain("other role");
    }

    private static string Refused(string[] lines) =>
        FluentActions.Invoking(() => RecordReader.Read(Role.Receiver, lines)).Should().Throw<ResultsFileException>().Which.Message;

    private static string[] RecordOf(Role role, Compliance.Model.Records.RunRecord record)
    {
        var evidence = new MemoryEvidence();
        var example = role == Role.Receiver ? Example.Receiver() : Example.Sender();
        _ = ResultsWriter.Write(example with { Record = record }, evidence).First();
        return Encoding.UTF8.GetString(evidence.Files[EvidenceName.Record(role)]).TrimEnd('\n').Split('\n');
    }

    private static ulong Bits(double value) => BitConverter.DoubleToUInt64Bits(value);

    [TestCase("{\"check\":{\"id\":\"x\"}}")]
    [TestCase("{\"log\":\"a\",\"footer\":{}}")]
    [TestCase("{\"logs\":\"a\"}")]
    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("{\"footer\":{\"checks\":0,\"counts\":{\"passed\":0},\"statement\":\"conformant\",\"green\":true,\"durationMs\":1}}")]
    [TestCase("{\"footer\":{\"checks\":0,\"counts\":{},\"statement\":\"not-conformant\",\"green\":true,\"durationMs\":1}}")]
    [TestCase("{\"footer\":{\"checks\":0.5,\"counts\":{},\"statement\":\"conformant\",\"green\":true,\"durationMs\":1}}")]
    public void Schema_and_reader_refuse_the_same_line(string line)
    {
        Schema.Errors(line).Should().NotBeEmpty();
        string[] lines = [ResultsWriter.Header(Example.Header(Role.Sender, 0)), line, "{\"log\":\"\"}"];
        FluentActions.Invoking(() => ResultsReader.Read(lines, _ => null)).Should().Throw<ResultsFileException>().Which.Line.Should().Be(2);
    }

    [Test]
    public void Hostile_text_survives_the_file()
    {
        var run = Hostile.Run();
        var evidence = new MemoryEvidence();
        var lines = ResultsWriter.Write(run, evidence).ToList();
        lines
            .Should()
            .OnlyContain(line => !line.Contains('\n') && !line.Contains('\r') && !line.Contains('\u2028') && !line.Contains('\0'));
        var read = ResultsReader.Read(lines, evidence.Get);
        read.Checks[0].Said.Should().Be(run.Checks[0].Said.Replace("\uD800", "\uFFFD"));
        read.Log.Should().Be(run.Log.Replace("\uD800", "\uFFFD"));
    }

    [Test]
    public void A_file_without_footer_is_incomplete()
    {
        var lines = ResultsWriter.Write(Example.Sender(), new MemoryEvidence()).SkipLast(1).ToList();
        var read = ResultsReader.Read(lines, _ => null);
        read.Incomplete.Should().Be("There is no footer: the run did not end, or the file was cut.");
        read.Footer.Should().BeNull();
        read.Checks.Should().HaveCount(8);
    }

    [Test]
    public void A_file_that_is_cut_in_a_line_is_incomplete()
    {
        var lines = ResultsWriter.Write(Example.Sender(), new MemoryEvidence()).ToList();
        var cut = lines.Take(14).Append(lines[14][..40]).ToList();
        ResultsReader
            .Read(cut, _ => null)
            .Incomplete.Should()
            .StartWith("Line 15 is cut off. There is no footer")
            .And.EndWith("8 checks were announced and 6 are there.");
    }

    [Test]
    public void A_file_with_fewer_checks_than_announced_is_incomplete()
    {
        var lines = ResultsWriter.Write(Example.Sender(), new MemoryEvidence()).Where(l => !l.Contains("\"retry.5xx\"")).ToList();
        var read = ResultsReader.Read(lines, _ => null);
        read.Incomplete.Should().Be("The footer counts 8 checks and 7 are there. 8 checks were announced and 7 are there.");
    }

    [Test]
    public void A_broken_line_in_the_middle_is_an_error_with_its_number()
    {
        var lines = ResultsWriter.Write(Example.Sender(), new MemoryEvidence()).ToList();
        lines[3] = lines[3][..^4];
        FluentActions.Invoking(() => ResultsReader.Read(lines, _ => null)).Should().Throw<ResultsFileException>().WithMessage("line 4: *");
    }

    [TestCase("\"verdict\":\"pass\"", "\"verdict\":\"warn\"", TestName = "A_verdict_that_contradicts_its_outcome_is_an_error")]
    [TestCase("\"ms\":97", "\"ms\":97,\"extra\":1", TestName = "An_unknown_member_is_an_error")]
    [TestCase("\"ms\":97", "\"ms\":97,\"ms\":98", TestName = "A_member_twice_is_an_error")]
    [TestCase("\"fail\":2", "\"fail\":1,\"yes\":1", TestName = "A_footer_that_miscounts_is_an_error")]
    [TestCase("sender.evidence/2.request.bin", "../../etc/passwd", TestName = "Another_name_for_evidence_is_an_error")]
    [TestCase("\"index\":3", "\"index\":2", TestName = "A_second_exchange_of_one_index_is_an_error")]
    public void Refuses(string from, string to)
    {
        var lines = ResultsWriter
            .Write(Example.Sender(), new MemoryEvidence())
            .Select(l => l.Replace(from, to, StringComparison.Ordinal))
            .ToList();
        FluentActions.Invoking(() => ResultsReader.Read(lines, _ => null)).Should().Throw<ResultsFileException>();
    }

    [Test]
    public void Evidence_of_another_length_is_noticed()
    {
        var lines = ResultsWriter.Write(Example.Sender(), new MemoryEvidence()).ToList();
        var read = ResultsReader.Read(lines, name => name == "sender.evidence/2.request.bin" ? [1, 2, 3] : null);
        read.Incomplete.Should().Be("sender.evidence/2.request.bin holds 3 bytes and not 40.");
    }

    [Test]
    public void No_secret_reaches_a_line_or_the_evidence()
    {
        var run = Example.Receiver();
        run = run with
        {
            Log = "sent Bearer s3cr3t-token and tenant-42",
            Exchanges =
            [
                run.Exchanges[0] with
                {
                    RequestHeaders = [new("X-Tenant", "tenant-42"), new("cookie", "a=b-c-d")],
                    RequestHead = Encoding.Latin1.GetBytes(
                        "POST / HTTP/1.1\r\nX-Tenant: tenant-42\r\ncookie: a=b-c-d\r\n folded-crumb\r\nAccept: */*"
                    ),
                    ResponseBody = Encoding.UTF8.GetBytes("you said s3cr3t-token"),
                },
                run.Exchanges[1],
            ],
        };
        var evidence = new MemoryEvidence();
        var all = string.Join("\n", ResultsWriter.Write(run, evidence, new Redaction(["x-tenant"], ["s3cr3t-token"])));
        all += string.Join("\n", evidence.Files.Values.Select(Encoding.Latin1.GetString));
        all.Should().NotContain("s3cr3t").And.NotContain("a=b-c-d").And.NotContain("folded-crumb").And.NotContain("X-Tenant: tenant-42");
        all.Should()
            .Contain("\"X-Tenant: [redacted]\",\"cookie: [redacted]\",\" [redacted]\",\"Accept: */*\"")
            .And.Contain("you said ************");
    }

    [Test]
    public void Marks_follow_their_bytes_when_a_head_is_redacted()
    {
        var run = Example.Receiver();
        var head = Encoding.Latin1.GetBytes("POST / HTTP/1.1\r\nAuthorization: Basic abcdefghijklmnop\r\nFoo: bar");
        var bar = Encoding.Latin1.GetString(head).IndexOf("bar", StringComparison.Ordinal);
        run = run with
        {
            Exchanges = [run.Exchanges[0] with { RequestHead = head }],
            Checks =
            [
                run.Checks[0] with
                {
                    Marks =
                    [
                        new(1, Part.RequestHead, new ByteRange(bar, 3), ""),
                        new(1, Part.RequestHead, new ByteRange(0, 4), ""),
                        new(1, Part.RequestHead, new ByteRange(40, 5), ""),
                    ],
                },
            ],
        };
        var safe = Redaction.Default.Apply(run);
        var text = Encoding.Latin1.GetString(safe.Exchanges[0].RequestHead.Span);
        safe.Checks[0].Marks.Select(m => text.Substring(m.Range.Start, m.Range.Length)).Should().Equal("bar", "POST", " [redacted]");
        Redaction.Default.Apply(safe).Checks[0].Marks.Should().Equal(safe.Checks[0].Marks);
    }

    [Test]
    public void Published_files_fit_the_schema_and_are_whole()
    {
        var files = Directory.GetFiles(SuiteFolder.Path("reports"), "*.results.jsonl", SearchOption.AllDirectories);
        foreach (var file in files)
        {
            var lines = File.ReadAllLines(file);
            foreach (var line in lines)
                Schema.Errors(line).Should().BeEmpty(file);
            ResultsReader.Read(lines, _ => null).Incomplete.Should().BeEmpty(file);
        }
    }
}
