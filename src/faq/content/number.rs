//! What the number is, what it is called, and what it is not.

use super::{Entry, t};
use crate::faq::Block::{List, Para};

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "what-for",
        question: t("备案服务号有什么用？", "What is a filing service number for?"),
        answer: &[
            Para(t(
                "网站放在内地的服务器上，要先做 ICP 备案（向主管部门登记）才能开放访问。通过阿里云备案时，系统凭这个号码核对：\
                网站背后确实有一台合格的阿里云产品。",
                "A website on a mainland server must be registered with the authorities before it may open: the ICP filing \
                (备案). When you file through Alibaba Cloud, the number lets their system check that a qualifying \
                product of theirs really stands behind the site.",
            )),
            Para(t(
                "它只管这一步核对，不是网站最后公示的备案号。下一步：看看哪台服务器合格，再去申请。",
                "It serves that check alone; it is not the licence number that the site shows later. Next: see which \
                of your servers qualifies, then apply.",
            )),
        ],
        facts: &["S1"],
        keywords: "作用 干什么 是什么 用途 验证 核验 purpose meaning verify why need",
        see: &["words", "products", "apply", "icp-number"],
    },
    Entry {
        id: "products",
        question: t("哪些产品要用备案服务号？", "Which products use a number?"),
        answer: &[List(&[
            t(
                "要用：内地地域的云服务器 ECS、轻量应用服务器、弹性 Web 托管、建站市场（云市场）产品。",
                "They do, in mainland regions: ECS (云服务器), Simple Application Server (轻量应用服务器), elastic web hosting \
                (弹性 Web 托管) and marketplace sites (建站市场, 云市场).",
            ),
            t(
                "不用：云虚拟主机、云享主机和诚信通旺铺，它们各有自己的办法。",
                "They do not: virtual hosts (云虚拟主机), Yunxiang hosts (云享主机) and Chengxintong shops (诚信通旺铺), which \
                have ways of their own.",
            ),
            t("不在阿里云的服务器：找那家服务商备案。", "Servers elsewhere: file with the provider they are from."),
        ])],
        facts: &["S2"],
        keywords: "产品 类型 支持 轻量 cloud server vps kinds supported eligible products",
        see: &["requirements", "virtual-host", "yunxiang", "shop", "trial"],
    },
    Entry {
        id: "words",
        question: t("控制台里的这些词是什么意思？", "What do the console's words mean?"),
        answer: &[List(&[
            t("实例：您买的一台服务器，或一份产品。", "Instance (实例): one server, or one product, that you bought."),
            t(
                "地域：服务器放在哪座城市。在中国内地的才要备案。",
                "Region (地域): the city that the server is in. Only those in mainland China are filed.",
            ),
            t(
                "包年包月：预先付几个月或几年。按量付费：用多少付多少，这样的 ECS 不能申请。",
                "Subscription (包年包月): paid months or years ahead. Pay-as-you-go (按量付费): paid by use; such an ECS \
                can't apply.",
            ),
            t(
                "公网 IP：从互联网能访问到的地址。公网带宽：它的速度，ECS 要另买。",
                "Public IP (公网 IP): an address that the internet can reach. Public bandwidth (公网带宽): its speed, \
                which an ECS must have bought.",
            ),
            t(
                "弹性公网 IP（EIP）：单独购买、绑到服务器上的公网 IP。",
                "Elastic IP (弹性公网 IP, EIP): a public IP that is bought by itself and bound to a server.",
            ),
            t(
                "升降配：更改已买服务器的配置，例如加带宽。",
                "升降配: changing a server that you have, such as more bandwidth.",
            ),
        ])],
        facts: &["S7", "S11", "S12", "S13", "A10"],
        keywords: "名词 术语 词汇 glossary terms words vocabulary jargon",
        see: &["what-for", "requirements"],
    },
    Entry {
        id: "names",
        question: t(
            "备案服务号、备案服务码、授权码是一回事吗？",
            "Service number, service code, authorization code: are they the same?",
        ),
        answer: &[
            Para(t(
                "在阿里云，前两个是同一样东西：{guide.published}年的指南写“备案服务号”，2023 \
                年前后起改叫“备案服务码”，英文从 service number、service identification number 变成 service code。",
                "At Alibaba Cloud the first two are one thing: the guide of {guide.published} says filing service \
                number (备案服务号); since about 2023 it is called service code (备案服务码). In between, English \
                pages said service identification number.",
            )),
            Para(t(
                "“备案授权码”是腾讯云、华为云、京东云的说法，百度智能云叫“备案操作码”。用处相近，规则各异，不能互换。\
                在阿里云控制台看到“服务码”，当作备案服务号看就行。",
                "Authorization code (备案授权码) is what Tencent Cloud, Huawei Cloud and JD Cloud call theirs; Baidu \
                says 备案操作码. The purpose is alike, the rules differ, and one can't stand in for another. Where \
                the console says 服务码, read 备案服务号.",
            )),
        ],
        facts: &["M7"],
        keywords: "备案码 服务码 授权码 操作码 序列号 名称 区别 sn bsn serial name difference term code",
        see: &["icp-number", "changes"],
    },
    Entry {
        id: "icp-number",
        question: t(
            "它和备案号、备案密码有什么不同？",
            "How does it differ from the ICP number and the filing password?",
        ),
        answer: &[
            List(&[
                t(
                    "备案服务号：备案之前由云服务商发给服务器，通常是用短横线隔开的一长串字母和数字，只在提交备案时用。",
                    "Service number: given to a server by the cloud provider before the filing, usually a long row of \
                    letters and digits with hyphens; used when you submit.",
                ),
                t(
                    "备案号（ICP 备案号）：备案通过后由通信管理局发给主体和网站，要放在网站底部。",
                    "ICP number (备案号): given to owner and site by the authority once the filing is approved; it \
                    goes to the foot of the site.",
                ),
                t(
                    "备案密码：通信管理局发给备案主体，日后变更、注销备案时用。",
                    "Filing password (备案密码): sent by the authority to the owner, for changing or cancelling a \
                    filing later.",
                ),
            ]),
            Para(t(
                "服务号可以在云服务商的控制台再查；后两样不归云服务商管。",
                "The service number can be looked up in the provider's console; the other two are not the provider's \
                to give.",
            )),
        ],
        facts: &["S1", "S26"],
        keywords: "备案号 网站底部 页脚 许可证 区别 icp licence license footer beian password difference",
        see: &["names", "find-again"],
    },
    Entry {
        id: "free",
        question: t("申请要钱吗？可以向别人买号码吗？", "Does it cost anything? Can I buy a number from somebody?"),
        answer: &[
            Para(t(
                "指南没有提收费，只要求服务器合格。因此花钱的是服务器，不是号码。",
                "The guide mentions no fee; it only asks for a qualifying server. What costs money is the server, not \
                the number.",
            )),
            Para(t(
                "别人转卖的号码属于卖家的账号和服务器，而网站必须真的由那台服务器提供。不建议买。\
                若从正规渠道得到还没绑定实例的号码，如今在“服务码管理”里点“去绑定”。",
                "A number that somebody resells belongs to the seller's account and server, and your site would have \
                to be served from there. Don't buy one. If you got an unbound number officially, today's console \
                binds it under 服务码管理 with 去绑定.",
            )),
        ],
        facts: &["M11"],
        keywords: "免费 价格 收费 多少钱 代办 转让 出售 购买 未绑定 price fee free sell resale unbound bind",
        see: &["no-server", "trial", "changes"],
    },
];
