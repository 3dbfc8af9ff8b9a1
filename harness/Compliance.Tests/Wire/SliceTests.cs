using System.Collections.Immutable;
using Compliance.Model.Decoding;

namespace Compliance.Tests.Wire;

/// <summary>A stretch of a shared array behaves like a list of its own.</summary>
public sealed class SliceTests
{
    [Test]
    public void It_holds_its_own_stretch_and_nothing_else()
    {
        var slice = Slice.Of([1, 2, 3, 4, 5], 1, 3);
        List<int> each = [];
        foreach (var item in slice)
            each.Add(item);
        each.Should().Equal(2, 3, 4);
        slice.Should().Equal(2, 3, 4);
        (slice.Length, slice.IsEmpty, slice[0], slice[2]).Should().Be((3, false, 2, 4));
        slice.AsSpan().ToArray().Should().Equal(2, 3, 4);
        slice.Invoking(s => s[3]).Should().Throw<IndexOutOfRangeException>();
        slice.Invoking(s => s[-1]).Should().Throw<IndexOutOfRangeException>();
    }

    [Test]
    public void The_default_is_empty()
    {
        Slice<int> empty = default;
        foreach (var item in empty)
            Assert.Fail($"{item} is in an empty slice");
        empty.Should().BeEmpty();
        (empty.Length, empty.IsEmpty, empty.AsSpan().Length).Should().Be((0, true, 0));
    }

    [Test]
    public void It_is_made_of_a_list_by_a_copy()
    {
        int[] source = [1, 2];
        Slice<int> slice = ImmutableArray.Create(source);
        Slice<int> literal = [1, 2];
        source[0] = 9;
        slice.Should().Equal(literal);
    }

    [Test]
    public void It_does_not_go_beyond_its_array()
    {
        FluentActions.Invoking(() => Slice.Of([1, 2], 1, 2)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Slice.Of([1, 2], -1, 1)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
