//! The data sets that can be read, and what is said of each of them wherever a row of it stands.

use jiff::civil::Date;

/// A data set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dataset {
    /// The Georeferenced Event Dataset of the Uppsala Conflict Data Program.
    Ucdp,
    /// The Armed Conflict Location and Event Data project.
    Acled,
    /// The events of GDELT 2.0, which a machine writes.
    Gdelt,
}

impl Dataset {
    /// Every data set.
    pub const ALL: &'static [Self] = &[Self::Ucdp, Self::Acled, Self::Gdelt];

    /// The word for it: the id of its source, and the beginning of the ids of its rows.
    ///
    /// It is the same in every version: one programme that says a thing twice is one origin.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ucdp => "ucdp",
            Self::Acled => "acled",
            Self::Gdelt => "gdelt",
        }
    }

    /// What it is called, without its version.
    pub fn title(self) -> &'static str {
        match self {
            Self::Ucdp => "UCDP GED",
            Self::Acled => "ACLED",
            Self::Gdelt => "GDELT events",
        }
    }

    /// Who makes it.
    pub fn maker(self) -> &'static str {
        match self {
            Self::Ucdp => "Uppsala Conflict Data Program",
            Self::Acled => "Armed Conflict Location and Event Data",
            Self::Gdelt => "The GDELT Project",
        }
    }

    /// On what terms it may be used, in short.
    pub fn licence(self) -> &'static str {
        match self {
            Self::Ucdp => "CC BY 4.0",
            Self::Acled => "ACLED terms of use: rows may not be published again",
            Self::Gdelt => "free with citation of The GDELT Project",
        }
    }

    /// Where it is published.
    pub fn address(self) -> &'static str {
        match self {
            Self::Ucdp => "https://ucdp.uu.se/downloads/",
            Self::Acled => "https://acleddata.com/",
            Self::Gdelt => "https://www.gdeltproject.org/",
        }
    }

    /// What else people should know of it before they rely on it.
    pub fn caution(self) -> &'static str {
        match self {
            Self::Ucdp => {
                "People code it from published reports. A side of a row is a side of a conflict with those who fight for it, not a doer; only where violence is one-sided is the first side the doer."
            }
            Self::Acled => {
                "People code it from published reports. actor1 and actor2 are those involved, in no order: neither is the attacker."
            }
            Self::Gdelt => {
                "A machine codes it from news, and most rows are not what they seem: leads, never claims."
            }
        }
    }

    /// Whether a machine writes it.
    pub fn is_machine_coded(self) -> bool {
        self == Self::Gdelt
    }

    /// How its cells are parted.
    pub(crate) fn delimiter(self) -> u8 {
        if self == Self::Gdelt { b'\t' } else { b',' }
    }

    /// The ending of the files that its rows are put aside in.
    pub fn ending(self) -> &'static str {
        if self == Self::Gdelt { "tsv" } else { "csv" }
    }

    /// The id of a row in the case.
    pub fn id_of(self, number: &str) -> String {
        format!("{}-{number}", self.word())
    }
}

/// What stays with each row: which version, from which file, fetched when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stamp {
    /// The data set.
    pub dataset: Dataset,
    /// Its version, as its makers name it.
    pub version: String,
    /// The day on which the file was fetched.
    pub retrieved: Date,
    /// The name of the file.
    pub file: String,
}

impl Stamp {
    /// The name of a folder for rows of this version: `ucdp-ged-19.1`.
    pub fn folder(&self) -> String {
        let set = self.dataset.title().to_lowercase().replace(' ', "-");
        let version: String = self
            .version
            .chars()
            .map(|letter| if letter.is_ascii_alphanumeric() || letter == '.' { letter } else { '-' })
            .take(60)
            .collect();
        // a dot in front would hide the folder from whoever reads the case
        format!("{set}-{version}").trim_end_matches(['.', '-']).to_owned()
    }
}
