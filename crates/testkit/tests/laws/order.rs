//! The order in which texts are given does not matter.

use assess::reference;
use proptest::prelude::*;
use proptest::sample::Index;
use testkit::generate::{load, sketch};

use super::held::{all, config};

proptest! {
    #![proptest_config(config(40))]

    #[test]
    fn findings_are_the_same_whatever_the_order_of_the_texts(sketch in sketch(), seeds in proptest::collection::vec(any::<Index>(), 60)) {
        let texts = sketch.texts();
        let mut shuffled = texts.clone();
        for (number, seed) in seeds.iter().enumerate().take(shuffled.len()) {
            let other = seed.index(shuffled.len());
            shuffled.swap(number, other);
        }
        let (case, other) = (load(&texts), load(&shuffled));
        prop_assert!(case == other);
        for reading in case.readings.keys() {
            prop_assert_eq!(reference::findings(&case, reading, all(&case)), reference::findings(&other, reading, all(&other)));
        }
        // one text or many
        let joined = load(&[texts.concat()]);
        prop_assert!(case == joined);
    }
}
