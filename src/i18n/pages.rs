//! The texts of the pages that need no program.

texts! {
    /// A text of the pages that stand without the program.
    Fixed by fixed;
    NeedsScript: "自查需要 JavaScript，这个浏览器没有开启。", "Checking needs JavaScript, which is turned off.";
    NeedsScriptRead: "不用它也能看：", "Without it you can read the";
    QuestionsLink: "常见问题与解答", "questions and answers";
    RulesLink: "规则表", "table of the rules";
    FaqTitle: "备案服务号常见问题与规则", "ICP filing service numbers: questions and rules";
    FaqDescription: "备案服务号是什么、怎样申请、为什么没有“申请”按钮、能申请几个：常见问题的解答，和判断所用的全部规则，逐条注明出处。", "What an ICP filing service number is, how to apply, why the button is missing, how many you can get: answers, and every rule that is used, with its source.";
    FaqLead: "这一页不需要 JavaScript，可以打印、保存。要查自己的服务器，请打开自查工具。", "This page needs no JavaScript: print it or keep it. To check your own server, open the tool.";
    CheckServer: "查一查我的服务器", "Check your server";
    InApp: "在工具里打开这一条", "Open this one in the tool";
    Contents: "目录", "Contents";
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
