//! The case: its sides, sources, actors and areas, its statements and its calendar.

use super::Meaning;

/// Their nodes.
pub(super) const NODES: &[Meaning] = &[
    (
        "case",
        "What the case is: its zone, how far its record goes, the sides that speak in it. One in each case.",
    ),
    ("side", "A side that sources belong to. Sources of one camp are not independent of each other."),
    ("actor", "Who can do something, be bound or speak: a state, an armed group, an office, a person."),
    ("area", "A stretch of land, by its outline or as a part of a larger one."),
    ("source", "Who says things, and on which side it stands."),
    ("statement", "A political utterance: a demand, a threat, an offer."),
    ("entry", "A line of the calendar: talks, a deadline, an extension."),
    (
        "translation",
        "What the case says in one language only, just as it stands there, in others. No finding looks at it.",
    ),
    ("translation words", "The text in another language. Once for each."),
    ("restriction", "Monitors were kept from a place."),
    ("title", "The name by which people know it. Once for each language."),
    ("name", "A name of it. Once for each language."),
    ("alias", "Another name that it goes by."),
    ("words", "The words themselves, or a faithful summary. Once for each language."),
    ("note", "For people; it plays no part in any finding."),
    ("document", "An address where it can be read."),
    ("time-zone", "The zone of every time that is written here, by its IANA name."),
    (
        "record-until",
        "The last day that the record covers. Questions are asked as of its end where nothing else is said.",
    ),
    ("public", "How the case is shown to the public."),
    ("blur", "How far a place that is shown may lie from the place itself."),
    ("delay", "How long what happened is kept back from the public."),
    ("publisher", "Who publishes it."),
    ("licence", "Under which licence its data may be used."),
    (
        "boundaries",
        "A file of GeoJSON beside the case, the lines of which maps draw; no finding looks at it.",
    ),
    ("credit=", "Whose it is, as it stands beneath a map."),
    ("member-of", "It is a part of a body, and takes its standing where it has none of its own."),
    ("part-of", "It is under the command of the other, and bound with it."),
    ("ally-of", "It fights beside the other, and is bound with it only where an agreement says so."),
    (
        "polygon",
        "The corners of its outline, each as north,east in degrees, in the order in which one walks round it.",
    ),
    ("strip", "All within a width of a line, on both sides of it or on one."),
    ("ring", "All from one distance to another, of a line or of a point."),
    ("line", "The points of the line that a `strip` or `ring` follows; alone, a line in which nothing lies."),
    ("circle", "All within a radius of a point."),
    ("consists-of", "The areas that it consists of; whatever lies in one of them lies in it."),
    ("height", "How high up it begins and ends."),
    ("as-of", "The day whose line or outline this is."),
    ("says", "What was said, as a paraphrase. Once for each language."),
    ("about", "What it bears on."),
    ("detail", "More about it."),
    ("derived", "It was worked out, not printed anywhere."),
];

/// The properties of these.
pub(super) const PROPERTIES: &[Meaning] = &[
    ("restriction on=", "Who was kept out."),
    ("camp=", "Sides of one camp are not independent of each other."),
    ("side=", "The side that it stands on."),
    ("speaks-for=", "The actor whose denials these are."),
    (
        "machine-coded=",
        "`#true`: a machine wrote down what it says. It gives leads, and claims only where a person took one up.",
    ),
    ("kind=", "What sort of thing it is."),
    ("width=", "How far it reaches from the line."),
    ("ring from=", "The nearer edge."),
    ("ring to=", "The farther edge."),
    ("strip of=", "The area whose line it is measured from."),
    ("ring of=", "The area whose line it is measured from."),
    (
        "give-or-take=",
        "How far the true outline or line may lie from this one; nothing so near to it is sure.",
    ),
    ("above=", "It is higher than this."),
    ("below=", "It is lower than this."),
    ("sides=", "On which sides of the line."),
    ("topic=", "What it is about, in a word."),
    ("when=", "When."),
    ("obligation=", "An obligation."),
    ("incident=", "An incident."),
    ("actor=", "An actor."),
    ("agreement=", "An agreement."),
];
