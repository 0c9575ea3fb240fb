using ChatOps.Channels;
using CsCheck;

namespace ChatOps.Tests.Channels;

/// <summary>What is kept of a delivery.</summary>
public sealed class DeliveryMarkTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSame() =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 30].Null(), Gen.Bool, Gen.Bool)
            .Sample((here, alone, sending) => Assert.Equal(new DeliveryMark(here, alone, sending), DeliveryMark.Read(new DeliveryMark(here, alone, sending).ToString())));

    [Theory]
    [InlineData(null, null, false, false)]
    [InlineData("", null, false, false)]
    [InlineData("1700000000002", "1700000000002", false, false)]
    [InlineData("alone\n17", "17", true, false)]
    [InlineData("sending\n", null, false, true)]
    [InlineData("sending", "sending", false, false)]
    public void Read_Kept_IsHowFarItIs(string? kept, string? here, bool isAlone, bool isSending) =>
        Assert.Equal(new DeliveryMark(here, isAlone, isSending), DeliveryMark.Read(kept));
}
