using System.Runtime.InteropServices;
using Microsoft.ML.Trainers.LightGbm;

namespace ChatOps.Learning.Performance;

/// <summary>
/// Whether LightGBM's native library can be loaded. On Linux it needs libgomp, which a slim image may lack; then everything works without boosted
/// trees.
/// </summary>
internal static class LightGbmLibrary
{
    private const string Name = "lib_lightgbm";

    private static readonly Lazy<bool> Loaded = new(() => NativeLibrary.TryLoad(Name, typeof(LightGbmBinaryTrainer).Assembly, null, out _));

    /// <summary>Whether it is there.</summary>
    public static bool IsAvailable => Loaded.Value;
}
