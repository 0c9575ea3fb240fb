using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;

namespace ChatOps.Agent.Functions.Cvs;

/// <summary>Words and buttons that the answers about CVs share.</summary>
internal static class CvReplies
{
    /// <summary>Said where the CV in view was dropped or erased in the meantime.</summary>
    public static Reply Gone => Reply.Of(ReplyOutcome.Clarify, "That CV is not kept any more: it was erased, or never saved and dropped after its time. Please send it again.");

    public static ReplyButton Save(string id, string name, bool isPrimary, bool isNamed) =>
        new(isNamed ? $"Save {name}" : "Save", $"Save the CV of {name}", Call("cv.save_cv", id), isPrimary);

    public static ReplyButton Correct(string id, string name) => new("Correct", $"Correct the CV of {name}", Call("cv.correct_cv", id));

    public static ReplyButton Match(string id, string name) => new("Best open task", $"Which open task fits {name} best?", Call("cv.match_cv", id));

    public static ReplyButton Show(string id, string name) => new("Show all", $"Show the CV of {name}", Call("cv.show_cv", id));

    private static PlannedCall Call(string function, string id) => PlannedCall.Of(function, ("cv", id));
}
