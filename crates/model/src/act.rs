//! Classes of acts and of targets, each a small tree: a rule about a class is a rule about everything below it.

use std::fmt;

macro_rules! classes {
    ($(#[$doc:meta])* $name:ident { $($(#[doc = $vdoc:literal])* $variant:ident = $text:literal $(in $parent:ident)?,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name { $($(#[doc = $vdoc])* $variant,)* }

        impl $name {
            /// Every class, in the order of the vocabulary.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the word used in files.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }

            /// Returns what the class takes in, in plain words: what is written above it here.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$variant => concat!($($vdoc),*).trim_ascii(),)* }
            }

            /// Finds the class by its word.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|class| class.as_str() == text)
            }

            /// The class just above, if any.
            pub fn parent(self) -> Option<Self> {
                match self { $($(Self::$variant => Some(Self::$parent),)?)* _ => None }
            }

            /// Returns true where `other` is this class or below it.
            pub fn covers(self, other: Self) -> bool {
                std::iter::successors(Some(other), |class| class.parent()).any(|class| class == self)
            }

            /// The word as it stands in a sentence ("air strike").
            pub fn words(self) -> String {
                self.as_str().replace('-', " ")
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

classes! {
    /// A class of acts.
    Act {
        /// Any attack or taking of ground.
        Hostilities = "hostilities",
        /// Any attack with any weapon.
        Attack = "attack" in Hostilities,
        /// Bombing or rocket fire from aircraft, barrel bombs.
        AirStrike = "air-strike" in Attack,
        /// Mortars, artillery, rockets, tank fire.
        Shelling = "shelling" in Attack,
        /// An assault by forces on the ground.
        GroundAttack = "ground-attack" in Attack,
        /// Rifles, machine guns, grenade launchers, anti-tank guided missiles.
        SmallArms = "small-arms" in Attack,
        /// Aimed shots by a sniper.
        SniperFire = "sniper-fire" in SmallArms,
        /// Fire at aircraft.
        AntiAircraftFire = "anti-aircraft-fire" in Attack,
        /// A car bomb, a suicide bomber.
        Bombing = "bombing" in Attack,
        /// Drones with explosives.
        DroneAttack = "drone-attack" in Attack,
        /// Gas and other toxic munitions.
        ChemicalAttack = "chemical-attack" in Attack,
        /// Fire across a state's border.
        CrossBorderFire = "cross-border-fire" in Attack,
        /// Taking, or trying to take, ground held by another.
        TakeGround = "take-ground" in Hostilities,
        /// Keeping aid or those who bring it from going in.
        DenyAid = "deny-aid",
        /// Staying where one should have left.
        NoWithdrawal = "no-withdrawal",
        /// Leaving a place.
        Withdraw = "withdraw",
        /// Seizing people.
        Arrest = "arrest",
        /// Bringing in men or arms.
        Reinforce = "reinforce",
    }
}

classes! {
    /// A class of those who or what may be hit.
    TargetClass {
        /// People who take no part, their homes and towns.
        Civilians = "civilians",
        /// Homes, quarters, villages.
        Housing = "housing" in Civilians,
        /// Hospitals, clinics, ambulances, medical staff.
        Medical = "medical" in Civilians,
        /// Convoys and staff of relief.
        Aid = "aid" in Civilians,
        /// Markets.
        Market = "market" in Civilians,
        /// Schools.
        School = "school" in Civilians,
        /// Displaced people and their camps.
        Displaced = "displaced" in Civilians,
        /// Places of worship.
        Worship = "worship" in Civilians,
        /// Civil defence, rescuers.
        Rescue = "rescue" in Civilians,
        /// Power, water, roads, plants.
        Infrastructure = "infrastructure",
    }
}

#[cfg(test)]
mod tests {
    use super::{Act, TargetClass};

    #[test]
    fn a_class_covers_itself_and_all_below_it() {
        assert!(Act::Hostilities.covers(Act::SniperFire));
        assert!(Act::Attack.covers(Act::Attack));
        assert!(!Act::AirStrike.covers(Act::Attack));
        assert!(!Act::Attack.covers(Act::DenyAid));
        assert!(TargetClass::Civilians.covers(TargetClass::Medical));
    }

    #[test]
    fn every_class_says_what_it_takes_in() {
        assert_eq!(Act::SniperFire.meaning(), "Aimed shots by a sniper.");
        let meanings = Act::ALL.iter().map(|act| act.meaning());
        assert!(
            meanings.chain(TargetClass::ALL.iter().map(|class| class.meaning())).all(|m| m.ends_with('.'))
        );
    }

    #[test]
    fn every_word_is_read_back() {
        for act in Act::ALL {
            assert_eq!(Act::parse(act.as_str()), Some(*act));
        }
    }
}
