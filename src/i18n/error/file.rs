//! Files that can't be read, and what is worth a look in those that can: what the file looks like, what is wanted,
//! and the command that makes one.

use super::super::Lang;
use super::super::phrase::{fill, grouped};
use super::input_error;
use crate::engine::Problem;
use crate::exchange::{self, DecodeError, Kind, NotReadable, ReadError, Warning};

const ECS: &str = "aliyun ecs DescribeInstances --RegionId cn-hangzhou --PageSize 100 > ecs-cn-hangzhou.json";
const SWAS: &str = "aliyun swas-open ListInstances --RegionId cn-hangzhou --PageSize 100 > swas-cn-hangzhou.json";

/// What a file is that can be read.
pub fn file_kind(lang: Lang, kind: Kind) -> &'static str {
    let (zh, en) = match kind {
        Kind::Facts => ("本工具的文件", "beian-desk file"),
        Kind::EcsInstances => ("ECS 实例列表", "list of ECS instances"),
        Kind::SwasInstances => ("轻量应用服务器列表", "list of Simple Application Servers"),
        Kind::BssInstances => ("费用中心的实例列表", "list of instances from the bills"),
        Kind::MarketInstances => ("云市场的实例列表", "list of marketplace instances"),
        Kind::MarketOrder => ("云市场的订单", "marketplace order"),
        Kind::CsvInstances => ("实例表格", "table of instances"),
        Kind::CsvNumbers => ("号码表格", "table of numbers"),
        Kind::Backup => ("备份文件", "backup"),
        Kind::BsnNumbers => ("备案服务号列表", "list of filing service numbers"),
    };
    lang.pick(zh, en)
}

/// Why bytes are no text.
pub fn not_decoded(lang: Lang, error: &DecodeError) -> String {
    let encoding = error.encoding.to_string();
    let template = lang.pick(
        "第 {0} 行有不是 {1} 的字节。请把文件另存为 UTF-8 再试。",
        "Line {0} has bytes that are not {1}. Save the file as UTF-8 and try again.",
    );
    fill(template, &[&error.line.to_string(), &encoding])
}

/// Why a file can't be read.
pub fn read_error(lang: Lang, error: &ReadError) -> String {
    let (zh, en, kind, place) = match error {
        ReadError::BrokenJson(place)
        | ReadError::BrokenXml(place)
        | ReadError::BrokenCsv(place)
        | ReadError::Faulty { error: place, .. }
            if matches!(place.problem, Problem::TooMany(_)) =>
        {
            ("这个文件太大了：{1}。什么都没有导入。", "This file is too large: {1}. Nothing was imported.", "", place)
        }
        ReadError::BrokenJson(place) => (
            "这个 JSON 文件不完整或有错：{1}。请重新导出整个文件。",
            "The JSON is cut off or broken: {1}. Export the whole file again.",
            "",
            place,
        ),
        ReadError::BrokenXml(place) => (
            "这个 XML 文件不完整或有错：{1}。请重新导出整个文件。",
            "The XML is cut off or broken: {1}. Export the whole file again.",
            "",
            place,
        ),
        ReadError::BrokenCsv(place) => (
            "这个 CSV 表格有错：{1}。请改好引号，或者用电子表格软件另存一次。",
            "The CSV table is broken: {1}. Fix the quotation marks, or save it again from a spreadsheet.",
            "",
            place,
        ),
        ReadError::Faulty { kind: Kind::Backup, error: place } => (
            "这个备份文件不能用：{1}。它被改过，或者不完整；什么都没有导入。请换一份备份。",
            "This backup can't be used: {1}. It was changed or is incomplete; nothing was imported. Use another copy.",
            "",
            place,
        ),
        ReadError::Faulty { kind: kind @ (Kind::CsvInstances | Kind::CsvNumbers), error: place } => (
            "看起来是{0}，但有错：{1}。请照模板改好表头。",
            "This looks like a {0}, but {1}. Make the headers like those of the template.",
            file_kind(lang, *kind),
            place,
        ),
        ReadError::Faulty { kind, error: place } => (
            "看起来是{0}，但有错：{1}。请改好再试，或者重新导出。",
            "This looks like a {0}, but {1}. Fix it, or export it again.",
            file_kind(lang, *kind),
            place,
        ),
        ReadError::NotReadable(what) => return not_readable(lang, what),
    };
    fill(lang.pick(zh, en), &[kind, &input_error(lang, place)])
}

/// What a file looks like that is none of those that are read, and what to bring instead.
pub fn not_readable(lang: Lang, what: &NotReadable) -> String {
    let (zh, en, help) = match what {
        NotReadable::Empty => ("文件是空的。", "The file is empty.", Help::Export),
        NotReadable::Html => (
            "这像是一个网页，可能是控制台或登录页面，而不是导出的数据。",
            "This looks like a web page, perhaps the console or a sign-in form, not like exported data.",
            Help::Export,
        ),
        NotReadable::CliTable => (
            "这像是命令行画出的表格。导出时请去掉 --output。",
            "This looks like a table that the command line drew. Export again without --output.",
            Help::Export,
        ),
        NotReadable::Csv => (
            "这像是 CSV 表格，但没有“实例 ID”或“备案服务号”这一列。请下载模板，照着填写。",
            "This looks like a CSV table without a column `id` or `number`. Download the template and fill it in.",
            Help::Export,
        ),
        NotReadable::OtherText => ("这不是 JSON，也不是 XML。", "This is neither JSON nor XML.", Help::Export),
        NotReadable::BsnBySn(_) => (
            "这像是 GetBsnBySn 的结果，里面没有号码本身。请手工添加号码，或改用 GetBsnByResource 的结果。",
            "This looks like the answer of GetBsnBySn, which does not hold the number itself. Add the number by hand, \
             or import the answer of GetBsnByResource.",
            Help::None,
        ),
        NotReadable::BsnGrant => (
            "这像是 GrantBsnCode 的结果，只说明授权是否成功。号码请用 GetBsnByResource 导出。",
            "This looks like the answer of GrantBsnCode, which only says whether a grant went through. For numbers, \
             import the answer of GetBsnByResource.",
            Help::None,
        ),
        NotReadable::TencentInstances => (
            "这像是腾讯云的实例列表。腾讯云的服务器要在腾讯云备案，规则也不同。",
            "This looks like a list of Tencent Cloud instances. They are filed with Tencent Cloud, by other rules.",
            Help::None,
        ),
        NotReadable::HuaweiServers => (
            "这像是华为云的服务器列表。华为云的服务器要在华为云备案，规则也不同。",
            "This looks like a list of Huawei Cloud servers. They are filed with Huawei Cloud, by other rules.",
            Help::None,
        ),
        NotReadable::ProviderError { .. } => (
            "服务商返回的是错误 `{0}`（{1}），没有数据。请检查登录的账号和权限，再导出一次。",
            "The provider answered with the error `{0}` ({1}) and no data. Check the account and its rights, and \
             export again.",
            Help::None,
        ),
        NotReadable::OtherJson => {
            ("这是 JSON，但不是这里能读取的内容。", "This is JSON, but nothing that can be read here.", Help::Export)
        }
        NotReadable::OtherXml { .. } => (
            "这是 XML，最外层是 `{0}`，不是这里能读取的内容。",
            "This is XML with `{0}` outermost, which is nothing that can be read here.",
            Help::Export,
        ),
    };
    let (first, second) = match what {
        NotReadable::ProviderError { code, message } => (code.as_str(), message.as_str()),
        NotReadable::OtherXml { root } => (root.as_str(), ""),
        _ => ("", ""),
    };
    let mut text = fill(lang.pick(zh, en), &[first, second]);
    if help == Help::Export {
        text.push_str(lang.pick(
            "请导入本工具保存的文件，或者在控制台的 Cloud Shell 里这样导出实例，每个地域一次：\n",
            " Import a file that this tool saved, or export your instances in the console's Cloud Shell like this, once for each region:\n",
        ));
        text.push_str(&commands());
    }
    text
}

/// Something in a file that is right and yet worth a look.
pub fn warning(lang: Lang, warning: &Warning) -> String {
    let (zh, en, values) = match warning {
        Warning::MorePages { listed, total: Some(total) } => (
            "文件里只有 {1} 个实例中的 {0} 个。请用 --PageNumber 导出其余各页，一起导入。",
            "The file holds {0} of {1} instances. Export the other pages with --PageNumber, and import them too.",
            [grouped(listed), grouped(total), String::new()],
        ),
        Warning::MorePages { listed, total: None } => (
            "文件里有 {0} 个实例，后面还有。请导出其余各页，一起导入。",
            "The file holds {0} instances, and there are more. Export the other pages, and import them too.",
            [grouped(listed), String::new(), String::new()],
        ),
        Warning::NoInstances => (
            "文件里没有实例。可能这个地域没有实例，也可能是 RAM 用户（子账号）没有权限：那时得到的也是空列表，没有报错。请换一个地域或账号再导出。",
            "The file lists no instance. There may be none in that region; but a RAM user (a sub-account) without \
             the right to see them gets an empty list too, and no error. Export another region, or with another account.",
            [String::new(), String::new(), String::new()],
        ),
        Warning::OtherProducts { rows, products } => (
            "其他产品的 {0} 行没有读取（{1}）。",
            "Rows of other products were left out: {0} ({1}).",
            [grouped(rows), exchange::counted(products), String::new()],
        ),
        Warning::Order { order, field, found } => (
            "订单 `{0}` 的 {1} 是 `{2}`，没有从中读取首次购买时长和总额。请手工补充。",
            "The order `{0}` has `{2}` as its {1}, so that it says nothing of the first term or the amount. Add them by \
             hand.",
            [order.clone(), (*field).to_owned(), found.clone()],
        ),
        Warning::Comments { rows } => (
            "以 # 开头的 {0} 行没有读取。",
            "Rows that begin with # were left out: {0}.",
            [grouped(rows), String::new(), String::new()],
        ),
        Warning::UnusualNumber { number, path, line } => (
            "{1}，第 {2} 行：`{0}` 不像服务商发放的号码，请核对有没有抄错。",
            "{1}, line {2}: `{0}` does not look like the numbers that the provider issues; see whether it was copied \
             right.",
            [number.clone(), path.clone(), line.to_string()],
        ),
    };
    let [first, second, third] = &values;
    fill(lang.pick(zh, en), &[first, second, third])
}

/// Whether the commands that make a file are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Help {
    None,
    Export,
}

fn commands() -> String {
    let mut text = ECS.to_owned();
    text.push('\n');
    text.push_str(SWAS);
    text
}
