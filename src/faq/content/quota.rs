//! How many numbers there are, and that none ever comes back.

use super::{Entry, t};
use crate::faq::Block::{List, Para};

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "how-many",
        question: t("一共能申请几个号码？", "How many numbers can I get?"),
        answer: &[
            List(&[
                t("ECS：每个实例 {ecs.quota} 个。", "ECS: {ecs.quota} for each instance."),
                t(
                    "轻量应用服务器：每个实例 {swas.quota} 个。",
                    "Simple Application Server: {swas.quota} for each instance.",
                ),
                t(
                    "弹性 Web 托管：每个账号 {hosting.quota} 个，不管有几个实例。",
                    "Elastic web hosting: {hosting.quota} for each account, however many instances.",
                ),
                t("建站市场：每个产品 {market.quota} 个。", "Marketplace: {market.quota} for each product."),
            ]),
            Para(t(
                "一个号码备案一个网站。除了弹性 Web 托管，买得越多，总数越多。",
                "One number files one site. Except for hosting, the more you own the more you can have in all.",
            )),
        ],
        facts: &["S20", "S21", "S23", "S24"],
        keywords: "数量 几个 多少个 额度 名额 上限 limit quota count maximum many",
        see: &["hosting-quota", "used-up", "add-site"],
    },
    Entry {
        id: "hosting-quota",
        question: t("多买几个弹性 Web 托管，能多申请吗？", "Do more hosting instances give more numbers?"),
        answer: &[
            Para(t(
                "不能。它按账号算：有一个实例还是 {hosting.quota} 个实例，这个账号最多都是 {hosting.quota} 个号码。\
                用完后，这个账号的所有弹性 Web 托管都不再有按钮。",
                "No. It goes by account: with one instance or with {hosting.quota}, the account has {hosting.quota} \
                numbers at most. Once they are gone, no hosting instance of the account has a button any more.",
            )),
            Para(t(
                "还要更多，就换另一个阿里云账号，在那里另买弹性 Web 托管；或者改用按实例计算的 ECS、轻量应用服务器。",
                "For more, buy a hosting instance with another Alibaba Cloud account, or use ECS or Simple \
                Application Server, which count by instance.",
            )),
        ],
        facts: &["S22", "S25", "S46", "A6"],
        keywords: "弹性 web 托管 账号 另一个账号 换账号 hosting account elastic another",
        see: &["how-many", "used-up"],
    },
    Entry {
        id: "used-up",
        question: t("名额用完了怎么办？", "All numbers are used up. What now?"),
        answer: &[
            Para(t(
                "先看有没有申请了还没用的号码。没有的话，要备案新网站，就再买一台 ECS、轻量应用服务器，\
                或一个建站市场产品；弹性 Web 托管要换一个账号再买。",
                "First look for one that was issued and never used. If there is none, a new site needs another ECS, \
                Simple Application Server or marketplace product; for hosting, another account and an instance there.",
            )),
            Para(t(
                "发过的号码一个不少地计数：用过的、审核中的、失效的都算，什么也不会退回来（本工具的理解）。",
                "Every number ever issued counts, whether used, under review or void; nothing is given back (as we \
                read it).",
            )),
        ],
        facts: &["S44", "S45", "A5"],
        keywords: "用完 上限 达到上限 超过 不够 exhausted limit reached full more",
        see: &["how-many", "hosting-quota", "unused-number", "reuse"],
    },
    Entry {
        id: "reuse",
        question: t("号码能重复使用、释放或删除吗？", "Can a number be reused, released or deleted?"),
        answer: &[
            List(&[
                t(
                    "备案一成功，号码就作废，不能再给别的域名用。",
                    "Once its filing succeeds it is void, and no other domain can use it.",
                ),
                t("不能先释放再拿来用。", "It can't be released to be used again."),
                t("不能删掉旧的、重新申请。", "It can't be deleted to apply afresh."),
            ]),
            Para(t(
                "每个号码只对应一次备案。所以申请前先想好给哪个网站用，并记下来；本工具也不提供删除。",
                "Each number stands for one filing. So decide which site it is for before you apply, and note it; for \
                the same reason this tool has no delete.",
            )),
        ],
        facts: &["S26", "S27", "S28", "S29"],
        keywords: "重复 复用 再用 解绑 删除 作废 更换域名 一次性 reuse delete release remove unbind void single use \
        again",
        see: &["rejected", "add-site", "used-up"],
    },
    Entry {
        id: "add-site",
        question: t("已经备案了一个网站，再加一个怎么申请？", "One site is filed. How do I add another?"),
        answer: &[
            Para(t(
                "旧号码不能再用，给新域名再申请一个，然后办新增网站。一共能提交：ECS 每个实例 {ecs.quota} 次，\
                轻量应用服务器每个实例 {swas.quota} 次，弹性 Web 托管每个账号 {hosting.quota} 次。",
                "The old number can't serve again: apply for another one for the new domain, then file it as an added \
                site. In all, an ECS allows {ecs.quota} filings, a Simple Application Server {swas.quota}, hosting \
                {hosting.quota} for each account.",
            )),
            Para(t(
                "建站市场每个产品只有 {market.quota} 个号码、只能备案一个网站，再加就要另买。",
                "A marketplace product has {market.quota} number, for one site; another site needs another product.",
            )),
        ],
        facts: &["S51", "S52", "S53"],
        keywords: "新增网站 第二个 新域名 多个网站 添加 add second new domain site more sites",
        see: &["how-many", "unused-number", "used-up"],
    },
    Entry {
        id: "deregistered",
        question: t("以后注销备案，号码会还给我吗？", "If I cancel the filing later, do I get the number back?"),
        answer: &[Para(t(
            "不会（本工具的理解）：号码在备案成功时已经作废，名额也不恢复。再要备案，就用剩下的名额申请新号码。",
            "No, as we read it: the number was void from its success on, and the slot does not come back. For another \
            filing, apply for a new one from what is left.",
        ))],
        facts: &["S28", "S29", "A16"],
        keywords: "注销 取消备案 退还 恢复 deregister cancel cancellation filing return back",
        see: &["reuse", "used-up", "after-filing"],
    },
];
