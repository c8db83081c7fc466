//! The views: they lay out what `app::view` derives and send messages. They decide nothing.
//!
//! `shell` is what surrounds every page, `page/` the pages, `dialog/` what lies over them, `part` the small pieces,
//! `markup` what all are made of, `desk` the model as they see it.
//! A change of language lays everything out anew, so that texts need no signals of their own.

mod arrival;
mod desk;
mod dialog;
mod drawing;
#[cfg(feature = "gallery")]
mod gallery;
mod keys;
mod markup;
mod page;
mod part;
mod parts;
mod shell;

use crate::app::{Model, Msg, Part};
use crate::platform::{self, Runtime, Storage, browser};
use desk::Desk;

/// Mounts the app into the page's body and reads the stores. Without a page, as in the worker that reads large
/// files, there is nothing to start.
pub fn start() {
    let root = browser::document().and_then(|document| document.get_element_by_id("bd-app"));
    let Some(root) = root else { return };
    platform::crash::watch();
    let Some(stage) = browser::stage() else { return };
    let lang = Model::preferred(&browser::languages());
    let model = Model::new(lang, browser::now(), &browser::fragment()).at(browser::place());
    leptos::mount::mount_to_renderer(&stage.clone(), move || {
        let desk = Desk::new(model);
        leptos::task::spawn_local(async move {
            let fetch = move |part| {
                leptos::task::spawn_local(async move {
                    let came = parts::fetch(desk, part).await;
                    desk.fetched(part, came);
                });
            };
            let storage = Storage::open(move || fetch(Part::Desk)).await;
            let runtime = Runtime::new(storage, move |msg| desk.send(msg), fetch);
            desk.run_with(runtime);
        });
        browser::on_fragment(move |fragment| desk.send(Msg::Moved(fragment)));
        browser::every(30_000, move || desk.send(Msg::Tick(browser::now())));
        let shell = shell::shell(desk);
        arrival::arrive(desk, root, stage);
        shell
    })
    .forget();
}
