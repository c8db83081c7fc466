//! The provider's regions: which are in the mainland, what they are called, and how an unlisted one is read.

use std::sync::OnceLock;

use super::super::facts::Region;
use super::packed;

/// `regions.json` as the build packs it.
const PACKED: &str = include_str!(concat!(env!("OUT_DIR"), "/regions.packed"));

/// The names in it, by id.
const NAMES: &str = include_str!(concat!(env!("OUT_DIR"), "/regions.apart"));

/// A region as the list has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionInfo {
    /// The provider's id.
    pub id: String,
    /// Whether a site served from there needs a filing.
    pub mainland: bool,
}

impl RegionInfo {
    /// The Chinese and the English name.
    pub fn names(&self) -> (&'static str, &'static str) {
        let named = |line: &'static str| {
            let (id, names) = line.split_once('\t')?;
            if id == self.id { names.split_once('\t') } else { None }
        };
        NAMES.split('\n').find_map(named).unwrap_or_default()
    }
}

/// What a region id means for filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegionClass {
    /// In the mainland.
    Mainland,
    /// Hong Kong or abroad: no filing.
    Elsewhere,
    /// Not known: a typing error must not read as "no filing needed".
    Unknown,
}

/// Every listed region, mainland first. The file is part of the program; a test counts its rows.
pub fn regions() -> &'static [RegionInfo] {
    static REGIONS: OnceLock<Vec<RegionInfo>> = OnceLock::new();
    REGIONS.get_or_init(|| packed::regions(PACKED))
}

/// The list's row for a region.
pub fn region_info(region: &Region) -> Option<&'static RegionInfo> {
    info(region.as_str())
}

fn info(id: &str) -> Option<&'static RegionInfo> {
    regions().iter().find(|info| info.id == id)
}

/// What a region means for filing: by the list; unlisted, `cn-hongkong…` is not mainland, any other `cn-…` is,
/// and the rest is unknown.
pub fn region_class(region: &Region) -> RegionClass {
    region.place().0
}

/// What a region's id means for filing, and whether the list has it.
pub(in super::super) fn place(id: &str) -> (RegionClass, bool) {
    let info = info(id);
    let class = match info {
        Some(info) if info.mainland => RegionClass::Mainland,
        Some(_) => RegionClass::Elsewhere,
        None if id.starts_with("cn-hongkong") => RegionClass::Elsewhere,
        None if id.starts_with("cn-") => RegionClass::Mainland,
        None => RegionClass::Unknown,
    };
    (class, info.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn listed_and_unlisted_regions() {
        let class = |id: &str| Region::new(id).map(|region| region_class(&region));
        assert_eq!(class(" CN-Hangzhou "), Some(RegionClass::Mainland));
        assert_eq!(class("cn-shanghai-finance-1"), Some(RegionClass::Mainland));
        assert_eq!(class("cn-hongkong"), Some(RegionClass::Elsewhere));
        assert_eq!(class("cn-hongkong-2"), Some(RegionClass::Elsewhere));
        assert_eq!(class("cn-newtown"), Some(RegionClass::Mainland));
        assert_eq!(class("ap-southeast-1"), Some(RegionClass::Elsewhere));
        assert_eq!(class("ap-nowhere-1"), Some(RegionClass::Unknown));
        assert_eq!(class("cnhangzhou"), Some(RegionClass::Unknown));
        assert_eq!(class("  "), None);
    }

    #[test]
    fn what_is_packed_is_what_the_file_says() {
        let file: Vec<serde_json::Value> = serde_json::from_str(include_str!("regions.json")).unwrap();
        assert_eq!(file.len(), regions().len());
        for (row, region) in file.iter().zip(regions()) {
            let (RegionInfo { id, mainland }, (zh, en)) = (region, region.names());
            assert_eq!(*row, serde_json::json!({"id": id, "mainland": mainland, "zh": zh, "en": en}));
        }
    }

    #[test]
    fn the_list_has_its_45_regions_once_each() {
        let mut ids: Vec<_> = regions().iter().map(|info| info.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 45);
    }
}
