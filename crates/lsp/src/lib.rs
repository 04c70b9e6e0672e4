//! A language server for cases: what is wrong, what words mean, what may be written and where things are defined, in an editor.
//!
//! ```text
//!   editor ──messages──▶ server ──▶ workspace ──▶ view of a case ──▶ diagnostics
//!                           │           └─ buffers, home           └─ definitions
//!                           └──▶ answers ──▶ cursor ──▶ language, kinds, words, names, times
//! ```
//!
//! [`serve`] speaks the Language Server Protocol over the standard streams, [`run`] over any connection. What is wrong with a case
//! comes from `casefile`, over the whole case that a file belongs to, with what is open in the editor in place of what is on the
//! disk. A file whose case cannot be found is checked alone, and whatever it refers to is taken to be there.
//!
//! # How
//!
//! One thread takes message after message. A case is made anew from its texts after each change, but only once no message waits.
//! Where the cursor stands is found from the text before it alone (`cursor`), so that completions work in a line that is half
//! written. Texts and addresses are not trusted; the editor is, for it started the server.
//!
//! # Where next
//!
//! [`language`] is the one table of what may stand where, [`kinds`] what values there are, and [`words`] the one table of what it
//! means: extend these where the language grows. The test `language` says what they lack.

mod answers;
mod buffers;
mod completion;
mod cursor;
mod definitions;
mod diagnostics;
mod home;
mod hover;
pub mod kinds;
pub mod language;
mod lines;
mod names;
mod server;
mod session;
mod times;
mod tokens;
mod uris;
mod view;
pub mod words;
mod workspace;

use lsp_server::Connection;

pub use server::{Ended, run};

/// Serves an editor over the standard input and output until it leaves.
///
/// # Errors
///
/// The streams cannot be read or written, or what the editor sends is no message at all.
pub fn serve() -> std::io::Result<Ended> {
    let (connection, threads) = Connection::stdio();
    let ended = run(&connection);
    drop(connection); // the thread that writes ends when nobody sends any more
    threads.join()?;
    Ok(ended)
}
