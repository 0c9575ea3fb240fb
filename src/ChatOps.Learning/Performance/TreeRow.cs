using ChatOps.Learning.Features;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace ChatOps.Learning.Performance;

/// <summary>A training row as ML.NET reads it.</summary>
internal sealed class TreeRow
{
    public required float[] Features { get; init; }

    public required bool Label { get; init; }

    public static IDataView Load(MLContext context, IReadOnlyList<TrainingRow> rows, FeatureEncoding encoding)
    {
        var schema = SchemaDefinition.Create(typeof(TreeRow));
        schema[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, SuccessFeatures.Count);
        return context.Data.LoadFromEnumerable(rows.Select(r => new TreeRow { Features = Known(r.Features, encoding), Label = r.Success }), schema);
    }

    private static float[] Known(float[] features, FeatureEncoding encoding)
    {
        var known = new float[features.Length];
        for (var f = 0; f < known.Length; f++)
            known[f] = float.IsFinite(features[f]) ? features[f] : encoding.Means[f];
        return known;
    }
}
