namespace Compliance.Judging.Sender.Requests;

/// <summary>What <see cref="TypeHeader"/> looks at.</summary>
public enum TypeDemand
{
    /// <summary>RFC 9110's form, once.</summary>
    Syntax,

    /// <summary>Only one media type is allowed.</summary>
    MediaType,

    /// <summary>One of the three values listed.</summary>
    Listed,

    /// <summary>The message named is the one in the body.</summary>
    MatchesBody,

    /// <summary>1.0 messages: no parameter.</summary>
    Bare,

    /// <summary>2.0 messages: the value with the message's full name.</summary>
    Current,
}
