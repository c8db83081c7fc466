//! What is said of the desk without a network, and of newer versions.

use super::Lang;
use super::phrase::fill;

texts! {
    /// What the About page says of the desk without a network.
    Text by text;
    Heading: "离线使用", "Without a network";
    Meaning: "打开过一次之后，整个工具（包括规则、问答和读文件的部分）都保存在本浏览器里，没有网络也能打开：查条件、导入、申请、导出都照常。", "After the first visit the whole tool is kept in this browser, with its rules, answers and the reader of files. It opens without a network, and checking, importing, applying and exporting work as ever.";
    Data: "您的数据和平时一样只留在本浏览器里，有没有网络都不会发到别处。清除网站数据会把工具和数据一起清掉。", "Your data stays in this browser as always, and is sent nowhere with or without a network. Clearing the site's data removes the tool and the data alike.";
    Install: "要像应用一样打开它：在浏览器菜单里选“安装”或“添加到主屏幕”。", "To open it like an app, choose Install or Add to Home Screen in the browser's menu.";
    Unknown: "正在查看能不能离线使用…", "Checking whether this works without a network…";
    Ready: "可以离线使用。", "Ready for use without a network.";
    Preparing: "正在保存到本浏览器，联网时会自动完成。", "Being kept in this browser; this finishes by itself while there is a network.";
    File: "这个页面是您自己的文件，不需要网络。", "This page is a file of your own: it needs no network.";
    Insecure: "这里不能离线使用：网址不是 https，浏览器不允许。", "Not available here: the address is not https, and browsers do not allow it then.";
    Missing: "这里不能离线使用：这个浏览器或它的无痕窗口不支持。", "Not available here: this browser, or its private window, can't do it.";
    Development: "这里不能离线使用：这是开发时的版本。", "Not available here: this is a build for development.";
    Failed: "这里还不能离线使用：浏览器没能保存，可能是空间不够、不允许保存网站数据，或下载不完整。下次打开会再试。", "Not available here yet: the browser did not keep it. Perhaps it is full, does not let sites keep data, or the download broke off. The next visit tries again.";
    Look: "检查新版本", "Look for a new version";
    Looking: "正在检查…", "Looking…";
    Current: "已经是最新版本。", "This is the newest version.";
    Unreachable: "没能取到新版本：没有网络，或下载不完整。现在的版本照常使用，以后会再试。", "A new version could not be fetched: there is no network, or the download broke off. This version goes on working, and it is tried again later.";
}

/// Which version this is.
pub fn version(lang: Lang, version: &str) -> String {
    fill(lang.pick("版本 {0}", "Version {0}"), &[version])
}

/// A newer version can be used.
pub const fn ready(lang: Lang) -> &'static str {
    lang.pick("新版本已经准备好了。", "A new version is ready.")
}

/// Another tab uses it already.
pub const fn elsewhere(lang: Lang) -> &'static str {
    lang.pick(
        "另一个标签页已经换用新版本，这里还是旧的。手头的事做完后再换用就行。",
        "Another tab uses the new version; this one still has the old one. Change when you are done here.",
    )
}

/// It comes once the dialog is closed.
pub const fn after_dialog(lang: Lang) -> &'static str {
    lang.pick("对话框关闭后就换用新版本。", "The new version comes once the dialog is closed.")
}

/// It comes once the text in a field is sent or cleared.
pub const fn after_text(lang: Lang) -> &'static str {
    lang.pick(
        "输入框里还有没提交的内容。提交或清空后就换用新版本。",
        "There is text in a field that has not been sent. Once it is sent or cleared, the new version comes.",
    )
}

/// It is coming.
pub const fn coming(lang: Lang) -> &'static str {
    lang.pick("正在换用新版本…", "Changing to the new version…")
}

/// The button that uses it.
pub const fn use_now(lang: Lang) -> &'static str {
    lang.pick("现在换用", "Use it now")
}

/// The button that does not.
pub const fn not_now(lang: Lang) -> &'static str {
    lang.pick("以后再说", "Not now")
}
