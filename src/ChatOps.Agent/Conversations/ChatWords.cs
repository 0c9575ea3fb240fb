using ChatOps.Agent.Planning.Language;

namespace ChatOps.Agent.Conversations;

/// <summary>Short answers to what asks for nothing.</summary>
internal static class ChatWords
{
    private static readonly HashSet<string> Thanks = ["thanks", "thank", "thx", "ty", "danke", "dank", "gracias", "merci", "cheers"];
    private static readonly HashSet<string> Greetings =
        ["hello", "hi", "hey", "hallo", "hola", "bonjour", "salut", "moin", "morning", "afternoon", "evening", "howdy", "greetings", "servus", "guten", "buenos", "buenas", "bonsoir"];

    public static string Answer(string text)
    {
        var words = Tokenizer.Words(text);
        if (words.Any(Thanks.Contains))
            return "You're welcome.";
        return words.Any(Greetings.Contains)
            ? "Hello. Ask me who should take a task, or say *help* to see everything you can ask."
            : "That is not something I can help with. Say *help* to see what you can ask.";
    }
}
