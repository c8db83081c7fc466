//! The columns of our tables: the contract's names, what they are called in Chinese, and how else they are spelled.

/// The language of a table's headers and codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Headers {
    /// Chinese, with the words of the interface as codes.
    Chinese,
    /// The names and codes of the contract.
    English,
}

/// A column.
pub(super) struct Column {
    /// The contract's name, which is the English header too.
    pub(super) code: &'static str,
    chinese: &'static str,
    /// How users spell it too.
    also: &'static [&'static str],
    /// Whether a check between rows may name it.
    pub(super) marked: bool,
}

impl Column {
    pub(super) fn name(&self, headers: Headers) -> &'static str {
        match headers {
            Headers::Chinese => self.chinese,
            Headers::English => self.code,
        }
    }

    const fn new(code: &'static str, chinese: &'static str, also: &'static [&'static str]) -> Column {
        Column { code, chinese, also, marked: false }
    }

    const fn marked(code: &'static str, chinese: &'static str, also: &'static [&'static str]) -> Column {
        Column { code, chinese, also, marked: true }
    }
}

/// The facts of an instance, in the order of the contract.
pub(super) const INSTANCES: [Column; 15] = [
    Column::marked("id", "实例ID", &["instance_id"]),
    Column::marked("product", "产品", &["产品类型"]),
    Column::new("name", "名称", &["实例名称"]),
    Column::new("region", "地域", &["地域ID"]),
    Column::new("owner", "所属账号", &["账号ID", "账号"]),
    Column::new("billing", "付费方式", &["付费类型", "计费方式"]),
    Column::new("purchased_at", "购买时间", &["创建时间", "开通时间"]),
    Column::marked("expires_at", "到期时间", &[]),
    Column::new("term_months", "购买月数", &["累计购买月数"]),
    Column::new("first_term_months", "首次购买月数", &[]),
    Column::new("order_amount", "订单金额", &["订单总额"]),
    Column::new("public_bandwidth_mbps", "公网带宽", &["带宽"]),
    Column::new("public_ips", "公网IP", &["公网IP地址", "public_ip"]),
    Column::new("eip", "弹性公网IP", &["弹性IP"]),
    Column::new("status", "状态", &["运行状态"]),
];

/// The fields of a number, in the order of the contract.
pub(super) const NUMBERS: [Column; 10] = [
    Column::marked("number", "备案服务号", &["备案服务码", "号码", "服务号"]),
    Column::marked("product", "产品", &["产品类型"]),
    Column::new("instance", "实例ID", &["instance_id"]),
    Column::new("account", "所属账号", &["账号ID", "账号"]),
    Column::marked("status", "状态", &[]),
    Column::marked("origin", "来源", &[]),
    Column::marked("replaces", "替换的预留", &[]),
    Column::new("domain", "网站域名", &["域名"]),
    Column::new("icp_number", "ICP备案号", &["备案号"]),
    Column::new("note", "备注", &[]),
];

/// What a header may mean: the names of all columns that are spelled so, whatever their table. Case, blanks and
/// what stands in brackets behind it don't count.
pub(super) fn named(header: &str) -> impl Iterator<Item = &'static str> {
    let header = header.split(['(', '（']).next().unwrap_or_default();
    let columns = INSTANCES.iter().chain(&NUMBERS);
    let meant =
        move |column: &&Column| [column.code, column.chinese].iter().chain(column.also).any(|name| same(name, header));
    columns.filter(meant).map(|column| column.code)
}

/// Whether two words are the same but for case, blanks and underscores.
pub(super) fn same(one: &str, other: &str) -> bool {
    plain(one).eq(plain(other))
}

fn plain(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|letter| !letter.is_whitespace() && *letter != '_').map(|letter| letter.to_ascii_lowercase())
}
