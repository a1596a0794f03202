using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Whys.Commands;
using LeadershipBot.Whys.Drafts;
using LeadershipBot.Whys.Languages;
using LeadershipBot.Whys.Sends;
using LeadershipBot.Whys.Templates;

namespace LeadershipBot.Whys;

/// <summary>The messages that say why, from draft to sent, as everybody sees them.</summary>
public sealed class WhysGallery(TemplateSet templates) : IGallerySource
{
    private const string Zone = "Europe/Istanbul";
    private const string Mes = "MES and Historian";

    private static readonly DateTimeOffset Sends = new(2027, 3, 9, 5, 0, 0, TimeSpan.Zero);

    private static readonly WhyView Ready = new(
        WhyId.From(new Guid("01890000-0000-7000-8000-000000000011")),
        ProjectId.From(new Guid("01890000-0000-7000-8000-000000000012")), Mes, "operators-start", "Operators, a new step",
        WhyState.Ready, Example.Text, "operators in Bursa", PersonId.From(new Guid("01890000-0000-7000-8000-000000000013")),
        "Meral Kaya", new DateOnly(2027, 3, 9), [], null, null, null, null, null, 0, null);

    private static readonly WhyView Signed = Ready with
    {
        State = WhyState.Approved,
        Signer = "Meral Kaya",
        SignedAs = WhySigner.Executive,
        SendsAt = Sends,
    };

    private static readonly WhyView Sent = Signed with { State = WhyState.Sent, SentAt = Sends, Readers = 14 };

    private static readonly WhyView Gaps = Ready with
    {
        State = WhyState.Gaps,
        Text = null,
        Missing = ["from_date", "new_step", "loss"],
    };

    public IEnumerable<GalleryEntry> Entries =>
    [
        GalleryEntry.Of("why", "A why, in the executive's name", WhyMessages.Why(Sent)),
        GalleryEntry.Of("why.pmo", "A why, sent as PMO",
            WhyMessages.Why(Sent with { Signer = "Ali Demir", SignedAs = WhySigner.Pmo })),
        .. InBrief("ready", "A draft to sign", Ready, AnswerCapacity.Self),
        .. InBrief("prepared", "A draft somebody prepared", Ready with { PreparedBy = "Selin Arslan" }, AnswerCapacity.Self),
        .. InBrief("assistant", "A draft, for the assistant", Ready, AnswerCapacity.Assistant),
        .. InBrief("signed", "A draft that was signed", Signed, AnswerCapacity.Self),
        .. InBrief("sent", "A draft that went out", Sent, AnswerCapacity.Self),
        .. InBrief("declined", "A draft put aside", Ready with { State = WhyState.Declined }, AnswerCapacity.Self),
        .. InBrief("left", "A draft left to the PMO", Ready with { State = WhyState.LeftToPmo }, AnswerCapacity.Self),
        .. Cards(),
        .. Replies(),
        .. Lists(),
        GalleryEntry.Of("why.edit", "Changing a why", WhyWords.Edit(new EditWhy(Ready.Id, Ready.ExecutiveId,
            PackedText.Pack(Ready.Text!)), signs: true)),
        GalleryEntry.Of("why.edit.assistant", "Preparing a why", WhyWords.Edit(new EditWhy(Ready.Id, Ready.ExecutiveId,
            PackedText.Pack(Ready.Text!)), signs: false)),
        GalleryEntry.Of("why.fill", "What is missing in a why",
            WhyWords.Fill(new FillWhy(Gaps.Id, Gaps.TemplateId, Gaps.Missing), templates)),
    ];

    private static IEnumerable<GalleryEntry> InBrief(string id, string title, WhyView view, AnswerCapacity reader)
    {
        var part = WhyWords.Part(view, reader, Zone, asks: true);
        yield return GalleryEntry.Of($"why.brief.{id}", title, new Message(((Text)part.Blocks[0]).Value, part.Blocks));
    }

    private IEnumerable<GalleryEntry> Cards()
    {
        GalleryEntry Card(string id, string title, WhyView view) =>
            GalleryEntry.Of($"why.card.{id}", title, WhyWords.Card(view, templates, Zone));

        yield return Card("gaps", "The PMO fills in what is missing", Gaps);
        yield return Card("ready", "The PMO may send it", Ready);
        yield return Card("left", "The PMO is asked to send it", Ready with { State = WhyState.LeftToPmo });
        yield return Card("declined", "The executive does not sign it", Ready with { State = WhyState.Declined });
        yield return Card("signed", "The PMO sees it signed", Signed);
        yield return Card("own", "The PMO signed it", Signed with { Signer = "Ali Demir", SignedAs = WhySigner.Pmo });
        yield return Card("sent", "The PMO sees it sent", Sent);
        yield return Card("dropped", "A draft that was dropped",
            Ready with { State = WhyState.Dropped, Text = null, Reason = "nobody signed it in time" });
    }

    private static IEnumerable<GalleryEntry> Replies() =>
    [
        GalleryEntry.Of("why.reply.prepared", "A text was prepared", WhyReplies.Prepared("Meral Kaya")),
        GalleryEntry.Of("why.reply.filled", "A why is complete", WhyReplies.Filled("Meral Kaya")),
        GalleryEntry.Of("why.reply.pmo", "A why goes out as PMO",
            WhyReplies.SignedAsPmo("operators in Bursa", WhyWords.When(Signed, Zone), UndoOffer.Example)),
        GalleryEntry.Of("why.reply.dropped", "A why was dropped", WhyReplies.Dropped(UndoOffer.Example)),
        GalleryEntry.Of("why.refused.changed", "The text has changed", Message.Say(WhyReplies.TextChanged.Sentence)),
        GalleryEntry.Of("why.refused.signed", "It is signed already",
            Message.Say(WhyReplies.Settled(WhyState.Approved).Sentence)),
        GalleryEntry.Of("why.refused.gone", "It is on its way", Message.Say(WhyReplies.Settled(WhyState.Sent).Sentence)),
        GalleryEntry.Of("why.refused.other", "Somebody else's to sign", Message.Say(WhyReplies.SomebodyElses.Sentence)),
        GalleryEntry.Of("why.language", "A lead is asked about the language", LanguageMessages.Ask(Language)),
        GalleryEntry.Of("why.language.decided", "A lead has chosen the language",
            LanguageMessages.Ask(Language with { Choice = LanguageChoice.AsWritten })),
    ];

    private static LanguageView Language => new(LanguageAskId.From(new Guid("01890000-0000-7000-8000-000000000014")), Mes,
        "Bursa", "tr", "en", LanguageChoice.Undecided, LanguageGate.HoldsForDays);

    private IEnumerable<GalleryEntry> Lists() =>
    [
        GalleryEntry.Of("why.list", "Whys of a project", WhyCommandMessages.List(Mes, [Ready, Sent],
            [new DueLine("engineers in Stuttgart", new WhyDue(WhyOccasion.Regular, new DateOnly(2027, 3, 23)))], Zone)),
        GalleryEntry.Of("why.list.empty", "No why yet", WhyCommandMessages.List(Mes, [], [], Zone)),
        GalleryEntry.Of("why.choice", "Which why to draft", WhyCommandMessages.Choice(Mes, templates)),
        GalleryEntry.Of("why.drafted", "A why is ready", WhyCommandMessages.Drafted(Mes, "Meral Kaya")),
        GalleryEntry.Of("why.begun", "A why is begun", WhyCommandMessages.Drafted(Mes, null)),
        GalleryEntry.Of("why.go-live", "The day of a go-live",
            WhyCommandMessages.GoLiveSet(Mes, "Bursa", new DateOnly(2027, 4, 5), UndoOffer.Example)),
    ];

    private static class Example
    {
        public const string Text = "From 16 March you scan the pallet before the press at line 2. The reason is plain: 140 hours "
            + "lost to wrong orders last year, and each time the next shift paid for it. Safety stops stay as they are, and so "
            + "does your right to hold the line. Emre Yildiz is at the line with you in the first week.\n\n"
            + "Tell Fatma Oz by 23 March what will not work.";
    }
}
