//! The self-check example from outside: what goes in as files and options, what comes out on which stream.
//!
//! `cargo test` builds examples unless it is told which tests to run: then `cargo build --example self_check` comes
//! first. Expected values are worked out by hand from the rules, in China time.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking; clippy's own exception ends at the helpers of test functions"
)]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use beian_desk::engine::{Moment, Policy, Verdict, assemble, assess_facts, read_facts};
use beian_desk::i18n::{self, Lang};
use serde_json::Value;

const ECS: &str = include_str!("samples/ecs_describe_instances.json");
const SWAS: &str = include_str!("samples/swas_list_instances.json");
const BSN: &str = include_str!("samples/bsn_get_by_resource.json");
const BSN_XML: &str = include_str!("samples/bsn_get_by_resource.xml");
const BSN_BIND: &str = include_str!("samples/bsn_product_bind.json");
const BSN_BY_SN: &str = include_str!("samples/bsn_get_by_sn.json");
const BSN_GRANT: &str = include_str!("samples/bsn_grant_code.json");
const BSS: &str = include_str!("samples/bss_query_available_instances.json");
const MARKET: &str = include_str!("samples/market_describe_instances.json");
const ORDER: &str = include_str!("samples/market_describe_order.json");
const BACKUP: &str = include_str!("exchange/backup_v1.json");

const AS_OF: &str = "2026-07-01T12:00:00+08:00";
const NO_INSTANCE: &str = r#"{"TotalCount": 0, "Instances": {"Instance": []}}"#;

// ---- Running it -----------------------------------------------------------------------------------------------

/// What a run left behind.
#[derive(Debug)]
struct Outcome {
    code: Option<i32>,
    out: String,
    err: String,
}

/// The example, which must be there and no older than the sources that cargo lists for it.
fn program() -> &'static Path {
    static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| {
        const HOW: &str = "run all tests, or first `cargo build --example self_check` with the same features";
        let test = std::env::current_exe().unwrap();
        let examples = test.parent().and_then(Path::parent).unwrap().join("examples");
        let program = examples.join(format!("self_check{}", std::env::consts::EXE_SUFFIX));
        assert!(program.is_file(), "{} is not built: {HOW}", program.display());
        let changed = |path: &Path| path.metadata().and_then(|file| file.modified()).ok();
        let sources = std::fs::read_to_string(examples.join("self_check.d")).unwrap_or_default().replace("\\ ", "\0");
        for source in sources.split_whitespace().skip(1).map(|source| source.replace('\0', " ")) {
            let source = Path::new(&source);
            assert!(changed(source) <= changed(&program), "{} is newer than the example: {HOW}", source.display());
        }
        program
    });
    &PROGRAM
}

/// Runs the example in a directory of its own that holds `files`.
fn run_with(arguments: &[&str], files: &[(&str, &[u8])], input: &[u8], reads_answer: bool) -> Outcome {
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    let run = RUNS.fetch_add(1, Ordering::Relaxed);
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("self_check-{}-{run}", std::process::id()));
    std::fs::create_dir_all(&place).unwrap();
    for (name, bytes) in files {
        std::fs::write(place.join(name), bytes).unwrap();
    }
    let mut command = Command::new(program());
    command.args(arguments).current_dir(&place);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    if !reads_answer {
        drop(child.stdout.take());
    }
    // A run that refuses its options doesn't read this.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    std::fs::remove_dir_all(&place).unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Outcome { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// Runs it on `files`, in this order, as of the moment of the table.
fn check(options: &[&str], files: &[(&str, &str)]) -> Outcome {
    let names = files.iter().map(|(name, _)| *name);
    let arguments: Vec<&str> = ["--as-of", AS_OF].into_iter().chain(options.iter().copied()).chain(names).collect();
    let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    run_with(&arguments, &files, b"", true)
}

/// The assessment JSON of a run that left with `code` and said nothing on standard error.
#[track_caller]
fn answer(options: &[&str], files: &[(&str, &str)], code: i32) -> Value {
    let outcome = check(options, files);
    assert_eq!((outcome.code, outcome.err.as_str()), (Some(code), ""), "{}", outcome.out);
    serde_json::from_str(&outcome.out).unwrap()
}

fn facts(rows: &str) -> String {
    format!("{{\"schema\": \"beian-desk/1\", \"instances\": [\n{rows}\n]}}")
}

fn numbers(rows: &str) -> String {
    format!("{{\"schema\": \"beian-desk/1\", \"numbers\": [\n{rows}\n]}}")
}

/// An ECS instance that qualifies until 2027-02-11 in China; `more` are further fields.
fn good(id: &str, more: &str) -> String {
    format!(
        r#"{{"id": "{id}", "product": "ecs", "region": "cn-hangzhou", "billing": "subscription", "term_months": 12,
        "expires_at": "2027-02-10T16:00Z", "public_bandwidth_mbps": 5{more}}}"#
    )
}

// ---- The samples ----------------------------------------------------------------------------------------------

/// The verdicts as of [`AS_OF`]: id, verdict, term and end; then each unmet condition with what is required and
/// found, the advisories, the remedies. Lines that begin with `#` say how a value comes about.
const ECS_TABLE: &str = "\
i-bp1example0001 eligible 12 2027-02-11T00:00:00+08:00
# 10 February 2026 to 11 February 2027 in China: 12 months and a day.
  advice owner_unknown term_inferred
i-uf6example0002 eligible 12 2027-01-06T00:00:00+08:00
  advice public_access_by_eip owner_unknown term_inferred
i-2zeexample0003 ineligible - -
# The placeholder is no expiry, and no term is tested.
  unmet pay_as_you_go subscription pay_as_you_go
  advice owner_unknown
  remedy convert_to_subscription 3
i-wz9example0004 ineligible 12 -
  unmet no_public_access public_access no_bandwidth
  advice owner_unknown term_inferred
  remedy buy_public_bandwidth
i-2vcexample0005 ineligible 1 -
  unmet term_too_short 3 1
  advice remaining_under_1_month owner_unknown term_inferred
  remedy renew 2
i-j6cexample0006 not_required - -
  unmet region_not_mainland mainland cn-hongkong
i-m5eexample0007 ineligible 12 -
# Expired 15 days and 12 hours ago.
  unmet expired 2026-07-01T12:00:00+08:00 2026-06-16T00:00:00+08:00
  advice instance_not_running owner_unknown term_inferred probably_released
  remedy renew 1
i-7xvexample0008 eligible 36 2027-09-02T00:00:00+08:00
  advice owner_unknown term_inferred
i-bp1example0009 eligible 3 2026-07-03T00:00:00+08:00
# Bought at 17:30 on 2 April in China: three months are full on 2 July.
  advice remaining_under_1_month owner_unknown term_inferred
i-uf6example0010 ineligible 3 -
# 16:00Z on 30 June is the midnight with which 1 July began in China.
  unmet expired 2026-07-01T12:00:00+08:00 2026-07-01T00:00:00+08:00
  advice owner_unknown term_inferred
  remedy renew 1
i-uf6example0011 eligible 12 2026-12-02T00:00:00+08:00
  advice owner_unknown term_inferred
i-t4nexample0012 not_required - -
  unmet region_not_mainland mainland ap-southeast-1
";

/// The eighth with the five numbers of the sample, one of which is bound.
const USED_UP: &str = "\
i-7xvexample0008 ineligible 36 -
  unmet quota_exhausted 5 5
  advice owner_unknown term_inferred unused_number_available
  remedy buy_instance
";

const SWAS_TABLE: &str = "\
2ad1ae67295445f59801749900000001 eligible 12 2026-12-13T00:00:00+08:00
  advice owner_unknown term_inferred
2ad1ae67295445f59801749900000002 ineligible 1 -
  unmet term_too_short 3 1
  advice remaining_under_1_month owner_unknown term_inferred
  remedy renew 2
2ad1ae67295445f59801749900000003 eligible 3 2026-08-12T00:00:00+08:00
# Bought on 11 May in China, though on the 10th in UTC.
  advice remaining_under_3_months owner_unknown term_inferred
2ad1ae67295445f59801749900000004 not_required - -
  unmet region_not_mainland mainland cn-hongkong
2ad1ae67295445f59801749900000005 ineligible 12 -
  unmet expired 2026-07-01T12:00:00+08:00 2026-06-02T00:00:00+08:00
  advice instance_not_running owner_unknown term_inferred probably_released
  remedy renew 1
";

/// The table of an answer.
fn table(answer: &Value) -> String {
    let mut table = String::new();
    for judged in answer["assessments"].as_array().unwrap() {
        let shown =
            |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned).replace("null", "-");
        let values =
            |row: &Value, keys: &[&str]| keys.iter().map(|key| shown(&row[*key])).collect::<Vec<_>>().join(" ");
        let list = |key: &str| judged[key].as_array().unwrap().iter();
        table += &format!("{}\n", values(judged, &["id", "verdict", "term_months", "eligible_until"]));
        table.extend(list("unmet").map(|row| format!("  unmet {}\n", values(row, &["code", "required", "observed"]))));
        let advice: String = list("advisories").map(|row| format!(" {}", shown(&row["code"]))).collect();
        table += &if advice.is_empty() { advice } else { format!("  advice{advice}\n") };
        table.extend(
            list("remedies")
                .map(|row| format!("  remedy {}\n", values(row, &["action", "months"]).trim_end_matches(" -"))),
        );
    }
    table
}

/// Compares with the table, and what follows from the verdict alone.
#[track_caller]
fn expect_table(answer: &Value, wanted: &str) {
    let wanted: String = wanted.split_inclusive('\n').filter(|line| !line.starts_with('#')).collect();
    assert_eq!(table(answer), wanted);
    for judged in answer["assessments"].as_array().unwrap() {
        let (eligible, abroad) = (judged["verdict"] == "eligible", judged["verdict"] == "not_required");
        assert_eq!(judged["action"].as_str(), eligible.then_some("apply"));
        assert_eq!(judged["instead"]["code"].as_str(), abroad.then_some("no_filing_needed"));
        assert_eq!(judged["quota"].is_null(), abroad);
        assert_eq!(judged["unknown"], Value::Array(vec![]));
    }
}

#[track_caller]
fn expect_totals(answer: &Value, filings_possible: u64, numbers_unused: u64) {
    let count = |key: &str| answer["totals"][key].as_u64();
    assert_eq!((count("filings_possible"), count("numbers_unused")), (Some(filings_possible), Some(numbers_unused)));
}

#[test]
fn the_twelve_ecs_samples() {
    let answer = answer(&[], &[("ecs.json", ECS)], 1);
    expect_table(&answer, ECS_TABLE);
    expect_totals(&answer, 25, 0);
    let head = |key: &str| answer[key].as_str();
    assert_eq!(
        (head("schema"), head("policy"), head("as_of")),
        (Some("beian-desk/1"), Some("aliyun-2018"), Some(AS_OF))
    );
    assert!(answer["account"].is_null() && answer["instead"].is_null());
}

#[test]
fn the_five_swas_samples() {
    let answer = answer(&[], &[("swas.json", SWAS)], 1);
    expect_table(&answer, SWAS_TABLE);
    expect_totals(&answer, 10, 0);
}

#[test]
fn the_samples_with_their_numbers() {
    let from = ECS_TABLE.find("i-7xvexample0008").unwrap();
    let to = ECS_TABLE.find("i-bp1example0009").unwrap();
    let table = [&ECS_TABLE[..from], USED_UP, &ECS_TABLE[to..], SWAS_TABLE].concat();
    // One of the five numbers is bound and unused. Four ECS and two SWAS instances have five each.
    for bsn in [("bsn.json", BSN), ("bsn.xml", BSN_XML)] {
        for files in [[("ecs.json", ECS), ("swas.json", SWAS), bsn], [bsn, ("ecs.json", ECS), ("swas.json", SWAS)]] {
            let answer = answer(&[], &files, 1);
            expect_table(&answer, &table);
            expect_totals(&answer, 31, 1);
            let quota = serde_json::json!({"scope": "instance", "limit": 5, "issued": 5, "reserved": 0, "left": 0});
            assert_eq!(answer["assessments"][7]["quota"], quota);
        }
    }
}

/// Of one instance: its verdict, the codes of what is unmet, what is unknown, the advisories.
#[track_caller]
fn told(answer: &Value, id: &str) -> (String, Vec<String>, Vec<String>, Vec<String>) {
    let judged = answer["assessments"].as_array().unwrap().iter().find(|judged| judged["id"] == id).unwrap();
    let text = |value: &Value| value["code"].as_str().or(value.as_str()).unwrap().to_owned();
    let list = |name: &str| judged[name].as_array().unwrap().iter().map(text).collect();
    (text(&judged["verdict"]), list("unmet"), list("unknown"), list("advisories"))
}

fn texts(list: &[&str]) -> Vec<String> {
    list.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn bills_say_whose_the_servers_are() {
    let answer = answer(&["--account", "1370000000000210"], &[("ecs.json", ECS), ("bill.json", BSS)], 1);
    let (verdict, unmet, _, advisories) = told(&answer, "i-bp1example0001");
    assert_eq!((verdict.as_str(), unmet, advisories), ("eligible", vec![], texts(&["term_inferred"])));
    assert_eq!(told(&answer, "i-2zeexample0003").1, ["pay_as_you_go"]);
    // Nobody brought the bill of this one.
    assert!(told(&answer, "i-uf6example0002").3.contains(&"owner_unknown".to_owned()));
}

#[test]
fn orders_say_what_the_marketplace_asks() {
    let answer = answer(&[], &[("market.json", MARKET), ("order.json", ORDER)], 1);
    let (verdict, _, unknown, _) = told(&answer, "10010001");
    assert_eq!((verdict.as_str(), unknown), ("undetermined", texts(&["first_term_months", "order_amount"])));
    let (verdict, unmet, unknown, _) = told(&answer, "10010002");
    assert_eq!((verdict.as_str(), unmet, unknown), ("ineligible", texts(&["order_amount_too_low"]), vec![]));
}

#[test]
fn tables_and_backups_are_judged_too() {
    let table = "实例ID,产品,地域,付费方式,购买月数,到期时间,公网带宽\r\n\
        i-1,ECS,cn-hangzhou,包年包月,12,2027/2/11,5\r\ni-2,ECS,cn-hangzhou,按量付费,,,0\r\n";
    let judged = answer(&[], &[("list.csv", table)], 1);
    assert_eq!(told(&judged, "i-1").0, "eligible");
    let (verdict, unmet, ..) = told(&judged, "i-2");
    assert_eq!((verdict.as_str(), unmet), ("ineligible", texts(&["pay_as_you_go", "no_public_access"])));

    let judged = answer(&[], &[("backup.json", BACKUP)], 1);
    assert_eq!(judged["account"], "1370000000000210");
    // One number was issued and filed; the reservation that it replaced and the one that was given up hold nothing.
    let quota = &judged["assessments"][0]["quota"];
    assert_eq!((&quota["issued"], &quota["reserved"], &quota["left"]), (&1.into(), &0.into(), &4.into()));
    assert_eq!(told(&judged, "i-bp1").0, "eligible");
    let edited = BACKUP.replace("主站", "副站");
    expect_refusal(&[], &[("backup.json", &edited)], &["backup.json:22: instances.rows[0]: "]);
}

#[test]
fn the_moment_decides() {
    // The tenth expires at midnight in China.
    for (as_of, tenth) in [
        ("2026-06-30T15:59:59Z", "eligible"),
        ("2026-06-30T16:00Z", "ineligible"),
        ("2026-07-01T00:00:00+08:00", "ineligible"),
    ] {
        let outcome = run_with(&["--as-of", as_of, "ecs.json"], &[("ecs.json", ECS.as_bytes())], b"", true);
        let answer: Value = serde_json::from_str(&outcome.out).unwrap();
        assert_eq!(answer["assessments"][9]["verdict"], tenth, "{as_of}");
    }
    let outcome = run_with(&["ecs.json"], &[("ecs.json", ECS.as_bytes())], b"", true);
    let answer: Value = serde_json::from_str(&outcome.out).unwrap();
    let now: Moment = answer["as_of"].as_str().unwrap().parse().unwrap();
    assert!(now > "2025-01-01T00:00Z".parse().unwrap(), "{now}");
}

// ---- Leaving with 0 and 1 -------------------------------------------------------------------------------------

#[test]
fn the_code_tells_whether_every_instance_that_needs_a_number_is_eligible() {
    let host = r#"{"id": "h-1", "product": "cloud_virtual_host"}"#;
    let abroad = r#"{"id": "i-9", "product": "ecs", "region": "cn-hongkong"}"#;
    let bad = good("i-2", r#", "status": "Running", "purchased_at": "2026-06-01T00:00Z""#).replace("12,", "2,");
    let unknown = r#"{"id": "i-3", "product": "ecs"}"#;
    let market = r#"{"id": "m-1", "product": "site_market", "first_term_months": 12, "order_amount": "99"}"#;
    for (rows, code) in [
        (vec![good("i-1", "")], 0),
        (vec![host.to_owned()], 0),
        (vec![host.to_owned(), abroad.to_owned()], 0),
        (vec![host.to_owned(), good("i-1", ""), market.to_owned()], 0),
        (vec![good("i-1", ""), bad.clone()], 1),
        (vec![bad], 1),
        (vec![good("i-1", ""), unknown.to_owned()], 1),
        (vec![unknown.to_owned()], 1),
    ] {
        let answer = answer(&[], &[("facts.json", &facts(&rows.join(",\n")))], code);
        assert_eq!(answer["assessments"].as_array().unwrap().len(), rows.len());
        assert!(answer["instead"].is_null());
    }
}

#[test]
fn what_is_reserved_is_eligible_still() {
    let reserved = (1..=5).map(|n| format!(r#"{{"number": "SIM-{n}", "instance": "i-1", "origin": "simulated"}}"#));
    let reserved = numbers(&reserved.collect::<Vec<_>>().join(",\n"));
    let answer = answer(&[], &[("facts.json", &facts(&good("i-1", ""))), ("numbers.json", &reserved)], 0);
    let judged = &answer["assessments"][0];
    assert_eq!((judged["verdict"].as_str(), judged["action"].as_str()), (Some("eligible"), None));
    assert_eq!(judged["advisories"].as_array().unwrap().last().unwrap()["code"], "all_reserved");
    assert_eq!((judged["quota"]["reserved"].as_u64(), judged["quota"]["left"].as_u64()), (Some(5), Some(5)));
}

#[test]
fn without_any_instance_the_answer_is_to_buy_one() {
    let empty = facts("");
    for (name, text, warns) in
        [("ecs.json", NO_INSTANCE, true), ("facts.json", empty.as_str(), false), ("bsn.json", BSN_BIND, false)]
    {
        let outcome = check(&[], &[(name, text)]);
        assert_eq!(outcome.code, Some(1), "{name}");
        let answer: Value = serde_json::from_str(&outcome.out).unwrap();
        assert_eq!(answer["instead"]["code"], "buy_fileable_server", "{name}");
        assert_eq!(answer["assessments"], Value::Array(vec![]), "{name}");
        assert_eq!(outcome.err.starts_with("ecs.json: "), warns, "{name}: {}", outcome.err);
        assert_eq!(outcome.err.is_empty(), !warns, "{name}: {}", outcome.err);
    }
    expect_totals(&answer(&[], &[("bsn.json", BSN_BIND)], 1), 2, 2);
}

#[test]
fn warnings_go_to_standard_error_and_change_nothing() {
    let page = ECS.replace("\"TotalCount\": 12", "\"TotalCount\": 120");
    let odd = numbers(r#"{"number": "odd", "instance": "i-bp1example0001"}"#);
    let outcome = check(&["--lang", "en"], &[("page.json", &page), ("odd.json", &odd)]);
    assert_eq!(outcome.code, Some(1));
    assert!(outcome.err.contains("page.json: warning: ") && outcome.err.contains("12 of 120"), "{}", outcome.err);
    assert!(outcome.err.contains("odd.json: warning: numbers[0], line 2: `odd`"), "{}", outcome.err);
    let answer: Value = serde_json::from_str(&outcome.out).unwrap();
    assert_eq!(answer["assessments"][0]["quota"]["issued"], 1);
}

// ---- Leaving with 2 -------------------------------------------------------------------------------------------

/// Expects nothing on standard output, and on standard error exactly lines that begin like this, in this order.
#[track_caller]
fn expect_refusal(options: &[&str], files: &[(&str, &str)], lines: &[&str]) {
    let outcome = check(options, files);
    assert_eq!((outcome.code, outcome.out.as_str()), (Some(2), ""), "{}", outcome.err);
    // Without warnings, and without the commands that a message may show.
    let beside = |line: &&str| !line.starts_with("aliyun ") && !line.contains(": 提醒：");
    let said: Vec<&str> = outcome.err.lines().filter(beside).collect();
    assert_eq!(said.len(), lines.len(), "{}", outcome.err);
    for (said, wanted) in said.iter().zip(lines) {
        assert!(said.starts_with(wanted) && said.len() > wanted.len(), "{said}\nshould begin with\n{wanted}");
    }
}

#[test]
fn files_that_can_not_be_read() {
    for (name, text, line) in [
        ("cut.json", &ECS[..200], "cut.json:10: $: "),
        ("cut.xml", "<a>\n<b></a>", "cut.xml:2: $: "),
        ("by_sn.json", BSN_BY_SN, "by_sn.json:1: $: "),
        ("grant.json", BSN_GRANT, "grant.json:1: $: "),
        ("empty.json", "", "empty.json:1: $: "),
        ("table.txt", "InstanceId | Status\n---------- | ------\ni-1 | Running\n", "table.txt:1: $: "),
        ("list.csv", "Name,Status\ni-1,Running\n", "list.csv:1: $: "),
        ("list.csv", "id,product,colour\ni-1,ecs,red\n", "list.csv:1: colour: "),
        ("list.csv", "id,product\n\"i-1,ecs\n", "list.csv:2: $: "),
        ("page.html", "<!DOCTYPE html>\n<p>", "page.html:1: $: "),
        ("other.json", "{}", "other.json:1: $: "),
        ("facts.json", "{\"schema\": \"beian-desk/1\",\n \"instnaces\": []}", "facts.json:2: instnaces: "),
        ("facts.json", "{\n\"schema\": \"beian-desk/2\"}", "facts.json:2: schema: "),
        ("facts.json", "{\"schema\": \"beian-desk/1\",\n\"account\": 1370000000000210}", "facts.json:2: account: "),
        (
            "facts.json",
            "{\"schema\": \"beian-desk/1\", \"account\": \"1\",\n\"account\": \"1\"}",
            "facts.json:2: account: ",
        ),
        ("swas.json", "{\"PageNumber\": 1, \"Instances\": [],\n\"Instances\": []}", "swas.json:2: Instances: "),
    ] {
        expect_refusal(&[], &[(name, text)], &[line]);
        // What is right elsewhere does not come out either.
        expect_refusal(&["--lang", "en"], &[("right.json", SWAS), (name, text)], &[line]);
    }
}

#[test]
fn files_that_are_not_there_or_no_text() {
    let said = |arguments: &[&str], files: &[(&str, &[u8])]| {
        let outcome = run_with(arguments, files, b"", true);
        assert_eq!((outcome.code, outcome.out.as_str()), (Some(2), ""), "{}", outcome.err);
        outcome.err
    };
    assert!(said(&["gone.json"], &[]).starts_with("gone.json:1: $: "));
    assert!(said(&["."], &[]).starts_with(".:1: $: "));
    assert!(said(&["gbk.json"], &[("gbk.json", b"{\n\"\xB1\xB8\xB0\xB8\": 1}")]).starts_with("gbk.json:2: $: "));
    let both = said(&["gone.json", "gbk.json"], &[("gbk.json", b"\xFF")]);
    assert!(both.contains("gone.json:1: $: ") && both.contains("gbk.json:1: $: "), "{both}");
}

#[test]
fn every_bad_row_is_named() {
    let facts = facts(
        "{\"id\": \"a\", \"product\": \"ecs\"},\n{\"id\": \"b\", \"prodct\": \"ecs\"},\n\
         {\"id\": \"c\", \"product\": \"ecs\",\n \"term_months\": 1201},\n{\"id\": \"a\", \"product\": \"ecs\"},\n\
         {\"id\": \"d\", \"product\": \"ecs\", \"purchased_at\": \"2026-02-10T03:15Z\",\n\
          \"expires_at\": \"2026-02-10T03:14Z\"},\n\"e\"",
    );
    let wanted = [
        "facts.json:3: instances[1].prodct: ",
        "facts.json:5: instances[2].term_months: ",
        "facts.json:6: instances[3].id: ",
        "facts.json:8: instances[4].expires_at: ",
        "facts.json:9: instances[5]: ",
    ];
    expect_refusal(&[], &[("facts.json", &facts)], &wanted);

    let numbers = numbers(
        "{\"number\": \"4f9f0d9c-0000-4000-8000-00000000000a\"},\n\
         {\"number\": \"4F9F0D9C-0000-4000-8000-00000000000A\"},\n{\"number\": \"n\", \"status\": \"used\"}",
    );
    let wanted = ["numbers.json:3: numbers[1].number: ", "numbers.json:4: numbers[2].status: "];
    expect_refusal(&[], &[("numbers.json", &numbers)], &wanted);
    // In the order of the files, whatever is found first.
    let swas = SWAS.replace("\"ChargeType\": \"PrePaid\"", "\"ChargeType\": \"Never\"");
    let outcome = check(&[], &[("swas.json", &swas), ("numbers.json", &numbers)]);
    let said: Vec<&str> = outcome.err.lines().map(|line| line.split(": ").nth(1).unwrap()).collect();
    let rows = (0..5).map(|row| format!("Instances[{row}].ChargeType"));
    let rows: Vec<String> = rows.chain(["numbers[1].number".to_owned(), "numbers[2].status".to_owned()]).collect();
    assert_eq!(said, rows, "{}", outcome.err);
}

#[test]
fn many_bad_rows_take_linear_time() {
    let rows = vec!["1"; 200_000].join(",\n");
    let sheets = [facts(&rows), numbers(&rows)].map(|text| read_facts(&text).unwrap());
    for sheet in sheets {
        assert_eq!((sheet.errors.len(), sheet.errors[199_999].line), (200_000, Some(200_001)));
    }
}

#[test]
fn bad_rows_of_exports_and_answers() {
    let twice = ECS.replace("i-uf6example0002", "i-bp1example0001");
    let expiry = ECS.replace("2026-07-02T16:00Z", "2026-04-02T09:29Z");
    let line = |text: &str, piece: &str, nth: usize| {
        let at = text.match_indices(piece).nth(nth).unwrap().0;
        text[..at].matches('\n').count() + 1
    };
    let second = line(&twice, "\"InstanceId\"", 1);
    let ninth = line(&expiry, "\"ExpiredTime\"", 8);
    for (name, text, wanted) in [
        ("ecs.json", twice, format!("ecs.json:{second}: Instances.Instance[1].InstanceId: ")),
        ("ecs.json", expiry, format!("ecs.json:{ninth}: Instances.Instance[8].ExpiredTime: ")),
        ("bsn.json", BSN.replace("\"status\": 4", "\"status\": 7"), "bsn.json:27: datas.bsnDO[2].status: ".to_owned()),
        (
            "bsn.xml",
            BSN_XML.replace("<status>4", "<status>7"),
            "bsn.xml:27: GetBsnByResourceResponse.datas.bsnDO[2].status: ".to_owned(),
        ),
        (
            "bsn.json",
            BSN_BIND.replacen("\"resourceType\": 1", "\"resourceType\": 2", 1),
            "bsn.json:7: datas.bsnDO[0].resourceType: ".to_owned(),
        ),
        (
            "bsn.json",
            BSN_BIND.replace("8000-000000000012", "8000-000000000011"),
            "bsn.json:18: datas.bsnDO[1].sn: ".to_owned(),
        ),
    ] {
        expect_refusal(&[], &[(name, &text)], &[&wanted]);
    }
    for resource_type in ["1", "4", "5"] {
        let bsn = BSN_BIND.replace("\"resourceType\": 1", &format!("\"resourceType\": {resource_type}"));
        answer(&[], &[("bsn.json", &bsn)], 1);
    }
}

#[test]
fn what_contradicts_itself_across_files() {
    let account = |id: &str| format!("{{\"schema\": \"beian-desk/1\",\n\n\"account\": \"{id}\"}}");
    let (first, second) = (account("1370000000000210"), account("1370000000000211"));
    expect_refusal(&[], &[("a.json", &first), ("b.json", &second)], &["b.json:3: account: "]);
    answer(&[], &[("a.json", &first), ("b.json", &first)], 1);
    let either = answer(&["--account", "1"], &[("a.json", &first), ("b.json", &second)], 1);
    assert_eq!(either["account"], "1");

    let ecs = facts(r#"{"id": "x", "product": "ecs"}"#);
    let swas = facts("{\"id\": \"x\",\n\"product\": \"swas\"}");
    expect_refusal(&[], &[("a.json", &ecs), ("b.json", &swas)], &["b.json:3: instances[0].product: "]);
    expect_refusal(&[], &[("b.json", &swas), ("a.json", &ecs)], &["a.json:2: instances[0].product: "]);
    let export = SWAS.replace("2ad1ae67295445f59801749900000001", "x");
    expect_refusal(&[], &[("a.json", &ecs), ("swas.json", &export)], &["swas.json:7: Instances[0]"]);

    let number = "\"number\": \"4f9f0d9c-0000-4000-8000-000000000011\"";
    let hosting = numbers(&format!("{{{number},\n\"product\": \"elastic_web_hosting\"}}"));
    expect_refusal(&[], &[("bsn.json", BSN_BIND), ("n.json", &hosting)], &["n.json:3: numbers[0].product: "]);
    let market = BSN.replacen("\"resourceType\": 1", "\"resourceType\": 4", 1);
    expect_refusal(&[], &[("ecs.json", ECS), ("bsn.json", &market)], &["bsn.json:6: datas.bsnDO[0]."]);

    let bought = facts(r#"{"id": "x", "product": "ecs", "purchased_at": "2026-02-10T03:15Z"}"#);
    let expires = facts("{\"id\": \"x\", \"product\": \"ecs\",\n\"expires_at\": \"2026-02-10T03:14Z\"}");
    expect_refusal(&[], &[("a.json", &bought), ("b.json", &expires)], &["b.json:3: instances[0].expires_at: "]);
}

#[test]
fn reservations_and_what_replaces_them() {
    let replaces = |name: &str| {
        let fields = "\"number\": \"4f9f0d9c-0000-4000-8000-000000000001\", \"instance\": \"i-1\"";
        numbers(&format!("{{{fields},\n\"replaces\": \"{name}\"}}"))
    };
    let owned = facts(&good("i-1", ""));
    let reserved = |more: &str| numbers(&format!("{{\"number\": \"SIM-1\", \"instance\": \"i-1\"{more}}}"));
    let right = reserved(", \"origin\": \"simulated\"");

    let answer = answer(&[], &[("f.json", &owned), ("r.json", &right), ("n.json", &replaces("sim-1"))], 0);
    let quota = serde_json::json!({"scope": "instance", "limit": 5, "issued": 1, "reserved": 0, "left": 4});
    assert_eq!(answer["assessments"][0]["quota"], quota);

    let files = |named: &str| [("f.json", owned.clone()), ("r.json", right.clone()), ("n.json", replaces(named))];
    let nothing = files("SIM-2");
    let nothing: Vec<_> = nothing.iter().map(|(name, text)| (*name, text.as_str())).collect();
    expect_refusal(&[], &nothing, &["n.json:3: numbers[0].replaces: "]);
    let unmarked = reserved("");
    expect_refusal(&[], &[("f.json", &owned), ("r.json", &unmarked)], &["r.json:2: numbers[0].number: "]);
    // The reservation is not missing, its row is bad: that one fault is named alone.
    let bad = reserved(", \"origin\": \"guessed\"");
    let files = [("f.json", owned.as_str()), ("r.json", &bad), ("n.json", &replaces("SIM-1"))];
    expect_refusal(&[], &files, &["r.json:2: numbers[0].origin: "]);
}

#[test]
fn bad_options() {
    for (arguments, said) in [
        (&[][..], "FILE"),
        (&["--lang", "en", "--as-of", AS_OF], "FILE"),
        (&["--lang", "en", "--"], "FILE"),
        (&["--as-of", "2026-07-01", "f.json"], "--as-of"),
        (&["--as-of=", "f.json"], "--as-of"),
        (&["--as-of", "3001-01-01T00:00Z", "f.json"], "--as-of"),
        (&["--as-of", "--lang", "en", "f.json"], "--as-of"),
        (&["--account", "me", "f.json"], "--account"),
        (&["--account", "", "f.json"], "--account"),
        (&["--account=137000000000021０", "f.json"], "--account"),
        (&["--lang", "fr", "f.json"], "--lang"),
        (&["--format", "xml", "f.json"], "--format"),
        (&["--format", "JSON", "f.json"], "--format"),
        (&["f.json", "--format"], "--format"),
        (&["f.json", "--as-of"], "--as-of"),
        (&["--account", "1", "--account", "1", "f.json"], "--account"),
        (&["--lang", "en", "--lang=en", "f.json"], "--lang"),
        (&["--policy", "aliyun-1999", "f.json"], "--policy"),
        (&["--policy=", "f.json"], "--policy"),
        (&["--policy", "aliyun-2026", "--policy", "aliyun-2026", "f.json"], "--policy"),
        (&["--colour", "f.json"], "--colour"),
        (&["-v", "f.json"], "-v"),
        (&["--asof=2026-07-01T00:00Z", "f.json"], "--asof"),
        (&["--help=yes", "f.json"], "--help"),
        (&["f.json", "-", "-"], "-"),
    ] {
        let file = facts(&good("i-1", ""));
        let outcome = run_with(arguments, &[("f.json", file.as_bytes())], b"", true);
        assert_eq!((outcome.code, outcome.out.as_str()), (Some(2), ""), "{arguments:?}: {}", outcome.err);
        let mut lines = outcome.err.lines();
        let first = lines.next().unwrap();
        assert!(first.starts_with("self_check: "), "{arguments:?}: {first}");
        assert!(first.contains(said) || (arguments.is_empty() && first.len() > 12), "{arguments:?}: {first}");
        assert!(lines.any(|line| line.contains("[--as-of RFC3339]")), "{arguments:?}: {}", outcome.err);
    }
}

#[test]
fn good_options() {
    let file = facts(&good("i-1", ""));
    let files: [(&str, &[u8]); 2] = [("f.json", file.as_bytes()), ("--f.json", file.as_bytes())];
    let run = |arguments: &[&str]| {
        let outcome = run_with(arguments, &files, b"", true);
        assert_eq!((outcome.code, outcome.err.as_str()), (Some(0), ""), "{arguments:?}");
        outcome.out
    };
    let wanted = run(&["--as-of", AS_OF, "--account", "1", "f.json"]);
    for arguments in [
        &["f.json", "--as-of=2026-07-01T12:00+08:00", "--account=1"][..],
        &["--format", "json", "--as-of=2026-07-01T04:00Z", "f.json", "--account", "1", "--lang", "en"],
        &["--as-of", AS_OF, "--account", "1", "--", "--f.json"],
        &["--as-of", AS_OF, "--account", "1", "f.json", "f.json"],
    ] {
        assert_eq!(run(arguments), wanted, "{arguments:?}");
    }
    for lang in ["zh", "en"] {
        assert!(run(&["--lang", lang, "--help"]).contains("[--lang zh|en]"));
    }
}

/// Elastic web hosting is in the guide of 2018 alone, so that the later rules have no verdict on it..
#[test]
fn the_policy_is_chosen_by_name() {
    let row = r#"{"id": "h-1", "product": "elastic_web_hosting", "region": "cn-hangzhou", "term_months": 12,
        "billing": "subscription", "expires_at": "2027-01-01T00:00Z"}"#;
    let verdicts = |options: &[&str], code: i32| {
        let answer = answer(options, &[("f.json", &facts(row))], code);
        (answer["policy"].clone(), answer["assessments"][0]["verdict"].clone())
    };
    let guide = ("aliyun-2018".into(), "eligible".into());
    assert_eq!(verdicts(&[], 0), guide);
    assert_eq!(verdicts(&["--policy", "aliyun-2018"], 0), guide);
    assert_eq!(verdicts(&["--policy=aliyun-2026"], 1), ("aliyun-2026".into(), "undetermined".into()));
    let help = run_with(&["--lang=en", "--help"], &[], b"", true).out;
    assert!(help.contains("aliyun-2018, aliyun-2026"), "{help}");
}

// ---- Several files --------------------------------------------------------------------------------------------

#[test]
fn files_merge_by_id_and_the_later_value_wins() {
    let stated = facts(
        r#"{"id": "i-bp1example0001", "product": "ecs", "billing": "pay_as_you_go", "term_months": 40,
            "owner": "1370000000000210", "region": null},
           {"id": "m-1", "product": "site_market"}"#,
    );
    let used = numbers(
        r#"{"number": "4F9F0D9C-0000-4000-8000-000000000011", "status": "filed"},
           {"number": "4f9f0d9c-0000-4000-8000-000000000013", "instance": "i-bp1example0001"}"#,
    );
    let judged = |files: &[(&str, &str)], id: &str| {
        let answer = answer(&[], files, 1);
        let found = answer["assessments"].as_array().unwrap().iter().position(|judged| judged["id"] == id).unwrap();
        (found, answer["assessments"][found].clone())
    };
    let first = "i-bp1example0001";

    let (place, later_export) = judged(&[("facts.json", &stated), ("ecs.json", ECS)], first);
    assert_eq!((place, later_export["verdict"].as_str()), (0, Some("eligible")));
    assert_eq!(later_export["term_months"], 40, "the export states no months: those of the facts stay");
    let (place, later_facts) = judged(&[("ecs.json", ECS), ("facts.json", &stated)], first);
    assert_eq!((place, later_facts["verdict"].as_str()), (0, Some("ineligible")));
    assert_eq!(later_facts["unmet"][0]["code"], "pay_as_you_go", "null takes nothing back");
    assert_eq!(later_facts["unmet"].as_array().unwrap().len(), 1);
    assert_eq!(judged(&[("facts.json", &stated), ("ecs.json", ECS)], "m-1").0, 1);
    assert_eq!(judged(&[("ecs.json", ECS), ("facts.json", &stated)], "m-1").0, 12);

    // Three numbers, two of them unused; with the later word of the file, one; in the other order two again.
    for (files, unused) in [
        ([("ecs.json", ECS), ("bsn.json", BSN_BIND), ("used.json", &*used)], 2),
        ([("used.json", &*used), ("bsn.json", BSN_BIND), ("ecs.json", ECS)], 3),
    ] {
        let answer = answer(&[], &files, 1);
        let place = answer["assessments"].as_array().unwrap().iter().position(|judged| judged["id"] == first).unwrap();
        let quota = &answer["assessments"][place]["quota"];
        assert_eq!((quota["issued"].as_u64(), quota["left"].as_u64()), (Some(3), Some(2)));
        // Of the five eligible instances four have five left.
        expect_totals(&answer, 22 + unused, unused);
    }
}

#[test]
fn the_account_is_the_current_one_and_sets_no_owner() {
    let file = |account: &str| {
        let rows = format!("{},\n{}", good("i-1", ", \"owner\": \"13700000000002100000\""), good("i-2", ""));
        facts(&rows).replacen('{', &format!("{{\"account\": \"{account}\", "), 1)
    };
    let (owners, others) = (file("13700000000002100000"), file("1240000000000345"));
    for (options, text, account, code) in [
        (&[][..], &owners, "13700000000002100000", 0),
        (&[], &others, "1240000000000345", 1),
        (&["--account", "1240000000000345"], &owners, "1240000000000345", 1),
        (&["--account", "13700000000002100000"], &others, "13700000000002100000", 0),
    ] {
        let answer = answer(options, &[("f.json", text)], code);
        assert_eq!(answer["account"], account);
        let [first, second] = [&answer["assessments"][0], &answer["assessments"][1]];
        if code == 1 {
            assert_eq!(first["unmet"][0]["code"], "account_mismatch");
            assert_eq!(first["unmet"][0]["required"], account);
            assert_eq!(first["unmet"][0]["observed"], "13700000000002100000");
        }
        assert_eq!(first["advisories"], Value::Array(vec![]));
        assert_eq!(second["verdict"], "eligible");
        assert_eq!(second["advisories"][0]["code"], "owner_unknown");
    }
}

#[test]
fn every_encoding_and_standard_input_give_the_same_answer() {
    let utf16 = |text: &str, unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(unit).collect()
    };
    let run = |bytes: &[u8]| {
        let ran = [
            run_with(
                &["--as-of", AS_OF, "e.json", "b.xml"],
                &[("e.json", bytes), ("b.xml", BSN_XML.as_bytes())],
                b"",
                true,
            ),
            run_with(&["--as-of", AS_OF, "-", "b.xml"], &[("b.xml", BSN_XML.as_bytes())], bytes, true),
            run_with(&["--as-of", AS_OF, "--", "-", "b.xml"], &[("b.xml", BSN_XML.as_bytes())], bytes, true),
        ];
        for outcome in &ran {
            assert_eq!((outcome.code, outcome.err.as_str()), (Some(1), ""));
            assert_eq!(outcome.out, ran[0].out);
        }
        ran[0].out.clone()
    };
    let wanted = run(ECS.as_bytes());
    let marked = [b"\xEF\xBB\xBF", ECS.as_bytes()].concat();
    let windows = ECS.replace('\n', "\r\n");
    for bytes in [&marked, &utf16(ECS, u16::to_le_bytes), &utf16(ECS, u16::to_be_bytes), windows.as_bytes()] {
        assert_eq!(run(bytes), wanted);
    }
    let refused = run_with(&["-"], &[], b"{\n", true);
    assert_eq!((refused.code, refused.out.as_str()), (Some(2), ""));
    assert!(refused.err.starts_with("-:2: $: "), "{}", refused.err);
    // Lines are counted alike in every encoding.
    let bad = utf16(&SWAS.replace("cn-shanghai", "cn-shanghai\", \"RegionId\": \""), u16::to_le_bytes);
    let refused = run_with(&["swas.json"], &[("swas.json", &bad)], b"", true);
    assert!(refused.err.starts_with("swas.json:208: Instances[4].RegionId: "), "{}", refused.err);
}

// ---- Text -----------------------------------------------------------------------------------------------------

/// Without blanks and line ends: where a terminal's lines break does not matter.
fn dense(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn the_text_says_instance_verdict_and_reasons_in_both_languages() {
    let as_of: Moment = AS_OF.parse().unwrap();
    let sheets = [ECS, BSN].map(|text| beian_desk::exchange::read(text).unwrap().sheet);
    let assembled = assemble(&sheets, None);
    let report = assess_facts(&assembled.facts, as_of, Policy::standard());
    for lang in Lang::ALL.iter().copied() {
        let options = ["--format", "text", "--lang", lang.code()];
        let outcome = check(&options, &[("ecs.json", ECS), ("bsn.json", BSN)]);
        assert_eq!((outcome.code, outcome.err.as_str()), (Some(1), ""));
        let said = dense(&outcome.out);
        for (judged, instance) in report.assessments.iter().zip(&assembled.facts.instances) {
            let verdict = i18n::verdict::verdict(lang, judged.verdict);
            let mut wanted = vec![judged.id.to_owned(), instance.name.clone().unwrap(), verdict.to_owned()];
            if judged.verdict != Verdict::NotRequired {
                wanted.extend(judged.unmet().map(|finding| i18n::verdict::finding(lang, finding)));
                wanted.extend(judged.remedies.iter().map(|remedy| i18n::verdict::remedy(lang, remedy)));
                wanted
                    .extend(judged.advisories.iter().map(|advice| i18n::verdict::advice(lang, advice.code).to_owned()));
            }
            // Each in its own paragraph, and so after the id and before the next one's.
            let start = said.find(&dense(judged.id)).unwrap();
            for text in &wanted {
                assert!(said[start..].contains(&dense(text)), "{} {}: {text}", lang.code(), judged.id);
            }
        }
    }
    // Chinese unless asked.
    assert_eq!(
        check(&["--format=text"], &[("ecs.json", ECS)]).out,
        check(&["--format=text", "--lang=zh"], &[("ecs.json", ECS)]).out
    );
}

#[test]
fn the_languages_differ_in_texts_and_not_in_json() {
    let json = |lang| check(&["--lang", lang], &[("ecs.json", ECS)]).out;
    assert_eq!(json("zh"), json("en"));
    let zh = check(&["--format", "text"], &[("none.json", NO_INSTANCE)]);
    let en = check(&["--format", "text", "--lang", "en"], &[("none.json", NO_INSTANCE)]);
    assert_eq!((zh.code, en.code), (Some(1), Some(1)));
    let chinese = |text: &str| text.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter));
    assert!(chinese(&zh.out) && chinese(&zh.err));
    assert!(!chinese(&en.err), "{}", en.err);
    let broken = |lang| check(&["--lang", lang], &[("f.json", &facts("{}"))]).err;
    assert_eq!(broken("en"), "f.json:2: instances[0]: `id` is missing\n");
    assert!(chinese(&broken("zh")) && broken("zh").starts_with("f.json:2: instances[0]: "));
}

#[test]
fn nothing_in_a_file_steers_the_terminal() {
    let name = "\\u001b[31mred\\u0007";
    let row = good("i-1", &format!(", \"name\": \"{name}\"")).replace("cn-hangzhou", "cn-\\u001b[2J");
    let odd = numbers("{\"number\": \"\\u001b]0;x\\u0007\", \"instance\": \"i-1\"}");
    for format in ["json", "text"] {
        let outcome = check(&["--format", format], &[("f.json", &facts(&row)), ("odd.json", &odd)]);
        assert_eq!(outcome.code, Some(0));
        let steers = |letter: char| letter.is_control() && letter != '\n';
        assert!(!outcome.out.contains(steers) && !outcome.err.contains(steers), "{}{}", outcome.out, outcome.err);
    }
}

// ---- The pipe -------------------------------------------------------------------------------------------------

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_fault() {
    // The answer comes after the input is read, and by then nobody listens.
    let outcome = run_with(&["--as-of", AS_OF, "-"], &[], ECS.as_bytes(), false);
    assert_eq!((outcome.code, outcome.err.as_str()), (Some(1), ""));
}
