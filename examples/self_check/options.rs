//! The command line: which moment, account, policy, language, format and files. Imports the engine and `i18n`'s `Lang`.

use std::ffi::OsString;

use beian_desk::engine::{Account, Moment, Policy};
use beian_desk::i18n::Lang;

const USAGE: &str =
    "self_check [--as-of RFC3339] [--account UID] [--policy NAME] [--lang zh|en] [--format json|text] FILE…";

#[derive(Debug, Clone, Copy, Default)]
pub(crate) enum Format {
    #[default]
    Json,
    Text,
}

/// What the command line asks for.
pub(crate) enum Asked {
    Help,
    Check,
}

#[derive(Default)]
pub(crate) struct Options {
    pub(crate) as_of: Option<Moment>,
    pub(crate) account: Option<Account>,
    pub(crate) policy: Option<&'static Policy>,
    pub(crate) lang: Option<Lang>,
    pub(crate) format: Option<Format>,
    pub(crate) files: Vec<OsString>,
}

impl Options {
    pub(crate) fn parse(&mut self, mut arguments: impl Iterator<Item = OsString>) -> Result<Asked, Misuse> {
        while let Some(argument) = arguments.next() {
            let text = argument.to_string_lossy().into_owned();
            let (name, inline) = match text.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (text.as_str(), None),
            };
            match (name, &inline) {
                ("--help", None) => return Ok(Asked::Help),
                ("--", None) => self.files.extend(arguments.by_ref()),
                ("--as-of" | "--account" | "--policy" | "--lang" | "--format", _) => {
                    let next = || arguments.next().map(|value| value.to_string_lossy().into_owned());
                    let value = inline.or_else(next).ok_or_else(|| Misuse::NoValue(name.to_owned()))?;
                    self.set(name, &value)?;
                }
                _ if name.starts_with('-') && text != "-" => return Err(Misuse::Unknown(text)),
                _ => self.files.push(argument),
            }
        }
        match self.files.iter().filter(|file| *file == "-").count() {
            _ if self.files.is_empty() => Err(Misuse::NoFile),
            0 | 1 => Ok(Asked::Check),
            _ => Err(Misuse::InputTwice),
        }
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), Misuse> {
        fn fill<T>(slot: &mut Option<T>, name: &str, value: &str, parsed: Option<T>) -> Result<(), Misuse> {
            if slot.is_some() {
                return Err(Misuse::Twice(name.to_owned()));
            }
            *slot = parsed;
            if slot.is_some() { Ok(()) } else { Err(Misuse::BadValue(name.to_owned(), value.to_owned())) }
        }
        let format = || match value {
            "json" => Some(Format::Json),
            "text" => Some(Format::Text),
            _ => None,
        };
        match name {
            "--as-of" => fill(&mut self.as_of, name, value, value.parse().ok()),
            "--account" => fill(&mut self.account, name, value, value.parse().ok()),
            "--policy" => fill(&mut self.policy, name, value, Policy::named(value)),
            "--lang" => fill(&mut self.lang, name, value, Lang::ALL.iter().copied().find(|lang| lang.code() == value)),
            _ => fill(&mut self.format, name, value, format()),
        }
    }
}

/// What is wrong with the command line.
pub(crate) enum Misuse {
    Unknown(String),
    NoValue(String),
    BadValue(String, String),
    Twice(String),
    NoFile,
    InputTwice,
    NoClock,
}

impl Misuse {
    pub(crate) fn text(&self, lang: Lang) -> String {
        let what = match self {
            Misuse::Unknown(text) => format!("{} `{text}`", lang.pick("没有这个选项：", "unknown option")),
            Misuse::NoValue(name) => format!("{name}: {}", lang.pick("后面缺少值", "its value is missing")),
            Misuse::BadValue(name, value) => format!("{name}: {} `{value}`", lang.pick("值不对：", "bad value")),
            Misuse::Twice(name) => format!("{name}: {}", lang.pick("只能写一次", "given twice")),
            Misuse::NoFile => lang.pick("没有文件", "no FILE given").to_owned(),
            Misuse::InputTwice => lang.pick("标准输入（-）只能写一次", "standard input (-) given twice").to_owned(),
            Misuse::NoClock => {
                lang.pick("时钟不可用，请写 --as-of", "the clock can't be used: give --as-of").to_owned()
            }
        };
        format!("self_check: {what}")
    }
}

/// How the command is used.
pub(crate) fn help(lang: Lang) -> String {
    let notes = lang.pick(
        "读取 beian-desk/1 文件、备份、ECS 和轻量应用服务器的实例列表、费用中心和云市场的实例列表、云市场的订单、备案服务号列表、\
         CSV 表格；- 是标准输入。\n\
         --as-of    判断的时间，默认为现在\n\
         --account  当前账号，代替文件里写的账号\n\
         --policy   按哪套规则判断：{0}；默认为第一套\n\
         --lang     文字的语言，默认为 zh\n\
         --format   结果的格式，默认为 json\n\
         退出码：0 需要号码的实例都可申请；1 有实例不可申请或待确认，或者没有实例；2 输入读不了",
        "Reads beian-desk/1 files, backups, lists of ECS and SWAS instances, bills, lists and orders of the marketplace, \
         lists of numbers, CSV tables; - is standard input.\n\
         --as-of    the moment of the verdict, by default now\n\
         --account  the current account, in place of those in the files\n\
         --policy   the rules to judge by: {0}; by default the first\n\
         --lang     the language of the texts, by default zh\n\
         --format   the format of the answer, by default json\n\
         Exit code: 0 every instance that needs a number is eligible; 1 some are not or not yet known, or there is \
         none; 2 the input can't be read",
    );
    let notes = notes.replace("{0}", &Policy::names().join(lang.pick("、", ", ")));
    format!("{}{USAGE}\n{notes}", lang.pick("用法：", "Usage: "))
}
