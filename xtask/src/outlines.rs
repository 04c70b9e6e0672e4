//! `cargo xtask outlines`: from `world-atlas` and the CLDR to the compact file that `publish::map::outlines` reads.
//!
//! The format is told there. The same sources give the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::topology::{Geometry, Ring, Topology, arc};

/// Where the sources are, and where the file goes.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// `countries-50m.json` of `world-atlas`
    #[arg(long)]
    topology: PathBuf,
    /// `supplemental/codeMappings.json` of `cldr-core`
    #[arg(long)]
    codes: PathBuf,
    /// `main/en/territories.json` of `cldr-localenames-full`
    #[arg(long)]
    names_en: PathBuf,
    /// The same for Arabic
    #[arg(long)]
    names_ar: PathBuf,
    /// The same for Russian
    #[arg(long)]
    names_ru: PathBuf,
    /// The file to write
    #[arg(long)]
    into: PathBuf,
}

type Result<T> = std::result::Result<T, String>;

/// Left out: it has no borders, and its ring goes round a pole.
const ANTARCTICA: &str = "AQ";

/// Outlines without a number in ISO 3166-1 that the CLDR has a code and a name for.
const UNNUMBERED: &[(&str, &str)] = &[("Kosovo", "XK")];

/// What a file begins with; its last byte is the version of the format.
const MAGIC: &[u8] = b"TWO\x01";

/// Makes the file, and says what is in it.
pub(crate) fn run(args: &Args) -> Result<String> {
    let topology: Topology = read(&args.topology)?;
    let mut names = Vec::new();
    for (language, path) in [("en", &args.names_en), ("ar", &args.names_ar), ("ru", &args.names_ru)] {
        names.push(territories(path, language)?);
    }
    let codes = codes(&args.codes, &names)?;
    let countries = countries(&topology, &codes, &names);
    let bytes = written(&topology, &countries)?;
    std::fs::write(&args.into, &bytes).map_err(|fault| format!("{}: {fault}", args.into.display()))?;
    let unnamed: Vec<&str> = countries.iter().filter(|c| c.code.is_empty()).map(|c| c.known_as).collect();
    Ok(format!(
        "{} bytes, {} outlines; without a code and a name: {}",
        bytes.len(),
        countries.len(),
        unnamed.join(", ")
    ))
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T> {
    let bytes = std::fs::read(path).map_err(|fault| format!("{}: {fault}", path.display()))?;
    serde_json::from_slice(&bytes).map_err(|fault| format!("{}: {fault}", path.display()))
}

/// What the CLDR calls the territories in a language.
fn territories(path: &Path, language: &str) -> Result<BTreeMap<String, String>> {
    let file: Value = read(path)?;
    let names = file.pointer(&format!("/main/{language}/localeDisplayNames/territories"));
    let names = names.ok_or_else(|| format!("{}: no territories in `{language}`", path.display()))?;
    serde_json::from_value(names.clone()).map_err(|fault| format!("{}: {fault}", path.display()))
}

/// From the number of a territory to its code of two letters. Old codes have the numbers of new ones, but no names.
fn codes(path: &Path, names: &[BTreeMap<String, String>]) -> Result<BTreeMap<String, String>> {
    let file: Value = read(path)?;
    let mappings = file.pointer("/supplemental/codeMappings").and_then(Value::as_object);
    let mappings = mappings.ok_or_else(|| format!("{}: no code mappings", path.display()))?;
    let mut codes = BTreeMap::new();
    for (code, mapping) in mappings {
        let Some(number) = mapping.get("_numeric").and_then(Value::as_str) else { continue };
        if code.len() != 2 || names.iter().any(|names| !names.contains_key(code)) {
            continue;
        }
        if let Some(other) = codes.insert(format!("{number:0>3}"), code.clone()) {
            return Err(format!("{number} is both {other} and {code}"));
        }
    }
    Ok(codes)
}

/// A country as it is written.
struct Country<'a> {
    /// Empty where there is none.
    code: &'a str,
    /// What the source calls it, for messages.
    known_as: &'a str,
    names: Vec<&'a str>,
    polygons: Vec<&'a [Ring]>,
}

fn countries<'a>(
    topology: &'a Topology,
    codes: &'a BTreeMap<String, String>,
    names: &'a [BTreeMap<String, String>],
) -> Vec<Country<'a>> {
    let mut countries: Vec<Country<'a>> = Vec::new();
    for geometry in &topology.objects.countries.geometries {
        let known_as = geometry.properties.name.as_str();
        let numbered = geometry.id.as_ref().and_then(|id| codes.get(id)).map(String::as_str);
        let unnumbered = || UNNUMBERED.iter().find(|(name, _)| *name == known_as).map(|(_, code)| *code);
        let code = numbered.or_else(unnumbered).unwrap_or_default();
        let polygons = geometry.polygons().iter().map(Vec::as_slice);
        match countries.iter_mut().find(|country| country.code == code && !code.is_empty()) {
            _ if code == ANTARCTICA => {}
            Some(country) => country.polygons.extend(polygons),
            None => countries.push(Country {
                code,
                known_as,
                names: names.iter().map(|names| names.get(code).map_or("", String::as_str)).collect(),
                polygons: polygons.collect(),
            }),
        }
    }
    countries.sort_by_key(|country| (country.code, country.known_as));
    countries
}

fn written(topology: &Topology, countries: &[Country<'_>]) -> Result<Vec<u8>> {
    let used: BTreeSet<i64> =
        steps(countries.iter().flat_map(|country| country.polygons.iter().copied())).map(arc).collect();
    let numbers: BTreeMap<i64, u64> = used.iter().copied().zip(0..).collect();
    let mut out = MAGIC.to_vec();
    let Topology { transform, arcs, objects } = topology;
    let [lon_step, lat_step] = transform.scale;
    let [lon, lat] = transform.translate;
    for degrees in [lon, lon_step, lat, lat_step] {
        out.extend(degrees.to_le_bytes());
    }
    let round = once_round(lon_step)?;
    unsigned(&mut out, count(used.len())?);
    for number in &used {
        let points = usize::try_from(*number).ok().and_then(|number| arcs.get(number));
        write_arc(&mut out, points.ok_or_else(|| format!("there is no arc {number}"))?, round)?;
    }
    unsigned(&mut out, count(countries.len())?);
    for country in countries {
        text(&mut out, country.code)?;
        for name in &country.names {
            text(&mut out, name)?;
        }
        write_polygons(&mut out, &country.polygons, &numbers)?;
    }
    let land = objects.land.geometries.iter().flat_map(Geometry::polygons);
    let kept = land.map(Vec::as_slice).filter(|rings| steps([*rings]).all(|step| used.contains(&arc(step))));
    write_polygons(&mut out, &kept.collect::<Vec<_>>(), &numbers)?;
    Ok(out)
}

fn steps<'a>(polygons: impl IntoIterator<Item = &'a [Ring]>) -> impl Iterator<Item = i64> {
    polygons.into_iter().flatten().flatten().copied()
}

/// How many steps lead once round the earth.
fn once_round(lon_step: f64) -> Result<i64> {
    let round = (360.0 / lon_step).round();
    #[expect(clippy::cast_possible_truncation, reason = "it is checked to be a small whole number")]
    let whole = round as i64;
    let is_whole = (round * lon_step - 360.0).abs() < 1e-6 && (360..10_000_000).contains(&whole);
    is_whole.then_some(whole).ok_or_else(|| format!("{lon_step} degrees do not go evenly round the earth"))
}

/// Writes an arc so that no step leads more than half round the earth: a line over the antimeridian goes on beyond it.
fn write_arc(out: &mut Vec<u8>, points: &[[i64; 2]], round: i64) -> Result<()> {
    let half = round / 2;
    let short = |x: i64| (x + half).rem_euclid(round) - half;
    let Some(([x, y], rest)) = points.split_first() else { return Err("an arc has no points".to_owned()) };
    let moves: Vec<[i64; 2]> =
        rest.iter().map(|[x, y]| [short(*x), *y]).filter(|step| *step != [0, 0]).collect();
    unsigned(out, count(moves.len())?);
    for [x, y] in std::iter::once([*x, *y]).chain(moves) {
        signed(out, x);
        signed(out, y);
    }
    Ok(())
}

fn write_polygons(out: &mut Vec<u8>, polygons: &[&[Ring]], numbers: &BTreeMap<i64, u64>) -> Result<()> {
    unsigned(out, count(polygons.len())?);
    for rings in polygons {
        unsigned(out, count(rings.len())?);
        for ring in *rings {
            unsigned(out, count(ring.len())?);
            for step in ring {
                let number = numbers.get(&arc(*step)).ok_or_else(|| format!("there is no arc {step}"))?;
                unsigned(out, number << 1 | u64::from(*step < 0));
            }
        }
    }
    Ok(())
}

fn count(number: usize) -> Result<u64> {
    u64::try_from(number).map_err(|fault| fault.to_string())
}

fn text(out: &mut Vec<u8>, text: &str) -> Result<()> {
    unsigned(out, count(text.len())?);
    out.extend(text.as_bytes());
    Ok(())
}

/// Seven bits a byte, the lowest first; the top bit says that more follow.
fn unsigned(out: &mut Vec<u8>, mut number: u64) {
    while number > 0x7f {
        out.extend(u8::try_from(number & 0x7f).map(|low| low | 0x80));
        number >>= 7;
    }
    out.extend(u8::try_from(number));
}

/// Small numbers of either sign stay small: 0, −1, 1, −2 … become 0, 1, 2, 3 …
fn signed(out: &mut Vec<u8>, number: i64) {
    unsigned(out, (number << 1 ^ number >> 63).cast_unsigned());
}
