namespace ChatOps.Learning.Assignments.Solving;

/// <summary>
/// The best choice of items within some room, by branch and bound with the fractional choice as the bound (Horowitz and Sahni 1974). Reused, so that
/// solving allocates nothing; not for two threads.
/// </summary>
internal sealed class Knapsack
{
    /// <summary>After so many steps the fractional bound is given instead, which is never too low.</summary>
    private const int MostSteps = 20_000;

    private readonly List<(int Task, double Value, long Weight)> _items = [];
    private readonly List<int> _taken = [];
    private readonly List<int> _best = [];
    private double _bestValue;
    private int _steps;
    private int _left;

    /// <summary>Tasks of the best choice found by <see cref="Solve"/>.</summary>
    public IReadOnlyList<int> Best => _best;

    /// <summary>Forgets the items.</summary>
    public void Clear() => _items.Clear();

    /// <summary>Adds an item.</summary>
    /// <param name="task">Number of the task.</param>
    /// <param name="value">What it brings; below 0 it is never in the best choice.</param>
    /// <param name="weight">What it takes, 1 or more.</param>
    public void Add(int task, double value, long weight) => _items.Add((task, value, weight));

    /// <summary>What the best choice brings; never too low. Call <see cref="Sort"/> once after adding.</summary>
    /// <param name="room">Room, 0 or more.</param>
    /// <param name="without">A task that may not be chosen, or -1.</param>
    public double Solve(long room, int without = -1)
    {
        (_bestValue, _steps) = (0, 0);
        _best.Clear();
        _taken.Clear();
        var bound = Fractional(0, room, without);
        Branch(0, room, 0, without);
        return _steps > MostSteps ? bound : _bestValue;
    }

    /// <summary>Gives every choice, except the empty one, that brings at least so much; false if there are more than <paramref name="most"/>, or too many to try.</summary>
    public bool Enumerate(long room, double least, int most, Action<IReadOnlyList<int>> choice)
    {
        (_steps, _left) = (0, most);
        _taken.Clear();
        return Enumerate(0, room, 0, least, choice);
    }

    /// <summary>Puts the items in order of what they bring per hour.</summary>
    public void Sort() => _items.Sort(static (a, b) => (b.Value * a.Weight).CompareTo(a.Value * b.Weight) is not 0 and var byRatio ? byRatio : a.Task - b.Task);

    private void Branch(int from, long room, double value, int without)
    {
        if (++_steps > MostSteps)
            return;
        if (value > _bestValue)
        {
            _bestValue = value;
            _best.Clear();
            _best.AddRange(_taken);
        }

        for (var i = from; i < _items.Count; i++)
        {
            if (_items[i].Task == without || _items[i].Weight > room)
                continue;
            if (value + Fractional(i, room, without) <= _bestValue + 1e-12)
                return;
            _taken.Add(_items[i].Task);
            Branch(i + 1, room - _items[i].Weight, value + _items[i].Value, without);
            _taken.RemoveAt(_taken.Count - 1);
        }
    }

    private bool Enumerate(int from, long room, double value, double least, Action<IReadOnlyList<int>> choice)
    {
        if (++_steps > MostSteps)
            return false;
        if (_taken.Count > 0 && value >= least)
        {
            if (--_left < 0)
                return false;
            choice(_taken);
        }

        for (var i = from; i < _items.Count; i++)
        {
            if (_items[i].Weight > room)
                continue;
            if (value + Fractional(i, room, without: -1) < least)
                break;
            _taken.Add(_items[i].Task);
            var isComplete = Enumerate(i + 1, room - _items[i].Weight, value + _items[i].Value, least, choice);
            _taken.RemoveAt(_taken.Count - 1);
            if (!isComplete)
                return false;
        }

        return true;
    }

    private double Fractional(int from, long room, int without)
    {
        var value = 0.0;
        for (var i = from; i < _items.Count; i++)
        {
            if (_items[i].Task == without)
                continue;
            if (_items[i].Value <= 0)
                return value;
            if (_items[i].Weight > room)
                return value + (_items[i].Value * room / _items[i].Weight);
            value += _items[i].Value;
            room -= _items[i].Weight;
        }

        return value;
    }
}
