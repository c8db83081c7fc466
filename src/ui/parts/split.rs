//! Where the program is cut. A function here runs only once the file that holds it is here; an error says that it
//! could not be fetched, and the next call tries again.

use wasm_split_helpers::SplitLoaderError;

use super::{AdvicePart, DeskPart, GuidePart};
use crate::app::Model;
use crate::platform::part;
use crate::ui::{dialog, keys, markup::Piece, page};

part! { desk:
pub(super) fn desk() -> Result<Box<DeskPart>, SplitLoaderError> {
    Ok(Box::new(DeskPart {
        work: Model::work,
        instances: |desk| page::instances::instances(desk).markup(),
        numbers: page::numbers::numbers,
        dialog: dialog::inside,
        begin: keys::begin,
    }))
}
}

part! { guide:
pub(super) fn guide() -> Result<Box<GuidePart>, SplitLoaderError> {
    Ok(Box::new(GuidePart { guide: Model::guide, faq: page::faq::faq, about: page::about::about, newer: page::offline::newer }))
}
}

part! { advice:
pub(super) fn advice() -> Result<Box<AdvicePart>, SplitLoaderError> {
    Ok(Box::new(AdvicePart {
        advise: Model::advise,
        explain: page::explain::explain,
        ask: page::ask::ask,
        plan: page::plan::plan,
    }))
}
}
