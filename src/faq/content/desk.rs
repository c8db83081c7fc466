//! What this app does, keeps and knows, and how sure it is.

use super::{BLANK, Entry, t};
use crate::faq::Block::{List, Para};

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "reservation",
        question: t("本工具给的 SIM- 号码是什么？", "What is the SIM- number that this tool gives?"),
        answer: &[
            Para(t(
                "是预留，不是真正的号码，不能用来备案：真正的号码只有阿里云能发。它替一个网站占住一个名额，\
                提醒您还要去控制台申请；把真正的号码填回来，就取代它。",
                "A reservation, not a real number, and no good for a filing: only Alibaba Cloud issues real ones. It \
                holds a slot for a site and reminds you to apply in the console; the real number that you bring back \
                takes its place.",
            )),
            Para(t(
                "预留占满剩下的名额时，这里就不能再申请：填回真正的号码，或放弃用不着的预留。放弃预留不损失什么，\
                因为什么也没发过。",
                "Where reservations hold every slot that is left, you can't apply here any more: enter the real numbers, or \
                give up reservations that you don't need. That costs nothing, since nothing was issued.",
            )),
        ],
        facts: &["S20", "S21", "S22"],
        keywords: "预留 模拟 占位 假号码 放弃 reservation simulated fake placeholder discard sim reserved",
        see: &["apply", "unused-number", "how-many"],
    },
    Entry {
        id: "data",
        question: t("我的数据存在哪里？会上传吗？", "Where is my data kept? Is it sent anywhere?"),
        answer: &[
            Para(t(
                "只存在这个浏览器里（IndexedDB 和 localStorage），什么都不上传，也从不要密码或 AccessKey。",
                "In this browser alone (IndexedDB and localStorage). Nothing is sent, and no password or AccessKey is \
                ever asked for.",
            )),
            Para(t(
                "换浏览器、清除网站数据或用无痕窗口，记录就不在了，所以请不时导出备份。嵌在别的网页里时什么都不保存。\
                导出和清空在“关于”页。",
                "Another browser, cleared site data or a private window has none of it, so export a copy now and \
                then. Embedded in another page it keeps nothing. Export and erase are on the About page.",
            )),
        ],
        keywords: "隐私 安全 上传 保存 备份 导出 清除 删除数据 密钥 privacy secure upload storage backup export erase \
        accesskey offline",
        see: &["find-again", "import"],
        ..BLANK
    },
    Entry {
        id: "import",
        question: t("怎样把我的实例放进来？", "How do I bring my instances in?"),
        answer: &[
            Para(t(
                "一两台就填表，不知道的可以选“不知道”。多台的话，用阿里云命令行工具导出 ECS 或轻量应用服务器的列表，\
                把文件拖进来；弹性 Web 托管要手填。",
                "For one or two, fill in the form; “I don't know” is an answer. For many, export the ECS or Simple \
                Application Server list with the Alibaba Cloud CLI and drop the file here; elastic web hosting is \
                entered by hand.",
            )),
            Para(t(
                "每个地域要导出一次。导出的是空列表，多半是 RAM 用户（子账号）没有权限。",
                "Export once for each region. An empty list mostly means that the RAM user (a sub-account) lacks the right to read.",
            )),
        ],
        facts: &["A4", "A19"],
        keywords: "导入 导出 命令行 批量 json csv 空列表 权限 cli import file drop bulk list ram permission",
        see: &["account", "term-inferred", "data"],
    },
    Entry {
        id: "disagree",
        question: t("本工具和控制台说的不一样，信谁？", "This tool and the console disagree. Which is right?"),
        answer: &[
            Para(t(
                "以控制台为准，这里说合格、那里没有按钮时也一样。本工具按 {guide.published}年的指南判断，\
                每个结论都写着出处；指南没说清的地方，会标明是本工具的理解。",
                "The console, also where this tool says yes and there is no button. This tool judges by the guide of \
                {guide.published}, names the source of every verdict, and says where the guide is silent and the \
                reading is ours.",
            )),
            Para(t(
                "先核对填的内容（账号、月数、到期），再看剩余时间是不是太短；都没问题，多半是规则变了，请问客服 \
                95187。",
                "Check what was entered (account, months, expiry), then whether too little time is left; if all is \
                well, the rules have probably changed: ask support on 95187.",
            )),
        ],
        facts: &["S33", "A1"],
        keywords: "不一致 准确 可靠 客服 依据 出处 wrong accurate trust reliable source official mismatch",
        see: &["changes", "remaining", "no-button"],
    },
    Entry {
        id: "changes",
        question: t("{guide.published}年以来，规则可能变了什么？", "What may have changed since {guide.published}?"),
        answer: &[
            Para(t(
                "规则取自《{guide.title}》（{guide.published}年，{guide.read_on} 阅读）。后来的变化只查到一部分：",
                "The rules are those of “{guide.title}” ({guide.published}, read on {guide.read_on}). Of what came \
                later we know a part:",
            )),
            List(&[
                t(
                    "名字改成“备案服务码”，页面叫“服务码获取”“服务码管理”。（官方页面，只见摘录）",
                    "The name is now 备案服务码, the pages 服务码获取 and 服务码管理. (official, seen in excerpts)",
                ),
                t(
                    "国际站 2026-06-26 的页面只列 ECS 和轻量应用服务器；ECS 只看累计时长，不看剩余。（官方页面，\
                    只见摘录）",
                    "The international site of 2026-06-26 lists ECS and Simple Application Server only; for ECS the \
                    total counts, not what is left. (official, seen in excerpts)",
                ),
                t(
                    "号码可以授权给另一个账号。（官方接口文档，读过全文）",
                    "A number can be granted to another account. (official interface documents, read)",
                ),
                t(
                    "买来的号码要先绑定实例；函数计算资源包、物联网套餐（时长和金额有下限）也有带号码的。（官方页面，\
                    只见摘录）",
                    "Numbers that were bought are bound to an instance first; function compute packs carry numbers, \
                    and so do IoT plans that are long and dear enough. (official, seen in excerpts)",
                ),
                t(
                    "建站工具“万小智”的促销也带号码。（促销文字）",
                    "Promotions of the site builder 万小智 include one. (promotional text)",
                ),
                t(
                    "官方如今的常见问题与这里的差不多。（只见摘录）",
                    "The provider's own questions are much like those here. (seen in excerpts)",
                ),
                t(
                    "服务器和备案在同一账号时，订单可以直接选服务器，不必手填号码。（摘录与个人记录）",
                    "Where server and filing share an account, the order picks the server itself and no number is \
                    typed. (excerpts and a private log)",
                ),
            ]),
            Para(t(
                "没查到：中国站现行的条件表，以及弹性 Web 托管和建站市场今天的门槛。付钱之前，以控制台为准。",
                "Not found: the present table of the Chinese site, and today's thresholds for elastic web hosting and \
                the marketplace. Before you pay, go by the console.",
            )),
        ],
        facts: &["M1", "M2", "M7", "M8", "M9", "M10", "M11", "M12", "M13", "M15"],
        keywords: "变化 更新 最新 现在 过时 旧 今年 new rules latest today outdated update current 2026",
        see: &["names", "disagree", "remaining"],
    },
];
