//! The ways of those who need no number, or can't have one yet.

use super::{Entry, t};
use crate::engine::InsteadCode;
use crate::faq::Block::{Link, List, Para, Steps};
use crate::faq::Target;

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "abroad",
        question: t("服务器在香港或国外，要备案吗？", "The server is in Hong Kong or abroad. Must I file?"),
        answer: &[
            Para(t(
                "不用，也申请不了号码。只有域名指向内地服务器、由它对外提供网站时才要备案；中国香港的服务器同样不用。",
                "No, and there is no number to be had. A filing is needed only where a domain points to a mainland \
                server that serves the site; Hong Kong counts as outside.",
            )),
            Para(t(
                "若要改用内地服务器，就买一台合格的再备案。网上“香港服务器也能发号”的说法不对。",
                "If you want to serve from the mainland, buy a qualifying server there, then file. Claims that Hong \
                Kong servers can issue numbers are wrong.",
            )),
        ],
        facts: &["S47", "S48", "S49", "M6"],
        keywords: "香港 海外 境外 国外 海外服务器 免备案 大陆 hong kong overseas abroad singapore mainland region \
        foreign",
        see: &["region", "no-server"],
    },
    Entry {
        id: "virtual-host",
        question: t(
            "云虚拟主机怎么验证？用户名和密码在哪里？",
            "How is a virtual host verified? Where are its user name and password?",
        ),
        answer: &[
            Para(t(
                "不用号码，用主机的管理用户名和密码验证：",
                "Not by a number but by the host's management user name and password:",
            )),
            Steps(&[
                t(
                    "打开云虚拟主机控制台，点那台主机的“管理”。",
                    "Open the virtual host console and press 管理 (manage) at the host.",
                ),
                t(
                    "在“账号信息”里看用户名和密码。",
                    "Read user name and password under 账号信息 (account information).",
                ),
                t("忘了密码就点“重置密码”。", "If the password is forgotten, press 重置密码 (reset)."),
            ]),
            Link(
                t("打开云虚拟主机控制台", "Open the virtual host console"),
                Target::Page("https://netcn.console.aliyun.com/core/host/list2"),
            ),
            Link(
                t("说明：用户名和密码在哪里", "Help: where user name and password are"),
                Target::Instead(InsteadCode::VerifyHostUser),
            ),
        ],
        facts: &["S3", "S4", "S50", "S58"],
        keywords: "虚拟主机 用户名 密码 重置 忘记密码 管理 virtual host password user reset forgot",
        see: &["virtual-host-list", "yunxiang"],
    },
    Entry {
        id: "virtual-host-list",
        question: t("申请列表里为什么没有云虚拟主机？", "Why is my virtual host not in the list?"),
        answer: &[Para(t(
            "列表只收用号码验证的产品。云虚拟主机凭管理用户名和密码，云享主机凭主机名和密码，所以都不在里面，\
            也不用等它出现。",
            "The list holds products that are verified by number. Virtual hosts go by management user name and \
            password, Yunxiang hosts (云享主机) by host name and password; so neither is there, and there is nothing to wait for.",
        ))],
        facts: &["S61", "S62"],
        keywords: "列表 找不到 不在列表 虚拟主机 list missing virtual host not listed",
        see: &["virtual-host", "yunxiang"],
    },
    Entry {
        id: "yunxiang",
        question: t("云享主机（锋云、翔云）怎么验证？", "How is a Yunxiang host (云享主机: 锋云, 翔云) verified?"),
        answer: &[
            Para(t(
                "不用申请号码，用主机名和密码。密码向售后要：拨 95187 转 2，或者提交工单。",
                "By host name and password, without a number. Ask after-sales support for the password: call 95187, \
                extension 2, or open a ticket.",
            )),
            Link(t("提交云享主机工单", "Open a ticket"), Target::Instead(InsteadCode::VerifyHostName)),
        ],
        facts: &["S5", "S6", "S59"],
        keywords: "云享 锋云 翔云 电话 客服 工单 主机名 95187 yunxiang fengyun xiangyun phone support ticket hotline",
        see: &["virtual-host"],
    },
    Entry {
        id: "shop",
        question: t(
            "域名绑在诚信通旺铺或企业官网上，怎么备案？",
            "My domain is for a Chengxintong shop (诚信通旺铺). How do I file?",
        ),
        answer: &[
            Para(t(
                "不用号码。先把域名解析并绑到旺铺或企业官网，再登录旺铺备案系统提交。",
                "Without a number. First point the domain to the shop or company site and bind it there, then submit in the \
                shop's own filing system.",
            )),
            Link(t("打开旺铺备案系统", "Open the shop filing system"), Target::Instead(InsteadCode::ShopFilingSystem)),
        ],
        facts: &["S54", "S55"],
        keywords: "诚信通 旺铺 商铺 店铺 企业官网 1688 shop store chengxintong company site",
        see: &["products"],
    },
    Entry {
        id: "other-provider",
        question: t(
            "域名在阿里云，服务器在别家，怎么办？",
            "The domain is at Alibaba Cloud, the server elsewhere. What now?",
        ),
        answer: &[Para(t(
            "去找服务器那家的备案平台。备案跟着服务器走，和域名在哪里买无关；阿里云发不了别家服务器的号码。",
            "Turn to the filing platform of the server's provider. A filing goes with the server, wherever the domain \
            was bought; Alibaba Cloud can't issue a number for a server of others.",
        ))],
        facts: &["S60", "M6"],
        keywords: "其他服务商 别家 腾讯云 华为云 域名 registrar other provider elsewhere tencent huawei domain",
        see: &["names", "no-server"],
    },
    Entry {
        id: "no-server",
        question: t("还没有服务器，能先拿号码吗？", "I have no server yet. Can I get a number first?"),
        answer: &[
            Para(t(
                "不能，号码是发给服务器的。先买一台可以备案的：",
                "No: numbers are issued for servers. First buy one that can be filed:",
            )),
            List(&[
                t(
                    "选内地地域、包年包月；ECS 买 {ecs.months} 个月或更久并带公网带宽，轻量应用服务器买 {swas.months} \
                    个月或更久。",
                    "Choose a mainland region and a subscription: an ECS for {ecs.months} months or more with public \
                    bandwidth, or a Simple Application Server for {swas.months} months or more.",
                ),
                t("要备案几个网站，先算好名额。", "Count how many sites you will file, and what that takes."),
            ]),
            Para(t(
                "买的是云虚拟主机或云享主机，就不用号码。",
                "If you buy a virtual host or a Yunxiang host, you need no number.",
            )),
        ],
        facts: &["S57", "S9", "S11", "S14"],
        keywords: "没有服务器 没买 购买 新手 便宜 买什么 no server buy purchase beginner first cheapest which",
        see: &["requirements", "how-many", "trial"],
    },
];
