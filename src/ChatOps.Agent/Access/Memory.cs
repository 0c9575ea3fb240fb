using ChatOps.Agent.Conversations;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;

namespace ChatOps.Agent.Access;

/// <summary>What a conversation remembers of a call that was carried out, proposed or denied.</summary>
internal static class Memory
{
    public static void Note(PlannedCall call, Reply reply, ConversationState state)
    {
        state.Asked = null;
        if (call["task"] is { } task)
            state.TaskId = task;
        if (reply.Outcome is ReplyOutcome.Denied or ReplyOutcome.Unavailable || call.Function == "help.help")
            return;
        state.Last = call;
        if ((call["person"] ?? call["assignee"]) is { } person)
            state.PersonId = person;
        else if (call.Function is "ranking.rank_candidates" or "ranking.compare_candidates" or "ranking.find_people")
            state.PersonId = state.People is [var first, ..] ? first : null;
        if (call.Function == "ranking.plan_assignments")
            state.Plan = call;
        if (call.Function == "cv.analyze_cv" && state.Cvs.Count == 0)
            state.Cvs = [new CvInView("last", null, "")]; // thought through only: where it is read, the function has put it there
    }
}
