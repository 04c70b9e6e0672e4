//! Binding, answering, and stopping without cutting anybody off.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use axum::middleware;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tower::ServiceExt;

use crate::guard::{self, Guard};
use crate::routes::routes;
use crate::site::Site;
use crate::warm::keep_warm;

/// How it is served.
pub struct Serving {
    /// Where it listens.
    pub listener: std::net::TcpListener,
    /// How many threads answer.
    pub threads: usize,
}

/// Who is connected and says nothing for so long is let go.
const SILENCE: Duration = Duration::from_secs(10);

/// What is being answered when the server is told to stop has so long to end.
const GRACE: Duration = Duration::from_secs(10);

/// So many may be connected at once.
const CONNECTIONS: usize = 2_048;

/// What answers requests, without a socket: for tests, and for whoever serves it from a server of their own. Of the guard that [`serve`] puts before
/// it there is nothing but what every response says about itself and the bounds on a request; nobody is counted who is not connected.
pub fn router(site: Arc<Site>) -> Router {
    let guard = Arc::new(Guard::new(&site.options));
    guarded(site, &guard)
}

fn guarded(site: Arc<Site>, guard: &Arc<Guard>) -> Router {
    routes(site).layer(middleware::from_fn_with_state(Arc::clone(guard), guard::watch))
}

/// Answers until the process is told to end (Ctrl-C, SIGTERM); then what is being answered is answered to its end.
///
/// # Errors
///
/// What the system says of the socket or its threads.
pub fn serve(site: Arc<Site>, serving: Serving) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(serving.threads)
        // more than can work at once: some wait for the assessment of another time
        .max_blocking_threads(serving.threads * 16)
        .enable_all()
        .build()?;
    serving.listener.set_nonblocking(true)?;
    let result = runtime.block_on(async {
        let listener = TcpListener::from_std(serving.listener)?;
        let stop = told_to_stop()?;
        answer(site, &listener, stop).await;
        Ok(())
    });
    runtime.shutdown_timeout(GRACE);
    result
}

/// Ends when the process is told to.
#[cfg(unix)]
fn told_to_stop() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Ends when the process is told to.
#[cfg(not(unix))]
fn told_to_stop() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        // where nobody can tell it, it goes on
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}

async fn answer(site: Arc<Site>, listener: &TcpListener, stop: impl Future<Output = ()>) {
    let guard = Arc::new(Guard::new(&site.options));
    let router = guarded(Arc::clone(&site), &guard);
    let warming = tokio::spawn(keep_warm(site, router.clone()));
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(SILENCE).max_buf_size(32 << 10);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(SILENCE)
        .keep_alive_timeout(SILENCE)
        .max_concurrent_streams(64)
        .max_header_list_size(16 << 10);
    let connected = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let mut minute = tokio::time::interval(Duration::from_mins(1));
    let mut stop = pin!(stop);
    loop {
        let place = Arc::clone(&places).acquire_owned();
        let accepted = tokio::select! {
            () = &mut stop => break,
            _ = minute.tick() => { guard.forget(); continue }
            accepted = async { (place.await, listener.accept().await) } => accepted,
        };
        let (Ok(place), Ok((stream, from))) = accepted else {
            // too many files open, or a connection that ended before it began: others may still come
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        };
        let router = router.clone();
        let service = service_fn(move |request: Request<Incoming>| one(router.clone(), request, from));
        let connection = builder.serve_connection(TokioIo::new(stream), service).into_owned();
        let connection = connected.watch(connection);
        tokio::spawn(async move {
            // a reader who goes away is no fault of the server
            let _ = connection.await;
            drop(place);
        });
    }
    warming.abort();
    tokio::select! {
        () = connected.shutdown() => {}
        () = tokio::time::sleep(GRACE) => {}
    }
}

async fn one(
    router: Router,
    request: Request<Incoming>,
    from: SocketAddr,
) -> Result<axum::http::Response<Body>, Infallible> {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(from));
    router.oneshot(request).await
}
