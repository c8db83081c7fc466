//! What a server must have: product, region, billing, public access, the right account.

use super::{Entry, t};
use crate::engine::{Product, RemedyKind};
use crate::faq::Block::{Link, List, Para};
use crate::faq::Target;

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "requirements",
        question: t("服务器要满足什么条件？", "What must a server have?"),
        answer: &[List(&[
            t(
                "都要：在内地地域、没有到期、由购买它的账号来申请、名额没用完。",
                "All: a mainland region, not expired, the buyer's account, and a number left.",
            ),
            t(
                "ECS：包年包月，累计 {ecs.months} 个月及以上（续费算在内），有公网带宽。",
                "ECS: a subscription of {ecs.months} months or more in total, renewals included, and public bandwidth.",
            ),
            t(
                "轻量应用服务器：累计 {swas.months} 个月及以上（续费算在内）。",
                "Simple Application Server: {swas.months} months or more in total, renewals included.",
            ),
            t(
                "弹性 Web 托管：包月 {hosting.months} 个月及以上。",
                "Elastic web hosting: a subscription of {hosting.months} months or more.",
            ),
            t(
                "建站市场：首次购买 {market.months} 个月及以上，订单 {market.yuan} 元及以上。",
                "Marketplace: first purchase of {market.months} months or more, order of {market.yuan} yuan or more.",
            ),
        ])],
        facts: &["S7", "S8", "S40", "S2"],
        keywords: "条件 要求 限制 资格 合格 ecs 轻量 conditions requirements qualify eligible eligibility",
        see: &["term", "public-access", "abroad", "how-many"],
    },
    Entry {
        id: "account",
        question: t(
            "登录的不是购买服务器的账号，怎么办？",
            "I am signed in with another account than the buyer's. What now?",
        ),
        answer: &[
            Para(t(
                "控制台只给购买者显示“申请”。换成购买服务器的账号登录再申请。",
                "The console offers 申请 (apply) to the buyer alone. Sign in with the account that bought the server, then \
                apply.",
            )),
            Para(t(
                "ECS 和轻量应用服务器的导出不写归属，所以本工具会问；不知道时不判不合格，只提醒。\
                如今的官方接口能把号码授权给另一个账号，指南里还没有。",
                "ECS and Simple Application Server exports don't say who owns an instance, so this tool asks; where it \
                is unknown it warns and \
                refuses nothing. The provider's interface of today can grant a number to another account; the guide \
                does not know this yet.",
            )),
            Link(
                t("打开备案控制台", "Open the filing console"),
                Target::Remedy(Product::Ecs, RemedyKind::SwitchAccount),
            ),
        ],
        facts: &["S37", "A4", "M12"],
        keywords: "账号 帐号 子账号 RAM 归属 不一致 授权 uid owner login wrong account sign in grant",
        see: &["no-button", "hosting-quota"],
    },
    Entry {
        id: "pay-as-you-go",
        question: t("按量付费的实例能申请吗？", "Can a pay-as-you-go instance apply?"),
        answer: &[
            Para(t(
                "不能。把它转成包年包月，一次买 {ecs.months} 个月或更久（ECS），就不用重装或换机。\
                转换之前的使用时间不算在内。",
                "No. Convert it to a subscription of {ecs.months} months or more (ECS): no need to set up another \
                server. The time before the conversion does not count.",
            )),
            Link(
                t("按量付费转包年包月", "Convert to a subscription"),
                Target::Remedy(Product::Ecs, RemedyKind::ConvertToSubscription),
            ),
        ],
        facts: &["S13", "S38"],
        keywords: "按量 后付费 按小时 抢占式 转换 包年包月 预付费 计费 payg postpaid hourly spot subscription billing \
        convert",
        see: &["term", "term-inferred"],
    },
    Entry {
        id: "public-access",
        question: t("没有公网 IP 或公网带宽，怎么办？", "There is no public IP or bandwidth. What now?"),
        answer: &[
            Para(t(
                "只有 ECS 要看这一条：备案要登记公网地址，没买公网带宽就没有地址。用“升降配”（更改配置）给实例加上公网带宽即可。",
                "Only ECS is checked for this: a filing registers a public address, and without public bandwidth \
                there is none. Add bandwidth by changing the instance's configuration (升降配).",
            )),
            Para(t(
                "带宽有了仍没有地址，就在控制台给它分配一个公网 IP。轻量应用服务器的套餐自带公网 IP。",
                "If there is bandwidth but still no address, have a public IP assigned in the console. Plans of \
                Simple Application Server include one.",
            )),
            Link(
                t("升降配：增加公网带宽", "Change the configuration: public bandwidth"),
                Target::Remedy(Product::Ecs, RemedyKind::BuyPublicBandwidth),
            ),
        ],
        facts: &["S11", "S12", "S41", "A9", "A10"],
        keywords: "带宽 外网 公网 地址 升级 升降配 bandwidth public address internet upgrade assign",
        see: &["no-fileable-ip", "eip"],
    },
    Entry {
        id: "no-fileable-ip",
        question: t("提示“无可备案的 IP”是什么意思？", "What does “no fileable IP” (无可备案的 IP) mean?"),
        answer: &[
            Para(t(
                "系统在这台 ECS 上没找到能登记的公网地址。能备案的 ECS 要三样齐全：包年包月、公网带宽、内地节点。\
                多半缺的是带宽，买了就好；不缺带宽，就查另外两样。",
                "The system found no public address on this ECS that could be registered. A fileable ECS is all \
                three: a subscription, with public bandwidth, on a mainland node. Mostly it is the bandwidth: buy it. \
                If you have it, look at the other two.",
            )),
            Link(
                t("升降配：增加公网带宽", "Change the configuration: public bandwidth"),
                Target::Remedy(Product::Ecs, RemedyKind::BuyPublicBandwidth),
            ),
        ],
        facts: &["S56"],
        keywords: "无可备案 备案 ip 提示 报错 error message address",
        see: &["public-access", "pay-as-you-go", "abroad"],
    },
    Entry {
        id: "eip",
        question: t(
            "只绑了弹性公网 IP（EIP），算有公网吗？",
            "I only have an elastic IP (EIP). Is that public access?",
        ),
        answer: &[Para(t(
            "指南只讲公网带宽，没有提 EIP。本工具按“有公网地址就行”理解，绑着 EIP 算满足；一解绑就不满足了，\
            所以本工具会提醒。NAT 地址和内网地址不算。",
            "The guide speaks of bandwidth and never of EIPs. We read it as “a public address will do”: with an EIP \
            bound the condition is met. It ends when you unbind it, so this tool reminds you. NAT and private addresses \
            don't count.",
        ))],
        facts: &["S11", "A10"],
        keywords: "弹性公网 绑定 nat 内网 私网 elastic address bind private slb",
        see: &["public-access"],
    },
    Entry {
        id: "region",
        question: t(
            "本工具不认识我的地域，或没写地域，怎么办？",
            "This tool does not know my region, or none is given. What now?",
        ),
        answer: &[
            Para(t(
                "地域决定要不要备案，所以先核对地域 ID 有没有写错。不认识的 cn- 地域按内地算（cn-hongkong \
                开头的除外）；其他不认识的一律当作未知，免得写错一个字母就变成“不用备案”。",
                "The region decides whether a filing is needed at all, so check the region ID for typing errors. An \
                unlisted cn- region counts as mainland (except cn-hongkong…); any other unlisted one counts as \
                unknown, so that a slip never reads as “no filing needed”.",
            )),
            Para(t(
                "建站市场产品通常不显示地域，没填就按内地算；知道的话请填上。",
                "Marketplace products usually show no region: left empty it counts as mainland. If you know it, state \
                it.",
            )),
        ],
        facts: &["S7", "A7"],
        keywords: "地域 区域 节点 未知 金融云 政务云 region zone unknown unlisted node",
        see: &["abroad"],
    },
    Entry {
        id: "not-running",
        question: t("服务器停机或被锁定，能申请吗？", "The server is stopped or locked. Can it apply?"),
        answer: &[Para(t(
            "指南没提，本工具只提醒，不判不合格。官方接口文档说只有正常运行的实例能领号，所以先开机、结清欠费再申请。",
            "The guide is silent, so this tool only reminds you. The provider's interface gives numbers to normally \
            running instances alone: start it and settle what is owed before you apply.",
        ))],
        facts: &["A13"],
        keywords: "停止 关机 锁定 欠费 状态 stopped shut down overdue locked status running",
        see: &["expired", "no-button"],
    },
    Entry {
        id: "market-conditions",
        question: t("建站市场（云市场）产品要满足什么？", "What must a marketplace product meet?"),
        answer: &[
            Para(t(
                "两条都要：首次就买 {market.months} 个月或更久，订单 {market.yuan} 元或更多。正好这个数也算。",
                "Two things: a first purchase of {market.months} months or more, and an order of {market.yuan} yuan \
                or more. Exactly that much will do.",
            )),
            Para(t(
                "首次没买够，后来续费补不回来；金额看订单总价。指南没说不满足怎么办，\
                看来只能另买一个合格的产品。",
                "A first purchase that was too short can't be mended by renewing; for the amount we take the order's \
                total. The guide offers no way out; we see none but to buy another product that qualifies.",
            )),
        ],
        facts: &["S16", "S17", "A7"],
        keywords: "首次购买 金额 订单 优惠 代金券 first purchase amount order price coupon yuan",
        see: &["marketplace", "how-many"],
    },
    Entry {
        id: "trial",
        question: t(
            "试用机、对象存储、容器、共享 IP 的主机能用吗？",
            "Do trials, storage, containers or shared-IP hosts qualify?",
        ),
        answer: &[
            Para(t(
                "不要指望。指南只列四类产品；据官方资料，试用产品不能绑定号码，SLB 和容器服务拿不到号码，\
                要用后面或同账号里一台合格的 ECS。OSS 和 CDN 只要求域名已经备案，自己发不了号。",
                "Don't count on it. The guide lists four kinds of product. By official material trials can't carry a \
                number; SLB and container services get none, and you use a qualifying ECS behind them or in the \
                account. OSS and CDN ask for a domain that is filed and issue nothing.",
            )),
            Para(t("先查清能不能备案，再付钱。", "Find out whether it can be filed before you pay.")),
        ],
        facts: &["S2", "A14", "M4", "M5"],
        keywords: "试用 免费 对象存储 容器 函数 虚拟 共享 负载均衡 oss cos cdn slb ack nat trial free storage \
        container serverless function shared",
        see: &["products", "no-server"],
    },
];
