//! Writes what stands without the program into a folder: the first screen as a piece of HTML, and the questions with
//! the rules as documents. The build puts them in their places (`scripts/lib/prerender.mjs`).
//!
//! ```text
//! cargo run --no-default-features --example prerender -- target/pages
//! ```
//!
//! | file | what it is |
//! |---|---|
//! | `first.html` | the app's place in `index.html`, with what stands there |
//! | `first.single.html` | the same for the app as one file, which has no pages beside it |
//! | `begins.json` | what the page of the questions begins with, for `early.js` |
//! | `faq.html`, `faq.en.html` | the questions and the rules, without the stylesheets |
//!
//! With `BEIAN_SITE_URL` set to the address of the folder in which the app will be served, the documents name it as
//! their place, and each other. It uses the pure rooms alone.

use std::path::Path;
use std::process::ExitCode;

use beian_desk::app::Model;
use beian_desk::engine::Moment;
use beian_desk::i18n::Lang;
use beian_desk::pages::{Beside, faq_file, faq_page, first_screen, questions_begin};

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("prerender: which folder to write into?");
        return ExitCode::from(2);
    };
    match write(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("prerender: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let site = std::env::var("BEIAN_SITE_URL").ok().filter(|site| !site.is_empty());
    if let Some(site) = site.as_deref().filter(|site| !site.starts_with("https://") && !site.starts_with("http://")) {
        return Err(format!("BEIAN_SITE_URL is no web address: `{site}`").into());
    }
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join("first.html"), first_screen(Beside::Pages))?;
    std::fs::write(folder.join("first.single.html"), first_screen(Beside::Nothing))?;
    std::fs::write(folder.join("begins.json"), questions_begin())?;
    for lang in Lang::ALL {
        // No verdict stands there: the moment is any.
        let desk = Model::new(*lang, Moment::from_millis(0)?, "");
        std::fs::write(folder.join(faq_file(*lang)), faq_page(&desk, site.as_deref()))?;
    }
    Ok(())
}
