//! What later material says, M1 to M15, each in one sentence of our own.

use super::super::Lang;

/// What a fact of the later material says; none where there is no such fact.
pub(super) fn text(lang: Lang, id: &str) -> Option<&'static str> {
    let (zh, en) = match super::number(id, 'M')? {
        1 => (
            "国际站的文档里，能申请的产品只有 ECS 和轻量应用服务器，每台 5 个服务码。",
            "The international site lists ECS and Simple Application Server alone, with five codes each.",
        ),
        2 => (
            "ECS 要在内地、包年包月，累计 3 个月以上（续费也算，已用和剩余多少都不看），还要买公网带宽。",
            "ECS: in the mainland, by subscription, three months or more in all (renewals count, what is used or left \
             does not matter), with public bandwidth.",
        ),
        3 => (
            "轻量应用服务器要在内地；其余条件没有看全，当作与 ECS 相同，只是不要求带宽。",
            "Simple Application Server: in the mainland; the rest was not seen whole and is taken to be as for ECS, \
             without bandwidth.",
        ),
        4 => (
            "负载均衡和容器服务拿不到服务码：前者填后端 ECS 的 IP，后者用同一账号里另一台合格的 ECS。",
            "Load balancers and container services get no code: give the address of an ECS behind the one, use another \
             qualifying ECS of the account for the other.",
        ),
        5 => (
            "OSS 自定义域名和 CDN 只要求域名已经备案，不一定要在阿里云接入。",
            "OSS with a domain of one's own and CDN want the domain filed, not necessarily through Alibaba Cloud.",
        ),
        6 => (
            "只有内地的服务器要备案，中国香港等地不用；别家的服务器到那一家备案。",
            "Only mainland servers are filed, those in Hong Kong and elsewhere are not; servers of other providers \
             are filed there.",
        ),
        7 => (
            "服务码是用短横线隔开的一串字符，从 ECS、云市场建站产品和物联网套餐得到。",
            "A code is a row of characters with hyphens; it comes from ECS, marketplace sites and IoT plans.",
        ),
        8 => (
            "物联网套餐要买 6 个月以上，单笔订单不低于 90 元。",
            "An IoT plan must be for six months or more and its single order not below 90 yuan.",
        ),
        9 => (
            "一个服务码对应一个网站和一个主体；服务器和备案在同一账号时，订单直接选服务器，不用填服务码。",
            "One code is one site of one owner; where server and filing share an account, the order picks the server \
             itself and no code is typed.",
        ),
        10 => (
            "函数计算资源包也带服务码，要到“服务码获取”页面领取；数量和期限没有查到。",
            "Function Compute packs bring codes too, to be fetched on the page for getting codes (服务码获取); how \
             many and for how long was not found.",
        ),
        11 => (
            "单独买来的服务码，在“服务码管理”里点“去绑定”，再选产品、实例和公网 IP。",
            "Codes bought by themselves are bound to a product, instance and public address on the page of codes \
             (服务码管理).",
        ),
        12 => (
            "服务码可以授权给另一个账号；收到的服务码在订单里选不到时，到“服务码管理”看它是否失效。",
            "A code can be granted to another account; if an order does not offer one that was received, the page of \
             codes (服务码管理) tells whether it is void.",
        ),
        13 => (
            "今天问得最多的仍是：新域名、没有申请按钮、能否重用、注销后能否再申请、用完了怎么办。",
            "People still ask about new domains, the missing button, reuse, applying again after a cancellation, and \
             codes that are used up.",
        ),
        14 => (
            "备案以后，域名要一直解析到阿里云的内地节点并有访问，否则通知后会被取消接入。",
            "After the filing the domain must keep resolving to a mainland node of Alibaba Cloud and be visited, else \
             access is cancelled after a notice.",
        ),
        15 => (
            "建站工具“万小智”的促销里带一个服务码。",
            "Promotions of the site builder Wanxiaozhi (万小智) include a code.",
        ),
        _ => return None,
    };
    Some(lang.pick(zh, en))
}
