//! The facts of the guide, S1 to S62, each in one sentence of our own.

use super::super::Lang;

/// What a fact of the guide says; none where there is no such fact.
pub(super) fn text(lang: Lang, id: &str) -> Option<&'static str> {
    let (zh, en) = match super::number(id, 'S')? {
        1 => (
            "备案时凭备案服务号证明网站确实用着阿里云的产品。",
            "The number proves in a filing that a product backs the site.",
        ),
        2 => (
            "内地的 ECS、轻量应用服务器、弹性 Web 托管和建站市场产品，备案时要用备案服务号。",
            "Four products use a number, in the mainland: ECS, Simple Application Server, web hosting, marketplace sites.",
        ),
        3 => (
            "云虚拟主机靠用户名和密码验证，用不着备案服务号。",
            "A virtual host is verified by user name and password, without a number.",
        ),
        4 => (
            "云虚拟主机的用户名和密码在哪里看，另有帮助页面说明。",
            "A help page of its own shows where the user name and password of a virtual host are.",
        ),
        5 => (
            "锋云和翔云这两种云享主机靠主机名和密码验证，用不着备案服务号。",
            "The two kinds of Yunxiang host are verified by host name and password, without a number.",
        ),
        6 => (
            "云享主机的密码向售后索取：打 95187 转 2，或者提交工单。",
            "Support gives the password of a Yunxiang host: phone 95187, extension 2, or a ticket.",
        ),
        7 => ("要备案的服务器必须位于内地。", "A server to be filed must be in the mainland."),
        8 => ("ECS 要买在内地的节点。", "An ECS instance must be bought at a mainland node."),
        9 => ("ECS 要包年包月，时长不少于 3 个月。", "ECS must be a subscription of three months or more."),
        10 => ("ECS 的续费算进这个时长。", "For ECS, renewals count towards those months."),
        11 => ("ECS 要买公网带宽。", "ECS must have public bandwidth."),
        12 => (
            "购买 ECS 时没要带宽的，事后可以用升降配补上。",
            "Bandwidth left out of an ECS purchase can be added by changing the configuration.",
        ),
        13 => ("按量付费的 ECS 拿不到备案服务号。", "Pay-as-you-go ECS gets no number."),
        14 => (
            "2018年5月21日起，轻量应用服务器要买够 3 个月才能申请。",
            "Since 21 May 2018 a Simple Application Server needs three months to apply.",
        ),
        15 => (
            "轻量应用服务器的时长是累计的，续费也算。",
            "For a Simple Application Server the months add up, renewals included.",
        ),
        16 => (
            "建站市场产品第一次就要买满 12 个月。",
            "A marketplace product must be bought for twelve months or more the first time.",
        ),
        17 => ("建站市场产品的订单不能低于 99 元。", "The order of a marketplace product must not be below 99 yuan."),
        18 => ("弹性 Web 托管要买满 6 个月。", "Web hosting must be bought for six months or more."),
        19 => (
            "备案时剩余时长不够就要续费，但没有写多少才够。",
            "With too little time left at the filing, renew; how much is enough is not said.",
        ),
        20 => ("每个 ECS 实例有 5 个名额。", "Each ECS instance has five numbers."),
        21 => ("每台轻量应用服务器有 5 个名额。", "Each Simple Application Server has five numbers."),
        22 => (
            "弹性 Web 托管按账号算，每个账号 5 个名额。",
            "Web hosting is counted by account: five numbers each, over all its instances.",
        ),
        23 => ("一个建站市场产品只有一个备案服务号。", "A marketplace product has exactly one number."),
        24 => {
            ("除弹性 Web 托管外，产品买得越多，名额越多。", "Except for web hosting, more products bring more numbers.")
        }
        25 => (
            "弹性 Web 托管无论有一个实例还是五个，上限都是 5 个。",
            "With one hosting instance or five, the limit stays at five.",
        ),
        26 => ("号码只能用一次，备案通过就失效。", "A number is used once: it is void when its filing succeeds."),
        27 => ("失效的号码不能给别的网站或域名用。", "A void number serves no other site or domain."),
        28 => ("号码不能退回来再用。", "A number can't be given back and used again."),
        29 => ("号码也不能删掉重新申请。", "Nor can a number be deleted to apply once more."),
        30 => ("第一步：用购买服务器的账号登录。", "Step 1: sign in with the account that bought the server."),
        31 => (
            "第一步：打开控制台，点左侧的备案服务号申请。",
            "Step 1: in the console, choose the application page (备案服务号申请) on the left.",
        ),
        32 => (
            "第二步：选好产品，找到实例，点这一行的申请。",
            "Step 2: choose the product, find the instance, press Apply (申请) in its row.",
        ),
        33 => (
            "一行里没有申请按钮，就说明这台服务器不合要求。",
            "A row without that button means that the server does not qualify.",
        ),
        34 => (
            "建站市场产品的号码早已存在，在它的操作栏点查看。",
            "A marketplace product has its number already: press View (查看) in its row.",
        ),
        35 => ("第三步：点确认，完成申请。", "Step 3: press Confirm (确认) to apply."),
        36 => (
            "申请到的号码列在备案服务号管理页面。",
            "The number is then listed on the management page (备案服务号管理).",
        ),
        37 => (
            "没有按钮的一种原因：登录的不是购买账号，换过来即可。",
            "No button: signed in as another account than the buyer's; sign in as that one.",
        ),
        38 => (
            "没有按钮的一种原因：ECS 是按量付费，要转成 3 个月以上的包年包月。",
            "No button: the ECS instance is pay-as-you-go; convert it to three months or more.",
        ),
        39 => (
            "没有按钮的一种原因：包年包月剩余的时长不够，要续费。",
            "No button: the subscription has too little time left; renew it.",
        ),
        40 => (
            "指南再次列出 ECS 的条件：内地节点、公网带宽、连同续费满 3 个月。",
            "Once more for ECS: a mainland node, public bandwidth, three months with renewals.",
        ),
        41 => (
            "ECS 没有公网带宽的，用升降配购买。",
            "ECS without public bandwidth: buy it by changing the configuration.",
        ),
        42 => (
            "没有按钮的一种原因：服务器到期了，到期的不能申请。",
            "No button: the server has expired, and an expired one can't apply.",
        ),
        43 => (
            "到期后怎样续费，ECS 和弹性 Web 托管各有说明页面。",
            "For expired ECS and web hosting there are pages on how to renew.",
        ),
        44 => ("没有按钮的一种原因：名额已经用完。", "No button: the quota is used up."),
        45 => (
            "名额用完后，另买 ECS、轻量应用服务器或建站市场产品才能再备案。",
            "Quota used up: buy another ECS, Simple Application Server or marketplace product.",
        ),
        46 => (
            "弹性 Web 托管名额用完后，要换账号另买实例。",
            "Hosting quota used up: change to another account and buy an instance there.",
        ),
        47 => ("没有按钮的一种原因：地域不在内地。", "No button: the region is not in the mainland."),
        48 => (
            "域名指向内地服务器并对外开放网站时，才需要备案。",
            "A filing is needed only where a domain points to a mainland server that serves a site.",
        ),
        49 => ("网站放在中国香港的服务器上，就无需备案。", "A site on a Hong Kong server needs no filing."),
        50 => (
            "没有按钮的一种原因：云虚拟主机凭用户名和密码验证，本来就没有号码。",
            "No button: a virtual host is verified by user name and password instead.",
        ),
        51 => ("5 个名额可以备案 5 个网站。", "A quota of five serves five filings."),
        52 => (
            "要加一个网站，名额还有就再申请一个号码。",
            "To add a site, apply for another number while some of the quota is left.",
        ),
        53 => ("一个建站市场产品只够备案一个网站。", "A marketplace product serves one filing."),
        54 => ("诚信通旺铺备案时用不着备案服务号。", "A Chengxintong shop is filed without a number."),
        55 => (
            "先让域名指向旺铺或企业官网，再到旺铺备案系统提交。",
            "Point the domain to the shop or company site, then file in the shop's own system.",
        ),
        56 => (
            "提示没有可备案的 IP，就是 ECS 没有公网 IP，买了带宽才有。",
            "A message that no IP can be filed means that ECS has no public address: buy bandwidth.",
        ),
        57 => (
            "没有阿里云服务器的，先买一台能备案的。",
            "Without any server there, a server that can be filed comes first.",
        ),
        58 => (
            "云虚拟主机的用户名和密码在控制台“管理”的账号信息里，忘记了可以重置密码。",
            "A virtual host's user name and password are under Manage (管理), account information, where the password \
             can be reset.",
        ),
        59 => (
            "没买服务器而用云享主机的，同样打电话或提交工单索取密码。",
            "Those with a Yunxiang host instead of a server get its password by phone or ticket too.",
        ),
        60 => (
            "域名在阿里云、服务器在别家的，到服务器那一家备案。",
            "With the domain here and the server elsewhere, file with the server's provider.",
        ),
        61 => (
            "云虚拟主机验证的是管理用户名和密码，所以列表里没有它。",
            "Virtual hosts are not in the list because they are verified by user name and password.",
        ),
        62 => (
            "云享主机验证的是主机名和密码，列表里同样没有它。",
            "Nor are Yunxiang hosts, which are verified by host name and password.",
        ),
        _ => return None,
    };
    Some(lang.pick(zh, en))
}
