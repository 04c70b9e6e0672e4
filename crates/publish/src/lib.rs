//! Publishes findings: tables, Markdown, JSON, CSV and iCalendar.
//!
//! ```text
//! Question ──▶ findings ──▶ Report, Explained, Compared, Standings … ──▶ Page ──▶ text, Markdown
//!                                                           └──────────────────▶ JSON, CSV, iCalendar
//! ```
//!
//! Each view is a module of its own: it works out plain data once, and says it once as a [`page::Page`], which [`text`] and
//! [`markdown`] write down. [`json`], [`csv`] and [`ics`] write the data themselves.
//!
//! Everything is pure: no file, no clock, no printing. The same question gives the same bytes.
//!
//! Start with [`report`], the front page, then [`explain`].

pub mod bulletin;
pub mod calendar;
pub mod card;
pub mod chart;
pub mod compare;
mod coverage;
pub mod csv;
pub mod data;
pub mod edition;
mod engine;
pub mod explain;
pub mod feeds;
mod fonts;
pub mod found;
pub mod ics;
pub mod json;
pub mod language;
pub mod leads;
pub mod map;
pub mod markdown;
pub mod obligations;
mod outcomes;
pub mod page;
pub mod question;
mod readings;
pub mod report;
pub mod standing;
pub mod tallies;
pub mod terms;
pub mod text;
mod times;
pub mod trial;
mod words;

pub use found::Found;
pub use page::Page;
pub use question::Question;
