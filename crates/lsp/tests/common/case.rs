//! The case that the editor of the tests works on.

/// A case with two agreements, in a folder that is gone when it is dropped.
pub(crate) const CASE: &[(&str, &str)] = &[
    (
        "case.kdl",
        "case \"small\" {\n    title \"Small\"\n    time-zone \"Asia/Damascus\"\n    record-until \"2016-10-31\"\n    side \"ngo\" { title \"Organisations\"; }\n}\n",
    ),
    (
        "actors.kdl",
        "actor \"jai\" kind=\"armed-group\" {\n    name \"Jaysh al-Islam\" lang=\"en\"\n    name \"جيش الإسلام\" lang=\"ar\"\n}\nactor \"sar\" kind=\"state\" { name \"Syria\"; }\narea \"ghouta\" { name \"Eastern Ghouta\"; }\nsource \"sohr\" side=\"ngo\" { name \"Observatory\"; }\n",
    ),
    (
        "agreements/coh.kdl",
        "agreement \"coh\" {\n    title \"Truce\"\n    in-force {\n        period from=\"2016-02-27T00:00\"\n    }\n    parties \"sar\" \"jai\"\n    clause \"attacks\" cites=\"1\" {\n        words \"No attacks.\"\n        forbid \"attack\"\n        by \"bound\"\n        on \"party\" \"civilians\"\n        monitored-by \"sar\"\n    }\n    obligation \"leave\" cites=\"2\" {\n        words \"Leave.\"\n        on \"jai\"; due \"2016-05-01\" set-on=\"2016-02-27\"\n        held-by \"neutral\"\n        monitored-by \"sar\"\n    }\n}\n",
    ),
    ("agreements/peace.kdl", PEACE),
    (
        "readings/neutral.kdl",
        "reading \"neutral\" {\n    title \"Neutral\"\n    evidence {\n        tier \"any\"\n    }\n}\n",
    ),
    (
        "incidents/a.kdl",
        "incident \"I-1\" \"Shells on a market 💥\" {\n    when \"2016-03-31\"\n    place \"Douma\" in=\"ghouta\"\n    claim \"C-1\" from=\"sohr\" {\n        act \"shelling\"\n        by \"sar\"\n        on \"market\"\n    }\n}\n",
    ),
];

/// An agreement with a part of every sort.
const PEACE: &str = r#"agreement "peace" {
    title "Peace"
    signed "2016-03-01"
    d-day "signing"
    text "draft" "The draft of February" lang="en"
    event "notice" { words "Notice is given."; }
    quantity "trucks" { words "Lorries with aid."; }
    define "offensive" {
        words "Offensive acts."
        acts "advance"
    }
    body "jmc" cites="4" {
        seat "sar" 2
        seat "jai" 1
        decides "majority"
    }
    in-force {
        period from="2016-03-01" until="6 months after signing" {
            renewed for="6 months" once="notice"
            grows by="1 day" for-each=10 of="trucks"
            renews-itself for="1 year" unless="notice" notice="6 months"
        }
    }
    parties "sar" "jai"
    clause "attacks" cites="1" {
        words "No offensive."
        forbid "offensive" others-judged-by="jmc"
        by "bound"
        weapons { row "guns" class="howitzer"; }
        in-texts "draft"
        monitored-by "jmc"
    }
    clause "patrols" cites="2" {
        words "Patrols may move."
        permit "move"
        by "bound"
        from "attacks"
        only-if "approved" approved-by="jmc"
    }
    clause "words" cites="3" {
        words "No hatred."
        asks "jmc" question="was it hatred?"
        monitored-by "jmc"
    }
    obligation "pull-back" cites="5" {
        words "Pull back."
        on "jai"
        after "notice"
        due "14 days after notice"
        monitored-by "jmc"
    }
    obligation "aid" cites="6" {
        words "Let aid in."
        on "sar"
        measure "trucks" number="at least 60"
        recurs every="1 day" until="72 hours after pull-back"
        monitored-by "jmc"
    }
    obligation "answer" cites="7" {
        words "Look into each breach."
        on "sar"
        after-each-breach "attacks" within="24 hours"
        monitored-by "jmc"
    }
}
actor "jmc" kind="body" { name "Joint commission"; }
occurrence "notice" in="peace" { claim "E-1" from="sohr" came=#true at="2016-03-10" said="2016-03-10"; }
count "trucks" in="peace" { claim "Q-1" from="sohr" over="2016-03-30" said="2016-03-31" { number 60; }; }
fulfilment "pull-back" in="peace" { claim "F-1" from="sohr" done=#true at="2016-03-20" said="2016-03-20"; }
fulfilment "answer" in="peace" after="I-1" { claim "F-2" from="sohr" done=#true at="2016-04-01" said="2016-04-01"; }
decision "D-1" by="jmc" on="2016-04-02" incident="I-1" clause="peace/words" finds="no-breach" {
    present "sar" 2
    present "jai" 1
}
"#;
