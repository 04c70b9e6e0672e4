//! Clauses: rules about conduct.

use super::Meaning;

/// Their nodes.
pub(super) const NODES: &[Meaning] = &[
    ("clause", "A rule about conduct: who must not do what to whom, or may."),
    (
        "forbid",
        "The classes of acts that nobody who is bound may do, or words that the agreement defines. A class takes in all below it.",
    ),
    (
        "permit",
        "Acts that may be done although another clause forbids them. A permit lifts a rule; it gives no findings of its own.",
    ),
    ("clause from", "The clauses that the permit lifts; all that forbid where nothing is said."),
    (
        "only-if",
        "What must hold for the permit to lift a rule. Written like `unless`; all of them must hold.",
    ),
    ("by", "Who must not do it, or may: whoever is bound, or those who are named. Naming binds."),
    ("on", "Whom or what it protects. May be left out where the act is done to nobody, as a flight."),
    ("weapons", "Only with a weapon that is in one of these rows. Readings may take it differently."),
    (
        "row",
        "Weapons that the text lists: all that the row says must be true of the weapon. What is not known of a weapon stays open.",
    ),
    ("row class", "Any of these classes."),
    ("row system", "Any of these weapons, by name."),
    ("clause number", "Only where there are so many. Readings may take it differently."),
    ("clause near", "Only near one of these. Readings may take it differently."),
    (
        "repeated",
        "Only from the breach on that makes them so many: of another clause of the text, by the same, within the length of time, this one included. Readings may take it differently.",
    ),
    ("clause area", "Narrows the agreement's area for this clause."),
    ("clause in-force", "Narrows the agreement's time for this clause."),
    (
        "unless",
        "An exception with its tests, all of which must pass. It is never passed for the asking, and nobody looks for an excuse that nobody offers.",
    ),
    ("asks", "Only a body can judge this. The finding says so, and rests on what the body decided."),
    ("clause held-by", "Only these readings hold that the clause exists; without this all do."),
    ("in-texts", "The clause stands only in these texts of the agreement."),
    ("monitored-by", "Who watches it. Without it nobody does, and silence says nothing."),
    // the tests of an exception, where there are several values
    ("unless answering", "What the act must have answered; any of these will do."),
    ("only-if answering", "What the act must have answered; any of these will do."),
    ("reading answering", "What the act must have answered; any of these will do."),
    ("unless approved-by", "Who must have approved it; any of these will do."),
    ("only-if approved-by", "Who must have approved it; any of these will do."),
    ("reading approved-by", "Who must have approved it; any of these will do."),
    ("unless by", "Who is exempt. Whoever acts together with somebody who is not, is not."),
    ("only-if by", "Who may do it. Whoever acts together with somebody who may not, may not."),
    ("reading by", "Whom the exception is for."),
    // how readings take them
    ("forbid reading", "What is forbidden, as these readings take it."),
    ("permit reading", "What is permitted, as these readings take it."),
    ("by reading", "Who is bound by it, as these readings take it."),
    ("on reading", "Whom it protects, as these readings take it."),
    ("weapons reading", "The table of weapons, as these readings take it."),
    ("number reading", "How many it takes, as these readings take it."),
    ("repeated reading", "How often it must have been, as these readings take it."),
    ("near reading", "What it must be near, as these readings take it."),
    ("unless reading", "The test of the exception, as these readings take it."),
    ("only-if reading", "The condition, as these readings take it."),
];

/// The properties of these.
pub(super) const PROPERTIES: &[Meaning] = &[
    ("with-allies=", "`#true`: and whoever fights beside those who are named."),
    ("class=", "The class of weapon."),
    ("calibre=", "The calibre."),
    (
        "row calibre=",
        "The calibres that the text names, with its own comparison: `100 mm or more` is not `more than 100 mm`.",
    ),
    ("range=", "How far it reaches."),
    ("row range=", "How far it reaches, with the text's own comparison."),
    ("system=", "The weapon by its name, as `D-30`."),
    ("area=", "The row holds only in this area."),
    ("number of=", "Of what, in the text's own word, as `tanks`. Clause and claim must use the same word."),
    ("to of=", "Of what: in the text's own word, as `tanks`; or the clause whose breaches are counted."),
    (
        "repeated within=",
        "The window of time in which so many breaches must lie, up to the one that is judged.",
    ),
    ("to within=", "The window of time in which so many breaches must lie, up to the one that is judged."),
    (
        "repeated of=",
        "The other clause of this text whose breaches are counted. It forbids, and is not itself repeated.",
    ),
    ("question=", "What the body is asked, in words."),
    // the tests of an exception
    ("refused=", "`#true`: these readings take none of it."),
    ("answering=", "What the act must have answered."),
    ("unless within=", "A recorded attack by the target's side must have come before by no more than this."),
    ("only-if within=", "A recorded attack by the target's side must have come before by no more than this."),
    ("reading within=", "A recorded attack by the target's side must have come before by no more than this."),
    ("unless radius=", "That attack must have been no farther off than this. Needs `within=`."),
    ("only-if radius=", "That attack must have been no farther off than this. Needs `within=`."),
    ("reading radius=", "That attack must have been no farther off than this. Needs `within=`."),
    ("unless at-least=", "How long before the act notice must have been given."),
    ("only-if at-least=", "How long before the act notice must have been given."),
    ("reading at-least=", "How long before the act notice must have been given."),
    ("unless to=", "Who must have been given notice."),
    ("only-if to=", "Who must have been given notice."),
    ("reading to=", "Who must have been given notice."),
    ("approved-by=", "Who must have approved it."),
    ("unless by=", "Who is exempt. Whoever acts together with somebody who is not, is not."),
    ("only-if by=", "Who may do it. Whoever acts together with somebody who may not, may not."),
    ("reading by=", "Whom the exception is for."),
    ("unless from=", "Only from this time on."),
    ("only-if from=", "Only from this time on."),
    ("reading from=", "Only from this time on."),
    ("freed=", "`#true`: whoever was hit had broken a clause of this agreement before."),
    ("declared=", "With `freed=`: the event by which the side that acts had declared itself free."),
    ("judged-by=", "A body must have found that it was so, on this incident. Needs `question=`."),
];
