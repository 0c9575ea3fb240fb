using ChatOps.Learning.Fairness;
using ChatOps.Learning.Ranking;
using NetArchTest.Rules;

namespace ChatOps.Tests.Learning.Fairness;

public sealed class AuditApartTests
{
    /// <summary>What an audit knows of people can be no feature, for nothing that learns or ranks knows of audits.</summary>
    [Fact]
    public void WhatLearnsOrRanks_Audits_IsNotKnown()
    {
        var result = Types.InAssembly(typeof(RankingModel).Assembly)
            .That().DoNotResideInNamespace(typeof(AuditRecords).Namespace)
            .ShouldNot().HaveDependencyOn(typeof(AuditRecords).Namespace)
            .GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
        Assert.NotEmpty(Types.InAssembly(typeof(RankingModel).Assembly).That().HaveDependencyOn(typeof(AuditRecords).FullName).GetTypes());
    }
}
