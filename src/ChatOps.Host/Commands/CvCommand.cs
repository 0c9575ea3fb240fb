using System.CommandLine;
using ChatOps.Cvs;

namespace ChatOps.Host.Commands;

/// <summary><c>cv</c>: reads CVs, and measures how well.</summary>
internal static class CvCommand
{
    public static Command Create() => new("cv", "Reads CVs: PDF, Word, text, HTML, pictures.") { Cvs.ParseCommand.Create(), Cvs.EvaluateCvsCommand.Create() };

    internal static Option<CvEngine> EngineOption() => new("--engine")
    {
        Description = "rules (no network, always the same), model, or auto: the model where one is configured, field by field the surer.",
        DefaultValueFactory = _ => CvEngine.Auto,
    };
}
