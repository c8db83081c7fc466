//! The texts of the pages that need no program, and of the app as one file: what it is and where its data are.

texts! {
    /// A text of the pages that stand without the program, or of the app as one file.
    Fixed by fixed;
    NeedsScript: "自查需要 JavaScript 和 WebAssembly，这个浏览器没有开启或不支持。", "Checking needs JavaScript and WebAssembly, which this browser lacks or has turned off.";
    NeedsScriptRead: "没有它们也能看：", "Without them you can still read the";
    QuestionsLink: "常见问题与解答", "questions and answers";
    RulesLink: "规则表", "table of the rules";
    FaqTitle: "备案服务号常见问题与规则", "ICP filing service numbers: questions and rules";
    FaqDescription: "备案服务号是什么、怎样申请、为什么没有“申请”按钮、能申请几个：常见问题的解答，和判断所用的全部规则，逐条注明出处。", "What an ICP filing service number is, how to apply, why the button is missing, how many there are: answers, and every rule that is used, with its source.";
    FaqLead: "这一页不需要 JavaScript，可以打印、保存。要查自己的服务器，请打开自查工具。", "This page needs no JavaScript: print it or keep it. To check your own server, open the tool.";
    CheckServer: "查一查我的服务器", "Check your server";
    InApp: "在工具里打开这一条", "Open this one in the tool";
    Contents: "目录", "Contents";
    AlongHeading: "带走一份", "Take it with you";
    AlongText: "整个工具也是一个 HTML 文件，不到 600 KB。下载后双击就能打开，不联网也能用；它的数据与这里的分开，用备份可以带过去。", "The whole tool also comes as one HTML file of less than 600 KB. Double-click it and it works without a network. Its data are apart from those here: a backup carries them over.";
    AlongLink: "下载 beian-desk.html", "Download beian-desk.html";
    FileHeading: "这是单文件版", "This is the one-file version";
    FileText: "数据保存在本浏览器为本地文件留的存储里：电脑上别的 HTML 文件在同一个浏览器里打开时，也读得到。挪动这个文件、换浏览器或换电脑，数据都不会跟着走，请存一份备份，到那边再导入。", "Your data are in the storage that this browser keeps for local files: another HTML file on this computer, opened in the same browser, could read them. They don't come along when you move this file or change browsers or computers: keep a backup and bring it in there.";
    FileBackup: "存一份备份", "Save a backup";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn both_languages_are_there_and_differ() {
        for text in Fixed::ALL {
            assert!(!fixed(Lang::Zh, *text).is_empty());
            assert_ne!(fixed(Lang::Zh, *text), fixed(Lang::En, *text));
        }
    }
}
