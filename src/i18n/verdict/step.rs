//! What to do next: questions to the user, advice, remedies, and the way where no number is needed.

use super::super::Lang;
use super::super::phrase::{fill, months};
use crate::engine::{Advisory, Fact, InsteadCode, Remedy, RemedyKind};

/// The question that settles a missing fact, with where to look.
pub fn ask(lang: Lang, fact: Fact) -> &'static str {
    let (zh, en) = match fact {
        Fact::Region => (
            "它在哪个地域？控制台的实例详情里有，例如杭州或 cn-hangzhou。",
            "Which region is it in? The instance's details in the console say so, such as Hangzhou or cn-hangzhou.",
        ),
        Fact::Billing => (
            "它是包年包月还是按量付费？看控制台实例列表的付费方式。",
            "Is it a subscription or pay-as-you-go? Look at the billing method in the console's list of instances.",
        ),
        Fact::ExpiresAt => (
            "它什么时候到期？看控制台的实例列表，或者费用中心的续费管理。",
            "When does it expire? Look at the console's list of instances, or at renewals in the billing centre.",
        ),
        Fact::TermMonths => (
            "连同续费，一共买了几个月？费用中心的订单里可以查到；不记得时，填购买时间和到期时间也行。",
            "How many months were bought, renewals included? The orders in the billing centre say so; the dates of \
             purchase and expiry will do as well.",
        ),
        Fact::PublicIps => (
            "它有公网带宽或公网 IP 吗？看控制台实例详情里的网络信息，私网 IP 不算。",
            "Has it public bandwidth or a public address? Look at the network details of the instance in the console; \
             a private address does not count.",
        ),
        Fact::FirstTermMonths => (
            "第一次购买时买了几个月？看云市场里最早的那笔订单，后来的续费不算。",
            "For how many months was the first purchase? Look at the earliest order in the marketplace; later \
             renewals don't count.",
        ),
        Fact::OrderAmount => (
            "订单金额是多少元？看订单详情里的总额，不是减去优惠后的实付。",
            "What was the order's amount in yuan? Take the total in the order's details, not what was paid after \
             discounts.",
        ),
    };
    lang.pick(zh, en)
}

/// An advisory: what was noticed, and what to make of it.
pub fn advice(lang: Lang, advisory: Advisory) -> &'static str {
    let (zh, en) = match advisory {
        Advisory::RemainingUnder1Month => (
            "剩余不到 1 个月，而备案往往要几周。请先续费再提交，免得中途到期。",
            "Less than a month is left, and a filing takes weeks. Renew first, so that it does not expire on the way.",
        ),
        Advisory::RemainingUnder3Months => (
            "剩余不到 3 个月。指南要求剩余时长足够，却没有写多少才够；如果看不到申请按钮，请先续费。",
            "Less than three months are left. The guide wants enough time left and does not say how much; if the \
             console offers no button, renew.",
        ),
        Advisory::PublicAccessByEip => (
            "它只靠弹性公网 IP 上网，而指南只说到公网带宽。如果看不到申请按钮，请给实例购买公网带宽。",
            "Only an elastic IP makes it public, and the guide speaks of bandwidth alone. If the console offers no \
             button, buy public bandwidth for the instance.",
        ),
        Advisory::InstanceNotRunning => (
            "它现在没有运行。指南对此没有要求，但申请之前最好先启动它。",
            "It is not running. The guide does not ask for that, but it is better started before you apply.",
        ),
        Advisory::OwnerUnknown => (
            "购买账号和当前账号没有都写明，因此没有核对。申请时请用购买它的账号登录。",
            "The buying and the current account are not both stated, so they were not compared. Sign in as the \
             account that bought it.",
        ),
        Advisory::RegionUnrecognised => (
            "这个地域不在名单里，只能看名称的开头来判断。请在控制台核对地域的写法。",
            "The region is not in our list, so only the start of its name could be judged. Check it in the console.",
        ),
        Advisory::RegionUnknown => (
            "不知道地域，按在中国内地处理。如果网站其实不在内地，就无需备案。",
            "The region is not known and taken as mainland. If the site is served from elsewhere, it needs no filing.",
        ),
        Advisory::TermInferred => (
            "购买时长是用购买和到期的日期算出来的。如果它曾由按量付费转换而来，实际时长更短，请填写实际购买的月数。",
            "The months bought were worked out from the dates. If it was converted from pay-as-you-go they are fewer: \
             state the months that you bought.",
        ),
        Advisory::UnusedNumberAvailable => (
            "这台服务器有没用过的备案服务号，请先用它，不必另外申请。",
            "This server has a number that was not used yet. Use it first: that takes no more of the quota.",
        ),
        Advisory::ProbablyReleased => (
            "它到期已久，可能已被服务商释放。请先到控制台看它还在不在，再决定续费还是另买。",
            "It expired long ago, and the provider has probably released it. See in the console whether it is still \
             there before you renew.",
        ),
        Advisory::AllReserved => (
            "剩下的名额都已预留。请到控制台申请真正的号码填回来，或者放弃不用的预留。",
            "Every slot that is left is reserved. Get the real numbers in the console and enter them here, or give up \
             reservations that you don't need.",
        ),
    };
    lang.pick(zh, en)
}

/// A remedy as something to do.
pub fn remedy(lang: Lang, remedy: &Remedy<'_>) -> String {
    let (zh, en) = match (remedy.action, remedy.months) {
        (RemedyKind::SwitchAccount, _) => {
            ("换成购买它的账号登录，再打开备案服务号申请。", "Sign in as the account that bought it, then apply.")
        }
        (RemedyKind::Renew, Some(_)) => ("续费至少 {0}。", "Renew it for at least {0}."),
        (RemedyKind::Renew, None) => ("续费。", "Renew it."),
        (RemedyKind::ConvertToSubscription, Some(_)) => {
            ("把按量付费转为包年包月，至少购买 {0}。", "Convert it to a subscription of at least {0}.")
        }
        (RemedyKind::ConvertToSubscription, None) => ("把按量付费转为包年包月。", "Convert it to a subscription."),
        (RemedyKind::BuyPublicBandwidth, _) => {
            ("用“升降配”为它购买公网带宽。", "Change its configuration (升降配) and buy public bandwidth.")
        }
        (RemedyKind::AssignPublicIp, _) => {
            ("带宽已经有了，再为它分配一个公网 IP。", "Have a public address assigned; the bandwidth is there.")
        }
        (RemedyKind::BuyInstance, _) => {
            ("另买一个符合条件的实例，用新实例申请。", "Buy another instance that qualifies, and apply with that one.")
        }
        (RemedyKind::UseOtherAccount, _) => (
            "换一个阿里云账号，在那里购买弹性 Web 托管；同一账号再买也没有新名额。",
            "Use another account and buy web hosting there; one more in this account brings no quota.",
        ),
        (RemedyKind::BuyQualifyingProduct, _) => (
            "另买一个建站市场产品，首次购买时长和订单金额都要达到要求。",
            "Buy another marketplace product whose first purchase is long enough and whose order is large enough.",
        ),
    };
    fill(lang.pick(zh, en), &[&months(lang, remedy.months.unwrap_or(0))])
}

/// What to do where no number is needed or none can be had: why, and the way.
pub fn instead(lang: Lang, code: InsteadCode) -> &'static str {
    let (zh, en) = match code {
        InsteadCode::VerifyHostUser => (
            "云虚拟主机备案时填写主机管理用户名和密码，不需要备案服务号。请在主机控制台点“管理”，到账号信息里查看，忘记密码就重置。",
            "A virtual host is verified by its management user name and password, not by a number. In the host \
             console open Manage (管理) and look at the account information; reset the password if you forgot it.",
        ),
        InsteadCode::VerifyHostName => (
            "云享主机备案时填写主机名和密码，不需要备案服务号。密码可以打 95187 转 2 向客服索取，也可以提交工单。",
            "A Yunxiang host is verified by its host name and password, not by a number. Ask support for the password: \
             phone 95187, extension 2, or open a ticket.",
        ),
        InsteadCode::ShopFilingSystem => (
            "诚信通旺铺和企业官网备案不需要备案服务号。先把域名解析到旺铺，再去旺铺备案系统提交。",
            "A Chengxintong shop or company site is filed without a number. Point the domain to the shop first, then file \
             in the shop's own system.",
        ),
        InsteadCode::ServerProvider => (
            "备案由提供服务器的服务商受理，与域名在哪里购买无关。请到服务器的服务商那里备案。",
            "A filing goes through whoever provides the server, wherever the domain was bought. File with the \
             provider of your server.",
        ),
        InsteadCode::NoFilingNeeded => (
            "它不在中国内地，用它开网站无需备案，也就不需要备案服务号。以后域名改为指向内地的服务器时，再来检查那台服务器。",
            "It is not in mainland China: a site on it needs no filing, and so no number. If the domain will point to a \
             mainland server later, check that server then.",
        ),
        InsteadCode::BuyFileableServer => (
            "备案服务号来自服务器，没有服务器就没有号码。先购买一台符合备案条件的服务器，再来检查。",
            "A number belongs to a server; without one there is none. First buy a server that can be filed, then check \
             it here.",
        ),
        InsteadCode::NotCovered => (
            "这套规则没有写到这种产品，因此下不了结论。请看控制台里有没有它，或者到“关于”页换一套规则。",
            "These rules say nothing of this product, so there is no verdict. See whether the console lists it, or choose \
             other rules on the About page.",
        ),
    };
    lang.pick(zh, en)
}
