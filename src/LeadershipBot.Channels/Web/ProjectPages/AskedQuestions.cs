using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Bank;

namespace LeadershipBot.Channels.Web.ProjectPages;

/// <summary>Tells an answer with its question in the words of the day it was asked.</summary>
internal static class AskedQuestions
{
    public static (string Question, string Said) Tell(AnswerRow answer)
    {
        var question = AskedQuestion.Read(answer.Questions).FirstOrDefault(q => q.Item == answer.ItemId);
        return AnswerValue.Parse(answer.Value).TryGet(out var value, out _) && question is not null
            ? (question.Text, question.Say(value))
            : (question?.Text ?? answer.ItemId, answer.Value);
    }
}
