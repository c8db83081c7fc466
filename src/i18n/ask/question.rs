//! Questions: what is asked, where the answer stands, what can be answered, and what is wrong with an answer.

use super::super::phrase::{fill, grouped, minute, months};
use super::super::{Lang, verdict};
use crate::engine::interview::{Answer, Buyer, Place, Question, Reach};
use crate::engine::{Moment, Product};

/// The question itself. `limit` is the quota of the product.
pub fn title(lang: Lang, question: Question, product: Option<Product>, limit: u32) -> String {
    let (zh, en) = match (question, product) {
        (Question::Product, _) => ("您买的是什么？", "What did you buy?"),
        (Question::Region, _) => ("它在中国内地吗？", "Is it in mainland China?"),
        (Question::Billing, _) => ("它怎么付费？", "How is it paid for?"),
        (Question::Expires, _) => ("它什么时候到期？", "When does it expire?"),
        (Question::Term, _) => {
            ("连同续费，一共买了几个月？", "How many months were bought in total, renewals included?")
        }
        (Question::Access, _) => ("它有公网 IP 吗？", "Does it have a public IP address?"),
        (Question::FirstTerm, _) => ("第一次购买，买了几个月？", "How many months was the first purchase for?"),
        (Question::Amount, _) => ("订单一共多少元？", "How many yuan was the order in total?"),
        (Question::Account, _) => {
            ("您现在登录的，是购买它的那个账号吗？", "Are you signed in as the account that bought it?")
        }
        (Question::Used, Some(Product::ElasticWebHosting)) => (
            "这个账号的弹性 Web 托管，一共申请过几个备案服务号？",
            "How many filing service numbers has this account had for its web hosting?",
        ),
        (Question::Used, _) if limit == 1 => {
            ("它的备案服务号已经用来备案了吗？", "Has its filing service number been used for a filing?")
        }
        (Question::Used, _) => ("它已经申请过几个备案服务号？", "How many filing service numbers has it had so far?"),
        (Question::Sites, _) => ("您有几个网站要备案？", "How many sites do you want to file?"),
    };
    lang.pick(zh, en).to_owned()
}

/// Where in the console the answer stands.
pub fn where_to_look(lang: Lang, question: Question, product: Option<Product>) -> &'static str {
    let (zh, en) = match (question, product) {
        (Question::Product, _) => (
            "登录控制台，看它在哪个产品的页面里；或者打开“费用中心”的订单，看产品名称。",
            "Sign in to the console and see which product lists it; or look at the product's name among your orders in \
             the billing centre.",
        ),
        (Question::Region, Some(Product::SiteMarket)) => (
            "控制台的“云市场”里，点“已购买的服务”，看产品详情；没有写明就问服务商网站放在哪里。",
            "In the console's marketplace open the services that you bought and look at the details; if they don't say, \
             ask the seller where the site is kept.",
        ),
        (Question::Region, Some(Product::Swas)) => (
            "控制台的“轻量应用服务器”里，服务器卡片上写着地域，例如“杭州”“中国香港”。",
            "In the console under Simple Application Server: the server's card names its region, such as Hangzhou or \
             Hong Kong.",
        ),
        (Question::Region, _) => (
            "控制台的实例列表里，“地域”或“可用区”一栏，或者页面左上角选中的地域，例如“华东 1（杭州）”“中国香港”。",
            "In the console's list of instances: the column of the region or zone, or the region chosen at the top left \
             of the page, such as China (Hangzhou) or China (Hong Kong).",
        ),
        (Question::Billing, _) => (
            "控制台的实例列表里，“付费方式”一栏。",
            "In the console's list of instances: the column of the billing method.",
        ),
        (Question::Expires, Some(Product::Swas)) => (
            "控制台的“轻量应用服务器”里，服务器卡片上写着到期时间。",
            "In the console under Simple Application Server: the server's card shows the expiry.",
        ),
        (Question::Expires, _) => (
            "控制台的实例列表里，“付费方式”旁边写着到期时间；“费用中心”的“续费管理”里也有。",
            "In the console's list of instances, beside the billing method; also under renewals in the billing centre.",
        ),
        (Question::Term, _) => (
            "“费用中心”的“订单”里，把这台服务器的新购和续费订单的月数加起来。1 年算 12 个月。",
            "Under orders in the billing centre: add up the months of the purchase and of the renewals of this server. \
             A year is 12 months.",
        ),
        (Question::Access, _) => (
            "控制台的实例详情里，“IP 地址”和“公网带宽”两项。公网 IP 能从互联网访问，私网（内网）IP 不算。",
            "In the instance's details in the console: the IP addresses and the public bandwidth. A public address can be \
             reached from the internet; a private one does not count.",
        ),
        (Question::FirstTerm, _) => (
            "“费用中心”的“订单”里，找到最早的那笔新购订单，看购买时长。之后的续费不算。",
            "Under orders in the billing centre: find the earliest order, the purchase itself, and look at its term. \
             Later renewals don't count.",
        ),
        (Question::Amount, _) => (
            "“费用中心”的“订单”里，打开新购订单的详情，看订单总额，不是减去优惠以后的实付。",
            "Under orders in the billing centre: open the details of the purchase and take the order's total, not what \
             was paid after discounts.",
        ),
        (Question::Account, _) => (
            "点控制台右上角的头像，看账号 ID，和当时下单的账号对一对。公司里常常是另一位同事下的单。",
            "Press your picture at the top right of the console and compare the account ID with that of the order. In \
             a company a colleague often placed it.",
        ),
        (Question::Used, Some(Product::SiteMarket)) => (
            "备案控制台的“备案服务号申请”里选“建站市场”，点这个产品的“查看”，看号码的状态。",
            "In the filing console open the applications (备案服务号申请), choose the site market (建站市场), press View \
             (查看) beside the product and look at the number's state.",
        ),
        (Question::Used, _) => (
            "备案控制台左侧的“备案服务号管理”，数一数它名下的号码，已用的、失效的都算。从来没有申请过就是 0。",
            "In the filing console open the numbers (备案服务号管理) and count those that belong to it, used and void ones \
             included. If you have never applied it is 0.",
        ),
        (Question::Sites, _) => (
            "一个备案服务号只够一个网站备案一次。同一个网站有几个域名，也算一个。",
            "One number serves the filing of one site. A site with several domains counts once.",
        ),
    };
    lang.pick(zh, en)
}

/// What the field of an answer that is typed is called; empty where one chooses.
pub fn label(lang: Lang, question: Question) -> &'static str {
    let (zh, en) = match question {
        Question::Expires => ("到期日期（北京时间）", "Date of expiry (China time)"),
        Question::Term | Question::FirstTerm => ("月数", "Months"),
        Question::Amount => ("订单总额（元）", "Total of the order (yuan)"),
        Question::Used => ("个数", "How many"),
        Question::Sites => ("网站个数", "How many sites"),
        Question::Product | Question::Region | Question::Billing | Question::Access | Question::Account => ("", ""),
    };
    lang.pick(zh, en)
}

/// What helps with a field of an answer that is typed.
pub fn hint(lang: Lang, question: Question) -> Option<&'static str> {
    let (zh, en) = match question {
        Question::Expires => ("已经到期的也照填。", "If it has expired already, give that date."),
        Question::Term => ("例如 1、12。", "Such as 1 or 12."),
        Question::Amount => ("例如 99 或 1280.00。", "Such as 99 or 1280.00."),
        _ => return None,
    };
    Some(lang.pick(zh, en))
}

/// An answer that can be chosen.
pub fn option(lang: Lang, question: Question, answer: &Answer) -> String {
    let (zh, en) = match answer {
        Answer::NoServer => ("我还没有买服务器", "I have no server yet"),
        Answer::Product(Product::OtherProvider) => {
            ("域名在阿里云，服务器在别的服务商", "The domain is at Alibaba Cloud, the server with another provider")
        }
        Answer::Place(Place::Mainland) => ("在中国内地", "Yes, in the mainland"),
        Answer::Place(Place::Elsewhere) => {
            ("在中国香港、澳门、台湾或国外", "No, in Hong Kong, Macao, Taiwan or abroad")
        }
        Answer::Reach(Reach::Open) => ("有，公网带宽大于 0", "Yes, and its public bandwidth is above 0"),
        Answer::Reach(Reach::Eip) => ("有，是绑定的弹性公网 IP（EIP）", "Yes, an elastic IP (EIP) that is bound to it"),
        Answer::Reach(Reach::NoAddress) => {
            ("买了公网带宽，但没有公网 IP", "Public bandwidth was bought, but there is no public address")
        }
        Answer::Reach(Reach::NoBandwidth) => ("没有，公网带宽是 0", "No, its public bandwidth is 0"),
        Answer::Buyer(Buyer::Same) => ("是，就是这个账号", "Yes, that account"),
        Answer::Buyer(Buyer::Other) => ("不是，是另一个账号", "No, another account bought it"),
        Answer::Count(0) if question == Question::Used => ("还没有", "Not yet"),
        Answer::Count(_) if question == Question::Used => ("已经用了", "Yes, it is used"),
        other => return self::answer(lang, question, other),
    };
    lang.pick(zh, en).to_owned()
}

/// What tells an answer that can be chosen from the others.
pub fn option_hint(lang: Lang, answer: &Answer) -> Option<&'static str> {
    use crate::engine::Billing;
    let (zh, en) = match answer {
        Answer::Product(Product::Ecs) => {
            ("自己选过 CPU、内存、硬盘和镜像。", "You chose processor, memory, disk and system image.")
        }
        Answer::Product(Product::Swas) => (
            "按套餐购买，流量打包，地址栏里有 swas。",
            "Bought as a bundle with traffic included; its pages have swas in the address.",
        ),
        Answer::Product(Product::ElasticWebHosting) => {
            ("只上传网页程序，看不到操作系统。", "You only upload a site; there is no operating system to see.")
        }
        Answer::Product(Product::SiteMarket) => (
            "在云市场买的建站服务，例如模板建站。",
            "A website service from the marketplace, such as a site made from a template.",
        ),
        Answer::Product(Product::CloudVirtualHost) => (
            "有主机管理用户名和 FTP，没有服务器可登录。",
            "It has a management user name and FTP, and no server to log in to.",
        ),
        Answer::NoServer => ("告诉您买什么、不要买什么。", "You will be told what to buy, and what not."),
        Answer::Billing(Billing::Subscription) => ("预先付了几个月或几年。", "Paid months or years ahead."),
        Answer::Billing(Billing::PayAsYouGo) => {
            ("用多少付多少，没有到期时间。", "Paid by the hour or by what is used; it has no expiry.")
        }
        _ => return None,
    };
    Some(lang.pick(zh, en))
}

/// What a question is about, in a word or two.
pub fn short(lang: Lang, question: Question) -> &'static str {
    let (zh, en) = match question {
        Question::Product => ("产品", "Product"),
        Question::Region => ("地域", "Region"),
        Question::Billing => ("付费方式", "Billing"),
        Question::Expires => ("到期时间", "Expiry"),
        Question::Term => ("购买时长", "Months bought"),
        Question::Access => ("公网访问", "Public access"),
        Question::FirstTerm => ("首次购买时长", "First purchase"),
        Question::Amount => ("订单金额", "Order amount"),
        Question::Account => ("购买账号", "Buying account"),
        Question::Used => ("已有服务号", "Numbers so far"),
        Question::Sites => ("网站个数", "Sites to file"),
    };
    lang.pick(zh, en)
}

/// An answer as it stands in the list of what was answered.
pub fn answer(lang: Lang, question: Question, answer: &Answer) -> String {
    match answer {
        Answer::Unknown => lang.pick("不知道", "not known").to_owned(),
        Answer::NoServer => lang.pick("还没有服务器", "no server yet").to_owned(),
        Answer::Product(product) => verdict::product(lang, *product).to_owned(),
        Answer::Place(Place::Mainland) => lang.pick("在中国内地", "in the mainland").to_owned(),
        Answer::Place(Place::Elsewhere) => lang.pick("不在中国内地", "not in the mainland").to_owned(),
        Answer::Place(Place::In(region)) => verdict::region(lang, region),
        Answer::Billing(billing) => verdict::billing(lang, *billing).to_owned(),
        Answer::Expires(moment) if moment.is_never() => lang.pick("没有到期时间", "no expiry").to_owned(),
        Answer::Expires(moment) => day(lang, *moment),
        Answer::Bought(moment) => fill(lang.pick("购买于 {0}", "bought on {0}"), &[&day(lang, *moment)]),
        Answer::Months(count) => months(lang, u32::from(*count)),
        Answer::Amount(yuan) => fill(lang.pick("{0} 元", "{0} yuan"), &[&grouped(yuan)]),
        Answer::Reach(reach) => match reach {
            Reach::Open => lang.pick("有公网 IP", "a public address"),
            Reach::Eip => lang.pick("有弹性公网 IP", "an elastic IP"),
            Reach::NoAddress => lang.pick("有带宽，没有公网 IP", "bandwidth, but no address"),
            Reach::NoBandwidth => lang.pick("没有公网 IP", "no public address"),
        }
        .to_owned(),
        Answer::Buyer(Buyer::Same) => lang.pick("当前登录的账号", "the account that is signed in").to_owned(),
        Answer::Buyer(Buyer::Other) => lang.pick("另一个账号", "another account").to_owned(),
        Answer::Count(count) if question == Question::Used => fill(lang.pick("{0} 个", "{0}"), &[&count.to_string()]),
        Answer::Count(count) => count.to_string(),
    }
}

/// The minute, without the clock where it is midnight.
fn day(lang: Lang, moment: Moment) -> String {
    let text = minute(lang, moment);
    text.strip_suffix(lang.pick(" 00:00", ", 00:00")).unwrap_or(&text).to_owned()
}

/// What is wrong with what was sent.
pub fn wrong(lang: Lang, question: Question) -> &'static str {
    let (zh, en) = match question {
        Question::Term => (
            "请填 0 到 1200 之间的整数，或者填购买日期（不能晚于到期）。不清楚就点“不知道”。",
            "Enter whole months from 0 to 1200, or a date of purchase that is not after the expiry. If you can't tell, \
             press “I don't know”.",
        ),
        Question::FirstTerm => (
            "请填 0 到 1200 之间的整数。不清楚就点“不知道”。",
            "Enter whole months from 0 to 1200. If you can't tell, press “I don't know”.",
        ),
        Question::Expires => (
            "请填到期日期，年份在 1970 到 3000 之间。不清楚就点“不知道”。",
            "Enter the date of expiry, in the years 1970 to 3000. If you can't tell, press “I don't know”.",
        ),
        Question::Amount => (
            "请填金额，最多两位小数，例如 99 或 99.00。不清楚就点“不知道”。",
            "Enter an amount with at most two decimals, such as 99 or 99.00. If you can't tell, press “I don't know”.",
        ),
        Question::Used => (
            "请填 0 到 1000 之间的整数。不清楚就点“不知道”。",
            "Enter a whole number from 0 to 1000. If you can't tell, press “I don't know”.",
        ),
        Question::Sites => ("请填 1 到 1000 之间的整数。", "Enter a whole number from 1 to 1000."),
        Question::Product | Question::Region | Question::Billing | Question::Access | Question::Account => {
            ("请先选一项。不清楚就点“不知道”。", "Choose one first. If you can't tell, press “I don't know”.")
        }
    };
    lang.pick(zh, en)
}
