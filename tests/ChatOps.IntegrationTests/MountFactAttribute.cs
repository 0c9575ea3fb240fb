using ChatOps.IntegrationTests.Training;

namespace ChatOps.IntegrationTests;

/// <summary>A test that mounts, which takes rights that not everybody has.</summary>
internal sealed class MountFactAttribute : FactAttribute
{
    public MountFactAttribute()
    {
        if (!FullDisk.IsPossible)
            Skip = "It mounts something, which takes root on Linux.";
    }
}
