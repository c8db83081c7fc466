//! How we read the guide where it is silent or leaves a choice, A1 to A20.

use super::super::Lang;

/// What a reading says; none where there is no such reading.
pub fn reading_text(lang: Lang, id: &str) -> Option<&'static str> {
    let (zh, en) = match super::number(id, 'A')? {
        1 => (
            "剩余时长没有写标准：只看累计购买的时长和是否到期，剩余不到 3 个月或 1 个月时提醒。",
            "No measure is given for the time left: we test the months bought and the expiry, and only advise below \
             three months and below one.",
        ),
        2 => (
            "轻量应用服务器的最短时长看检查的日期，不看购买的日期：2018年5月21日之前不作要求。",
            "The least term of a Simple Application Server goes by the date of the check, not of the purchase: none \
             before 21 May 2018.",
        ),
        3 => (
            "一个月是北京时间日历上的一个月，月末不足的取最后一天；正好 3 个月也算够。",
            "A month is a calendar month on dates in China, cut at the month's end; exactly three are enough.",
        ),
        4 => (
            "购买账号和当前账号只要有一个不知道，就只提醒；两个都知道而且不同，才算不满足。",
            "Where the buying or the current account is unknown we only advise; known and different, it fails.",
        ),
        5 => (
            "发放过的每一个号码都占名额，不论后来是用掉、在审还是作废。",
            "Every number ever issued counts, whether it was used, is under review or is void.",
        ),
        6 => (
            "弹性 Web 托管一个账号合用一份名额，用完后这个账号的全部托管实例都不能再申请。",
            "All hosting instances of an account share one quota; once it is used up, none of them can apply.",
        ),
        7 => (
            "建站市场只看首次订单和订单总额，续费与实付金额不算；不满足就另买；没写地域就当作内地。",
            "Of a marketplace product the first order and its total count, not renewals or the price paid; if they \
             fail, another is needed; a region not stated is mainland.",
        ),
        8 => (
            "弹性 Web 托管的 6 个月也把续费算上，与 ECS 一致。",
            "Renewals count towards the six months of web hosting too, as they do for ECS.",
        ),
        9 => (
            "轻量应用服务器不检查公网带宽，因为每种套餐都带公网 IP。",
            "A Simple Application Server is not tested for public access: every plan has a public address.",
        ),
        10 => (
            "绑定弹性公网 IP 就算能从公网访问；没有它时，带宽写明为 0 就算没有，有带宽而没有公网 IP 也不够。",
            "An elastic IP counts as public access. Without one, bandwidth stated as 0 is none, and bandwidth without \
             an address is not enough.",
        ),
        11 => (
            "到了到期的那一刻就算到期；续费后仍是原来的实例，但到期超过 15 天可能已被释放。",
            "An instance has expired from that very moment on. Renewing keeps it; more than 15 days later it is \
             probably gone.",
        ),
        12 => (
            "不满足的条件全部列出，第一条作标题；不在内地时只说这一条，按量付费时不比购买时长。",
            "All conditions that fail are listed, the first as the headline. Outside the mainland that one stands \
             alone, and pay-as-you-go is not tested for its term.",
        ),
        13 => ("实例停机或锁定只提醒，不影响结论。", "A stopped or locked instance is only pointed out."),
        14 => (
            "没有采用：试用实例无法从资料里看出来，不作判断。",
            "Not used: nothing in the facts tells a trial instance, so none is judged.",
        ),
        15 => (
            "备案被驳回或撤回后，号码可以再用。",
            "After a filing was rejected or withdrawn, its number can be used again.",
        ),
        16 => ("网站备案日后注销，当初的号码也不会回来。", "Cancelling a filing later does not bring its number back."),
        17 => (
            "没有采用：内地的金融云和政务云与其他内地地域同等看待。",
            "Not used: finance and government regions in the mainland are treated like any other there.",
        ),
        18 => (
            "按钮的叫法依照指南用“确认”，申请成功后转到备案服务号管理。",
            "The button is called Confirm (确认), as in the guide; after it comes the management page.",
        ),
        19 => (
            "没有写明购买月数时按日期推算；由按量付费转来的会算多，所以写明的月数优先。",
            "Months that are not stated come from the dates. A converted instance then looks longer, so stated months \
             win.",
        ),
        20 => ("点一次申请得到一个号码。", "Pressing Apply once brings one number."),
        _ => return None,
    };
    Some(lang.pick(zh, en))
}
