//! Classes of acts and of targets, each a small tree: a rule about a class is a rule about everything below it.
//!
//! A class may stand below two: a reconnaissance flight is a flight, and reconnaissance.

use std::fmt;

macro_rules! classes {
    ($(#[$doc:meta])* $name:ident { $($(#[doc = $vdoc:literal])* $variant:ident = $text:literal $(in $parent:ident $(and $other:ident)?)?,)* }) => {
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

            /// The classes just above, if any.
            pub fn parents(self) -> &'static [Self] {
                match self { $($(Self::$variant => &[Self::$parent $(, Self::$other)?],)?)* _ => &[] }
            }

            /// Returns true where `other` is this class or below it.
            pub fn covers(self, other: Self) -> bool {
                self == other || other.parents().iter().any(|above| self.covers(*above))
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
        /// A short attack that withdraws again.
        Raid = "raid" in GroundAttack,
        /// An attack from hiding.
        Ambush = "ambush" in GroundAttack,
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
        /// Destroying things in secret.
        Sabotage = "sabotage" in Attack,
        /// Killing a chosen person.
        Assassination = "assassination" in Attack,
        /// Taking, or trying to take, ground held by another.
        TakeGround = "take-ground" in Hostilities,
        /// Forces on the move, wherever to. That they leave a place is told as `withdraw`.
        Move = "move",
        /// Forces or posts moved towards the other side.
        Advance = "advance" in Move,
        /// Leaving a place. No kind of `move`: who may not move there may still leave.
        Withdraw = "withdraw",
        /// Bringing in men or arms.
        Reinforce = "reinforce" in Move,
        /// Forces or weapons standing at a place.
        Deploy = "deploy",
        /// Staying where one should have left.
        NoWithdrawal = "no-withdrawal" in Deploy,
        /// Uniforms, posts, check-points and arms shown where there should be none.
        MilitaryPresence = "military-presence" in Deploy,
        /// Bringing in goods of any sort.
        Resupply = "resupply",
        /// Arms, ammunition and war material.
        ResupplyArms = "resupply-arms" in Resupply,
        /// Food, clothes, medicine and the like.
        ResupplyNonLethal = "resupply-non-lethal" in Resupply,
        /// Trenches, obstacles, posts, mines.
        Fortify = "fortify",
        /// Laying mines.
        LayMines = "lay-mines" in Fortify,
        /// Trenches, walls, posts and obstacles, and no mines.
        Entrench = "entrench" in Fortify,
        /// Any flight.
        Flight = "flight",
        /// A flight by an aircraft of armed forces, with a crew.
        MilitaryFlight = "military-flight" in Flight,
        /// A flight without a crew.
        DroneFlight = "drone-flight" in Flight,
        /// Spying out.
        Reconnaissance = "reconnaissance",
        /// Spying out from the air, with a crew or without.
        ReconnaissanceFlight = "reconnaissance-flight" in Flight and Reconnaissance,
        /// Exercises and training with arms.
        Exercise = "exercise",
        /// Shooting in training.
        LiveFireExercise = "live-fire-exercise" in Exercise,
        /// Taking on fighters.
        Recruit = "recruit",
        /// Taking on children.
        RecruitChildren = "recruit-children" in Recruit,
        /// Taking people on against their will.
        ForcedRecruitment = "forced-recruitment" in Recruit,
        /// Seizing people.
        Arrest = "arrest",
        /// Seizing people outside any law, hostages.
        Abduct = "abduct" in Arrest,
        /// Harm to people in one's power.
        Abuse = "abuse",
        /// Torture.
        Torture = "torture" in Abuse,
        /// Rape and other sexual violence.
        SexualViolence = "sexual-violence" in Abuse,
        /// Taking money or goods by threat.
        Extort = "extort" in Abuse,
        /// Frightening people and keeping them from their affairs.
        Intimidate = "intimidate" in Abuse,
        /// Driving people from their homes.
        Displace = "displace" in Abuse,
        /// Keeping aid or those who bring it from going in.
        DenyAid = "deny-aid",
        /// Closing a road, port or crossing to people and goods.
        Blockade = "blockade",
        /// Keeping monitors from seeing, jamming included.
        ObstructMonitors = "obstruct-monitors",
        /// Words.
        Speech = "speech",
        /// Words that provoke.
        ProvocativeSpeech = "provocative-speech" in Speech,
        /// Words of hatred, incitement.
        HateSpeech = "hate-speech" in Speech,
        /// False reports.
        Disinformation = "disinformation" in Speech,
        /// Ordering otherwise than the agreement says, in secret or openly.
        CounterOrder = "counter-order",
        /// Crossing a line or border that should not be crossed.
        CrossLine = "cross-line",
    }
}

/// Classes beside one another of which one act may be both, though neither is a kind of the other.
const MAY_BE_BOTH: [(Act, Act); 3] = [
    (Act::ReconnaissanceFlight, Act::MilitaryFlight),
    (Act::ReconnaissanceFlight, Act::DroneFlight),
    (Act::Reinforce, Act::ResupplyArms),
];

impl Act {
    /// The classes beside this one of which an act of it may be too.
    pub fn may_also_be(self) -> impl Iterator<Item = Self> {
        MAY_BE_BOTH.into_iter().filter_map(move |(one, other)| match self {
            own if own == one => Some(other),
            own if own == other => Some(one),
            _ => None,
        })
    }

    /// Returns true where an act that is told only as this class may be of the other too: the other is below it, some class is below
    /// both, or the two may be one act.
    pub fn may_be(self, other: Self) -> bool {
        let below = |class: Self| Self::ALL.iter().copied().filter(move |low| class.covers(*low));
        below(self).any(|own| other.covers(own) || own.may_also_be().any(|beside| other.covers(beside)))
    }

    /// Returns true of what is done to somebody or something: who rules it must say to whom. Of all else, as a flight or a deployment, it
    /// may be left out.
    pub fn is_done_to_somebody(self) -> bool {
        const DONE_TO: [Act; 7] = [
            Act::Hostilities,
            Act::RecruitChildren,
            Act::ForcedRecruitment,
            Act::Arrest,
            Act::Abuse,
            Act::DenyAid,
            Act::ObstructMonitors,
        ];
        self != Self::TakeGround && DONE_TO.iter().any(|class| class.covers(self))
    }
}

classes! {
    /// A class of those who or what may be hit, or of what a place is.
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
        /// Journalists and their equipment.
        Press = "press" in Civilians,
        /// Prisoners and those who have laid down their arms.
        Prisoners = "prisoners",
        /// Monitors, peacekeepers, their posts and vehicles.
        Monitors = "monitors",
        /// Monuments, museums, archives.
        Heritage = "heritage",
        /// Power, water, roads, plants.
        Infrastructure = "infrastructure",
        /// Everything that makes, stores or carries energy.
        Energy = "energy" in Infrastructure,
        /// Refineries.
        Refinery = "refinery" in Energy,
        /// Pipelines for oil and gas, with their pumps.
        Pipeline = "pipeline" in Energy,
        /// Stores of oil, gas and fuel.
        FuelStorage = "fuel-storage" in Energy,
        /// Power plants.
        PowerPlant = "power-plant" in Energy,
        /// Nuclear power plants.
        NuclearPlant = "nuclear-plant" in PowerPlant,
        /// Lines, sub-stations, transformers.
        Grid = "grid" in Energy,
        /// Dams.
        Dam = "dam" in Energy,
        /// Water works and pipes.
        Water = "water" in Infrastructure,
        /// Roads, bridges, railways.
        Transport = "transport" in Infrastructure,
        /// Ports and ships of trade.
        Port = "port" in Infrastructure,
        /// Telephone, internet, broadcasting.
        Communications = "communications" in Infrastructure,
    }
}

classes! {
    /// A class of weapons.
    WeaponClass {
        /// Weapons that texts call heavy.
        HeavyWeapon = "heavy-weapon",
        /// Guns, howitzers, mortars, rocket launchers.
        Artillery = "artillery" in HeavyWeapon,
        /// Guns.
        Gun = "gun" in Artillery,
        /// Guns against tanks.
        AntiTankGun = "anti-tank-gun" in Gun,
        /// Howitzers.
        Howitzer = "howitzer" in Artillery,
        /// Mortars.
        Mortar = "mortar" in Artillery,
        /// Launchers of many rockets.
        RocketLauncher = "rocket-launcher" in Artillery,
        /// Battlefield missiles.
        TacticalMissile = "tactical-missile" in HeavyWeapon,
        /// Tanks.
        Tank = "tank" in HeavyWeapon,
        /// Armoured vehicles other than tanks.
        ArmouredVehicle = "armoured-vehicle" in HeavyWeapon,
        /// Guns and missiles against aircraft.
        AirDefence = "air-defence" in HeavyWeapon,
        /// Missiles against aircraft.
        SurfaceToAirMissile = "surface-to-air-missile" in AirDefence,
        /// Weapons that one or two people carry.
        SmallArm = "small-arm",
        /// Sniper rifles.
        SniperRifle = "sniper-rifle" in SmallArm,
        /// Machine guns, grenade launchers and the like.
        LightWeapon = "light-weapon" in SmallArm,
        /// Aircraft with a crew.
        Aircraft = "aircraft",
        /// Helicopters.
        Helicopter = "helicopter" in Aircraft,
        /// Aircraft without a crew.
        Drone = "drone",
        /// Mines.
        Mine = "mine",
        /// Ships and boats of war.
        Warship = "warship",
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
        assert!(Act::Flight.covers(Act::ReconnaissanceFlight));
        assert!(Act::Reconnaissance.covers(Act::ReconnaissanceFlight));
        assert!(!Act::Move.covers(Act::Withdraw), "who may not move may still leave");
        assert!(TargetClass::Civilians.covers(TargetClass::Medical));
    }

    #[test]
    fn an_act_told_broadly_may_be_of_every_class_that_meets_its_own() {
        assert!(Act::Attack.may_be(Act::SniperFire));
        assert!(Act::Flight.may_be(Act::Reconnaissance) && Act::Reconnaissance.may_be(Act::Flight));
        assert!(Act::ReconnaissanceFlight.may_be(Act::MilitaryFlight));
        assert!(!Act::MilitaryFlight.may_be(Act::DroneFlight));
        assert!(!Act::Entrench.may_be(Act::LayMines) && Act::Fortify.may_be(Act::LayMines));
        assert!(!Act::Withdraw.may_be(Act::Move) && !Act::Move.may_be(Act::Withdraw));
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
