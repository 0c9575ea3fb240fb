using ChatOps.Workforce.Store.Erasure;

namespace ChatOps.Tests.Fakes;

/// <summary>Erases nothing: tests of erasure use a real store.</summary>
internal sealed class FakeErasure : IErasure
{
    public Task<ErasureReport> PreviewAsync(string personId, CancellationToken cancellationToken) => Task.FromResult(new ErasureReport([new ErasureLine("person", 1, null)], [], 0, 0, [], null));

    public Task<ErasureReport> EraseAsync(string personId, string instead, CancellationToken cancellationToken) => Task.FromResult(new ErasureReport([new ErasureLine("person", 1, 1)], [], 0, 0, [], []));
}
