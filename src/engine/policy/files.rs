//! The policy files that ship with the engine. Nothing else in the program names a policy.

/// The names of the policies and their texts, in two lists: whoever asks only whether a name is known needs no text.
macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        /// Their names; that of the default stands first.
        pub(super) const NAMES: &[&str] = &[$($name),+];

        /// Their texts, in the same order.
        #[cfg(test)]
        pub(super) const TEXTS: &[&str] = &[$(include_str!(concat!($name, ".json"))),+];

        /// The same as the build packs them.
        pub(super) const PACKED: &[&str] = &[$(include_str!(concat!(env!("OUT_DIR"), "/", $name, ".packed"))),+];

        /// The sections of their guides, packed.
        pub(super) const SECTIONS: &[&str] = &[$(include_str!(concat!(env!("OUT_DIR"), "/", $name, ".apart"))),+];
    };
}

files!["aliyun-2018", "aliyun-2026"];
