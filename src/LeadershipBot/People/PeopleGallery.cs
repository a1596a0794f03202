using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.People;

/// <summary>An example of everything the people commands say.</summary>
public sealed class PeopleGallery : IGallerySource
{
    private static readonly DateSpan August = new(new(2027, 8, 2), new(2027, 8, 20));
    private static readonly UndoOffer Undo = UndoOffer.Example;

    public IEnumerable<GalleryEntry> Entries =>
    [
        GalleryEntry.Of("people.added", "Somebody is added", PeopleMessages.Added("Mia Lang", "Europe/Berlin", true, 1, Undo)),
        GalleryEntry.Of("people.renamed", "Somebody is renamed", PeopleMessages.Renamed("Mia Lang", "Mia Long", Undo)),
        GalleryEntry.Of("people.removed", "Somebody has left",
            PeopleMessages.Removed("Mia Lang", ["lead of MES and Historian"], Undo)),
        GalleryEntry.Of("people.removed.alone", "Somebody without roles has left", PeopleMessages.Removed("Mia Lang", [], Undo)),
        GalleryEntry.Of("people.set", "A setting is changed",
            PeopleMessages.Set("Mia Lang", PersonField.Hours, "08:00-18:00", "07:00-15:30", false, true, Undo)),
        GalleryEntry.Of("people.set.calendar", "A calendar nobody imported yet",
            PeopleMessages.Set("Mia Lang", PersonField.Calendar, "none", "TR", true, false, Undo)),
        GalleryEntry.Of("people.set.already", "A setting is so already",
            PeopleMessages.SetAlready("Mia Lang", PersonField.Days, "Sun-Thu")),
        GalleryEntry.Of("people.away", "An absence is declared",
            PeopleMessages.Away("Jane Doe", true, August, true, ["Bo Ek"], Undo)),
        GalleryEntry.Of("people.away.nobody", "An absence without a deputy",
            PeopleMessages.Away("Jane Doe", false, August, true, [], Undo)),
        GalleryEntry.Of("people.away.already", "An absence that is known", PeopleMessages.AwayAlready("Jane Doe", August)),
        GalleryEntry.Of("people.away.cancelled", "An absence is cancelled",
            PeopleMessages.AwayCancelled("Jane Doe", August, Undo)),
        GalleryEntry.Of("people.absences.one", "Somebody's absences", PeopleMessages.AbsencesOf("Jane Doe", [Absence])),
        GalleryEntry.Of("people.absences.none", "Nobody is away for one person", PeopleMessages.AbsencesOf("Jane Doe", [])),
        GalleryEntry.Of("people.absences", "Who is away",
            PeopleMessages.Absences([new("Jane Doe", August.From, August.Until)], 1)),
        GalleryEntry.Of("people.absences.empty", "Nobody is away", PeopleMessages.Absences([], 0)),
        GalleryEntry.Of("people.list", "Who is known", PeopleMessages.People(null,
            [new("Jane Doe", "Europe/Berlin", ["sponsor of MES and Historian"], null),
                new("Mia Lang", "Asia/Tokyo", [], "no chat account linked")], 2)),
        GalleryEntry.Of("people.list.empty", "Nobody is known", PeopleMessages.People(null, [], 0)),
        GalleryEntry.Of("people.list.project", "Nobody in a project", PeopleMessages.People("Fiber Ring", [], 0)),
    ];

    private static Absence Absence => new()
    {
        Id = AbsenceId.From(new Guid("01890000-0000-7000-8000-000000000002")), PersonId = default, From = August.From,
        Until = August.Until,
        DeclaredBy = null,
    };
}
