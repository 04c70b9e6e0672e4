//! A small made-up case to learn from and to write over: what `trucewatch init` puts into a new folder.

/// The files of the template: the name of each and its text.
pub const FILES: &[(&str, &str)] = &[
    ("case.kdl", include_str!("../template/case.kdl")),
    ("actors.kdl", include_str!("../template/actors.kdl")),
    ("areas.kdl", include_str!("../template/areas.kdl")),
    ("agreement.kdl", include_str!("../template/agreement.kdl")),
    ("readings.kdl", include_str!("../template/readings.kdl")),
    ("incidents.kdl", include_str!("../template/incidents.kdl")),
    ("record.kdl", include_str!("../template/record.kdl")),
];
