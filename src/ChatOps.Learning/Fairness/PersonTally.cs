namespace ChatOps.Learning.Fairness;

/// <summary>What rankings made of one person.</summary>
internal sealed class PersonTally
{
    /// <summary>Tasks that the person was considered for.</summary>
    public int Considered { get; set; }

    /// <summary>Those with the person among the first.</summary>
    public int Selected { get; set; }

    /// <summary>Those with a score above the median.</summary>
    public int Above { get; set; }

    /// <summary>Sum of 1 / log₂(1 + place) among the first.</summary>
    public double Exposure { get; set; }

    /// <summary>Stored recommendations of the person that were followed.</summary>
    public int Followed { get; set; }

    /// <summary>Those that were not.</summary>
    public int Overridden { get; set; }
}
