//! Admiralty grades: how reliable the source, how credible the information; two axes that are never averaged.

use std::fmt;

/// A grade on both axes.
///
/// # Sources
///
/// Admiralty code as in MISP taxonomy `admiralty-scale`: source A–F, information 1–6. F and 6 mean "cannot be judged"; they
/// are no place in the order.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Grade {
    source: char,
    information: char,
}

impl Grade {
    /// Parses `B2`; `None` for anything but A–F followed by 1–6.
    pub fn parse(text: &str) -> Option<Self> {
        let mut chars = text.chars();
        let (source, information) = (chars.next()?, chars.next()?);
        let known = ('A'..='F').contains(&source) && ('1'..='6').contains(&information);
        (known && chars.next().is_none()).then_some(Self { source, information })
    }

    /// The place of the source in the order, 1 (completely reliable) to 5; `None` where it cannot be judged.
    pub fn reliability(self) -> Option<u8> {
        (self.source != 'F').then(|| u8::try_from(u32::from(self.source) - u32::from('A') + 1).unwrap_or(5))
    }

    /// The place of the information in the order, 1 (confirmed) to 5; `None` where it cannot be judged.
    pub fn credibility(self) -> Option<u8> {
        (self.information != '6')
            .then(|| u8::try_from(u32::from(self.information) - u32::from('0')).unwrap_or(5))
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.source, self.information)
    }
}

#[cfg(test)]
mod tests {
    use super::Grade;

    #[test]
    fn what_cannot_be_judged_has_no_place_in_the_order() {
        let f6 = Grade::parse("F6").unwrap();
        assert_eq!((f6.reliability(), f6.credibility()), (None, None));
        let c3 = Grade::parse("C3").unwrap();
        assert_eq!((c3.reliability(), c3.credibility()), (Some(3), Some(3)));
    }

    #[test]
    fn only_the_two_axes_are_grades() {
        for bad in ["", "B", "G1", "B0", "B7", "B22", "2B", "б2"] {
            assert_eq!(Grade::parse(bad), None, "{bad}");
        }
    }
}
