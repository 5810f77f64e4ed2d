namespace NetCompiler.Compiler.Schedule;

/// <summary>Where the values of a vector of filters come from, each lane wanting the same channel of its own group: vectors do not begin where groups do.</summary>
/// <param name="Lanes">Filters of a vector.</param>
/// <param name="FiltersPerGroup">Filters of a group.</param>
/// <param name="ChannelsPerGroup">Channels of a group.</param>
public sealed record GroupLanes(int Lanes, int FiltersPerGroup, int ChannelsPerGroup)
{
    /// <summary>The most groups that filters of one vector belong to.</summary>
    public int Groups => ((FiltersPerGroup - Divisor(FiltersPerGroup, Lanes) + Lanes - 1) / FiltersPerGroup) + 1;

    /// <summary>All lanes want the same value.</summary>
    public bool IsOneGroup => Groups == 1;

    /// <summary>Every vector begins with a group.</summary>
    public bool IsAligned => Lanes % FiltersPerGroup == 0;

    /// <summary>One vector holds all channels of its groups: lanes are permuted anew for each channel. Otherwise a vector is read anew for each, and lanes stay.</summary>
    public bool HoldsAllChannels => !IsOneGroup && Groups * ChannelsPerGroup <= Lanes;

    /// <summary>Groups of which one vector holds the same channel.</summary>
    public int GroupsOfWindow => ((Lanes - 1) / ChannelsPerGroup) + 1;

    /// <summary>Vectors, of neighbouring groups, that hold a channel of all groups; one value of the input instead, where a vector would hold one group.</summary>
    public int Windows => HoldsAllChannels ? 1 : (Groups + GroupsOfWindow - 1) / GroupsOfWindow;

    /// <summary>From the channel of a vector's first group to that of a window's.</summary>
    public int ChannelOf(int window) => window * GroupsOfWindow * ChannelsPerGroup;

    /// <summary>A window is of one group.</summary>
    public bool IsValue(int window) => Math.Min(GroupsOfWindow, Groups - (window * GroupsOfWindow)) == 1;

    /// <summary>Behind the last channel that is read for so many filters, if their vectors begin a group with channel 0.</summary>
    public int End(int filters)
    {
        int first = (filters - 1) / Lanes * Lanes / FiltersPerGroup * ChannelsPerGroup;
        return first + Lanes + (HoldsAllChannels ? 0 : ChannelOf(Windows - 1) + ChannelsPerGroup - 1);
    }

    /// <summary>Whether neighbouring vectors are a tile: each is as far from the first as every such vector, and its lanes are as those of the first.</summary>
    public bool CanBeTile(int vectors) => vectors == 1 || vectors * Lanes % FiltersPerGroup == 0 || FiltersPerGroup % (vectors * Lanes) == 0;

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
}
