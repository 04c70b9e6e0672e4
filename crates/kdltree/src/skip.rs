//! Passing over text that is not read: the rest of a bad line, and blocks that are too deep.

use crate::cursor::Reader;

impl Reader<'_> {
    /// Moves to where the bad line ends: a newline, `;`, `//`, the `{` of a block that is read all the same, or a `}`.
    ///
    /// What is wrong with strings and comments on the way is reported.
    pub(crate) fn skip_line(&mut self) {
        loop {
            match self.rest() {
                [] | [b';' | b'{' | b'}', ..] | [b'/', b'/', ..] => return,
                _ if self.at_newline() => return,
                _ => self.skip_token(),
            }
        }
    }

    /// Moves behind the `}` of the block whose `{` has been passed; tells whether there was one.
    pub(crate) fn skip_block(&mut self) -> bool {
        let mut depth = 1_usize;
        self.quietly(|reader| {
            while depth > 0 && reader.peek().is_some() {
                match reader.rest() {
                    [b'{', ..] => {
                        depth += 1;
                        reader.pos += 1;
                    }
                    [b'}', ..] => {
                        depth -= 1;
                        reader.pos += 1;
                    }
                    [b'/', b'/', ..] => reader.skip_to_newline(),
                    _ => reader.skip_token(),
                }
            }
        });
        depth == 0
    }

    /// Moves past a string, a comment, a continued line or a single character.
    fn skip_token(&mut self) {
        match self.rest() {
            [b'"', ..] => {
                self.string(0);
            }
            [b'#', ..] => match self.raw_hashes() {
                Some(hashes) => {
                    self.string(hashes);
                }
                None => self.pos += self.rest().iter().take_while(|&&byte| byte == b'#').count(),
            },
            [b'/', b'*', ..] => {
                self.block_comment();
            }
            [b'\\', ..] if self.continuation(&mut Vec::new(), 0) => {}
            _ => {
                self.skip_char();
            }
        }
    }
}
