using System.Runtime.InteropServices;
using Google.OrTools.Sat;

namespace ChatOps.Learning.Assignments.Solving;

/// <summary>Whether CP-SAT's native library can be loaded: it is there for Linux (glibc), macOS and Windows only. Without it the local search plans.</summary>
internal static class OrToolsLibrary
{
    private const string Name = "google-ortools-native";

    private static readonly Lazy<bool> Loaded = new(() => NativeLibrary.TryLoad(Name, typeof(CpModel).Assembly, null, out _));

    /// <summary>Whether it is there.</summary>
    public static bool IsAvailable => Loaded.Value;
}
