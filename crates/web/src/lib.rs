//! The public face of a case: what was found and why, as pages, feeds and data, over HTTP. Read-only.
//!
//! ```text
//!  request ──guard──▶ route ──▶ Visit ──▶ page ──▶ answer ──▶ compressed, kept
//!                               │  which edition, which language, which time
//!                               └─ Site: the edition of now, those of other times, rendered answers
//! ```
//!
//! [`Site`] holds a case as [`Edition`](publish::edition::Edition)s. A request becomes a `visit::Visit`; each page is a file in `pages` that makes
//! one from a visit, with its template of the same name in `templates/`. Nothing here decides anything: pages show what `publish` says.
//!
//! [`serve`] binds and answers until it is told to stop. Read `routes` for the table of contents, `visit` next.
//!
//! # Who can harm what
//!
//! Nothing can be changed over HTTP. A request is bounded in size and time, a visitor in number of requests, and the work on pages in how much is
//! done at once; a fault in one request ends that request. Places leave this crate only as [`publish::map::cells`] make them: blurred.

mod answer;
mod cards;
mod data;
mod error;
mod feeds;
mod frame;
mod guard;
mod kept;
mod marks;
mod ogc;
mod pages;
mod query;
mod routes;
mod server;
mod site;
mod statics;
mod visit;
mod warm;

pub use server::{Serving, router, serve};
pub use site::{Options, Site};
