using System.Globalization;
using ChatOps.Cvs;

namespace ChatOps.Tests.Cvs;

/// <summary>Damaged files of every kind. <c>CV_FUZZ=10000</c> in the environment tries more.</summary>
public sealed class FuzzTests
{
    private const int Usual = 60;

    [Fact]
    public async Task ReadAsync_MutatedSamples_NeverThrowsNorFailsUnforeseen()
    {
        var tries = int.TryParse(Environment.GetEnvironmentVariable("CV_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : Usual;
        var random = new Random(20_261_125);
        var samples = CvSamples.Names.Select(CvSamples.Bytes).Where(s => s.Length < 300_000).ToArray();
        var reader = CvSamples.Reader();
        for (var t = 0; t < tries; t++)
        {
            var bytes = Mutate(samples[random.Next(samples.Length)], random);

            var reading = await reader.ReadAsync(bytes, "fuzz", CvEngine.Rules, CancellationToken.None);

            Assert.True(reading.Problem?.Code is not (CvProblemCode.Failed or CvProblemCode.TimedOut), $"try {t}: {reading.Problem}");
        }
    }

    private static byte[] Mutate(byte[] sample, Random random)
    {
        var bytes = sample.ToArray();
        switch (random.Next(4))
        {
            case 0: // single bytes
                for (var n = random.Next(1, 40); n > 0; n--)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return bytes;
            case 1: // cut off
                return bytes[..random.Next(1, bytes.Length)];
            case 2: // a piece elsewhere again
                var (from, length) = (random.Next(bytes.Length), random.Next(1, 2_000));
                var piece = bytes.AsSpan(from, Math.Min(length, bytes.Length - from)).ToArray();
                return [.. bytes[..random.Next(bytes.Length)], .. piece, .. bytes[random.Next(bytes.Length)..]];
            default: // digits, which are lengths and references in PDF
                for (var n = 0; n < 200; n++)
                {
                    var at = random.Next(bytes.Length);
                    if (char.IsAsciiDigit((char)bytes[at]))
                        bytes[at] = (byte)('0' + random.Next(10));
                }

                return bytes;
        }
    }
}
