//! What may not be done: each class of acts as a verb and as a noun, each class of targets as people say it.

use assess::reference::words::list;
use model::act::{Act, TargetClass};
use model::agreement::{Acts, Protected, Protection};

use super::places::exceptions_of;
use super::voice::Voice;

/// What is done to whom: the words that follow "may", and what they take in, which ends the sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Deed {
    /// "attack a party or civilians", "engage in the following against civilians".
    pub(super) does: String,
    /// ": air strikes, shelling".
    pub(super) takes_in: String,
}

/// What is done to whom.
pub(super) fn deed(voice: &Voice<'_>, acts: &Acts, on: &Protection) -> Deed {
    let target = (!on.of.contains(&Protected::Anyone) && !on.of.is_empty()).then(|| targets(voice, on));
    if let ([one], []) = (acts.classes.as_slice(), acts.defined.as_slice()) {
        let verb = verb(*one);
        let does = match (verb.contains("{}"), target) {
            (true, target) => verb.replace("{}", target.as_deref().unwrap_or("anyone")),
            (false, None) => verb.to_owned(),
            (false, Some(target)) => format!("{verb} where that touches {target}"),
        };
        return Deed { does, takes_in: String::new() };
    }
    let against = target.map(|target| format!(" against {target}")).unwrap_or_default();
    if acts.defined.is_empty() {
        return Deed {
            does: format!("engage in any of the following{against}"),
            takes_in: format!(": {}", nouns(acts)),
        };
    }
    let defined: Vec<String> =
        acts.defined.iter().map(|word| format!("“{}”", super::voice::spaced(word))).collect();
    Deed {
        does: format!("engage in {}{against}", list(&defined, "or")),
        takes_in: if acts.classes.is_empty() {
            String::new()
        } else {
            format!(". That takes in: {}", nouns(acts))
        },
    }
}

/// The classes as nouns: "air strikes, shelling".
pub(super) fn nouns(acts: &Acts) -> String {
    let nouns: Vec<&str> = acts.classes.iter().map(|act| noun(*act)).collect();
    if nouns.is_empty() { "nothing".into() } else { nouns.join(", ") }
}

/// Who judges whether another act falls under an open list; empty where the list is closed.
pub(super) fn others(voice: &Voice<'_>, acts: &Acts) -> Option<String> {
    let body = acts.others_judged_by.as_ref()?;
    Some(format!("The list is open: whether another act falls under it, {} judges.", voice.actor(body)))
}

/// Whom a rule protects: "a party or civilians".
pub(super) fn targets(voice: &Voice<'_>, on: &Protection) -> String {
    let each: Vec<String> = on
        .of
        .iter()
        .map(|of| match of {
            Protected::Anyone => "anyone".into(),
            Protected::Party => "a party".into(),
            Protected::Class(class) => target(*class).into(),
            Protected::Actor(actor) => voice.actor(actor),
        })
        .collect();
    if each.is_empty() { "nobody".into() } else { list(&each, "or") }
}

/// Whom a rule protects and where it does not, as a clause of a sentence.
pub(super) fn protection(voice: &Voice<'_>, on: &Protection) -> String {
    let whom = format!("it protects {}", targets(voice, on));
    match exceptions_of(voice, &on.except) {
        Some(places) => format!("{whom}, but not {places}"),
        None => whom,
    }
}

fn verb(act: Act) -> &'static str {
    match act {
        Act::Hostilities => "attack {} or take ground from them",
        Act::Attack => "attack {}",
        Act::AirStrike => "carry out air strikes on {}",
        Act::Shelling => "shell {}",
        Act::GroundAttack => "attack {} on the ground",
        Act::Raid => "raid {}",
        Act::Ambush => "ambush {}",
        Act::SmallArms => "fire small arms at {}",
        Act::SniperFire => "let snipers fire at {}",
        Act::AntiAircraftFire => "fire anti-aircraft weapons at {}",
        Act::Bombing => "use car bombs or suicide bombers against {}",
        Act::DroneAttack => "attack {} with drones",
        Act::ChemicalAttack => "use gas or other toxic munitions against {}",
        Act::CrossBorderFire => "fire across a border at {}",
        Act::Sabotage => "commit sabotage against {}",
        Act::Assassination => "assassinate {}",
        Act::TakeGround => "take ground from {}",
        Act::Move => "move forces",
        Act::Advance => "move forces or posts forward",
        Act::Withdraw => "leave its places",
        Act::Reinforce => "bring in men or arms",
        Act::Deploy => "keep forces or weapons in place",
        Act::NoWithdrawal => "stay where it should have left",
        Act::MilitaryPresence => "show uniforms, posts, check-points or arms",
        Act::Resupply => "bring in supplies",
        Act::ResupplyArms => "bring in arms, ammunition or war material",
        Act::ResupplyNonLethal => "bring in food, clothes, medicine or the like",
        Act::Fortify => "dig or build fortifications",
        Act::LayMines => "lay mines",
        Act::Entrench => "dig trenches or build posts or obstacles",
        Act::Flight => "fly",
        Act::MilitaryFlight => "fly military aircraft",
        Act::DroneFlight => "fly drones",
        Act::Reconnaissance => "spy out {}",
        Act::ReconnaissanceFlight => "spy out {} from the air",
        Act::Exercise => "hold exercises with arms",
        Act::LiveFireExercise => "hold exercises with live fire",
        Act::Recruit => "take on fighters",
        Act::RecruitChildren => "take on children as fighters",
        Act::ForcedRecruitment => "take people on as fighters against their will",
        Act::Arrest => "seize {}",
        Act::Abduct => "abduct {}",
        Act::Abuse => "abuse {}",
        Act::Torture => "torture {}",
        Act::SexualViolence => "commit sexual violence against {}",
        Act::Extort => "extort money or goods from {}",
        Act::Intimidate => "intimidate {}",
        Act::Displace => "drive {} from their homes",
        Act::DenyAid => "keep aid from going in",
        Act::Blockade => "close a road, port or crossing",
        Act::ObstructMonitors => "keep monitors from seeing",
        Act::Speech => "speak",
        Act::ProvocativeSpeech => "use words that provoke",
        Act::HateSpeech => "use words of hatred",
        Act::Disinformation => "spread false reports",
        Act::CounterOrder => "give orders against the agreement",
        Act::CrossLine => "cross the line",
    }
}

fn noun(act: Act) -> &'static str {
    match act {
        Act::Hostilities => "hostilities (attacks and the taking of ground)",
        Act::Attack => "attacks of any sort",
        Act::AirStrike => "air strikes",
        Act::Shelling => "shelling",
        Act::GroundAttack => "attacks on the ground",
        Act::Raid => "raids",
        Act::Ambush => "ambushes",
        Act::SmallArms => "fire with small arms",
        Act::SniperFire => "sniper fire",
        Act::AntiAircraftFire => "anti-aircraft fire",
        Act::Bombing => "car bombs and suicide bombs",
        Act::DroneAttack => "attacks with drones",
        Act::ChemicalAttack => "attacks with gas or other toxic munitions",
        Act::CrossBorderFire => "fire across a border",
        Act::Sabotage => "sabotage",
        Act::Assassination => "assassination",
        Act::TakeGround => "the taking of ground",
        Act::Move => "movements of forces",
        Act::Advance => "movements forward",
        Act::Withdraw => "withdrawal",
        Act::Reinforce => "reinforcement with men or arms",
        Act::Deploy => "the keeping of forces or weapons in place",
        Act::NoWithdrawal => "staying where one should have left",
        Act::MilitaryPresence => "military presence (uniforms, posts, check-points or arms)",
        Act::Resupply => "supply of any sort",
        Act::ResupplyArms => "supply of arms, ammunition or war material",
        Act::ResupplyNonLethal => "supply of food, clothes, medicine and the like",
        Act::Fortify => "fortification",
        Act::LayMines => "the laying of mines",
        Act::Entrench => "the building of trenches, posts and obstacles",
        Act::Flight => "flights of any sort",
        Act::MilitaryFlight => "flights of military aircraft",
        Act::DroneFlight => "flights of drones",
        Act::Reconnaissance => "spying",
        Act::ReconnaissanceFlight => "spying from the air",
        Act::Exercise => "exercises with arms",
        Act::LiveFireExercise => "exercises with live fire",
        Act::Recruit => "the taking on of fighters",
        Act::RecruitChildren => "the taking on of children as fighters",
        Act::ForcedRecruitment => "forced recruitment",
        Act::Arrest => "arrests",
        Act::Abduct => "abductions",
        Act::Abuse => "abuse of people",
        Act::Torture => "torture",
        Act::SexualViolence => "sexual violence",
        Act::Extort => "extortion",
        Act::Intimidate => "intimidation",
        Act::Displace => "driving people from their homes",
        Act::DenyAid => "keeping aid from going in",
        Act::Blockade => "the closing of roads, ports or crossings",
        Act::ObstructMonitors => "keeping monitors from seeing",
        Act::Speech => "speech of any sort",
        Act::ProvocativeSpeech => "words that provoke",
        Act::HateSpeech => "words of hatred",
        Act::Disinformation => "false reports",
        Act::CounterOrder => "orders against the agreement",
        Act::CrossLine => "crossing the line",
    }
}

/// A class of targets as people say it.
pub(super) fn target(class: TargetClass) -> &'static str {
    match class {
        TargetClass::Civilians => "civilians",
        TargetClass::Housing => "homes and villages",
        TargetClass::Medical => "hospitals and medical staff",
        TargetClass::Aid => "aid convoys and aid workers",
        TargetClass::Market => "markets",
        TargetClass::School => "schools",
        TargetClass::Displaced => "displaced people and their camps",
        TargetClass::Worship => "places of worship",
        TargetClass::Rescue => "rescuers",
        TargetClass::Press => "journalists",
        TargetClass::Prisoners => "prisoners and those who have laid down their arms",
        TargetClass::Monitors => "monitors and peacekeepers",
        TargetClass::Heritage => "monuments, museums and archives",
        TargetClass::Infrastructure => "infrastructure",
        TargetClass::Energy => "works that make, store or carry energy",
        TargetClass::Refinery => "refineries",
        TargetClass::Pipeline => "pipelines",
        TargetClass::FuelStorage => "stores of fuel",
        TargetClass::PowerPlant => "power plants",
        TargetClass::NuclearPlant => "nuclear power plants",
        TargetClass::Grid => "the electric grid",
        TargetClass::Dam => "dams",
        TargetClass::Water => "water works",
        TargetClass::Transport => "roads, bridges and railways",
        TargetClass::Port => "ports and ships of trade",
        TargetClass::Communications => "telephone, internet and broadcasting",
    }
}
