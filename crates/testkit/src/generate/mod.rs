//! Small random cases.
