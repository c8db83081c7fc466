//! Applying, and what becomes of a number afterwards.

use super::{Entry, t};
use crate::faq::Block::{Entries, Link, Para, Steps};
use crate::faq::Target;

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "apply",
        question: t("怎样一步步申请？", "How do I apply, step by step?"),
        answer: &[
            Steps(&[
                t(
                    "先登录当初买下服务器的账号，打开备案控制台。",
                    "Sign in with the account that bought the server and open the filing console.",
                ),
                t(
                    "在左侧菜单选“备案服务号申请”。",
                    "In the menu on the left choose 备案服务号申请 (apply for a number).",
                ),
                t(
                    "选产品，找到那台实例，点这一行的“申请”。",
                    "Choose the product, find your instance and press 申请 (apply) in its row.",
                ),
                t("核对后点“确认”。", "Check what it says, then press 确认 (confirm)."),
                t(
                    "到“备案服务号管理”复制号码，填进备案订单。",
                    "Copy the number from 备案服务号管理 (management) and use it in your filing.",
                ),
            ]),
            Link(t("打开备案控制台", "Open the filing console"), Target::Console),
            Para(t(
                "建站市场的产品不用申请，点“查看”。如今控制台上的名字可能是“服务码获取”和“服务码管理”。",
                "Marketplace products need no application: press 查看 (view). Today the two pages may be called \
                服务码获取 and 服务码管理.",
            )),
        ],
        facts: &["S30", "S31", "S32", "S35", "S36"],
        keywords: "步骤 流程 教程 入口 申请 确认 获取 控制台 how to get apply guide console steps procedure",
        see: &["no-button", "marketplace", "reservation", "reuse"],
    },
    Entry {
        id: "no-button",
        question: t("为什么没有“申请”按钮？", "Why is there no 申请 (apply) button?"),
        answer: &[
            Para(t(
                "控制台不说原因：没有按钮，就是有条件没满足，也可能不止一个。逐条看：",
                "The console gives no reason: no button means that some condition is not met, perhaps several. One by \
                one:",
            )),
            Entries(&[
                (t("登录的不是购买账号", "You are not signed in as the buyer"), "account"),
                (t("服务器不在内地", "The server is not in the mainland"), "abroad"),
                (t("服务器已到期", "The server has expired"), "expired"),
                (t("付费方式是按量付费", "It is pay-as-you-go"), "pay-as-you-go"),
                (t("买的月数不够", "Too few months were bought"), "term"),
                (t("剩下的时间太短", "Too little time is left"), "remaining"),
                (t("没有公网带宽或公网 IP", "It has no public bandwidth or address"), "public-access"),
                (t("号码已经申请满了", "All numbers have been used up"), "used-up"),
                (
                    t(
                        "建站市场产品的首购时长或金额不够",
                        "A marketplace product was bought for too short or too cheaply",
                    ),
                    "market-conditions",
                ),
                (
                    t("产品本来就不用号码，例如云虚拟主机", "The product uses no number, such as a virtual host"),
                    "virtual-host-list",
                ),
            ]),
            Para(t(
                "在本工具里打开这台实例的判断，会看到所有没满足的条件，以及最少要做什么。",
                "Open the verdict of the instance in this tool: it shows every condition that fails, and the least to \
                do.",
            )),
        ],
        facts: &["S33"],
        keywords: "没有按钮 找不到 不显示 灰色 不能申请 无法申请 申请不了 missing button hidden greyed cannot apply \
        disabled",
        see: &["requirements", "disagree"],
    },
    Entry {
        id: "marketplace",
        question: t("建站市场（云市场）产品的号码在哪里看？", "Where is the number of a marketplace product?"),
        answer: &[
            Para(t(
                "号码随购买产生，不用申请。在“备案服务号申请”页选“建站市场”，再点产品那一行的“查看”。",
                "It exists from the purchase on. On the 备案服务号申请 page choose 建站市场, then press 查看 (view) \
                in the product's row.",
            )),
            Link(t("打开备案控制台", "Open the filing console"), Target::Console),
        ],
        facts: &["S34"],
        keywords: "查看 云市场 建站 模板 view marketplace site builder template",
        see: &["market-conditions", "how-many"],
    },
    Entry {
        id: "find-again",
        question: t("号码忘了、丢了，去哪里找？", "I lost the number. Where do I find it?"),
        answer: &[
            Para(t(
                "发过的号码都列在控制台的“备案服务号管理”里，不要为此再申请一个。",
                "Every number that was issued is listed in the console under 备案服务号管理; don't apply for another one \
                because you lost it.",
            )),
            Para(t(
                "找到后登记在本工具的“备案服务号管理”里，写上给哪个域名用，以后搜得到、导得出。",
                "Then record it here under Numbers, with the domain it is for: you can search and export it from then on.",
            )),
        ],
        facts: &["S36"],
        keywords: "忘记 丢失 找回 复制 管理 lost forgot forgotten copy where list",
        see: &["unused-number", "data"],
    },
    Entry {
        id: "unused-number",
        question: t("手里有没用过的号码，还要再申请吗？", "I have an unused number. Should I apply for another?"),
        answer: &[Para(t(
            "不用。已绑定、还没提交备案的号码可以直接给新网站用。多申请一个就永远占掉一个名额，所以先用旧的。",
            "No. A bound number that no filing has used yet serves for a new site. Every further application takes a \
            slot for good, so use the old one first.",
        ))],
        facts: &["S26", "S52"],
        keywords: "未使用 闲置 空闲 多余 剩余号码 spare idle left over",
        see: &["reuse", "add-site", "find-again"],
    },
    Entry {
        id: "rejected",
        question: t("备案被驳回或撤回，号码作废了吗？", "My filing was rejected or withdrawn. Is the number lost?"),
        answer: &[
            Para(t(
                "按本工具的理解，没有。指南只说备案成功后作废；腾讯云和京东云明说没备成可以再用。网上“放弃就作废”\
                的说法没有官方依据。",
                "As we read it, no. The guide voids a number when the filing succeeds; Tencent Cloud and JD Cloud say \
                outright that theirs can be used again. That giving up voids it is a claim without an official source.",
            )),
            Para(t(
                "改好资料，用同一个号码重新提交；不行就到“备案服务号管理”看它的状态。",
                "Fix what was criticised and submit with the same number; if it is refused, look at its state under \
                备案服务号管理.",
            )),
        ],
        facts: &["S26", "A15"],
        keywords: "驳回 退回 拒绝 不通过 失败 撤回 放弃 审核 reject rejection refused failed withdraw review",
        see: &["reuse", "deregistered"],
    },
    Entry {
        id: "after-filing",
        question: t("备案成功以后，服务器和域名还能动吗？", "After the filing, may I move the server or the domain?"),
        answer: &[
            Para(t(
                "据 2024年有人引用的官方页面，域名要一直解析到阿里云内地节点并有访问，否则可能在通知后被取消接入。\
                所以服务器要续着，换服务商要先办接入。",
                "According to somebody who quoted the official page in 2024, the domain must keep resolving to a \
                mainland node of Alibaba Cloud that serves it, else access may be cancelled after a notice. Keep the \
                server renewed, and arrange access with a new provider before you move.",
            )),
            Para(t(
                "“备案只有一年有效”没有官方依据。",
                "That a filing lasts one year is a claim without an official source.",
            )),
        ],
        facts: &["M14"],
        keywords: "取消接入 掉备案 解析 换服务器 迁移 有效期 cancel access dns move migrate validity revoke",
        see: &["deregistered", "changes"],
    },
];
