//! What is left after a panic: `crash.js` shows what happened and saves the numbers, without any of this program.

use wasm_bindgen::prelude::*;

/// Makes a panic tell the page: an event that `crash.js`, which needs nothing of this program, listens to.
pub fn watch() {
    std::panic::set_hook(Box::new(|info| {
        let detail = JsValue::from_str(&info.to_string());
        let options = web_sys::CustomEventInit::new();
        options.set_detail(&detail);
        let event = web_sys::CustomEvent::new_with_event_init_dict("beian-desk:crash", &options);
        if let (Some(window), Ok(event)) = (super::browser::window(), event) {
            let _ = window.dispatch_event(&event);
        }
    }));
}
