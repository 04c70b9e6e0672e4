//! What a view makes of every attribute of an incident, and of the standing of everybody involved.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use model::agreement::{Agreement, Parameter};
use model::claim::{Attribute, Claim, Standing, Target, Value};
use model::finding::{Candidate, Considered, Facts};
use model::incident::Incident;
use model::time::Window;
use model::{ActorId, Truth};

use super::guard::{Gathered, Term};
use super::standing::{is_under, standing, unknown};
use super::{View, evidence};

/// One attribute a line: what it is asked for by.
macro_rules! known {
    ($($name:ident $attribute:ident;)*) => {
        /// What a view makes of every attribute of an incident, each worked out when it is first asked for.
        #[derive(Clone)]
        pub(super) struct Known<'k> {
            view: View<'k>,
            incident: &'k Incident,
            /// What is claimed of it.
            claims: Vec<&'k Claim>,
            facts: OnceCell<Facts>,
            $($name: OnceCell<Considered>,)*
        }

        impl<'k> Known<'k> {
            pub(super) fn of(view: &View<'k>, incident: &'k Incident) -> Self {
                let claims = evidence::claims_on(view, incident);
                let facts = OnceCell::new();
                Self { view: view.clone(), incident, claims, facts, $($name: OnceCell::new(),)* }
            }

            $(
                pub(super) fn $name(&self) -> &Considered {
                    self.$name.get_or_init(|| self.work_out(Attribute::$attribute))
                }
            )*

            /// What it makes of one of them; of what is no attribute of an incident, whether it happened.
            pub(super) fn considered(&self, attribute: Attribute) -> &Considered {
                match attribute {
                    $(Attribute::$attribute => self.$name(),)*
                    Attribute::Standing | Attribute::Done => self.happened(),
                }
            }

            /// The same, supposing that an attribute were known to be this.
            pub(super) fn supposing(&self, attribute: Attribute, value: Value) -> Self {
                let mut known = self.clone();
                let supposed = OnceCell::from(evidence::settled(attribute, value));
                match attribute {
                    $(Attribute::$attribute => known.$name = supposed,)*
                    Attribute::Standing | Attribute::Done => {}
                }
                known
            }
        }
    };
}

known! {
    happened Happened;
    when When;
    place Place;
    act Act;
    by By;
    on On;
    held_by HeldBy;
    present Present;
    answering Answering;
    notice Notice;
    approved_by ApprovedBy;
    weapon Weapon;
    number Number;
    near Near;
}

impl Known<'_> {
    fn work_out(&self, attribute: Attribute) -> Considered {
        evidence::of_claims(&self.view, &self.claims, self.incident, attribute)
    }

    /// How far the facts are established.
    pub(super) fn facts(&self) -> Facts {
        *self.facts.get_or_init(|| evidence::facts(&self.view, &self.claims, self.happened()))
    }

    /// The time over which standings are looked up.
    pub(super) fn window(&self) -> &Window {
        &self.incident.when.window
    }

    /// Everybody whose standing may matter: those who may have done it, been hit, held the place or been there.
    pub(super) fn involved(&self) -> BTreeSet<&ActorId> {
        let all = [self.by(), self.on(), self.held_by(), self.present()];
        let values = all.into_iter().flat_map(|considered| &considered.candidates).map(|c| &c.value);
        let mut involved = BTreeSet::new();
        for value in values {
            match value {
                Value::Actors(actors) => involved.extend(actors),
                Value::Targets(targets) => {
                    involved.extend(targets.iter().filter_map(|target| match target {
                        Target::Actor(actor) => Some(actor),
                        Target::Class(_) => None,
                    }));
                }
                _ => {}
            }
        }
        involved
    }
}

/// What a view makes of the standing of everybody involved in an incident, under one agreement: of each when it is first asked for.
pub(super) struct Standings<'b> {
    /// Whose; nobody's where there is none.
    of: Option<Of<'b>>,
    supposed: BTreeMap<ActorId, Standing>,
    each: OnceCell<BTreeMap<ActorId, OnceCell<Stands>>>,
}

#[derive(Clone)]
struct Of<'b> {
    view: View<'b>,
    agreement: &'b Agreement,
    known: &'b Known<'b>,
}

/// What an actor is, and whether the text's words on who is excluded, and on who is a party, bear on it.
struct Stands {
    considered: Considered,
    by_text: [bool; 2],
}

impl<'b> Of<'b> {
    /// Whom the text names: as excluded, as a party.
    fn named(&self) -> [&'b Parameter<Vec<ActorId>>; 2] {
        [&self.agreement.excluded, &self.agreement.parties]
    }
}

impl<'b> Standings<'b> {
    /// Nobody's: every question about a standing answers maybe.
    pub(super) fn none() -> Self {
        Self { of: None, supposed: BTreeMap::new(), each: OnceCell::new() }
    }

    pub(super) fn of(view: &View<'b>, agreement: &'b Agreement, known: &'b Known<'b>) -> Self {
        Self { of: Some(Of { view: view.clone(), agreement, known }), ..Self::none() }
    }

    /// What an actor is, as far as the view can tell, and the questions of the text on who is excluded or a party, where they bear on it; `None` of one
    /// who is not involved.
    pub(super) fn get(&self, actor: &ActorId) -> Option<(&Considered, Vec<Term<'b>>)> {
        let of = self.of.as_ref()?;
        let involved = || of.known.involved().into_iter().chain(self.supposed.keys());
        let each =
            self.each.get_or_init(|| involved().map(|actor| (actor.clone(), OnceCell::new())).collect());
        let stands = each.get(actor)?.get_or_init(|| self.look_up(of, actor));
        let mut gathered = Gathered::default();
        for (parameter, bears) in of.named().into_iter().zip(stands.by_text) {
            if bears {
                gathered.term(&of.view, parameter);
            }
        }
        Some((&stands.considered, gathered.terms))
    }

    fn look_up(&self, of: &Of<'b>, actor: &ActorId) -> Stands {
        if let Some(standing) = self.supposed.get(actor) {
            let candidates = vec![Candidate { value: Value::Standing(*standing), claims: Vec::new() }];
            let considered = Considered { of: Some(actor.clone()), candidates, open: false, ..unknown() };
            return Stands { considered, by_text: [false; 2] };
        }
        let window = of.known.window();
        let (considered, _) = standing(&of.view, of.agreement, actor, window);
        let is_named = |parameter: &Parameter<Vec<ActorId>>| {
            let taken = parameter.taken.iter().filter_map(|taken| taken.to.as_ref());
            let mut named = std::iter::once(&parameter.plain).chain(taken).flatten();
            named.any(|listed| is_under(of.view.case, actor, listed, window) != Truth::False)
        };
        Stands { considered, by_text: of.named().map(is_named) }
    }

    /// The same, supposing that an actor were known to be this.
    pub(super) fn supposing(&self, actor: &ActorId, standing: Standing) -> Standings<'_> {
        let mut supposed = self.supposed.clone();
        supposed.insert(actor.clone(), standing);
        Standings { of: self.of.clone(), supposed, each: OnceCell::new() }
    }
}
