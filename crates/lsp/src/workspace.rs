//! The workspace: the open files, and the cases that they belong to.

use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

use casefile::{Limits, SourceFile};
use lsp_types::{PublishDiagnosticsParams, Uri};
use terms::Diagnostic;

use crate::buffers::{Buffer, Home};
use crate::diagnostics::{self, Published};
use crate::home;
use crate::lines::Units;
use crate::view::View;

/// The open files, and the cases that they belong to.
#[derive(Debug)]
pub(crate) struct Workspace {
    units: Units,
    buffers: BTreeMap<String, Buffer>,
    cases: BTreeMap<Home, Case>,
}

/// A case of which some file is open.
#[derive(Debug, Default)]
struct Case {
    /// Its texts as the disk has them, and what was wrong with reading them; none before they are read.
    disk: Option<(Vec<SourceFile>, Vec<Diagnostic>)>,
    /// What was made of it; none where something has changed since.
    view: Option<Rc<View>>,
    /// Whether anything was made of it that the editor does not know.
    unpublished: bool,
    /// What the editor knows.
    published: Published,
}

impl Workspace {
    /// Nothing is open.
    pub(crate) fn new(units: Units) -> Self {
        Self { units, buffers: BTreeMap::new(), cases: BTreeMap::new() }
    }

    /// In which units positions are counted.
    pub(crate) fn units(&self) -> Units {
        self.units
    }

    /// An open file.
    pub(crate) fn buffer(&self, uri: &Uri) -> Option<&Buffer> {
        self.buffers.get(uri.as_str())
    }

    /// A file was opened.
    pub(crate) fn open(&mut self, uri: Uri, text: &str, version: i32) {
        self.buffers.insert(uri.as_str().to_owned(), Buffer::of(uri, text, version));
        self.refresh();
    }

    /// An open file was changed.
    pub(crate) fn change(&mut self, uri: &Uri, text: &str, version: i32) {
        let Some(buffer) = self.buffers.get_mut(uri.as_str()) else { return };
        (buffer.text, buffer.version) = (text.into(), version);
        if let Some(case) = self.cases.get_mut(&buffer.home) {
            (case.view, case.unpublished) = (None, true);
        }
    }

    /// A file was closed: the disk counts again.
    pub(crate) fn close(&mut self, uri: &Uri) {
        self.buffers.remove(uri.as_str());
        self.refresh();
    }

    /// Something on the disk may have changed: every case is looked for and read again.
    pub(crate) fn refresh(&mut self) {
        let opened: Vec<(String, Option<Home>)> = {
            let unsaved: Vec<(&Path, &str)> = self
                .buffers
                .values()
                .filter_map(|buffer| Some((buffer.path.as_deref()?, &*buffer.text)))
                .collect();
            let home = |buffer: &Buffer| buffer.path.as_deref().and_then(|path| home::of(path, &unsaved));
            self.buffers.iter().map(|(uri, buffer)| (uri.clone(), home(buffer).map(Home::Case))).collect()
        };
        for (uri, home) in opened {
            let home = home.unwrap_or_else(|| Home::Alone(uri.clone()));
            self.cases.entry(home.clone()).or_default();
            if let Some(buffer) = self.buffers.get_mut(&uri) {
                buffer.home = home;
            }
        }
        for case in self.cases.values_mut() {
            (case.disk, case.view, case.unpublished) = (None, None, true);
        }
    }

    /// The case that an open file belongs to, as it stands now.
    pub(crate) fn view(&mut self, uri: &Uri) -> Option<Rc<View>> {
        let home = self.buffer(uri)?.home.clone();
        Some(self.view_of(&home))
    }

    fn view_of(&mut self, home: &Home) -> Rc<View> {
        let buffers: Vec<&Buffer> = self.buffers.values().filter(|buffer| buffer.home == *home).collect();
        let case = self.cases.entry(home.clone()).or_default();
        if let Some(view) = &case.view {
            return Rc::clone(view);
        }
        let (sources, broken) = match home {
            Home::Alone(_) => (Vec::new(), &[][..]),
            Home::Case(folder) => {
                let (sources, broken) = case.disk.get_or_insert_with(|| read(folder));
                (sources.clone(), &**broken)
            }
        };
        let (sources, broken) = (overlaid(sources, &buffers), unread(broken, &buffers));
        let whole = matches!(home, Home::Case(_));
        let view = Rc::new(View::of(sources, &broken, whole, &buffers, self.units));
        case.view = Some(Rc::clone(&view));
        view
    }

    /// What the editor should be told about what is wrong, and was not told yet.
    pub(crate) fn news(&mut self) -> Vec<PublishDiagnosticsParams> {
        let mut news = Vec::new();
        let deserted: Vec<Home> = self
            .cases
            .keys()
            .filter(|home| !self.buffers.values().any(|b| b.home == **home))
            .cloned()
            .collect();
        for home in deserted {
            let published = self.cases.remove(&home).map(|case| case.published).unwrap_or_default();
            news.extend(diagnostics::cleared(published));
        }
        let changed: Vec<Home> =
            self.cases.iter().filter(|(_, case)| case.unpublished).map(|(home, _)| home.clone()).collect();
        for home in changed {
            let view = self.view_of(&home);
            let buffers: Vec<&Buffer> = self.buffers.values().filter(|buffer| buffer.home == home).collect();
            if let Some(case) = self.cases.get_mut(&home) {
                case.unpublished = false;
                news.extend(diagnostics::news(&view, &buffers, &mut case.published));
            }
        }
        news
    }
}

/// Reads the texts of the case in a folder. Where that fails there are none but those that are open.
fn read(folder: &Path) -> (Vec<SourceFile>, Vec<Diagnostic>) {
    casefile::read_texts(folder, &Limits::default()).unwrap_or_default()
}

/// Puts what is open in place of what is on the disk, in the order of paths.
fn overlaid(mut sources: Vec<SourceFile>, buffers: &[&Buffer]) -> Vec<SourceFile> {
    sources.retain(|source| !buffers.iter().any(|buffer| buffer.shown == source.path));
    sources.extend(buffers.iter().map(|buffer| buffer.source()));
    sources.sort_by(|a, b| Path::new(&*a.path).cmp(Path::new(&*b.path)));
    sources
}

/// Leaves out what was wrong with reading a file that is open: what the editor holds counts.
fn unread(broken: &[Diagnostic], buffers: &[&Buffer]) -> Vec<Diagnostic> {
    let open = |diagnostic: &&Diagnostic| !buffers.iter().any(|buffer| buffer.shown == diagnostic.file);
    broken.iter().filter(open).cloned().collect()
}
