//! Pages that need no program: the first screen as it stands in the document before the program comes, and the
//! questions with the rules as documents of their own, for those without JavaScript, for printing and for search
//! engines.
//!
//! Made when the app is built (`examples/prerender.rs`), from the same texts and rules as the app's own pages; the
//! program has none of it in it. Pure: it imports `engine`, `faq`, `i18n` and `app`. `html` writes HTML, and is the one
//! place where a text becomes markup.

mod document;
mod faq;
mod first;
mod header;
mod html;
mod rules;

pub use document::{STYLES, faq_file, faq_page};
pub use first::{Beside, first_screen, questions_begin};
pub use html::escape;
