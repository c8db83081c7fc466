//! Sentences of the user interface that carry values.

use super::phrase::{date, fill, grouped, list};
use super::{Lang, verdict};
use crate::engine::{CheckRule, Moment, Names, QuotaRule, Status, Totals, decimal};
use crate::ledger::{Change, Event, Refusal};

/// `3 个月`.
pub fn months(lang: Lang, count: u32) -> String {
    super::phrase::months(lang, count)
}

/// An elastic address.
pub fn eip(lang: Lang, address: &str) -> String {
    fill(lang.pick("{0}（EIP）", "{0} (EIP)"), &[address])
}

/// Bandwidth without an address that is known.
pub fn bandwidth(_: Lang, mbps: f64) -> String {
    fill("{0} Mbps", &[&decimal::text(mbps)])
}

/// A minute in China, for a cell: `2026年7月21日 12:00`.
pub fn minute(lang: Lang, moment: Moment) -> String {
    super::phrase::minute(lang, moment)
}

/// What a verdict goes by.
pub fn basis(lang: Lang, published: &str, as_of: Moment) -> String {
    fill(
        lang.pick(
            "按云服务商 {0}年的规则，在北京时间 {1} 判断。",
            "By the provider's rules of {0}, as of {1} China time.",
        ),
        &[published, &minute(lang, as_of)],
    )
}

/// For whom and for when the verdicts are.
pub fn context(lang: Lang, account: Option<&str>, as_of: Option<Moment>) -> String {
    let whose = match account {
        Some(account) => fill(lang.pick("账号 {0}", "Account {0}"), &[account]),
        None => lang.pick("全部账号", "All accounts").to_owned(),
    };
    let when = as_of.map_or_else(|| lang.pick("当前时间", "now").to_owned(), |as_of| minute(lang, as_of));
    fill(lang.pick("{0}，{1}", "{0}, {1}"), &[&whose, &when])
}

/// How many questions a search found.
pub fn found(lang: Lang, count: usize) -> String {
    fill(lang.pick("找到 {0} 个问题", "Questions found: {0}"), &[&count.to_string()])
}

/// What the present tab and filters show.
pub fn showing(lang: Lang, matching: usize, total: usize, page: usize, pages: usize) -> String {
    let template = match pages {
        0 | 1 => lang.pick("{0} / {1} 条", "{0} of {1}"),
        _ => lang.pick("{0} / {1} 条，第 {2} / {3} 页", "{0} of {1}, page {2} of {3}"),
    };
    fill(template, &[&grouped(matching), &grouped(total), &grouped(page), &grouped(pages)])
}

/// The sums over all instances.
pub fn totals(lang: Lang, totals: &Totals) -> String {
    fill(
        lang.pick(
            "现在还能办 {0} 个网站备案，其中 {1} 个有现成未用的服务号。",
            "Filings possible now: {0}, of which {1} with numbers that you already have.",
        ),
        &[&grouped(totals.filings_possible), &grouped(totals.numbers_unused)],
    )
}

/// The quota before and after a reservation.
pub fn quota_change(lang: Lang, issued: u32, reserved: u32, limit: u32) -> String {
    fill(
        lang.pick("已申请 {0}，预留 {1} → {2}，上限 {3}", "issued {0}, reserved {1} → {2}, limit {3}"),
        &[&issued.to_string(), &reserved.to_string(), &(reserved + 1).to_string(), &limit.to_string()],
    )
}

/// The parameters of a rule, in words.
pub fn rule(lang: Lang, rule: &CheckRule, quota: Option<QuotaRule>, needed: bool) -> String {
    let mut parts: Vec<String> = Vec::new();
    if let Some(months) = rule.months {
        parts.push(fill(lang.pick("至少 {0}", "at least {0}"), &[&super::phrase::months(lang, months)]));
    }
    if let Some(yuan) = rule.yuan {
        parts.push(fill(lang.pick("至少 {0} 元", "at least {0} yuan"), &[&grouped(yuan)]));
    }
    if let Some(from) = rule.from {
        parts.push(fill(lang.pick("自 {0}起执行", "in force since {0}"), &[&date(lang, &from.to_string())]));
    }
    if let Some(quota) = quota {
        let limit = quota.limit.to_string();
        parts.push(fill(lang.pick("{1}最多 {0} 个", "at most {0} {1}"), &[&limit, verdict::scope(lang, quota.scope)]));
    } else if !needed {
        parts.push(lang.pick("填写了才检查", "checked where it is stated").to_owned());
    }
    if parts.is_empty() {
        parts.push(lang.pick("必须满足", "must hold").to_owned());
    }
    list(lang, parts.iter().map(String::as_str))
}

/// The title of what holds for a product without numbers.
pub fn no_number(lang: Lang) -> &'static str {
    lang.pick("不用备案服务号", "Uses no number")
}

/// Which guide the rules are from.
pub fn guide(lang: Lang, title: &str, published: &str, read_on: &str) -> String {
    fill(
        lang.pick("依据：《{0}》，{1}年，{2}查阅。", "Source: {0}, {1}, read on {2}."),
        &[title, published, &date(lang, read_on)],
    )
}

/// How many of the user's instances a question is about, as a link to them.
pub fn concerned(lang: Lang, count: usize) -> String {
    fill(
        lang.pick("您有 {0} 台实例因此不能申请，去看看", "Show your instances that can't apply for this reason ({0})"),
        &[&grouped(count)],
    )
}

/// A slot was reserved.
pub fn reserved(lang: Lang, number: &str) -> String {
    fill(lang.pick("名额已预留：{0}。", "Slot reserved: {0}."), &[number])
}

/// A number was recorded.
pub fn recorded(lang: Lang, event: Option<&Event>) -> String {
    let number = event.map_or("", |event| event.number.as_str());
    let mut text = fill(lang.pick("已登记：{0}。", "Recorded: {0}."), &[number]);
    if !number.is_empty() && !crate::engine::Number::new(number).is_uuid() {
        text.push_str(lang.pick(
            "它不是常见的 8-4-4-4-12 形式，请再核对一次。",
            " It is not of the usual form 8-4-4-4-12: check it once more.",
        ));
    }
    text
}

/// A step was taken.
pub fn stepped(lang: Lang, _: &str) -> String {
    lang.pick("已记录。", "Recorded.").to_owned()
}

/// An instance was saved.
pub fn saved(lang: Lang, id: &str) -> String {
    fill(lang.pick("已保存 {0}。", "{0} was saved."), &[id])
}

/// An instance was taken out.
pub fn removed(lang: Lang, id: &str) -> String {
    fill(lang.pick("已移除 {0}，它的号码记录仍然保留。", "{0} was removed; its numbers stay recorded."), &[id])
}

/// What an import brought.
pub fn imported(lang: Lang, added: usize, changed: usize, numbers: usize, refused: usize) -> String {
    let mut text = fill(
        lang.pick("已导入：新增 {0} 台，更新 {1} 台，号码 {2} 个。", "Imported: {0} new, {1} changed; numbers: {2}."),
        &[&grouped(added), &grouped(changed), &grouped(numbers)],
    );
    if refused > 0 {
        text.push_str(&fill(
            lang.pick("有 {0} 个号码未能登记：", " Could not be recorded ({0}): "),
            &[&grouped(refused)],
        ));
    }
    text
}

/// What a preview would bring, of instances.
pub fn preview_instances(lang: Lang, added: usize, changed: usize, unchanged: usize) -> String {
    fill(
        lang.pick("实例：新增 {0}，更新 {1}，不变 {2}", "Instances: {0} new, {1} changed, {2} unchanged"),
        &[&grouped(added), &grouped(changed), &grouped(unchanged)],
    )
}

/// What a preview would bring, of numbers.
pub fn preview_numbers(lang: Lang, added: usize, moved: usize, unchanged: usize) -> String {
    fill(
        lang.pick("号码：新增 {0}，状态更新 {1}，不变 {2}", "Numbers: {0} new, {1} moved on, {2} unchanged"),
        &[&grouped(added), &grouped(moved), &grouped(unchanged)],
    )
}

/// What a preview would bring back of a backup.
pub fn preview_restored(lang: Lang, restored: usize, known: usize) -> String {
    fill(
        lang.pick("备份里的号码记录：补回 {0} 条，已有 {1} 条", "Records of the backup: {0} to bring back, {1} known"),
        &[&grouped(restored), &grouped(known)],
    )
}

/// What a preview would add to the sites to file.
pub fn preview_sites(lang: Lang, count: usize) -> String {
    let template = match count {
        1 => lang.pick("要备案的网站：添上 {0} 个", "Sites to file: {0} line to add"),
        _ => lang.pick("要备案的网站：添上 {0} 个", "Sites to file: {0} lines to add"),
    };
    fill(template, &[&grouped(count)])
}

/// By which rules verdicts would come from then on.
pub fn preview_policy(lang: Lang, policy: &str) -> String {
    fill(lang.pick("判断规则：改用备份里选定的 {0}", "Rules: judge by {0}, as the backup had chosen"), &[policy])
}

/// That things would be shown as they were where the backup was made.
pub fn preview_shown(lang: Lang) -> &'static str {
    lang.pick("界面：按备份里的外观、列和快捷键", "Settings: theme, columns and shortcuts as in the backup")
}

/// A number whose file contradicts the book.
pub fn contradiction(lang: Lang, number: &str, stands: Status, says: Status) -> String {
    fill(
        lang.pick("{0}：记录为“{1}”，文件说是“{2}”", "{0}: recorded as {1}, the file says {2}"),
        &[number, verdict::status(lang, stands), verdict::status(lang, says)],
    )
}

/// An event that contradicts the book.
pub fn conflict(lang: Lang, number: &str, text: &str) -> String {
    fill(lang.pick("{0}：{1}", "{0}: {1}"), &[number, text])
}

/// Why something may not happen, and what to do.
pub fn refusal(lang: Lang, refusal: &Refusal) -> String {
    let text = match refusal {
        Refusal::InstanceGone => lang.pick(
            "这个实例已经不在列表里（可能在另一个标签页里移除了）。请重新选择。",
            "The instance is not in the list any more, perhaps removed in another tab. Choose again.",
        ),
        Refusal::NotEligible(check) => {
            let reason = check.map_or("", |check| verdict::check(lang, check));
            return fill(
                lang.pick(
                    "情况有变，现在不能申请了，未满足的条件：{0}。请关闭后查看判断依据。",
                    "Things have changed and it does not qualify now. Unmet: {0}. Close this and look at the reasons.",
                ),
                &[reason],
            );
        }
        Refusal::AllReserved(quota) => {
            return fill(
                lang.pick(
                    "剩下的 {0} 个名额都已预留。请先把预留换成真正的号码，或放弃不用的预留。",
                    "Every slot that is left is reserved ({0}). Enter the real numbers for them, or give up those that you don't use.",
                ),
                &[&quota.left.to_string()],
            );
        }
        Refusal::NothingToApply => lang.pick(
            "建站市场产品购买时就有号码，不用申请，请点“查看”。",
            "A marketplace product has its number from the purchase on: press View instead.",
        ),
        Refusal::NumberEmpty => lang.pick("请填写备案服务号。", "Enter the filing service number."),
        Refusal::NumberSimulated => lang.pick(
            "以 SIM- 开头的是本工具的预留编号，不是真正的号码。请填控制台显示的号码。",
            "What starts with SIM- is a reservation of this tool, not a real number. Enter the number that the console shows.",
        ),
        Refusal::NumberKnown => lang.pick("这个号码已经登记过了，请核对是否填错。", "This number is recorded already: check what you typed."),
        Refusal::NumberUnknown => lang.pick(
            "找不到这个号码，可能数据已在另一个标签页里抹掉。请关闭后再看。",
            "There is no such number; perhaps the data was erased in another tab. Close this and look again.",
        ),
        Refusal::ReservationGone => lang.pick(
            "这个预留已经被取代或放弃了。请关闭后直接登记号码。",
            "The reservation was replaced or given up. Close this and record the number by itself.",
        ),
        Refusal::WrongStatus(status) => {
            return fill(
                lang.pick("号码现在的状态是“{0}”，不能这样做。请关闭后再看。", "The number is now: {0}. That can't be done: close this and look again."),
                &[verdict::status(lang, *status)],
            );
        }
        Refusal::IsReservation => {
            lang.pick("这是预留，请先填入真正的号码。", "This is a reservation: enter the real number first.")
        }
        Refusal::IcpNumberForm => lang.pick(
            "ICP 备案号的格式不对，请填成 粤ICP备00000000号-1 这样。",
            "That is not an ICP number. Enter one such as 粤ICP备00000000号-1.",
        ),
        Refusal::OtherProduct(product) => {
            return fill(
                lang.pick("产品不符：那个实例是{0}。请另选实例。", "The product does not match: that instance is {0}. Choose another instance."),
                &[verdict::product(lang, *product)],
            );
        }
        Refusal::NewerVersion => lang.pick(
            "本工具的新版本已经在这里保存过数据，这个页面只能查看。请刷新页面以使用新版本。",
            "A newer version of this tool has stored data here, so this page only shows it. Reload to get that version.",
        ),
        Refusal::NoQuotaFor => {
            lang.pick("这个产品不用备案服务号，不能预留。", "This product uses no numbers: nothing can be reserved.")
        }
    };
    text.to_owned()
}

/// What a status means for the user.
pub fn status_means(lang: Lang, status: Status, simulated: bool) -> &'static str {
    match (simulated, status) {
        (true, Status::Invalid) => {
            lang.pick("云服务商没有发放过号码，名额已空出。", "Nothing had been issued; the slot is free.")
        }
        (true, _) => lang.pick(
            "不是真正的服务号。请到控制台申请，再把真正的号码填进来。",
            "Not a real number: apply in the console, then enter the real one here.",
        ),
        (false, Status::Unbound) => {
            lang.pick("还没有绑定实例，绑定后才能使用。", "Not bound to an instance yet; bind it to use it.")
        }
        (false, Status::Bound) => lang.pick("可以用来提交一个网站的备案。", "Can be used to file one website."),
        (false, Status::Filing) => lang.pick("用它提交的备案正在审核。", "A filing with it is under review."),
        (false, Status::Filed) => lang.pick(
            "备案已成功，号码已作废，不能用于其他网站。",
            "Its filing succeeded; it can't be used for another site.",
        ),
        (false, Status::Invalid) => {
            lang.pick("已失效，不能使用，名额不会恢复。", "Void: it can't be used, and its slot does not come back.")
        }
    }
}

/// Something that happened to a number.
pub fn change(lang: Lang, change: &Change) -> String {
    match change {
        Change::Reserved { .. } => lang.pick("预留了名额", "Slot reserved").to_owned(),
        Change::Recorded { replaces: Some(reservation), .. } => {
            fill(lang.pick("登记了真正的号码，取代 {0}", "Real number recorded in the place of {0}"), &[reservation])
        }
        Change::Recorded { replaces: None, .. } => lang.pick("登记了号码", "Number recorded").to_owned(),
        Change::Bound { instance } => fill(lang.pick("绑定到 {0}", "Bound to {0}"), &[instance]),
        Change::Submitted { domain: Some(domain) } => {
            fill(lang.pick("已提交备案：{0}", "Filing submitted: {0}"), &[domain])
        }
        Change::Submitted { domain: None } => lang.pick("已提交备案", "Filing submitted").to_owned(),
        Change::Approved { icp_number } => fill(lang.pick("备案通过：{0}", "Filing approved: {0}"), &[icp_number]),
        Change::Rejected => {
            lang.pick("备案被驳回或撤回，号码可再用", "Filing rejected or withdrawn; usable again").to_owned()
        }
        Change::Invalidated => lang.pick("记为失效", "Marked as void").to_owned(),
        Change::Discarded => lang.pick("放弃了预留", "Reservation given up").to_owned(),
        Change::Moved { status, .. } => {
            fill(lang.pick("导入：状态变为“{0}”", "Imported: now {0}"), &[verdict::status(lang, *status)])
        }
        Change::Noted { note } if note.is_empty() => lang.pick("删除了备注", "Note removed").to_owned(),
        Change::Noted { .. } => lang.pick("写了备注", "Note written").to_owned(),
    }
}

/// The steps in the provider's console that bring a real number.
pub fn console_steps(lang: Lang, names: &Names) -> [String; 4] {
    let step = |zh, en, values: &[&str]| fill(lang.pick(zh, en), values);
    [
        step(
            "用购买这台服务器的账号登录备案控制台。",
            "Sign in to the filing console with the account that bought the server.",
            &[],
        ),
        step(
            "点左侧“{0}”，选对产品，找到这台实例。",
            "Choose {0} (apply) on the left, then the product, and find this instance.",
            &[&names.apply],
        ),
        step("点这一行的“申请”，再点“确认”。", "Press 申请 (apply) in its row, then 确认 (confirm).", &[]),
        step(
            "在控制台的“{0}”里复制新号码，填到这里。",
            "Copy the new number from {0} (numbers) in the console and enter it here.",
            &[&names.numbers],
        ),
    ]
}
