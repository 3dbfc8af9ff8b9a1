using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Reference.Receiver;
using static Compliance.Tests.Reference.ReceiverProbe;

namespace Compliance.Tests.Reference;

[TestFixture]
internal sealed class ReceiverWriting
{
    private ReceiverProbe probe = null!;

    [SetUp]
    public async Task Start() => probe = await ReceiverProbe.Start(ReceiverBehaviour.Reference);

    [TearDown]
    public async Task Stop() => await probe.DisposeAsync();

    [Test]
    public async Task Writes_a_request_and_counts_what_it_wrote()
    {
        var counter = Gauge("b_total", 3) with { Exemplars = [new([new("trace_id", "a")], 1.5, NowMs)] };
        var answer = await probe.Send(Request(Gauge("a", 1, 2), counter));
        answer.Status.Should().Be(204);
        answer.Body.Should().BeEmpty();
        answer.Written.Should().Be((3, 0, 1));
    }

    [Test]
    public async Task Writes_the_valid_part_and_says_how_much_it_refused_and_why()
    {
        var bad = Gauge("bad", 7, 8) with { Labels = [new("__name__", "bad"), new("x", "1"), new("x", "2")] };
        var answer = await probe.Send(Request(Gauge("a", 1), bad, Gauge("c", 2, 3, 4)));
        answer.Status.Should().Be(400);
        answer.Written.Should().Be((4, 0, 0));
        answer.Body.Should().Contain("2 samples").And.Contain("twice").And.Contain("bad{");
        (await probe.Query("c{case=\"x\"}[1h]")).GetProperty("result")[0].GetProperty("values").GetArrayLength().Should().Be(3);
        (await probe.Query("bad[1h]")).GetProperty("result").GetArrayLength().Should().Be(0);
    }

    [Test]
    public async Task Refuses_the_sample_and_not_the_series_when_a_sample_is_out_of_order()
    {
        var series = Gauge("a") with { Samples = [new(NowMs - 1000, 1), new(NowMs - 9000, 2), new(NowMs, 3)] };
        var answer = await probe.Send(Request(series));
        answer.Status.Should().Be(400);
        answer.Written.Should().Be((2, 0, 0));
        answer.Body.Should().Contain("out of order");
    }

    [Test]
    public async Task Takes_the_same_request_twice_and_stores_it_once()
    {
        await probe.Send(Request(Gauge("a", 1, 2)));
        var again = await probe.Send(Request(Gauge("a", 1, 2)));
        again.Status.Should().Be(204);
        again.Written.Should().Be((2, 0, 0));
        (await probe.Query("a[1h]")).GetProperty("result")[0].GetProperty("values").GetArrayLength().Should().Be(2);
    }

    [Test]
    public async Task Refuses_another_value_for_a_time()
    {
        await probe.Send(Request(Gauge("a", 1)));
        var answer = await probe.Send(Request(Gauge("a", 2)));
        answer.Status.Should().Be(400);
        answer.Written.Should().Be((0, 0, 0));
    }

    [TestCase("timeseries[0].labels_refs[1]", "99")]
    [TestCase("timeseries[0].metadata.help_ref", "99")]
    public async Task Refuses_references_outside_the_symbols(string path, string value)
    {
        var answer = await probe.Send(Request(Gauge("a", 1)) with { Wire = [new(WireEditKind.Set, path, value)] });
        answer.Status.Should().Be(400);
        answer.Written.Should().Be((0, 0, 0));
    }

    [Test]
    public async Task Refuses_an_odd_number_of_references() =>
        (await probe.Send(Request(Gauge("a", 1)) with { Wire = [new(WireEditKind.Remove, "timeseries[0].labels_refs[3]")] }))
            .Status.Should()
            .Be(400);

    [Test]
    public async Task Refuses_a_first_symbol_that_is_not_empty() =>
        (await probe.Send(Request(Gauge("a", 1)) with { Symbols = new SymbolEdits { First = "oops" } })).Status.Should().Be(400);

    [Test]
    public async Task Refuses_a_series_without_samples_and_one_with_both_kinds()
    {
        var mixed = Gauge("a", 1) with { Histograms = [new Histogram { TimestampMs = NowMs, CountInt = 0 }] };
        (await probe.Send(Request(mixed))).Status.Should().Be(400);
        (await probe.Send(Request(Gauge("a")))).Status.Should().Be(400);
    }

    [Test]
    public async Task Refuses_only_the_exemplar_without_timestamp()
    {
        var series = Gauge("a", 1) with { Exemplars = [new([new("trace_id", "a")], 1, 0), new([], 2, NowMs)] };
        var answer = await probe.Send(Request(series));
        answer.Status.Should().Be(400);
        answer.Written.Should().Be((1, 0, 1));
    }

    [Test]
    public async Task Writes_messages_of_1_0_with_the_same_headers()
    {
        var answer = await probe.Send(Request(Gauge("a", 1, 2)) with { Message = MessageKind.V1 });
        answer.Status.Should().Be(204);
        answer.Written.Should().Be((2, 0, 0));
        (await probe.Query("a[1h]")).GetProperty("result")[0].GetProperty("values").GetArrayLength().Should().Be(2);
    }

    [TestCase("Content-Type", "application/json")]
    [TestCase("Content-Type", "application/x-protobuf;proto=io.prometheus.write.v9.Request")]
    [TestCase("Content-Type", null)]
    [TestCase("Content-Encoding", "gzip")]
    [TestCase("Content-Encoding", "snappy, gzip")]
    [TestCase("Content-Encoding", null)]
    public async Task Answers_415_to_what_it_does_not_support(string header, string? value)
    {
        var headers = ImmutableDictionary<string, string?>.Empty.Add(header, value);
        var answer = await probe.Send(Request(Gauge("a", 1)) with { Headers = headers });
        answer.Status.Should().Be(415);
        answer.Body.Should().NotBeEmpty();
        (await probe.Query("a[1h]")).GetProperty("result").GetArrayLength().Should().Be(0);
    }

    [TestCase("Content-Type", "Application/X-Protobuf ; PROTO=\"io.prometheus.write.v2.Request\"")]
    [TestCase("Content-Encoding", "SNAPPY")]
    [TestCase("X-Prometheus-Remote-Write-Version", "0.1.0")]
    [TestCase("X-Prometheus-Remote-Write-Version", null)]
    public async Task Takes_other_legal_headers(string header, string? value)
    {
        var headers = ImmutableDictionary<string, string?>.Empty.Add(header, value);
        (await probe.Send(Request(Gauge("a", 1)) with { Headers = headers })).Written.Should().Be((1, 0, 0));
    }

    [TestCase(Compression.None)]
    [TestCase(Compression.Framed)]
    [TestCase(Compression.Truncated)]
    [TestCase(Compression.Corrupt)]
    [TestCase(Compression.Bomb)]
    public async Task Refuses_bodies_that_are_no_snappy_block(Compression compression)
    {
        var answer = await probe.Send(Request(Gauge("a", 1), Gauge("b", 1)) with { Compression = compression });
        answer.Status.Should().Be(400);
        answer.Written.Should().Be((0, 0, 0));
        answer.Body.Should().NotBeEmpty();
    }

    [TestCase(WireEditKind.UnknownFields)]
    [TestCase(WireEditKind.ReverseFields)]
    [TestCase(WireEditKind.PaddedVarints)]
    [TestCase(WireEditKind.ExplicitDefaults)]
    public async Task Takes_other_legal_bytes(WireEditKind edit) =>
        (await probe.Send(Request(Gauge("a", 1), Gauge("b", 2)) with { Wire = [new(edit)] })).Written.Should().Be((2, 0, 0));

    [Test]
    public async Task Knows_nothing_but_POST_on_its_path()
    {
        (await probe.Send(Request(Gauge("a", 1)) with { Method = "PUT" })).Status.Should().Be(405);
        using var client = new HttpClient();
        using var content = new ByteArrayContent([]);
        (await client.PostAsync(new Uri(probe.Receiver.Read, "/elsewhere"), content))
            .StatusCode.Should()
            .Be(System.Net.HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Refuses_labels_without_name_or_value_and_takes_labels_in_any_order()
    {
        var empty = Gauge("a", 1) with { Labels = [new("__name__", "a"), new("", "x")] };
        var valueless = Gauge("a", 1) with { Labels = [new("__name__", "a"), new("b", "")] };
        var unsorted = Gauge("a", 1) with { Labels = [new("z", "1"), new("__name__", "a"), new("b", "2")] };
        (await probe.Send(Request(empty))).Status.Should().Be(400);
        (await probe.Send(Request(valueless))).Status.Should().Be(400);
        (await probe.Send(Request(unsorted))).Status.Should().Be(204);
        (await probe.Query("a{b=\"2\",z=\"1\"}[1h]")).GetProperty("result").GetArrayLength().Should().Be(1);
    }
}
