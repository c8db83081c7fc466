//! Starts the app in the page.

fn main() {
    beian_desk::ui::start();
}
