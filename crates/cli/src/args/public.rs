//! What is shown to everybody: the site, and its bulletins.

use std::path::PathBuf;

use clap::ValueEnum;
use publish::bulletin::Period;

use super::OfCase;

#[derive(clap::Args, Debug)]
pub(crate) struct Serve {
    /// The folder of the case
    pub(crate) case: PathBuf,
    /// Where to listen: an address of this machine, and a port
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS:PORT")]
    pub(crate) listen: std::net::SocketAddr,
    /// The address under which readers know the site, for links, feeds and cards; where it listens if not given
    #[arg(long, value_name = "URL", value_parser = web_address)]
    pub(crate) address: Option<String>,
    /// Take the address of a visitor from the `X-Forwarded-For` of the proxy in front
    #[arg(long)]
    pub(crate) behind_proxy: bool,
    /// How many requests a visitor may make a second, over some seconds
    #[arg(long, default_value_t = 50, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) requests_per_second: u32,
}

/// An address of the web without a path.
fn web_address(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.map(|rest| rest.trim_end_matches('/')).unwrap_or_default();
    let is_host = !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || "-.:[]".contains(c));
    if is_host {
        Ok(text.to_owned())
    } else {
        Err("write it as https://truce.example.org, without a path".into())
    }
}

#[derive(clap::Args, Debug)]
#[command(group(clap::ArgGroup::new("period").required(true)))]
pub(crate) struct Bulletin {
    #[command(flatten)]
    pub(crate) of: OfCase,
    /// The day: `2016-04-01`, on the clocks of the case
    #[arg(long, value_name = "DAY", group = "period", value_parser = day)]
    pub(crate) day: Option<Period>,
    /// The week: `2016-W13`, from Monday to Sunday
    #[arg(long, value_name = "WEEK", group = "period", value_parser = week)]
    pub(crate) week: Option<Period>,
    /// Write the version that stood when the record had learnt no more than by this time; the newest where it is not given
    #[arg(long, value_name = "T")]
    pub(crate) known_at: Option<String>,
    /// The language
    #[arg(long, value_enum, default_value_t = Lang::En)]
    pub(crate) lang: Lang,
    /// The form
    #[arg(long, value_enum, default_value_t = BulletinForm::Md)]
    pub(crate) format: BulletinForm,
    /// The address under which readers know the site of this case: then every number leads to its list
    #[arg(long, value_name = "URL", value_parser = web_address)]
    pub(crate) address: Option<String>,
}

fn day(text: &str) -> Result<Period, String> {
    text.parse().ok().filter(|period| matches!(period, Period::Day(_))).ok_or("write it as 2016-04-01".into())
}

fn week(text: &str) -> Result<Period, String> {
    text.parse().ok().filter(|period| matches!(period, Period::Week(_))).ok_or("write it as 2016-W13".into())
}

/// A language of what is published.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Lang {
    /// English
    En,
    /// Arabic
    Ar,
    /// Russian
    Ru,
}

/// The form of a bulletin.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum BulletinForm {
    /// Markdown
    Md,
    /// A page that stands alone, to read or to print
    Html,
    /// PDF, to print and to keep
    Pdf,
    /// What it says without a language, as canonical JSON; its SHA-256 begins with the fingerprint
    Json,
}
