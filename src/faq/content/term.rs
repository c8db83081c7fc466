//! How long must be bought, what counts, and what happens at the end.

use super::{Entry, t};
use crate::engine::{Product, RemedyKind};
use crate::faq::Block::{Link, List, Para};
use crate::faq::Target;

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "term",
        question: t("要买多久？续费算吗？", "How long must I buy? Do renewals count?"),
        answer: &[
            List(&[
                t(
                    "ECS：累计 {ecs.months} 个月及以上，续费算。",
                    "ECS: {ecs.months} months or more in total; renewals count.",
                ),
                t(
                    "轻量应用服务器：累计 {swas.months} 个月及以上，续费算。",
                    "Simple Application Server: {swas.months} months or more in total; renewals count.",
                ),
                t(
                    "弹性 Web 托管：{hosting.months} 个月及以上；续费算不算指南没说，本工具也算上。",
                    "Elastic web hosting: {hosting.months} months or more; the guide does not say whether renewals \
                    count, and we count them.",
                ),
            ]),
            Para(t(
                "不够就续费，补上差的月数就行；正好这个数也算。建站市场只看首次购买。",
                "If it is too short, renew by what is missing; exactly that much will do. Of marketplace products the \
                first purchase alone counts.",
            )),
            Link(t("ECS 续费与计费", "ECS: renewal and billing"), Target::Remedy(Product::Ecs, RemedyKind::Renew)),
            Link(
                t("弹性 Web 托管续费", "Elastic web hosting: renewal"),
                Target::Remedy(Product::ElasticWebHosting, RemedyKind::Renew),
            ),
        ],
        facts: &["S9", "S10", "S18", "A8"],
        keywords: "续费 时长 购买时长 包月 包年 几个月 多长时间 累计 renew renewal duration period months long short \
        minimum",
        see: &["swas-term", "months", "remaining", "market-conditions"],
    },
    Entry {
        id: "swas-term",
        question: t(
            "轻量应用服务器也要买满 {swas.months} 个月吗？",
            "Must a Simple Application Server be bought for {swas.months} months too?",
        ),
        answer: &[Para(t(
            "要。从 {swas.from} 起，累计买满 {swas.months} 个月才能申请，后来续的也算。看的是申请那天，\
            不是购买那天；在那以前没有下限。",
            "Yes. Since {swas.from} an application needs {swas.months} months in total, renewals included. We go by \
            the day of the application, not of the purchase; before that day there was no minimum.",
        ))],
        facts: &["S14", "S15", "A2"],
        keywords: "轻量 轻量服务器 lighthouse swas light lightweight since date",
        see: &["term", "months"],
    },
    Entry {
        id: "months",
        question: t("一个月是 30 天吗？", "Is a month 30 days?"),
        answer: &[
            Para(t(
                "不是，是日历月，按北京时间算：买到下个月的同一天就是一个月，那天不存在就算到月底。\
                所以跨过二月的几个月会比“30 天一个月”短，但一样算数。",
                "No, it is a calendar month in China time: to the same day of the next month, or its last day where \
                there is no such day. Months that span February are shorter than 30 days each would be, and count all \
                the same.",
            )),
            Para(t(
                "指南没有写明，这是本工具的理解，与付费方式一致。有的云服务商（如百度智能云）才按天数算。",
                "The guide does not spell this out; we read it as the billing works. Some other providers, such as \
                Baidu, do count days.",
            )),
        ],
        facts: &["A3"],
        keywords: "天数 日历月 自然月 二月 月底 时区 days calendar february timezone count",
        see: &["term", "term-inferred"],
    },
    Entry {
        id: "term-inferred",
        question: t("本工具怎么知道我买了几个月？", "How does this tool know how many months I bought?"),
        answer: &[Para(t(
            "导出的数据里没有这一项，只能从购买和到期日期推算。由按量付费转来的实例创建得早，会算多。\
            请按订单填上月数，填的优先。",
            "Exports don't say; it is worked out from the dates of purchase and expiry. An instance converted from \
            pay-as-you-go was created earlier and comes out too long. State the months as on your orders: they win \
            over the dates.",
        ))],
        facts: &["A19"],
        keywords: "推算 推断 日期 导出 填写 inferred dates export guess",
        see: &["term", "pay-as-you-go"],
    },
    Entry {
        id: "remaining",
        question: t("还剩多少时间才够？", "How much time must be left?"),
        answer: &[
            Para(t(
                "指南要求剩余时长满足备案，却没给数字。当时的英文版把剩余不到 {ecs.months} \
                个月当作没有按钮的一种原因；2026年的国际站则说只看累计时长，不看剩余。所以本工具只提醒，不判不合格。",
                "The guide asks for enough remaining time and gives no figure. Its English edition of the time names \
                less than {ecs.months} months left as a cause of a missing button; the international site of 2026 \
                says that only the total counts. So this tool advises, and refuses nothing.",
            )),
            Para(t(
                "备案审核要几周。按钮不见了，或剩下不到一个月，就先续费。",
                "A filing takes weeks to review. If the button is missing, or less than a month is left, renew first.",
            )),
        ],
        facts: &["S19", "S39", "A1", "M2"],
        keywords: "剩余 快到期 即将到期 不满足备案要求 remaining left soon expires",
        see: &["term", "expired", "disagree"],
    },
    Entry {
        id: "expired",
        question: t("服务器到期了还能申请吗？", "The server has expired. Can I still apply?"),
        answer: &[
            Para(t(
                "不能，从到期那一刻起就不能。续费后就恢复；总时长也不够的话，一次续够两样。",
                "No, from the very moment of expiry. Renewing restores it; if the total is too short as well, one \
                renewal can mend both.",
            )),
            Link(
                t("ECS 包年包月与续费", "ECS: subscription and renewal"),
                Target::Remedy(Product::Ecs, RemedyKind::Renew),
            ),
            Link(
                t("弹性 Web 托管续费", "Elastic web hosting: renewal"),
                Target::Remedy(Product::ElasticWebHosting, RemedyKind::Renew),
            ),
        ],
        facts: &["S42", "S43"],
        keywords: "到期 过期 续费 expire expiry expired lapsed renew",
        see: &["released", "term", "remaining"],
    },
    Entry {
        id: "released",
        question: t(
            "到期很久、释放或退款以后会怎样？",
            "What happens long after expiry, or after a release or refund?",
        ),
        answer: &[
            Para(t(
                "到期的服务器大约保留 {released.days} 天（指南以外的资料）。再久就可能已被释放，续不了费，\
                只能另买一台。",
                "An expired server is kept for about {released.days} days (from material beside the guide). After \
                that it has probably been released: it can't be renewed, and you need another.",
            )),
            Para(t(
                "号码是发给那台实例的，不会随退款转到别的实例；靠它接入的网站也会失去服务器。退订之前先想好。",
                "Numbers were issued for that instance and don't move to another with a refund; sites that it serves \
                lose their server. Think before you cancel.",
            )),
        ],
        facts: &["A11"],
        keywords: "释放 退款 退订 回收 停用 保留 refund release released cancel unsubscribe grace",
        see: &["expired", "after-filing", "used-up"],
    },
];
