//! Parameters: what readings may take differently.

/// The properties of a parameter, and then its own.
macro_rules! parameter {
    ($($own:expr),* $(,)?) => {
        &[
            ("point", crate::kinds::NAME),
            ("asks", crate::kinds::TEXT),
            ("says", crate::kinds::TEXT),
            $($own),*
        ]
    };
}

/// The properties of how a reading takes a parameter, and then those of this one.
macro_rules! taken {
    ($($own:expr),* $(,)?) => {
        crate::language::Shape::of(&[crate::kinds::READING]).with(&[
            ("says", crate::kinds::TEXT),
            ("cites", crate::kinds::TEXT),
            ("document", crate::kinds::ADDRESS),
            ("undecided", crate::kinds::FLAG),
            $($own),*
        ])
    };
}

pub(super) use {parameter, taken};
