namespace Compliance.Model;

/// <summary>The side of the protocol an implementation plays (Remote-Write 2.0, "Glossary").</summary>
public enum Role
{
    /// <summary>Sends Remote-Write data.</summary>
    Sender,

    /// <summary>Receives Remote-Write data.</summary>
    Receiver,
}
