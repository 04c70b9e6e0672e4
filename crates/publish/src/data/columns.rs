//! Findings and incidents as columns: Apache Parquet, that of incidents with places as `GeoParquet` 1.1.
//!
//! Lists are lists, times are instants in UTC to the microsecond. Of what the data are stands in the file's own metadata, under the names of
//! [`About::pairs`].

mod column;
mod findings;
mod incidents;

use std::sync::Arc;

use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;

use super::about::About;
use crate::edition::Edition;
use column::Column;

/// Writes all findings, one row each.
///
/// # Errors
///
/// None that is known of; the writer's own where it has any.
pub fn findings(edition: &Edition, about: &About) -> Result<Vec<u8>, ParquetError> {
    write(&findings::columns(&edition.findings()), about, &[])
}

/// Writes all incidents, one row each, in the order of time, with what each reading finds over all clauses.
///
/// # Errors
///
/// As [`findings()`].
pub fn incidents(edition: &Edition, about: &About) -> Result<Vec<u8>, ParquetError> {
    let (columns, geo) = incidents::columns(edition);
    write(&columns, about, &[("geo", geo)])
}

/// So many rows stand in a group.
const GROUP: usize = 1 << 16;

fn write(columns: &[Column], about: &About, more: &[(&str, String)]) -> Result<Vec<u8>, ParquetError> {
    let fields: Vec<Arc<Type>> =
        columns.iter().map(|column| column.kind().map(Arc::new)).collect::<Result<_, _>>()?;
    let schema = Type::group_type_builder("schema").with_fields(fields).build()?;
    let pairs = about.pairs().into_iter().chain(more.iter().map(|(name, value)| (*name, value.clone())));
    let pairs = pairs.map(|(name, value)| KeyValue::new(name.to_owned(), value)).collect();
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by("Trucewatch".to_owned())
        .set_key_value_metadata(Some(pairs))
        .build();
    let mut file = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties))?;
    let rows = columns.first().map_or(0, Column::len);
    let mut from = 0;
    while from < rows {
        let until = (from + GROUP).min(rows);
        let mut group = file.next_row_group()?;
        for column in columns {
            if let Some(mut writer) = group.next_column()? {
                column.write(from..until, &mut writer)?;
                writer.close()?;
            }
        }
        group.close()?;
        from = until;
    }
    file.into_inner()
}
