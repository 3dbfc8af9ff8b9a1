using System.Collections.Immutable;
using Compliance.Judging.Sender;
using Compliance.Judging.Sender.Requests;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Results;
using Compliance.Model.Scrapes;

namespace Compliance.Tests.Judging.Sender;

/// <summary>Matchers of single requests at the edges that no virtual sender reaches.</summary>
public sealed class RequestMatcherTests
{
    private static readonly Series One = LaneKit.Named("m", (1_000, 1));

    [TestCase(false, false, Outcome.Violated)]
    [TestCase(true, false, Outcome.Violated)]
    [TestCase(true, true, Outcome.Satisfied)]
    [TestCase(false, true, Outcome.Violated)]
    public void Exemplars_alone_are_data_only_where_that_is_asked(bool exemplar, bool enough, Outcome outcome)
    {
        var series = One with { Samples = [], Exemplars = exemplar ? [new Exemplar([], 1, LaneKit.EpochMs)] : [] };
        Judge(new DataProvided(enough), LaneKit.Post(1, series)).Should().Be(outcome);
    }

    [TestCase("snappy", Outcome.Satisfied, Outcome.Satisfied)]
    [TestCase("SNAPPY", Outcome.Satisfied, Outcome.Satisfied)]
    [TestCase(" \tsnappy\t ,", Outcome.Satisfied, Outcome.Satisfied)]
    [TestCase("gzip", Outcome.Satisfied, Outcome.Violated)]
    [TestCase("snappy, gzip", Outcome.Satisfied, Outcome.Violated)]
    [TestCase("snappy, snappy", Outcome.Satisfied, Outcome.Violated)]
    [TestCase("sna ppy", Outcome.Violated, Outcome.Violated)]
    [TestCase("snappy, (x)", Outcome.Violated, Outcome.Violated)]
    [TestCase(",", Outcome.Violated, Outcome.Violated)]
    [TestCase("", Outcome.Violated, Outcome.Violated)]
    public void Content_Encoding_is_a_list_with_snappy_alone(string value, Outcome syntax, Outcome snappy)
    {
        var exchange = LaneKit.Headers(("content-encoding", value));
        Judge(new EncodingHeader(EncodingDemand.Syntax), exchange).Should().Be(syntax);
        Judge(new EncodingHeader(EncodingDemand.Snappy), exchange).Should().Be(snappy);
    }

    [Test]
    public void Several_Content_Encoding_lines_are_one_list()
    {
        var exchange = LaneKit.Headers(("Content-Encoding", "snappy"), ("Content-Encoding", "gzip"));
        Judge(new EncodingHeader(EncodingDemand.Snappy), exchange).Should().Be(Outcome.Violated);
        Judge(new EncodingHeader(EncodingDemand.Snappy), LaneKit.Headers()).Should().BeNull();
    }

    [TestCase(999_999_999_999, Outcome.Violated)]
    [TestCase(1_000_000_000_000, Outcome.Satisfied)]
    [TestCase(9_999_999_999_999, Outcome.Satisfied)]
    [TestCase(10_000_000_000_000, Outcome.Violated)]
    [TestCase(0, Outcome.Violated)]
    public void The_timestamp_of_an_exemplar_is_in_milliseconds(long timestampMs, Outcome outcome)
    {
        var exchange = LaneKit.Post(1, One with { Exemplars = [new Exemplar([], 1, timestampMs)] });
        Judge(new ExemplarComplete(ExemplarPart.Timestamp), exchange).Should().Be(outcome);
        Judge(new ExemplarComplete(ExemplarPart.Value), exchange).Should().Be(Outcome.Satisfied);
    }

    [Test]
    public void Every_exemplar_is_looked_at()
    {
        var (good, bad) = (new Exemplar([], 1, LaneKit.EpochMs), new Exemplar([], 0, LaneKit.EpochMs));
        Judge(new ExemplarComplete(ExemplarPart.Value), LaneKit.Post(1, One with { Exemplars = [good, bad] }))
            .Should()
            .Be(Outcome.Violated);
        Judge(new ExemplarComplete(ExemplarPart.Value), LaneKit.Post(1, One)).Should().BeNull();
    }

    // A value as a 32-bit float, a timestamp and a start timestamp as 64 fixed bits.
    [TestCase("samples[0]", "0d0000803f", Outcome.Violated, Outcome.Satisfied)]
    [TestCase("samples[0]", "110100000000000000", Outcome.Satisfied, Outcome.Violated)]
    [TestCase("samples[0]", "190100000000000000", Outcome.Satisfied, Outcome.Violated)]
    [TestCase("histograms[0]", "1801", Outcome.Violated, Outcome.Satisfied)]
    [TestCase("histograms[0]", "2a0100", Outcome.Satisfied, Outcome.Satisfied)]
    public void Fields_have_the_types_of_the_schema(string path, string bytes, Outcome values, Outcome timestamps)
    {
        var series = One with { Samples = path[0] == 's' ? One.Samples : [], Histograms = path[0] == 'h' ? [Histogram(1_000)] : [] };
        var exchange = LaneKit.Post(1, Edited(WireEditKind.Append, $"timeseries[0].{path}", bytes, series));
        Judge(new FieldTypes(FieldGroup.Values), exchange).Should().Be(values);
        Judge(new FieldTypes(FieldGroup.Timestamps), exchange).Should().Be(timestamps);
        Judge(new FieldTypes(FieldGroup.All), exchange).Should().Be(Outcome.Violated);
    }

    [Test]
    public void A_request_without_series_has_no_fields_to_look_at() =>
        Judge(new FieldTypes(FieldGroup.All), LaneKit.Raw("220161")).Should().BeNull();

    [Test]
    public void Requests_are_POST_with_a_body()
    {
        Judge(new HttpMethodPost(), LaneKit.Post(1, One)).Should().Be(Outcome.Satisfied);
        Judge(new HttpMethodPost(), LaneKit.Post(1, One) with { Method = "post" }).Should().Be(Outcome.Violated);
        Judge(new HttpMethodPost(), LaneKit.Post(1, One) with { RequestBody = default, RequestLength = 0 }).Should().Be(Outcome.Violated);
    }

    [TestCase("a", "b", Outcome.Satisfied)]
    [TestCase("b", "a", Outcome.Violated)]
    [TestCase("a", "a", Outcome.Satisfied)]
    [TestCase("ab", "a", Outcome.Violated)]
    [TestCase("\uff5e", "\U0001f600", Outcome.Satisfied, TestName = "Order_of_UTF-8_bytes_is_an_order")]
    [TestCase("\U0001f600", "\uff5e", Outcome.Satisfied, TestName = "Order_of_UTF-16_units_is_an_order")]
    public void Label_names_are_in_order(string first, string second, Outcome outcome) =>
        Judge(new LabelNamesSorted(), Labelled((first, "x"), (second, "y"))).Should().Be(outcome);

    [Test]
    public void A_name_that_occurs_twice_is_seen_wherever_it_stands()
    {
        Judge(new LabelNamesUnique(), Labelled(("a", "1"), ("b", "2"), ("a", "3"))).Should().Be(Outcome.Violated);
        Judge(new LabelNamesUnique(), Labelled(("a", "1"), ("b", "2"), ("b", "3"))).Should().Be(Outcome.Violated);
        Judge(new LabelNamesUnique(), Labelled(("a", "1"), ("b", "1"), ("c", "1"))).Should().Be(Outcome.Satisfied);
    }

    [TestCase("name", "", "x", Outcome.Violated)]
    [TestCase("name", "x", "", Outcome.Satisfied)]
    [TestCase("value", "x", "", Outcome.Violated)]
    [TestCase("value", "", "x", Outcome.Satisfied)]
    public void Each_part_of_a_label_is_judged_by_itself(string part, string name, string value, Outcome outcome) =>
        Judge(new LabelsNotEmpty(part), Labelled((name, value))).Should().Be(outcome);

    // Nothing but field 15; a field of each message; a tag of both.
    [TestCase("7801", Outcome.Violated)]
    [TestCase("0a0022007801", Outcome.Violated)]
    [TestCase("2200", Outcome.Satisfied)]
    public void The_message_is_one_of_the_two(string hex, Outcome outcome) =>
        Judge(new MessageKnown(), LaneKit.Raw(hex)).Should().Be(outcome);

    [TestCase("7801", "its fields are those of neither")]
    [TestCase("0a0022007801", "it has fields of both")]
    [TestCase("7805ff", "its bytes can't be read as fields to the end")]
    [TestCase("0a05", "its bytes can't be read as fields to the end")]
    public void What_a_message_is_instead_is_told(string hex, string said)
    {
        var exchange = LaneKit.Raw(hex);
        new MessageKnown().Judge(exchange, LaneKit.Lane(exchange))!.Said.Should().Be(said);
    }

    [Test]
    public void A_body_that_holds_no_message_is_no_unknown_one()
    {
        Judge(new MessageKnown(), LaneKit.Raw("")).Should().BeNull();
        Judge(new MessageKnown(), LaneKit.Post(1, new RequestScript { Series = [One], Compression = Compression.None })).Should().BeNull();
        Judge(new MessageKnown(), Cut()).Should().BeNull("its first fields say which message it is");
    }

    [Test]
    public void A_message_that_ends_inside_a_field_is_no_Protobuf()
    {
        Judge(new ProtobufBody(), LaneKit.Post(1, One)).Should().Be(Outcome.Satisfied);
        Judge(new ProtobufBody(), Cut()).Should().Be(Outcome.Violated);
        Judge(new ProtobufBody(), LaneKit.Raw("")).Should().BeNull();
        Judge(new ProtobufBody(), LaneKit.Raw("7801")).Should().Be(Outcome.Satisfied, "it is one of something else");
        Judge(new ProtobufBody(), LaneKit.Post(1, new RequestScript { Series = [One], Compression = Compression.Framed }))
            .Should()
            .BeNull("another check says so");
    }

    [TestCase("metric", "a:b_1", Outcome.Satisfied)]
    [TestCase("metric", "_a", Outcome.Satisfied)]
    [TestCase("metric", "1a", Outcome.Violated)]
    [TestCase("metric", "a-b", Outcome.Violated)]
    [TestCase("metric", "ä", Outcome.Violated)]
    public void Metric_names_are_classic(string of, string name, Outcome outcome) =>
        Judge(new NamesClassic(of), Labelled(("__name__", name))).Should().Be(outcome);

    [TestCase("a_1", Outcome.Satisfied)]
    [TestCase("_1", Outcome.Satisfied)]
    [TestCase("1a", Outcome.Violated)]
    [TestCase("a:b", Outcome.Violated)]
    [TestCase("a.b", Outcome.Violated)]
    public void Label_names_are_classic(string name, Outcome outcome) =>
        Judge(new NamesClassic("label"), Labelled(("__name__", "a.b"), (name, "x")))
            .Should()
            .Be(name.Contains('_') ? outcome : Outcome.Violated);

    [Test]
    public void Names_of_the_page_are_the_page_s_choice()
    {
        var page = LaneKit.Gauge("a.b", new PageSeries { Labels = [new Label("c.d", "x"), new Label("__e", "x")] });
        var sent = LaneKit.Post(1, One.With(("__e", "x"), ("__name__", "a.b"), ("c.d", "x")));
        Judge(new NamesClassic("metric"), sent, page).Should().BeNull();
        Judge(new NamesClassic("label"), sent, page).Should().Be(Outcome.Satisfied);
        Judge(new NoReservedLabels(), sent, page).Should().Be(Outcome.Satisfied);
        var other = LaneKit.Post(1, One.With(("__e", "x"), ("__name__", "a"), ("c.d", "x")));
        Judge(new NamesClassic("label"), other, page).Should().Be(Outcome.Violated);
        Judge(new NoReservedLabels(), other, page).Should().Be(Outcome.Violated);
    }

    [Test]
    public void A_sample_stands_once_in_a_request()
    {
        Judge(new OnceInRequest(), LaneKit.Post(1, LaneKit.Named("m", (1_000, 1), (2_000, 1)))).Should().Be(Outcome.Satisfied);
        Judge(new OnceInRequest(), LaneKit.Post(1, LaneKit.Named("m", (1_000, 1), (1_000, 2)))).Should().Be(Outcome.Satisfied);
        Judge(new OnceInRequest(), LaneKit.Post(1, LaneKit.Named("m", (1_000, 1), (1_000, 1)))).Should().Be(Outcome.Violated);
        Judge(new OnceInRequest(), LaneKit.Post(1, One, LaneKit.Named("n", (1_000, 1)))).Should().Be(Outcome.Satisfied);
        Judge(new OnceInRequest(), LaneKit.Post(1, One with { Samples = [] })).Should().BeNull();
        var nameless = One.With();
        Judge(new OnceInRequest(), LaneKit.Post(1, nameless, nameless)).Should().Be(Outcome.Satisfied);
    }

    [Test]
    public void The_second_of_two_equal_samples_is_marked()
    {
        var exchange = LaneKit.Post(1, LaneKit.Named("n", (1_000, 1)), One, One);
        var finding = new OnceInRequest().Judge(exchange, LaneKit.Lane(exchange))!;
        finding.Said.Should().StartWith("m{} at ");
        finding.Marks.Single().Range.Should().Be(exchange.Decoded!.Series[2].Samples[0].Range);
    }

    [TestCase("/lane/write", Outcome.Satisfied)]
    [TestCase("/lane/write?x=1", Outcome.Satisfied)]
    [TestCase("http://mock:1/lane/write", Outcome.Satisfied)]
    [TestCase("/lane/write/", Outcome.Violated)]
    [TestCase("/lane", Outcome.Violated)]
    [TestCase("http://mock:1/other", Outcome.Violated)]
    [TestCase("*", Outcome.Violated)]
    public void The_path_is_the_one_given(string target, Outcome outcome) =>
        Judge(new PathProvided(), LaneKit.Post(1, One) with { Target = target }).Should().Be(outcome);

    // "", __name__, m, a, b: the last reference is 4.
    [TestCase("labels_refs[1]", "4", Outcome.Satisfied)]
    [TestCase("labels_refs[1]", "5", Outcome.Violated)]
    [TestCase("exemplars[0].labels_refs[1]", "4", Outcome.Satisfied)]
    [TestCase("exemplars[0].labels_refs[1]", "5", Outcome.Violated)]
    [TestCase("metadata.help_ref", "4", Outcome.Satisfied)]
    [TestCase("metadata.help_ref", "5", Outcome.Violated)]
    [TestCase("metadata.unit_ref", "4", Outcome.Satisfied)]
    [TestCase("metadata.unit_ref", "5", Outcome.Violated)]
    public void References_point_into_the_table(string field, string value, Outcome outcome)
    {
        var series = One with
        {
            Exemplars = [new Exemplar([new Label("a", "b")], 1, LaneKit.EpochMs)],
            Metadata = new Metadata(MetricType.Gauge, "a", "b"),
        };
        Judge(new ReferencesInRange(), LaneKit.Post(1, Edited(WireEditKind.Set, $"timeseries[0].{field}", value, series)))
            .Should()
            .Be(outcome);
    }

    [Test]
    public void References_come_in_pairs()
    {
        var series = One with { Exemplars = [new Exemplar([new Label("a", "b")], 1, LaneKit.EpochMs)] };
        Judge(new ReferencesEven(), LaneKit.Post(1, series)).Should().Be(Outcome.Satisfied);
        Judge(new ReferencesEven(), LaneKit.Post(1, Edited(WireEditKind.Remove, "timeseries[0].labels_refs[1]", "", series)))
            .Should()
            .Be(Outcome.Violated);
        Judge(new ReferencesEven(), LaneKit.Post(1, Edited(WireEditKind.Remove, "timeseries[0].exemplars[0].labels_refs[1]", "", series)))
            .Should()
            .Be(Outcome.Violated);
    }

    [Test]
    public void The_references_of_an_old_message_are_none()
    {
        var old = LaneKit.Post(1, new RequestScript { Message = MessageKind.V1, Series = [One] });
        Judge(new ReferencesEven(), old).Should().BeNull();
        Judge(new ReferencesInRange(), old).Should().BeNull();
        Judge(new SymbolTableFirst(), old).Should().BeNull();
        Judge(new SymbolTableProvided(), old).Should().BeNull();
        Judge(new SymbolTableUnique(), old).Should().BeNull();
    }

    [Test]
    public void A_reserved_header_that_is_empty_is_not_sent()
    {
        Judge(new ReservedHeadersSent("User-Agent"), LaneKit.Headers(("user-agent", "x"))).Should().Be(Outcome.Satisfied);
        Judge(new ReservedHeadersSent("User-Agent"), LaneKit.Headers(("user-agent", " "))).Should().Be(Outcome.Violated);
        Judge(new ReservedHeadersSent("User-Agent"), LaneKit.Headers(("Content-Type", "x"))).Should().Be(Outcome.Violated);
        Judge(new ReservedHeadersSent(), LaneKit.Headers(("User-Agent", "x"))).Should().Be(Outcome.Violated);
    }

    [TestCase(Compression.Block, Outcome.Satisfied, Outcome.Satisfied, Outcome.Satisfied)]
    [TestCase(Compression.Framed, Outcome.Satisfied, Outcome.Violated, Outcome.Violated)]
    [TestCase(Compression.None, Outcome.Violated, Outcome.Violated, null)]
    [TestCase(Compression.Bomb, Outcome.Violated, Outcome.Violated, null)]
    public void The_body_is_one_Snappy_block(Compression compression, Outcome compressed, Outcome block, Outcome? notFramed)
    {
        var exchange = LaneKit.Post(1, new RequestScript { Series = [One], Compression = compression });
        Judge(new SnappyBody(SnappyDemand.Compressed), exchange).Should().Be(compressed);
        Judge(new SnappyBody(SnappyDemand.Block), exchange).Should().Be(block);
        Judge(new SnappyBody(SnappyDemand.NotFramed), exchange).Should().Be(notFramed);
    }

    [Test]
    public void A_body_that_was_not_recorded_whole_says_nothing_of_Snappy()
    {
        var exchange = LaneKit.Post(1, new RequestScript { Series = [One], Compression = Compression.None });
        Judge(new SnappyBody(SnappyDemand.Block), exchange with { RequestLength = exchange.RequestLength + 1 }).Should().BeNull();
        Judge(new SnappyBody(SnappyDemand.Block), exchange with { RequestBody = default, RequestLength = 0 }).Should().BeNull();
    }

    [Test]
    public void The_symbol_table_is_there_starts_empty_and_repeats_nothing()
    {
        var right = LaneKit.Post(1, One);
        Judge(new SymbolTableFirst(), right).Should().Be(Outcome.Satisfied);
        Judge(new SymbolTableProvided(), right).Should().Be(Outcome.Satisfied);
        Judge(new SymbolTableUnique(), right).Should().Be(Outcome.Satisfied);
        var none = LaneKit.Post(
            1,
            new RequestScript
            {
                Series = [One],
                Symbols = new SymbolEdits { Empty = true },
            }
        );
        Judge(new SymbolTableProvided(), none).Should().Be(Outcome.Violated);
        Judge(new SymbolTableFirst(), none).Should().BeNull();
        Judge(new SymbolTableProvided(), LaneKit.Raw("2200")).Should().BeNull("it has no series");
    }

    // Both symbols are no UTF-8 and look alike once replaced; then the same bytes twice.
    [TestCase("2201ff2201fe", Outcome.Satisfied)]
    [TestCase("2201ff2201ff", Outcome.Violated)]
    public void Symbols_are_compared_by_their_bytes(string symbols, Outcome outcome)
    {
        var exchange = LaneKit.Post(1, Edited(WireEditKind.Append, "", symbols, One));
        Judge(new SymbolTableUnique(), exchange).Should().Be(outcome);
        Judge(new TextIsUtf8(), exchange).Should().Be(Outcome.Violated);
        Judge(new TextIsUtf8(), LaneKit.Post(1, One)).Should().Be(Outcome.Satisfied);
    }

    // The first scrape was at 1 s of the lane, the snapshot is of 10 s.
    [TestCase(1_000, Outcome.Satisfied)]
    [TestCase(1_000 - (14 * 60_000), Outcome.Satisfied)]
    [TestCase(999 - (14 * 60_000), Outcome.Violated)]
    [TestCase(10_000 + (14 * 60_000), Outcome.Satisfied)]
    [TestCase(10_001 + (14 * 60_000), Outcome.Violated)]
    public void Data_of_a_page_lies_near_its_scrapes(long atMs, Outcome outcome)
    {
        Judge(new TimestampsInMilliseconds(), LaneKit.Post(1, LaneKit.Named("m", (atMs, 1)))).Should().Be(outcome);
        var histogram = One with { Samples = [], Histograms = [Histogram(atMs)] };
        Judge(new TimestampsInMilliseconds(), LaneKit.Post(1, histogram)).Should().Be(outcome);
    }

    [TestCase(999_999_999_999, Outcome.Violated)]
    [TestCase(1_000_000_000_000, Outcome.Satisfied)]
    [TestCase(9_999_999_999_999, Outcome.Satisfied)]
    [TestCase(10_000_000_000_000, Outcome.Violated)]
    public void Data_of_no_page_only_has_to_be_plausible(long timestampMs, Outcome outcome)
    {
        var exchange = LaneKit.Post(1, LaneKit.Named("own", (timestampMs - LaneKit.EpochMs, 1)));
        Judge(new TimestampsInMilliseconds(), exchange).Should().Be(outcome);
        new TimestampsInMilliseconds()
            .Judge(LaneKit.Post(1, LaneKit.Named("m", (timestampMs - LaneKit.EpochMs, 1))), LaneKit.Lane() with { Scrapes = [] })!
            .Outcome.Should()
            .Be(outcome, "without a scrape nobody knows the time");
    }

    // Scrapes at 1, 2 and 3 s, whose page says 60 s earlier.
    [TestCase(-59_000, Outcome.Satisfied)]
    [TestCase(-59_001, Outcome.Violated)]
    [TestCase(-58_999, Outcome.Violated)]
    [TestCase(-57_000 + 4_999, Outcome.Violated)]
    [TestCase(-57_000 + 5_000, Outcome.Satisfied)]
    [TestCase(2_500, Outcome.Satisfied)]
    public void A_timestamp_of_the_page_is_taken_over_to_the_millisecond_or_not_at_all(long atMs, Outcome outcome)
    {
        var page = LaneKit.Gauge("m", new PageSeries { Timestamped = TimeSpan.FromSeconds(60) });
        Judge(new TimestampsInMilliseconds(), LaneKit.Post(1, LaneKit.Named("m", (atMs, 1))), page).Should().Be(outcome);
    }

    [Test]
    public void The_time_of_a_stale_marker_is_not_that_of_the_page()
    {
        var page = LaneKit.Gauge("m", new PageSeries { Timestamped = TimeSpan.FromSeconds(60) });
        Judge(new TimestampsInMilliseconds(), LaneKit.Post(1, LaneKit.Named("m", (-58_999, Sample.StaleMarker))), page)
            .Should()
            .Be(Outcome.Satisfied);
        Judge(new TimestampsInMilliseconds(), LaneKit.Post(1, LaneKit.Named("m", (-7_200_000, Sample.StaleMarker))), page)
            .Should()
            .Be(Outcome.Violated);
    }

    [Test]
    public void A_zero_at_the_created_time_is_no_wrong_timestamp()
    {
        var page = LaneKit.Gauge("m", new PageSeries { CreatedMs = LaneKit.EpochMs - 3_600_000 });
        Judge(new TimestampsInMilliseconds(), LaneKit.Post(1, LaneKit.Named("m", (-3_600_000, 0))), page).Should().Be(Outcome.Satisfied);
        Judge(new TimestampsInMilliseconds(), LaneKit.Post(1, LaneKit.Named("m", (-3_600_000, 1))), page).Should().Be(Outcome.Violated);
    }

    [TestCase(2_000, Outcome.Satisfied)]
    [TestCase(1_000, Outcome.Satisfied)]
    [TestCase(999, Outcome.Violated)]
    public void Samples_and_histograms_of_a_message_are_in_order(long second, Outcome outcome)
    {
        Judge(new TimestampsInOrder(), LaneKit.Post(1, LaneKit.Named("m", (1_000, 1), (second, 2)))).Should().Be(outcome);
        var histograms = One with { Samples = [], Histograms = [Histogram(1_000), Histogram(second)] };
        Judge(new TimestampsInOrder(), LaneKit.Post(1, histograms)).Should().Be(outcome);
    }

    [TestCase("application/x-protobuf", true, true, false, true)]
    [TestCase("application/x-protobuf;proto=prometheus.WriteRequest", true, true, false, false)]
    [TestCase("application/x-protobuf;proto=io.prometheus.write.v2.Request", true, true, true, false)]
    [TestCase("application/x-protobuf;proto=io.prometheus.write.v2.Request;a=b", true, false, true, false)]
    [TestCase("application/x-protobuf;proto=other", true, false, false, false)]
    [TestCase("application/json", false, false, false, true)]
    [TestCase("text/x-protobuf", false, false, false, true)]
    public void Content_Type_names_the_message(string value, bool mediaType, bool listed, bool current, bool bare)
    {
        var exchange = LaneKit.Headers(("Content-Type", value));
        Judge(new TypeHeader(TypeDemand.Syntax), exchange).Should().Be(Outcome.Satisfied);
        Judge(new TypeHeader(TypeDemand.MediaType), exchange).Should().Be(Held(mediaType));
        Judge(new TypeHeader(TypeDemand.Listed), exchange).Should().Be(Held(listed));
        Judge(new TypeHeader(TypeDemand.Current), exchange).Should().Be(Held(current));
        Judge(new TypeHeader(TypeDemand.Bare), exchange).Should().BeNull();
        Judge(new TypeHeader(TypeDemand.MatchesBody), exchange).Should().Be(mediaType ? Held(current) : null);
        var old = LaneKit.Post(1, new RequestScript { Message = MessageKind.V1, Series = [One] }) with
        {
            RequestHeaders = exchange.RequestHeaders,
        };
        Judge(new TypeHeader(TypeDemand.Bare), old).Should().Be(Held(bare));
        Judge(new TypeHeader(TypeDemand.Current), old).Should().BeNull();
        Judge(new TypeHeader(TypeDemand.MatchesBody), old)
            .Should()
            .Be(mediaType ? Held(bare || value.EndsWith("WriteRequest", StringComparison.Ordinal)) : null);
    }

    [Test]
    public void Content_Type_is_one_well_formed_header()
    {
        Judge(new TypeHeader(TypeDemand.Syntax), LaneKit.Headers(("Content-Type", "protobuf"))).Should().Be(Outcome.Violated);
        Judge(new TypeHeader(TypeDemand.Listed), LaneKit.Headers(("Content-Type", "protobuf"))).Should().BeNull();
        Judge(new TypeHeader(TypeDemand.Syntax), LaneKit.Headers()).Should().BeNull();
        var twice = LaneKit.Headers(("Content-Type", "application/x-protobuf"), ("Content-Type", "application/x-protobuf"));
        Judge(new TypeHeader(TypeDemand.Syntax), twice).Should().Be(Outcome.Violated);
    }

    [TestCase("agent/1.0 (x)", Outcome.Satisfied)]
    [TestCase("my agent/", Outcome.Violated)]
    public void User_Agent_is_well_formed(string value, Outcome outcome)
    {
        Judge(new UserAgentWellFormed(), LaneKit.Headers(("User-Agent", value))).Should().Be(outcome);
        Judge(new UserAgentWellFormed(), LaneKit.Headers(("User-Agent", value), ("User-Agent", value))).Should().Be(Outcome.Violated);
        Judge(new UserAgentWellFormed(), LaneKit.Headers()).Should().BeNull();
    }

    [TestCase("2.0.0", Outcome.Satisfied)]
    [TestCase("2.1", Outcome.Satisfied)]
    [TestCase("2.0.0-rc.4", Outcome.Satisfied)]
    [TestCase("2", Outcome.Violated)]
    [TestCase("12.0.0", Outcome.Violated)]
    [TestCase("2.0.0.0", Outcome.Violated)]
    [TestCase("2.0.0 ", Outcome.Violated)]
    [TestCase("0.1.0", Outcome.Violated)]
    public void The_version_is_one_of_2(string value, Outcome outcome)
    {
        const string Name = "X-Prometheus-Remote-Write-Version";
        Judge(new VersionHeader(MessageKind.V2), LaneKit.Headers((Name, value))).Should().Be(outcome);
        Judge(new VersionHeader(MessageKind.V2), LaneKit.Headers((Name, value), (Name, value))).Should().Be(Outcome.Violated);
        Judge(new VersionHeader(MessageKind.V2), LaneKit.Headers()).Should().Be(Outcome.Violated);
        Judge(new VersionHeader(MessageKind.V1), LaneKit.Headers((Name, value))).Should().BeNull();
    }

    private static Exchange Cut() => LaneKit.Post(1, Edited(WireEditKind.Truncate, "", "-1", One, One));

    private static Exchange Labelled(params (string Name, string Value)[] labels) => LaneKit.Post(1, One.With(labels));

    private static RequestScript Edited(WireEditKind kind, string path, string value, params ImmutableArray<Series> series) =>
        new() { Series = series, Wire = [new WireEdit(kind, path, value)] };

    private static Histogram Histogram(long atMs) =>
        new()
        {
            TimestampMs = LaneKit.EpochMs + atMs,
            CountInt = 1,
            Sum = 1,
        };

    private static Outcome Held(bool held) => held ? Outcome.Satisfied : Outcome.Violated;

    private static Outcome? Judge(IRequestMatcher matcher, Exchange exchange, params ImmutableArray<Family> page) =>
        matcher.Judge(exchange, page.IsEmpty ? LaneKit.Lane(exchange) : LaneKit.Lane(page, exchange))?.Outcome;
}
