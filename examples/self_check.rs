//! Judges instances in a terminal: files of any shape that the import reads go in, their assessments come out.
//!
//! ```text
//! cargo run --example self_check -- --as-of 2026-07-01T12:00:00+08:00 ecs.json numbers.json
//! ```
//!
//! It leaves with 0 where every instance that needs a number is eligible; with 1 where some are not, or not yet
//! known, or where there is no instance at all; with 2 where something can't be read. Then every fault is on
//! standard error as `file:line: path: message`, with `$` for the file as a whole, and nothing on standard output.
//! It uses the pure rooms alone, and is the one place outside `platform` that may read the clock.

#[path = "self_check/options.rs"]
mod options;
#[path = "self_check/pretty.rs"]
mod pretty;

use std::ffi::{OsStr, OsString};
use std::fmt::Display;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use beian_desk::engine::{InputError, Moment, Policy, Problem, Sheet, Verdict, assemble, assess_facts};
use beian_desk::exchange::{self, ReadError};
use beian_desk::i18n::{self, Lang};
use options::{Asked, Format, Misuse, Options, help};

const CAN_NOT_READ: u8 = 2;

fn main() -> ExitCode {
    match run() {
        Ok(good) => ExitCode::from(u8::from(!good)),
        Err(faults) => {
            faults.iter().for_each(complain);
            ExitCode::from(CAN_NOT_READ)
        }
    }
}

/// Whether the answer is a good one; or everything that is wrong, a text each.
fn run() -> Result<bool, Vec<String>> {
    let mut options = Options::default();
    let asked = options.parse(std::env::args_os().skip(1));
    let lang = options.lang.unwrap_or_default();
    let (text, good) = match asked.map_err(|misuse| vec![misuse.text(lang), help(lang)])? {
        Asked::Help => (help(lang), true),
        Asked::Check => check(&options, lang)?,
    };
    print(&text).map_err(|error| vec![format!("self_check: {error}")])?;
    Ok(good)
}

/// The answer and whether it is a good one; or what is wrong with the files.
fn check(options: &Options, lang: Lang) -> Result<(String, bool), Vec<String>> {
    let Some(as_of) = options.as_of.or_else(now) else { return Err(vec![Misuse::NoClock.text(lang)]) };
    let mut sheets = Vec::new();
    let mut faults = Vec::new();
    for (file, name) in options.files.iter().enumerate() {
        let sheet = match read(name, lang) {
            Ok(sheet) => sheet,
            Err((line, text)) => {
                faults.push((file, line, text));
                Sheet::default()
            }
        };
        faults.extend(sheet.errors.iter().map(|error| (file, error.line, located(name, error, lang))));
        sheets.push(sheet);
    }

    // Where rows are missing, a reservation may be missing for that reason alone.
    let whole = faults.is_empty();
    let assembled = assemble(&sheets, options.account.clone());
    for (file, error) in assembled.errors {
        if whole || !matches!(error.problem, Problem::ReplacesNothing(_)) {
            let name = options.files.get(file).map(OsString::as_os_str).unwrap_or_default();
            faults.push((file, error.line, located(name, &error, lang)));
        }
    }
    if !faults.is_empty() {
        faults.sort_by_key(|(file, line, _)| (*file, *line));
        return Err(faults.into_iter().map(|(_, _, text)| text).collect());
    }

    let policy = options.policy.unwrap_or_else(Policy::standard);
    let report = assess_facts(&assembled.facts, as_of, policy);
    let fine = |verdict| matches!(verdict, Verdict::Eligible | Verdict::NotRequired);
    let good = !report.assessments.is_empty() && report.assessments.iter().all(|judged| fine(judged.verdict));
    let text = match options.format.unwrap_or_default() {
        Format::Json => pretty::pretty(&report.to_json()),
        Format::Text => i18n::report::report_named(lang, &report, policy, &assembled.facts.instances),
    };
    Ok((text, good))
}

/// What a file states, and the line on which it names its account; or the line and the text of why it can't be
/// read. Warnings are said at once.
fn read(name: &OsStr, lang: Lang) -> Result<Sheet, (Option<u32>, String)> {
    let shown = name.display();
    let whole = |line: u32, text: String| (Some(line), format!("{shown}:{line}: $: {text}"));
    let bytes =
        bytes(name).map_err(|error| whole(1, format!("{}{error}", lang.pick("读不了：", "can't be read: "))))?;
    let text = exchange::decode(&bytes).map_err(|error| whole(error.line, i18n::error::not_decoded(lang, &error)))?;
    let reading = exchange::read(&text).map_err(|error| match error {
        ReadError::BrokenJson(error)
        | ReadError::BrokenXml(error)
        | ReadError::BrokenCsv(error)
        | ReadError::Faulty { error, .. } => (error.line, located(name, &error, lang)),
        ReadError::NotReadable(what) => whole(1, i18n::error::not_readable(lang, &what)),
    })?;
    for warning in &reading.warnings {
        complain(format!("{shown}: {}{}", lang.pick("提醒：", "warning: "), i18n::error::warning(lang, warning)));
    }
    Ok(reading.sheet)
}

fn bytes(name: &OsStr) -> io::Result<Vec<u8>> {
    if name != "-" {
        return std::fs::read(name);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
}

/// `file:line: path: message`.
fn located(name: &OsStr, error: &InputError, lang: Lang) -> String {
    let path = if error.path.is_empty() { "$" } else { &error.path };
    let problem = i18n::error::problem(lang, &error.problem);
    format!("{}:{}: {path}: {problem}", name.display(), error.line.unwrap_or(1))
}

/// The current second.
#[expect(clippy::disallowed_methods, reason = "a command without `--as-of` means now")]
fn now() -> Option<Moment> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    Moment::from_millis(i64::try_from(since.as_secs()).ok()?.checked_mul(1000)?).ok()
}

/// Whoever reads may stop reading: a closed pipe is no fault.
fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match writeln!(out, "{}", text.trim_end()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Says something on standard error; what would steer the terminal becomes a space.
fn complain(text: impl Display) {
    let calm = |letter: char| if letter.is_control() && letter != '\n' { ' ' } else { letter };
    let text: String = text.to_string().chars().map(calm).collect();
    // There is nowhere left to say that this can't be written.
    let _ = writeln!(io::stderr(), "{text}");
}
