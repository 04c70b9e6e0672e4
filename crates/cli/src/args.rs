//! The command line: what can be asked, and how.

mod bench;
mod public;

use std::path::PathBuf;

pub(crate) use bench::*;
use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
pub(crate) use public::*;

/// Watches over a truce: who breached what, under whose reading, and why
#[derive(Parser, Debug)]
#[command(name = "trucewatch", version, max_term_width = 100, after_help = AFTER)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const AFTER: &str = "\
A case is a folder of readable text files. Start with one of your own:
  trucewatch init my-truce          a small case to learn from
  trucewatch assess my-truce        what follows from it
  trucewatch explain my-truce I-2   why

Exit codes: 0 done, 1 a check found something, 2 wrong use or bad input, 3 a fault of this program.";

const LSP: &str = "\
It speaks the Language Server Protocol over its standard input and output; an editor starts it, not you.
In `.kdl` files of a case it underlines what `trucewatch check` would say of the whole case,
explains words and ids, completes them, leads to where they are defined, and lays files out as
`trucewatch fmt` does.

Examples of how to set it up:

VS Code: install the extension of the folder `editors/vscode` of this repository, as its README.md
says, then open the folder of a case. What the extension starts is
  trucewatch lsp

Neovim 0.11 or later, in init.lua:
  vim.lsp.config('trucewatch', {
    cmd = { 'trucewatch', 'lsp' },
    filetypes = { 'kdl' },
    root_markers = { 'case.kdl' },
  })
  vim.lsp.enable('trucewatch')

Helix, in languages.toml:
  [language-server.trucewatch]
  command = \"trucewatch\"
  args = [\"lsp\"]
  [[language]]
  name = \"kdl\"
  language-servers = [\"trucewatch\"]

Leaving without a farewell ends it with 1. More is in `editors/README.md`.";

const SERVE: &str = "\
The site is read-only and needs nothing else: pages in English, Arabic and Russian, a map, charts,
bulletins, a calendar, feeds, and all data. It reads the case anew when a file of it changes, and
marks the findings that changed. It listens on this machine only; to show it to others, put a web
server with TLS in front and say under which address people know it.

Examples:
  trucewatch serve cases/syria-2016
  trucewatch serve cases/syria-2016 --listen 127.0.0.1:9000
  trucewatch serve cases/syria-2016 --address https://truce.example.org --behind-proxy

How closely places are shown and how long what happens is kept back is for the case to say
(`public` in case.kdl; docs/case-format.md).";

const BULLETIN: &str = "\
A bulletin says in a fixed form what was found of a day or a week: whether the truce is in force,
what could be seen, each incident under each reading, where the readings part, casualties and
counts by author, what was said, what is due, and which clauses nobody monitors.

It is made from what the record had learnt by the end of the period: version 1. For each later day
on which the record learnt something that changes it there is a further version, and each says
what changed. The newest is written, or the one that stood at --known-at. The same case gives the
same bytes; the fingerprint in the head is the SHA-256 of what --format json writes.

Examples:
  trucewatch bulletin cases/syria-2016 --day 2016-04-01
  trucewatch bulletin cases/syria-2016 --week 2016-W13 --lang ru > week.md
  trucewatch bulletin cases/syria-2016 --day 2016-04-01 --known-at 2016-04-01
  trucewatch bulletin cases/syria-2016 --day 2016-04-01 --format html --lang ar > day.html
  trucewatch bulletin cases/syria-2016 --week 2016-W13 --format pdf > week.pdf
  trucewatch bulletin cases/syria-2016 --day 2016-04-01 --address https://truce.example.org";

const IMPORT: &str = "\
Rows of UCDP and ACLED become incidents, each with one claim of its data set. Who did it stands there
only as far as the data set says so and a person confirmed whom its names stand for: sides of a
conflict become `one of these`. Rows of GDELT, and those of ACLED that are no act of arms, become
leads. Dates and places keep their precision. What the codes come to stands in docs/import.md.

A row that cannot be read is put aside with line, column and reason; the rest goes in. Rows that
are in the case already are left alone, so that the same command goes on where an earlier one was
stopped (Ctrl-C ends after the file that is being written).

Examples:
  trucewatch import ucdp GEDEvent.csv --into cases/my-case --propose ucdp-names.kdl
     writes the names of the file with what they may stand for; look over it, then
  trucewatch import ucdp GEDEvent.csv --into cases/my-case --version 19.1 --mapping ucdp-names.kdl
  trucewatch import acled export.csv --into cases/my-case --retrieved 2026-11-23
  trucewatch import gdelt 20191024143000.export.CSV --into cases/my-case --country SY
     and then: trucewatch leads cases/my-case

It ends with 1 where rows were put aside or it was stopped, else with 0.";

/// What can be asked.
#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    /// Says whether the truce is in force, who is bound, what was breached, what is due, and where readings part
    #[command(after_help = "\
Examples:
  trucewatch assess cases/syria-2016
  trucewatch assess cases/syria-2016 --as-of 2016-06-10 --reading moscow --reading washington
  trucewatch assess cases/syria-2016 --as-of 2016-06-10 --known-at 2016-06-12T12:00
  trucewatch assess cases/syria-2016 --format json > findings.json")]
    Assess(Assess),
    /// Says why an incident or obligation is found to be what it is, guard by guard, on whose word
    #[command(after_help = "\
Examples:
  trucewatch explain cases/syria-2016 DAS-0331
  trucewatch explain cases/syria-2016 DAS-0331 --clause attacks --reading neutral
  trucewatch explain cases/syria-2016 leave-nusra-areas --as-of 2016-06-10")]
    Explain(Explain),
    /// Shows where two readings part, and on which fact or word
    #[command(after_help = "\
Examples:
  trucewatch compare cases/syria-2016 washington moscow
  trucewatch compare cases/syria-2016 washington moscow --as-of 2016-06-10 --format csv")]
    Compare(Compare),
    /// Shows who is bound, since when, by what, and who disputes it
    #[command(after_help = "\
Examples:
  trucewatch standing cases/syria-2016
  trucewatch standing cases/syria-2016 --as-of 2016-05-24T12:00")]
    Standing(AtTime),
    /// Shows who owes what, and where it stands
    #[command(after_help = "\
Example:
  trucewatch obligations cases/syria-2016 --as-of 2016-06-10")]
    Obligations(AtTime),
    /// Shows who counted what, in their own units, and which sums fail
    #[command(after_help = "\
Example:
  trucewatch tallies cases/syria-2016")]
    Tallies(OfCase),
    /// Shows meetings, deadlines and renewals, or writes them as a calendar to subscribe to
    #[command(after_help = "\
Examples:
  trucewatch calendar cases/syria-2016
  trucewatch calendar cases/syria-2016 --format ics > syria-2016.ics")]
    Calendar(Calendar),
    /// Writes the bulletin of a day or a week: what was found, in a fixed form, in each of its versions
    #[command(after_help = BULLETIN)]
    Bulletin(Bulletin),
    /// Opens a case in a browser: what was found and why, for everybody to read
    #[command(after_help = SERVE)]
    Serve(Serve),
    /// Works with a file of terms: says it back in plain sentences
    #[command(subcommand)]
    Terms(Terms),
    /// Tries a draft text on what the record of a case holds: what it would have taken up, and where it is too vague to judge
    #[command(after_help = "\
A draft is a file with an agreement, and the areas, actors and readings that it brings along. It is
held against every incident of the case, under every reading, as if it were one of its agreements.
Nothing is stored, and the draft cannot read any other file.

As it is written, a draft binds only in its own time, which may lie after the record; --throughout
tries it as if it had bound all the time. --instead-of takes an agreement of the case away and puts
the draft in its place, for whoever is said to have joined it too, and shows what changes.

Examples:
  trucewatch try draft.kdl --on cases/syria-2016 --throughout
  trucewatch try draft.kdl --on cases/syria-2016 --throughout --instead-of syria-coh-2016
  trucewatch try draft.kdl --on cases/syria-2016 --throughout --reading neutral --as-of 2016-06-10
  trucewatch try draft.kdl --on cases/syria-2016 --throughout --format csv > findings.csv")]
    Try(Try),
    /// Puts the rows of a data set into a case, as text that people look over
    #[command(after_help = IMPORT)]
    Import(Import),
    /// Shows what machines read and nobody has looked into yet
    #[command(after_help = "\
A lead is no claim and no finding looks at it. Whoever looked into one and stands for it writes an
incident with `from-lead \"ID\" taken-up-by=\"NAME\"`.

Examples:
  trucewatch leads cases/syria-2016
  trucewatch leads cases/syria-2016 --open")]
    Leads(Leads),
    /// Finds what is wrong with a case, or with single files of one
    #[command(after_help = "\
A folder is checked as a whole case. Single files are checked without the rest of theirs: whatever
they refer to is taken to be there. Errors end it with 2; warnings alone leave the exit code at 0.

Examples:
  trucewatch check cases/syria-2016
  trucewatch check incidents/2016-05.kdl incidents/2016-06.kdl")]
    Check(Files),
    /// Lays files out the way that every file of a case looks
    #[command(after_help = "\
Comments and meaning stay as they are. A file with errors is left alone.

Examples:
  trucewatch fmt incidents/2016-05.kdl
  trucewatch fmt --check cases/syria-2016/*.kdl")]
    Fmt(Fmt),
    /// Puts a small made-up case into a new folder, to learn from and to write over
    #[command(after_help = "\
Example:
  trucewatch init my-truce && trucewatch assess my-truce")]
    Init(Init),
    /// Serves an editor: shows what is wrong while you write, what words mean, and what may stand where
    #[command(after_help = LSP)]
    Lsp,
    /// Measures how fast the engines are on this machine
    #[command(subcommand)]
    Bench(Bench),
    /// Prints a script that completes commands in a shell
    #[command(after_help = "\
Examples:
  trucewatch completions bash > ~/.local/share/bash-completion/completions/trucewatch
  trucewatch completions fish > ~/.config/fish/completions/trucewatch.fish")]
    Completions(Completions),
    /// Prints the manual page, or writes one for each command into a folder
    #[command(after_help = "\
Examples:
  trucewatch man | man -l -
  trucewatch man ~/.local/share/man/man1")]
    Man(Man),
}

/// Which case.
#[derive(clap::Args, Debug)]
pub(crate) struct OfCase {
    /// The folder of the case
    pub(crate) case: PathBuf,
}

/// Which case, asked of which time.
#[derive(clap::Args, Debug)]
pub(crate) struct AtTime {
    #[command(flatten)]
    pub(crate) of: OfCase,
    /// Ask about this time: `2016-05-24` (to the end of that day) or `2016-05-24T12:00`, on the clocks of the case
    #[arg(long, value_name = "T")]
    pub(crate) as_of: Option<String>,
}

/// Which case, asked of which time, from which state of the record.
#[derive(clap::Args, Debug)]
pub(crate) struct AsKnown {
    #[command(flatten)]
    pub(crate) at: AtTime,
    /// Use only what the record had learnt by this time; all that it ever learnt where it is not given
    #[arg(long, value_name = "T")]
    pub(crate) known_at: Option<String>,
}

#[derive(clap::Args, Debug)]
pub(crate) struct Assess {
    #[command(flatten)]
    pub(crate) asked: AsKnown,
    /// Ask under this reading; may repeat. All readings of the case where it is not given
    #[arg(long, value_name = "R")]
    pub(crate) reading: Vec<String>,
    /// Show every clause and incident after the front page
    #[arg(long)]
    pub(crate) all: bool,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = Form::Table)]
    pub(crate) format: Form,
}

#[derive(clap::Args, Debug)]
pub(crate) struct Explain {
    #[command(flatten)]
    pub(crate) asked: AsKnown,
    /// The incident or obligation, by its id
    #[arg(value_name = "INCIDENT|OBLIGATION")]
    pub(crate) matter: String,
    /// Hold the incident against this clause only, whether or not the clause takes it up
    #[arg(long, value_name = "C")]
    pub(crate) clause: Option<String>,
    /// Ask under this reading; may repeat. All readings of the case where it is not given
    #[arg(long, value_name = "R")]
    pub(crate) reading: Vec<String>,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = TextForm::Table)]
    pub(crate) format: TextForm,
}

#[derive(clap::Args, Debug)]
pub(crate) struct Compare {
    #[command(flatten)]
    pub(crate) asked: AsKnown,
    /// The one reading
    #[arg(value_name = "READING")]
    pub(crate) a: String,
    /// The other reading
    #[arg(value_name = "READING")]
    pub(crate) b: String,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = Form::Table)]
    pub(crate) format: Form,
}

#[derive(clap::Args, Debug)]
pub(crate) struct Calendar {
    #[command(flatten)]
    pub(crate) of: OfCase,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = CalendarForm::Table)]
    pub(crate) format: CalendarForm,
}

#[derive(clap::Args, Debug)]
pub(crate) struct Import {
    /// The data set
    pub(crate) dataset: DatasetWord,
    /// The file, as its makers publish it
    pub(crate) file: PathBuf,
    /// The folder of the case that it goes into
    #[arg(long, value_name = "CASE")]
    pub(crate) into: PathBuf,
    /// The file that says whom the names of the data set stand for; without it all sides stay unnamed
    #[arg(long, value_name = "FILE", conflicts_with = "propose")]
    pub(crate) mapping: Option<PathBuf>,
    /// Import nothing; write a mapping to begin with into this new file
    #[arg(long, value_name = "FILE")]
    pub(crate) propose: Option<PathBuf>,
    /// The version of the data set, as its makers call it: `19.1`. ACLED has none: the day of `--retrieved` stands for it
    #[arg(long, value_name = "V")]
    pub(crate) version: Option<String>,
    /// The day on which the file was fetched: `2026-11-23`; today where it is not given
    #[arg(long, value_name = "DAY")]
    pub(crate) retrieved: Option<jiff::civil::Date>,
    /// The side of the case that the data set stands on; a side of its own where it is not given
    #[arg(long, value_name = "SIDE")]
    pub(crate) side: Option<String>,
    /// Only rows of this country, by its FIPS code; for GDELT, whose files are of the whole world
    #[arg(long, value_name = "CODE")]
    pub(crate) country: Option<String>,
}

/// A data set that can be imported.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum DatasetWord {
    /// UCDP Georeferenced Event Dataset
    Ucdp,
    /// Armed Conflict Location and Event Data
    Acled,
    /// GDELT 2.0 events: leads only
    Gdelt,
}

#[derive(clap::Args, Debug)]
pub(crate) struct Leads {
    #[command(flatten)]
    pub(crate) of: OfCase,
    /// Only those that nobody has taken up
    #[arg(long)]
    pub(crate) open: bool,
}

#[derive(clap::Args, Debug)]
pub(crate) struct Files {
    /// The folder of a case, or files
    #[arg(required = true, value_name = "CASE|FILE")]
    pub(crate) paths: Vec<PathBuf>,
}

#[derive(clap::Args, Debug)]
pub(crate) struct Fmt {
    /// The files
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Change nothing; name the files that would change, and end with 1 if there are any
    #[arg(long)]
    pub(crate) check: bool,
}

#[derive(clap::Args, Debug)]
pub(crate) struct Init {
    /// The folder: a new one, or an empty one
    pub(crate) dir: PathBuf,
}

#[derive(clap::Args, Debug)]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: Shell,
}

#[derive(clap::Args, Debug)]
pub(crate) struct Man {
    /// The folder to write one page for each command into; to the standard output, the main page only, where it is not given
    pub(crate) dir: Option<PathBuf>,
}

/// What can be done with a file of terms.
#[derive(Subcommand, Debug)]
pub(crate) enum Terms {
    /// Says a file of terms back in plain sentences, so that a party can confirm that the rules say what the text says
    #[command(after_help = "\
It says of each agreement: who is bound, from when to when, where, what its words mean, each clause
with its exceptions and the words of its article, what is owed, who watches, every question that is
disputed and how each reading takes it, and what the text does not say.

Names are looked up in the case; without --case in the one in whose folder the file lies (the folder
with a `case.kdl`). Where there is none, ids are said as words.

Examples:
  trucewatch terms explain cases/syria-2016/agreements/2016-02-cessation.kdl
  trucewatch terms explain draft.kdl --case cases/syria-2016
  trucewatch terms explain draft.kdl --format md > draft.md")]
    Explain(TermsExplain),
}

#[derive(clap::Args, Debug)]
pub(crate) struct TermsExplain {
    /// The file
    pub(crate) file: PathBuf,
    /// The folder of the case that knows the names
    #[arg(long, value_name = "CASE")]
    pub(crate) case: Option<PathBuf>,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = TextForm::Table)]
    pub(crate) format: TextForm,
}

#[derive(clap::Args, Debug)]
pub(crate) struct Try {
    /// The file with the draft
    #[arg(value_name = "DRAFT")]
    pub(crate) draft: PathBuf,
    /// The folder of the case that it is tried on
    #[arg(long, value_name = "CASE")]
    pub(crate) on: PathBuf,
    /// Put the draft in the place of this agreement of the case, and show what changes
    #[arg(long, value_name = "AGREEMENT")]
    pub(crate) instead_of: Option<String>,
    /// Try it as if it had bound all the time, whatever it says of its time
    #[arg(long)]
    pub(crate) throughout: bool,
    /// Ask under this reading; may repeat. All readings of the case where it is not given
    #[arg(long, visible_alias = "as", value_name = "R")]
    pub(crate) reading: Vec<String>,
    /// Ask about this time: `2016-05-24` (to the end of that day) or `2016-05-24T12:00`, on the clocks of the case
    #[arg(long, value_name = "T")]
    pub(crate) as_of: Option<String>,
    /// Use only what the record had learnt by this time; all that it ever learnt where it is not given
    #[arg(long, value_name = "T")]
    pub(crate) known_at: Option<String>,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = Form::Table)]
    pub(crate) format: Form,
}

/// The form of findings.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Form {
    /// For a terminal
    Table,
    /// Markdown
    Md,
    /// One JSON object
    Json,
    /// One row a finding
    Csv,
}

/// The form of an explanation.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum TextForm {
    /// For a terminal
    Table,
    /// Markdown
    Md,
    /// One JSON object
    Json,
}

/// The form of a calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum CalendarForm {
    /// For a terminal
    Table,
    /// iCalendar (RFC 5545)
    Ics,
}
