//! One column, by its values.

use std::ops::Range;
use std::sync::Arc;

use jiff::Timestamp;
use parquet::basic::{LogicalType, Repetition, TimeUnit, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::writer::SerializedColumnWriter;
use parquet::schema::types::Type;

/// One column: its name and its values. What may be missing is optional in the file.
pub(super) struct Column {
    name: String,
    values: Values,
}

pub(super) enum Values {
    Text(Vec<Option<String>>),
    Texts(Vec<Vec<String>>),
    Bytes(Vec<Option<Vec<u8>>>),
    Time(Vec<Option<Timestamp>>),
    /// Days since the first of 1970.
    Day(Vec<Option<i32>>),
    Number(Vec<Option<f64>>),
    Count(Vec<Option<i64>>),
    Is(Vec<Option<bool>>),
}

impl Column {
    pub(super) fn new(name: impl Into<String>, values: Values) -> Self {
        Self { name: name.into(), values }
    }

    pub(super) fn len(&self) -> usize {
        match &self.values {
            Values::Text(values) => values.len(),
            Values::Texts(values) => values.len(),
            Values::Bytes(values) => values.len(),
            Values::Time(values) => values.len(),
            Values::Day(values) => values.len(),
            Values::Number(values) => values.len(),
            Values::Count(values) => values.len(),
            Values::Is(values) => values.len(),
        }
    }

    /// How the file describes it.
    pub(super) fn kind(&self) -> Result<Type, ParquetError> {
        let instant = LogicalType::timestamp(true, TimeUnit::MICROS);
        let (physical, logical) = match &self.values {
            Values::Texts(_) => return list(&self.name),
            Values::Text(_) => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            Values::Bytes(_) => (Physical::BYTE_ARRAY, None),
            Values::Time(_) => (Physical::INT64, Some(instant)),
            Values::Day(_) => (Physical::INT32, Some(LogicalType::Date)),
            Values::Number(_) => (Physical::DOUBLE, None),
            Values::Count(_) => (Physical::INT64, None),
            Values::Is(_) => (Physical::BOOLEAN, None),
        };
        let kind = Type::primitive_type_builder(&self.name, physical);
        kind.with_repetition(Repetition::OPTIONAL).with_logical_type(logical).build()
    }

    /// Writes some of its rows.
    pub(super) fn write(
        &self,
        rows: Range<usize>,
        to: &mut SerializedColumnWriter<'_>,
    ) -> Result<(), ParquetError> {
        match &self.values {
            Values::Text(values) => {
                plain::<ByteArrayType, _>(values.get(rows), to, |text| ByteArray::from(text.as_str()))
            }
            Values::Bytes(values) => {
                plain::<ByteArrayType, _>(values.get(rows), to, |bytes| ByteArray::from(bytes.clone()))
            }
            Values::Time(values) => plain::<Int64Type, _>(values.get(rows), to, |at| at.as_microsecond()),
            Values::Day(values) => plain::<Int32Type, _>(values.get(rows), to, |day| *day),
            Values::Number(values) => plain::<DoubleType, _>(values.get(rows), to, |number| *number),
            Values::Count(values) => plain::<Int64Type, _>(values.get(rows), to, |count| *count),
            Values::Is(values) => plain::<BoolType, _>(values.get(rows), to, |is| *is),
            Values::Texts(values) => texts(values.get(rows), to),
        }
    }
}

/// A list of texts, in the three levels that the format asks for.
fn list(name: &str) -> Result<Type, ParquetError> {
    let text = Type::primitive_type_builder("element", Physical::BYTE_ARRAY);
    let text =
        text.with_repetition(Repetition::REQUIRED).with_logical_type(Some(LogicalType::String)).build()?;
    let each = Type::group_type_builder("list").with_repetition(Repetition::REPEATED);
    let each = each.with_fields(vec![Arc::new(text)]).build()?;
    let whole = Type::group_type_builder(name).with_repetition(Repetition::REQUIRED);
    whole.with_logical_type(Some(LogicalType::List)).with_fields(vec![Arc::new(each)]).build()
}

fn plain<T: DataType, V>(
    values: Option<&[Option<V>]>,
    to: &mut SerializedColumnWriter<'_>,
    of: impl Fn(&V) -> T::T,
) -> Result<(), ParquetError> {
    let values = values.unwrap_or_default();
    let levels: Vec<i16> = values.iter().map(|value| i16::from(value.is_some())).collect();
    let values: Vec<T::T> = values.iter().flatten().map(of).collect();
    to.typed::<T>().write_batch(&values, Some(&levels), None)?;
    Ok(())
}

fn texts(values: Option<&[Vec<String>]>, to: &mut SerializedColumnWriter<'_>) -> Result<(), ParquetError> {
    let (mut texts, mut defined, mut repeated) = (Vec::new(), Vec::new(), Vec::new());
    for row in values.unwrap_or_default() {
        if row.is_empty() {
            defined.push(0);
            repeated.push(0);
        }
        for (number, text) in row.iter().enumerate() {
            texts.push(ByteArray::from(text.as_str()));
            defined.push(1);
            repeated.push(i16::from(number > 0));
        }
    }
    to.typed::<ByteArrayType>().write_batch(&texts, Some(&defined), Some(&repeated))?;
    Ok(())
}
