//! What a piece of text is, for readers that do not see the page (tagged PDF, screen readers).

use serde::{Deserialize, Serialize};

/// The part that a text or a group plays in the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A heading; 1 is the document's title.
    Heading(u8),
    /// Running text.
    #[default]
    Paragraph,
    /// The name of a value beside or above it.
    Label,
    /// A group that belongs together.
    Section,
    /// A list.
    List,
    /// One entry of a list.
    ListItem,
    /// A table.
    Table,
    /// One row of a table.
    TableRow,
    /// The name of a column or a row.
    TableHeader,
    /// A value in a table.
    TableCell,
    /// A picture with words that stand for it.
    Figure,
    /// Decoration, page numbers, repeated heads and feet: not read out.
    Artifact,
}
