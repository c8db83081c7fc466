//! The app as one file: what it is, and where its data are. Functions, so that each part of the program has its own.

use super::Lang;

/// The heading of the way to it.
pub fn along_heading(lang: Lang) -> &'static str {
    lang.pick("带走一份", "Take it with you")
}

/// What it is.
pub fn along_text(lang: Lang) -> &'static str {
    lang.pick(
        "整个工具也是一个 HTML 文件，不到 600 KB。下载后双击就能打开，不联网也能用；它的数据与这里的分开，用备份可以带过去。",
        "The whole tool also comes as one HTML file of less than 600 KB. Double-click it and it works without a network. \
         Its data are apart from those here: a backup carries them over.",
    )
}

/// The link to it.
pub fn along_link(lang: Lang) -> &'static str {
    lang.pick("下载 beian-desk.html", "Download beian-desk.html")
}

/// The heading of what it says of itself.
pub fn file_heading(lang: Lang) -> &'static str {
    lang.pick("这是单文件版", "This is the one-file version")
}

/// Where its data are.
pub fn file_text(lang: Lang) -> &'static str {
    lang.pick(
        "数据在本浏览器为本地文件留的存储里，用它打开的其他本地 HTML 文件也读得到。挪动这个文件、换浏览器或换电脑，数据不会跟着走：\
         请存一份备份，到那边再导入。",
        "Your data are in what this browser stores for local files; other local HTML files opened in it could read them. \
         They don't come along when you move this file or change browsers or computers: save a backup and bring it in \
         there.",
    )
}

/// The button beside it.
pub fn file_backup(lang: Lang) -> &'static str {
    lang.pick("存一份备份", "Save a backup")
}
