//! The words of the interview: its questions with where in the console the answer stands, its answers, what it says
//! in the end, and what to buy. For somebody who has never filed, with the console open beside it.

mod question;
mod result;
mod shopping;

pub use question::{answer, hint, label, option, option_hint, short, title, where_to_look, wrong};
pub use result::{heading, reason, take_number, then, unknown_policy};
pub use shopping::{avoid, purchase, to_buy};

use super::Lang;
use super::phrase::fill;

texts! {
    /// A text of the interview that stands alone.
    Ask by ask;
    Intro: "一次只问一个问题，对着控制台就能回答；不知道的可以跳过，随时可以回头改。", "One question at a time, with the console beside you. Skip what you don't know, and go back whenever you like.";
    Where: "在哪里看", "Where to look";
    Unknown: "不知道", "I don't know";
    Next: "下一题", "Next";
    Back: "上一题", "Back";
    Restart: "从头再来", "Start again";
    Given: "您的回答", "Your answers";
    Change: "修改", "Change";
    City: "哪个地域？（可以不选；存进列表时用得着）", "Which region? (optional; it is kept if you add the server to your list)";
    CityAny: "不选具体地域", "No particular region";
    OrBought: "记不清？改填最早的购买日期", "Not sure? Give the date of the first purchase instead";
    OrBoughtHint: "有了它和到期日期，就能算出买了几个月。只填一项即可。", "With it and the expiry date the months can be worked out. Fill in only one of the two.";
    Steps: "要做的事", "What to do";
    StepsIf: "如果它在中国内地，无论如何都要做的", "What has to be done in any case if it is in the mainland";
    Reasons: "为什么现在还不行", "Why it can't apply yet";
    ReasonsIf: "如果它在中国内地，卡在哪里", "What stands in its way if it is in the mainland";
    Open: "还没有弄清的", "Still open";
    OpenWhy: "这些会影响结论。弄清了哪一项，就点哪一项补上。", "These could change the answer. When you find one out, press it and say so.";
    More: "还可以更准确", "To be more exact";
    MoreWhy: "这些不是必答，但回答后结论可能改变。", "These are optional, but an unusual answer can change the result.";
    Console: "打开备案控制台", "Open the filing console";
    Advice: "提醒", "Worth knowing";
    ViewStep: "打开备案控制台，选“建站市场”，点这个产品的“查看”，就能看到号码。", "Open the filing console, choose the site market (建站市场) and press View (查看) in the product's row to see the number.";
    NextSteps: "接下来", "Next";
    Copy: "复制这个结论的链接", "Copy a link to this answer";
    CopyHint: "链接里只有您的回答、规则的名称和时间。打开它会看到同样的结论，断网也行；不会带上服务器的 ID 和名称。", "The link holds only your answers, the name of the rules and the time, and no ID or name of a server. It opens the same answer, offline too.";
    CopyNamed: "链接里也写上服务器的 ID 和名称", "Put the server's ID and name into the link too";
    Add: "加入我的服务器列表", "Add this server to my list";
    AddHint: "加入列表时会打开一张填好的表，补上实例 ID 就能保存。", "Adding it opens the form, filled in; put in the instance ID and save it.";
    SaveBack: "把这些回答存回这台服务器", "Save these answers to the server";
    Now: "现在的结论", "The answer now";
    Then: "链接里的结论", "The answer in the link";
    NoProduct: "先要知道买的是什么", "First find out what you bought";
    NoProductText: "规则因产品而异，不知道产品就说不准。请登录控制台，到“费用中心”的订单里看产品名称，例如云服务器 ECS、轻量应用服务器、弹性 Web 托管、云虚拟主机。", "Each product has its own rules, so there is no answer without it. Sign in to the console and look for the product's name among your orders in the billing centre, such as Elastic Compute Service, Simple Application Server, web hosting or virtual host.";
    NoProductGo: "知道了，去回答", "I know now: answer";
    Ways: "可以买什么（任选一种）", "What you can buy: any one of these";
    Best: "最省事", "Least to buy";
    Avoid: "不要买什么", "What not to buy";
    Bought: "买好了再回来，用同样的问答查一遍。", "Once you have bought it, come back and check it with the same questions.";
    BoughtGo: "我已经买了，开始检查", "I have bought one: check it";
    StartMissing: "一题一题补充", "Answer what is missing";
}

/// How far along it is: the number of the question, and how many can follow at most.
pub fn progress(lang: Lang, number: usize, more: usize) -> String {
    let (zh, en) = match more {
        0 => ("第 {0} 题，最后一题", "Question {0}, the last one"),
        _ => ("第 {0} 题，之后最多还有 {1} 题", "Question {0}, at most {1} more"),
    };
    fill(lang.pick(zh, en), &[&number.to_string(), &more.to_string()])
}

/// Which server it is about.
pub fn about(lang: Lang, id: &str, name: Option<&str>) -> String {
    match name {
        Some(name) => fill(lang.pick("关于 {0}（{1}）", "About {0} ({1})"), &[name, id]),
        None => fill(lang.pick("关于 {0}", "About {0}"), &[id]),
    }
}

/// A button that changes the answer to a question, for those who can't see beside what it stands.
pub fn change(lang: Lang, short: &str) -> String {
    fill(lang.pick("修改：{0}", "Change: {0}"), &[short])
}
