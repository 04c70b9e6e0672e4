//! Parameters of any type.

use model::agreement::{Parameter, Point, Taken};

use super::{Context, all};
use crate::surface::parameter as surface;

/// Resolves a parameter: what the node says and what each reading takes it to be, by the same `resolve`.
pub fn parameter<S, T>(
    written: &surface::Parameter<'_, S>,
    cx: Context<'_>,
    resolve: impl Fn(&S) -> Option<T>,
) -> Option<Parameter<T>> {
    let plain = resolve(&written.plain);
    let taken = all(written.taken.iter().map(|taken| {
        let by = cx.ids(&taken.by);
        let to = super::maybe(taken.to.as_ref(), &resolve);
        Some(Taken {
            by: by?,
            to: to?,
            says: taken.says.as_ref().map_or("", |says| says.value).to_owned(),
            cites: taken.cites.as_ref().map(|cites| cites.value.to_owned()),
            document: taken.document.clone(),
        })
    }));
    let point = written.point.as_ref().map(|point| Point {
        id: point.id.value.to_owned(),
        asks: point.asks.value.to_owned(),
        says: point.says.value.to_owned(),
    });
    Some(Parameter { plain: plain?, point, taken: taken? })
}
