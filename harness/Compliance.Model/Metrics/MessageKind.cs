namespace Compliance.Model.Metrics;

/// <summary>The two Protobuf messages of the protocol (Remote-Write 2.0, "Protocol").</summary>
public enum MessageKind
{
    /// <summary><c>prometheus.WriteRequest</c>, the message of 1.0.</summary>
    V1,

    /// <summary><c>io.prometheus.write.v2.Request</c>.</summary>
    V2,
}
