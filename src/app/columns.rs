//! Which columns the table of instances shows beside the instance, its verdict and what it offers.

crate::engine::codes! {
    /// A column that can be left out, in the order in which they stand.
    Column {
        /// The account that bought the instance.
        Owner = "owner",
        /// The region.
        Region = "region",
        /// How it is paid for.
        Billing = "billing",
        /// Months bought.
        Term = "term",
        /// When it expires.
        Expiry = "expiry",
        /// Public access.
        Access = "access",
        /// Numbers issued, reserved, and the limit.
        Numbers = "numbers",
    }
}

/// The columns that are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Columns(u8);

impl Default for Columns {
    /// All but the owner: most have a single account.
    fn default() -> Columns {
        let shown = Column::ALL.iter().filter(|column| **column != Column::Owner);
        Columns(shown.fold(0, |all, column| all | Columns::bit(*column)))
    }
}

impl Columns {
    const fn bit(column: Column) -> u8 {
        1 << column as u8
    }

    /// The columns of a stored text, codes with commas between; what is none is passed over. Where nothing of it is one,
    /// they are the usual ones.
    ///
    /// ```
    /// use beian_desk::app::{Column, Columns};
    ///
    /// let columns = Columns::parse("expiry,toaster");
    /// assert!(columns.has(Column::Expiry) && !columns.has(Column::Region));
    /// ```
    pub fn parse(text: &str) -> Columns {
        let columns = text.split(',').filter_map(|code| code.parse().ok());
        match columns.fold(0, |all, column: Column| all | Columns::bit(column)) {
            0 if !text.is_empty() => Columns::default(),
            bits => Columns(bits),
        }
    }

    /// The text to store; none where they are the usual ones.
    pub fn text(self) -> Option<String> {
        let shown = Column::ALL.iter().filter(|column| self.has(**column)).map(|column| column.code());
        (!self.is_usual()).then(|| shown.collect::<Vec<_>>().join(","))
    }

    /// Whether a column is shown.
    pub fn has(self, column: Column) -> bool {
        self.0 & Columns::bit(column) != 0
    }

    /// The same with a column shown or left out.
    #[must_use]
    pub fn with(self, column: Column, shown: bool) -> Columns {
        let others = self.0 & !Columns::bit(column);
        Columns(if shown { others | Columns::bit(column) } else { others })
    }

    /// How many there are.
    pub fn count(self) -> usize {
        Column::ALL.iter().filter(|column| self.has(**column)).count()
    }

    /// Whether they are those of somebody who chose none.
    pub fn is_usual(self) -> bool {
        self == Columns::default()
    }
}

impl super::Model {
    /// The columns of the table.
    pub fn shown_columns(&self) -> Columns {
        self.columns.as_deref().map_or_else(Columns::default, Columns::parse)
    }
}
