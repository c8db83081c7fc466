//! Files that are large: that they are being read, how large they may be, and what to do with those that are larger.

use super::Lang;
use super::phrase::{fill, grouped};

/// That a large file is being read, and how to stop it.
pub fn reading_big(lang: Lang, name: &str, size: u64) -> String {
    let template = lang.pick(
        "正在后台读取 {0}（{1}）。这期间页面照常可用；点“取消”就停止读取。",
        "Reading {0} ({1}) in the background. The page can be used meanwhile; Cancel stops it.",
    );
    fill(template, &[name, &megabytes(size)])
}

/// That a file is larger than what is read here.
pub fn too_big(lang: Lang, size: u64, most: u64) -> String {
    let template = lang.pick(
        "这个文件有 {0}，这里最多读取 {1}，所以没有打开。请把它分成几份，例如每个地域、每个账号导出一个文件。",
        "This file is {0}; at most {1} can be read here, so it was not opened. Split it up: export a file for each \
         region or account, for example.",
    );
    fill(template, &[&megabytes(size), &megabytes(most)])
}

/// That an import would have more rows than one takes.
pub fn too_many(lang: Lang, most: usize) -> String {
    let template = lang.pick(
        "加上这个文件，一次导入就超过 {0} 行了，所以没有加上它。请先导入其他文件，再单独导入这一个。",
        "With this file one import would have more than {0} rows, so it was left out. Import the others first, then \
         bring this one by itself.",
    );
    fill(template, &[&grouped(most)])
}

/// That a file is not there, or may not be read.
pub fn gone(lang: Lang) -> String {
    let text = lang.pick(
        "浏览器读不到这个文件：它可能已被移动或改动，也可能没有权限。请重新选择一次。",
        "The browser can't read this file: it may have been moved or changed, or reading it is not allowed. Choose it \
         again.",
    );
    text.to_owned()
}

/// That reading a file ended without a result.
pub fn failed(lang: Lang) -> String {
    let text = lang.pick(
        "读取这个文件时中断了，可能是内存不够。什么都没有导入。请把文件分成几份再试。",
        "Reading this file stopped, perhaps because memory ran out. Nothing was imported. Split the file and try again.",
    );
    text.to_owned()
}

/// How many warnings are not shown.
pub fn more(lang: Lang, count: usize) -> String {
    fill(lang.pick("还有 {0} 条类似的提示。", "{0} more like these."), &[&grouped(count)])
}

/// `61 MB`: rounded up, so that what is over a limit never looks as if it were not; one decimal where it is small.
fn megabytes(size: u64) -> String {
    let tenths = size.div_ceil(100_000);
    let text = if tenths < 100 && !tenths.is_multiple_of(10) {
        [(tenths / 10).to_string(), (tenths % 10).to_string()].join(".")
    } else {
        tenths.div_ceil(10).to_string()
    };
    [text.as_str(), " MB"].concat()
}
