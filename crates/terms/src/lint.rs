//! The linter: words of a text that make a dispute likely, each rule with a case where they did.
//!
//! It runs over an agreement that has no errors, beside the text that it was read from. Everything that it says is a warning: the text can
//! be used, and parties may mean to leave something open. The rules stand in `docs/terms/lint.md`, one file each here.

mod amounts;
mod beyond;
mod contradicts;
mod dates;
mod doers;
mod find;
mod numbers;
mod outlines;
mod page;
mod repeats;
mod said;
mod starts;
mod swallows;
mod unwatched;
mod vague;

pub use page::Page;

/// The start of the code of everything that the linter says.
pub const PREFIX: &str = "terms::lint-";

/// Looks for words in an agreement that make a dispute likely.
pub fn lint(page: &Page<'_>) {
    vague::words(page);
    outlines::areas(page);
    starts::deadlines(page);
    doers::duties(page);
    unwatched::clauses(page);
    swallows::exceptions(page);
    contradicts::clauses(page);
    dates::dates(page);
    numbers::numbers(page);
    repeats::repeats(page);
    amounts::amounts(page);
    beyond::clauses(page);
    said::words(page);
}
