//! Pages that most ask for, made before anybody does: after the start, and whenever the case has changed.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use publish::language::Language;
use tokio::task::spawn_blocking;
use tokio::time::Instant;
use tower::ServiceExt;

use crate::frame::MAIN;
use crate::site::Site;

/// Makes them one after another, and again when something else is shown. Between two of them it rests for as long as the last one took, so that
/// half of the machine at least is left to those who ask.
pub(crate) async fn keep_warm(site: Arc<Site>, router: Router) {
    loop {
        let number = site.now().number;
        let edition = Arc::clone(&site.now().edition);
        // a fault is told to whoever asks for what has it
        let _ = spawn_blocking(move || edition.prepare()).await;
        for language in Language::ALL {
            for (path, _) in MAIN {
                if site.now().number == number {
                    visit(&router, &format!("/{}{path}", language.tag())).await;
                }
            }
        }
        site.changed.notified().await;
    }
}

async fn visit(router: &Router, address: &str) {
    let began = Instant::now();
    if let Ok(request) = Request::get(address).body(Body::empty()) {
        let _ = router.clone().oneshot(request).await;
    }
    tokio::time::sleep(began.elapsed()).await;
}
