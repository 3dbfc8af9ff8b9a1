using Compliance.Model.Metrics;
using Compliance.Wire;

namespace Compliance.Tests.Wire;

public sealed class HttpSyntaxTests
{
    [TestCase("application/x-protobuf", "application/x-protobuf")]
    [TestCase("Application/X-Protobuf", "application/x-protobuf")]
    [TestCase(" text/plain\t", "text/plain")]
    [TestCase("a/b;c=d", "a/b;c=d")]
    [TestCase("a/b \t; \tPROTO=X.y", "a/b;proto=X.y")]
    [TestCase("a/b;c=\"d;e\\\"f\\\\\"", "a/b;c=d;e\"f\\")]
    [TestCase("a/b;c=\"\"", "a/b;c=")]
    [TestCase("a/b;", "a/b")]
    [TestCase("a/b;;c=d;", "a/b;c=d")]
    [TestCase("a/b;c=1;c=2", "a/b;c=1;c=2")]
    public void Reads_a_media_type(string value, string expected) => MediaType.Parse(value)!.ToString().Should().Be(expected);

    [TestCase("")]
    [TestCase("application")]
    [TestCase("application/")]
    [TestCase("/x")]
    [TestCase("a /b")]
    [TestCase("a/ b")]
    [TestCase("a/b c=d")]
    [TestCase("a/b;c")]
    [TestCase("a/b;c=")]
    [TestCase("a/b;=d")]
    [TestCase("a/b;c =d")]
    [TestCase("a/b;c= d")]
    [TestCase("a/b;c=\"d")]
    [TestCase("a/b;c=\"d\\")]
    [TestCase("a/b;c=\"d\"e")]
    [TestCase("a/b;c=\"d\u0001\"")]
    [TestCase("a/b, c/d")]
    [TestCase("a/b/c")]
    public void Is_no_media_type(string value) => MediaType.Parse(value).Should().BeNull();

    [TestCase("application/x-protobuf", MessageKind.V1)]
    [TestCase("application/x-protobuf;proto=prometheus.WriteRequest", MessageKind.V1)]
    [TestCase("application/x-protobuf;proto=io.prometheus.write.v2.Request", MessageKind.V2)]
    [TestCase("Application/X-PROTOBUF ; Proto=\"io.prometheus.write.v2.Request\"", MessageKind.V2)]
    [TestCase("application/x-protobuf;charset=utf-8;proto=io.prometheus.write.v2.Request", MessageKind.V2)]
    [TestCase("application/x-protobuf;proto=io.prometheus.write.V2.request", null)]
    [TestCase("application/x-protobuf;proto=io.prometheus.write.v9.Request", null)]
    [TestCase("application/x-protobuf;proto=prometheus.WriteRequest;proto=io.prometheus.write.v2.Request", null)]
    [TestCase("application/json", null)]
    [TestCase("application/x-protobuf proto=prometheus.WriteRequest", null)]
    [TestCase("", null)]
    [TestCase(null, null)]
    public void Knows_the_message_of_a_content_type(string? value, MessageKind? expected) =>
        ContentTypes.KindOf(value).Should().Be(expected);

    [TestCase("Prometheus")]
    [TestCase("Prometheus/3.5.3")]
    [TestCase("Prometheus/2.0 (linux; amd64) Go/1.22")]
    [TestCase("a (b (c) \\) d)\t(e)")]
    [TestCase("a/b c d/e")]
    public void Is_a_user_agent(string value) => UserAgentSyntax.IsValid(value).Should().BeTrue();

    [TestCase("")]
    [TestCase(" a")]
    [TestCase("a ")]
    [TestCase("a/")]
    [TestCase("/1")]
    [TestCase("a/1/2")]
    [TestCase("(only a comment)")]
    [TestCase("a (b")]
    [TestCase("a(b)")]
    [TestCase("a (b)c")]
    [TestCase("a (b))")]
    [TestCase("a, b")]
    [TestCase("a (\u0001)")]
    public void Is_no_user_agent(string value) => UserAgentSyntax.IsValid(value).Should().BeFalse();

    [Test]
    public void Reads_deep_comments_without_recursion() =>
        UserAgentSyntax.IsValid("a " + new string('(', 1_000_000) + new string(')', 1_000_000)).Should().BeTrue();
}
