//! The plan of the sites to file: labels, what was made of a list, where each site goes, what it costs.

use super::phrase::{fill, list};
use super::{Lang, verdict};
use crate::engine::{Cost, DomainError, Noise, Product};

texts! {
    /// A text of the plan that stands alone.
    Text by text;
    Intro: "贴上要备案的网站域名，这里告诉您每个网站用哪个号码、去哪台实例申请，以及最少还要做什么。",
        "Paste the domains to be filed: this tells which number or instance each site goes to, and the least to do first.";
    Label: "要备案的域名", "Domains to file";
    Hint: "一行一个，或用逗号、空格隔开；中文域名可以直接写。备案按主域名算，www 和其他子域名不用另写。",
        "One per line, or with commas or spaces between; write Chinese domains as they are. A filing is for the main domain: leave www and other subdomains out.";
    Faults: "这些不是域名，没有计入", "These are not domains, so they were left out";
    Remarks: "对写法的说明", "How the list was read";
    Empty: "还没有域名。您写的内容会保存在这个浏览器里。", "No domains yet. What you write is kept in this browser.";
    StepsHeading: "先要做的", "To do first";
    SitesHeading: "每个网站去哪里", "Where each site goes";
    ApplyOne: "申请", "Apply";
    OpenNumber: "查看号码", "Show the number";
    OpenInstance: "查看实例", "Show the instance";
    Switch: "切换到这个账号", "Switch to this account";
    AddBought: "添加新实例", "Add the new instance";
    Csv: "导出为表格", "Save as a table";
    UnsureLink: "去补充信息", "Fill in what is missing";
    WorkOut: "规划", "Plan";
}

/// The headers of the plan's table.
pub fn headers(lang: Lang) -> [&'static str; 6] {
    match lang {
        Lang::Zh => ["域名", "ASCII 形式", "去处", "实例ID", "号码", "账号"],
        Lang::En => ["Domain", "ASCII form", "Where", "Instance ID", "Number", "Account"],
    }
}

/// Why a text is no domain.
pub fn fault(lang: Lang, line: usize, typed: &str, error: DomainError) -> String {
    let reason = match error {
        DomainError::Empty => lang.pick("没有内容", "nothing is left of it"),
        DomainError::Address => lang.pick("这是 IP 地址，备案要填域名", "an IP address; a filing is for a domain"),
        DomainError::SingleLabel => {
            lang.pick("缺少后缀，要像 example.cn 这样", "the ending is missing: it should look like example.cn")
        }
        DomainError::EmptyLabel => lang.pick("两个点连在一起，或以点开头", "two dots touch, or it starts with one"),
        DomainError::Character(character) => {
            let character = if character.is_control() { String::new() } else { character.to_string() };
            let template = lang.pick(
                "不能含有“{0}”；其他文字的域名请写成 xn-- 形式",
                "it can't hold “{0}”; write domains in other scripts in their xn-- form",
            );
            return at(lang, line, typed, &fill(template, &[&character]));
        }
        DomainError::Hyphen => lang.pick("连字符的位置不对", "a hyphen stands where none may"),
        DomainError::Ace => lang.pick("xn-- 后面的内容无法解读", "what follows xn-- can't be decoded"),
        DomainError::EndsInDigits => lang.pick("后缀全是数字，不是域名", "the ending is digits alone"),
        DomainError::LongLabel => lang.pick(
            "两点之间的一段超过 63 个字节（中文按编码后计算）",
            "a part between dots is longer than 63 bytes, as encoded",
        ),
        DomainError::Long => lang.pick("总长超过 253 个字节", "it is longer than 253 bytes"),
    };
    at(lang, line, typed, reason)
}

fn at(lang: Lang, line: usize, typed: &str, text: &str) -> String {
    let typed: String = if typed.chars().nth(60).is_some() {
        typed.chars().take(60).chain(['…']).collect()
    } else {
        typed.to_owned()
    };
    fill(lang.pick("第 {0} 行{1}：{2}", "Line {0}, {1}: {2}"), &[&line.to_string(), &typed, text])
}

/// What was taken off a domain.
pub fn stripped(lang: Lang, line: usize, typed: &str, domain: &str, noise: &[Noise]) -> String {
    let parts = noise.iter().map(|noise| match noise {
        Noise::Scheme => lang.pick("协议", "the scheme"),
        Noise::Path => lang.pick("路径", "the path"),
        Noise::Port => lang.pick("端口", "the port"),
        Noise::Www => "www.",
        Noise::Wildcard => "*.",
    });
    let parts = list(lang, parts);
    at(lang, line, typed, &fill(lang.pick("按{0}计算，去掉了{1}", "taken as {0}, without {1}"), &[domain, &parts]))
}

/// A site that stands in the list already.
pub fn repeated(lang: Lang, line: usize, typed: &str, first: usize) -> String {
    at(
        lang,
        line,
        typed,
        &fill(lang.pick("与第 {0} 行重复，只算一次", "the same as line {0}, counted once"), &[&first.to_string()]),
    )
}

/// A site under the domain of another.
pub fn under(lang: Lang, line: usize, typed: &str, above: &str) -> String {
    let template = lang.pick(
        "是{0}的子域名，一般随主域名一起备案，不必单列",
        "lies under {0} and is filed with it as a rule: it need not be listed",
    );
    at(lang, line, typed, &fill(template, &[above]))
}

/// More sites than are planned at once.
pub fn too_many(lang: Lang, count: usize, most: usize) -> String {
    fill(
        lang.pick(
            "一次最多规划 {1} 个网站，后面的 {0} 个没有计入。",
            "At most {1} sites are planned at once. Left out at the end: {0}.",
        ),
        &[&count.to_string(), &most.to_string()],
    )
}

/// How many sites there are, and how they stand: only what there is.
pub fn summary(lang: Lang, sites: usize, done: usize, now: usize, later: usize) -> String {
    let counts = [sites, done, now, later].map(|count| count.to_string());
    let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
    let parts = [
        (true, "共 {0} 个网站", "Sites: {0}"),
        (done > 0, "已备案或审核中 {1} 个", "filed or under review: {1}"),
        (now > 0, "现在就能办 {2} 个", "possible now: {2}"),
        (later > 0, "先做准备再办 {3} 个", "after the steps below: {3}"),
    ];
    let parts = parts.iter().filter(|(there, ..)| *there).map(|(_, zh, en)| fill(lang.pick(zh, en), &counts));
    let mut text = parts.collect::<Vec<_>>().join(lang.pick("，", "; "));
    text.push_str(lang.pick("。", "."));
    text
}

/// What the plan costs at least.
pub fn cost(lang: Lang, cost: Cost) -> String {
    let counted = |count: u32, zh: &'static str, one: &'static str, many: &'static str| {
        (count > 0).then(|| fill(lang.pick(zh, if count == 1 { one } else { many }), &[&count.to_string()]))
    };
    let parts = [
        counted(cost.purchases, "购买 {0} 台实例", "buy 1 instance", "buy {0} instances"),
        counted(cost.accounts, "再登录 {0} 个账号", "sign in to 1 more account", "sign in to {0} more accounts"),
        counted(cost.months, "续费或转包年包月共 {0} 个月", "pay for 1 month", "pay for {0} months"),
        counted(cost.touched, "给 {0} 台实例做准备", "prepare 1 instance", "prepare {0} instances"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        let text = lang
            .pick("不用买，不用续费，现有的就够。", "Nothing to buy and nothing to renew: what you have is enough.");
        return text.to_owned();
    }
    let parts = list(lang, parts.iter().map(String::as_str));
    fill(lang.pick("最少要：{0}。", "The least to do: {0}."), &[&parts])
}

/// Filed already.
pub fn filed(lang: Lang, number: &str) -> String {
    fill(lang.pick("已备案，用的是 {0}，不用再办。", "Filed with {0}: nothing to do."), &[number])
}

/// Under review.
pub fn filing(lang: Lang, number: &str) -> String {
    fill(lang.pick("正在审核，用的是 {0}，等结果。", "Under review with {0}: wait for the result."), &[number])
}

/// With a number that waits.
pub fn number(lang: Lang, number: &str) -> String {
    fill(lang.pick("用现有的号码 {0} 提交备案。", "File it with the number {0} that you have."), &[number])
}

/// With a number that is tied to an instance first.
pub fn bind(lang: Lang, number: &str, instance: Option<&str>) -> String {
    match instance {
        Some(instance) => fill(
            lang.pick(
                "用现有的号码 {0}：其他网站都申请好之后，把它绑定到“{1}”，再提交备案。",
                "With the number {0} that you have: once the other sites are applied for, bind it to “{1}” and file.",
            ),
            &[number, instance],
        ),
        None => fill(
            lang.pick(
                "用现有的号码 {0}：先绑定到一台实例，再提交备案。",
                "With the number {0} that you have: bind it to an instance first.",
            ),
            &[number],
        ),
    }
}

/// With what comes in the place of a reservation.
pub fn reservation(lang: Lang, number: &str) -> String {
    fill(
        lang.pick(
            "名额已预留（{0}）：到控制台申请，把真正的号码填进来。",
            "Its slot is reserved ({0}): apply in the console and enter the real number.",
        ),
        &[number],
    )
}

/// With a number to apply for.
pub fn apply(lang: Lang, instance: &str, ready: bool) -> String {
    let template = match (lang, ready) {
        (Lang::Zh, true) => "在“{0}”申请号码。",
        (Lang::Zh, false) => "做好准备后，在“{0}”申请号码。",
        (Lang::En, true) => "Apply for a number at “{0}”.",
        (Lang::En, false) => "Once the steps are done, apply at “{0}”.",
    };
    fill(template, &[instance])
}

/// With the number that a marketplace product has.
pub fn view(lang: Lang, instance: &str, ready: bool) -> String {
    let template = match (lang, ready) {
        (Lang::Zh, true) => "在控制台查看“{0}”自带的号码，登记后使用。",
        (Lang::Zh, false) => "做好准备后，在控制台查看“{0}”自带的号码，登记后使用。",
        (Lang::En, true) => "Look up the number that “{0}” has in the console, record it here and use it.",
        (Lang::En, false) => "Once the steps are done, look up the number that “{0}” has in the console and record it.",
    };
    fill(template, &[instance])
}

/// At an instance that is bought.
pub fn fresh(lang: Lang, place: usize) -> String {
    fill(
        lang.pick("买好之后，在第 {0} 台新实例申请号码。", "Apply at new instance no. {0}, once it is bought."),
        &[&place.to_string()],
    )
}

/// Nowhere.
pub fn nowhere(lang: Lang) -> &'static str {
    lang.pick(
        "按现在的规则，没有可用的号码，也没有可买的实例。",
        "By these rules there is no number for it and nothing to buy.",
    )
}

/// Filed by another account than the current one.
pub fn in_account(lang: Lang, account: &str) -> String {
    fill(lang.pick("账号 {0}", "account {0}"), &[account])
}

/// A step: make an instance qualify.
pub fn prepare(lang: Lang, instance: &str) -> String {
    fill(lang.pick("让“{0}”符合条件：", "Make “{0}” qualify:"), &[instance])
}

/// A step: buy.
pub fn buy(lang: Lang, product: Product, count: usize, each: u32) -> String {
    let template = match (lang, count) {
        (Lang::Zh, _) => {
            "购买 {0} 台{1}实例（内地地域、包年包月、时长和公网带宽符合要求），每台可办 {2} 个网站。买好后添加或导入到这里。"
        }
        (Lang::En, 1) => {
            "Buy {0} instance of {1} that qualifies (mainland region, subscription, term and public bandwidth as required). Sites it takes: {2}. Then add or import it here."
        }
        (Lang::En, _) => {
            "Buy {0} instances of {1} that qualify (mainland region, subscription, term and public bandwidth as required). Sites each takes: {2}. Then add or import them here."
        }
    };
    fill(template, &[&count.to_string(), verdict::product_short(lang, product), &each.to_string()])
}

/// A step: sign in.
pub fn sign_in(lang: Lang, account: &str) -> String {
    fill(
        lang.pick("登录账号 {0}，后面的步骤在这个账号里做。", "Sign in as account {0}: what follows is done there."),
        &[account],
    )
}

/// Instances that could take sites if their facts were known.
pub fn unsure(lang: Lang, count: usize) -> String {
    fill(
        lang.pick(
            "有 {0} 台实例信息不全，没有计入。补全之后，要做的也许更少。",
            "Not counted, because too little is known of them: {0}. Fill in what is missing, and less may be needed.",
        ),
        &[&count.to_string()],
    )
}

/// Instances that are probably gone.
pub fn released(lang: Lang, count: usize) -> String {
    fill(
        lang.pick(
            "有 {0} 台实例到期已久，可能已被释放，没有计入。如果控制台里还在，可以先续费再来规划。",
            "Not counted, because they expired long ago and are probably gone: {0}. If the console still lists one, renew it first.",
        ),
        &[&count.to_string()],
    )
}

/// The button that applies for several sites.
pub fn apply_all(lang: Lang, count: usize) -> String {
    fill(lang.pick("逐个申请（{0} 个）", "Apply one by one ({0})"), &[&count.to_string()])
}

/// The button that goes on with a pass.
pub fn next_site(lang: Lang) -> &'static str {
    lang.pick("以后再填，下一个网站", "Later: next site")
}

/// How far a pass is.
pub fn progress(lang: Lang, place: usize, total: usize, site: &str) -> String {
    fill(
        lang.pick("第 {0} 个，共 {1} 个：{2}", "Site {0} of {1}: {2}"),
        &[&place.to_string(), &total.to_string(), site],
    )
}

/// A pass came to its end.
pub fn finished(lang: Lang, count: usize) -> String {
    fill(
        lang.pick("{0} 个网站的名额都预留好了。", "Sites with a slot reserved: {0}, which is all."),
        &[&count.to_string()],
    )
}

/// A pass stopped.
pub fn stopped(lang: Lang, done: usize, total: usize, site: &str, reason: &str) -> String {
    let mut text = fill(
        lang.pick("预留了 {0} 个（共 {1} 个），在 {2} 停下了。", "Reserved {0} of {1}, stopped at {2}. "),
        &[&done.to_string(), &total.to_string(), site],
    );
    text.push_str(reason);
    text
}
