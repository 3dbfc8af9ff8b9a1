namespace Compliance.Cases.Reading;

/// <summary>The keys <c>since</c> and <c>until</c> of a case or requirement.</summary>
internal static class SpecRange
{
    public static (string? Since, string? Until) Read(Mapping map)
    {
        var since = map["since"]?.OneOf("since", Choices.Specs);
        var until = map["until"]?.OneOf("until", Choices.Specs);
        if (since is not null && until is not null && SpecVersions.Order.IndexOf(since) > SpecVersions.Order.IndexOf(until))
            throw map.KeyError("until", $"until {until} is before since {since}");
        return (since, until);
    }
}
