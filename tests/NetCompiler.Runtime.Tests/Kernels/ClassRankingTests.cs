using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Runtime.Tests.Kernels;

public class ClassRankingTests
{
    [Fact]
    public void The_best_come_first_with_their_names()
    {
        var best = new ClassScore[2];
        Assert.Equal(2, ClassRanking.Top([0.1f, 0.7f, 0.2f], ["ant", "bee", "cat"], best));
        Assert.Equal([new ClassScore(1, "bee", 0.7f), new ClassScore(2, "cat", 0.2f)], best);
    }

    [Fact]
    public void Without_names_they_are_empty()
    {
        var best = new ClassScore[1];
        ClassRanking.Top([1, 3], [], best);
        Assert.Equal(new ClassScore(1, "", 3), best[0]);
    }

    [Fact]
    public void A_number_of_names_other_than_of_scores_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => ClassRanking.Top([1, 2, 3], ["one"], new ClassScore[1]));
        Assert.Contains("1 names for 3 scores", error.Message);
    }

    [Fact]
    public void No_more_are_written_than_there_are()
    {
        var best = new ClassScore[5];
        Assert.Equal(2, ClassRanking.Top([1, 2], [], best));
        Assert.Equal([1, 0, 0, 0, 0], best.Select(score => score.Index));
        Assert.Null(best[2].Name);
        Assert.Equal(0, ClassRanking.Top([1, 2], [], []));
        Assert.Equal(0, ClassRanking.Top([], [], best));
    }

    [Fact]
    public void Equals_keep_the_order_of_their_index_and_nan_comes_last()
    {
        float[] scores = [float.NaN, 0f, float.NegativeInfinity, -0f, float.PositiveInfinity, float.NaN, 0f];
        var best = new ClassScore[scores.Length];
        ClassRanking.Top(scores, [], best);
        Assert.Equal([4, 1, 3, 6, 2, 0, 5], best.Select(score => score.Index));
    }

    [Fact]
    public void Any_number_agrees_with_a_stable_sort()
    {
        var random = new Random(7);
        for (int round = 0; round < 200; round++)
        {
            float[] scores = [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => random.Next(12) is int value and > 0 ? value : float.NaN)];
            int wanted = random.Next(1, 65);
            var best = new ClassScore[wanted];
            int count = ClassRanking.Top(scores, [], best);

            // Descending order by default comparison: NaN is less than everything.
            int[] expected = [.. Enumerable.Range(0, scores.Length).OrderByDescending(index => scores[index]).Take(wanted)];
            Assert.Equal(expected, best.Take(count).Select(score => score.Index));
        }
    }

    [Fact]
    public void Ranking_allocates_nothing()
    {
        float[] scores = [3, 1, 4, 1, 5];
        string[] names = ["a", "b", "c", "d", "e"];
        var best = new ClassScore[3];
        ClassRanking.Top(scores, names, best);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            ClassRanking.Top(scores, names, best);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
