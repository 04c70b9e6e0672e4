//! What a statement or an entry bears on: `about obligation="leave-nusra-areas"`.

use model::statement::About;
use terms::Fields;

use crate::desk::Desk;

/// Reads the children `about`.
pub(crate) fn all(fields: &mut Fields<'_>, desk: Desk<'_>) -> Vec<About> {
    let mut all = Vec::new();
    for node in fields.children("about") {
        let mut own = Fields::of(node, desk.at);
        if !own.has_any(&["obligation", "incident", "actor", "agreement"]) {
            own.missing("one of `obligation=`, `incident=`, `actor=` and `agreement=`");
        }
        all.extend(desk.named(&mut own, "obligation").map(About::Obligation));
        all.extend(desk.named(&mut own, "incident").map(About::Incident));
        all.extend(desk.named(&mut own, "actor").map(About::Actor));
        all.extend(desk.named(&mut own, "agreement").map(About::Agreement));
        own.finish();
    }
    all
}
