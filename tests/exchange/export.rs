//! What leaves for spreadsheets and tickets: nothing of it is a formula or markup.

use beian_desk::engine::{Facts, Instance, Policy, Product, Region, assess_facts};
use beian_desk::exchange::Csv;
use beian_desk::i18n::{Lang, export};

use super::desk::{account, at, cells, full};

const HOSTILE: [&str; 18] = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠a",
    "1370000000000210",
    "#ref",
    "'=1",
    "a,b",
    "a\"b",
    "<img src=x onerror=alert(1)>",
    "| a | `b` | [x](http://e.cn) | @all \u{202e}",
];

#[test]
fn no_cell_is_a_formula() {
    let mut csv = Csv::default();
    csv.row(HOSTILE);
    let text = csv.finish();
    let rows = cells(&text);
    assert_eq!(rows.len(), 1);
    for (cell, meant) in rows[0].iter().zip(HOSTILE) {
        let first = cell.chars().next().unwrap();
        assert!(!"=+-@\t\r\n＝＋－＠#".contains(first), "{cell}");
        assert!(cell.len() < 12 || !cell.bytes().all(|byte| byte.is_ascii_digit()), "{cell}");
        assert!(cell == meant || *cell == ["'", meant].concat(), "{cell}");
    }
}

fn hostile_desk() -> Facts {
    let mut facts = Facts { account: account("1370000000000210"), ..Facts::default() };
    for (at, text) in HOSTILE.iter().enumerate() {
        let mut instance = Instance::new(format!("{text}{at}"), Product::Ecs);
        instance.name = Some((*text).to_owned());
        instance.region = Region::new(text);
        instance.status = Some((*text).to_owned());
        facts.instances.push(instance);
    }
    facts.instances.push(full());
    facts
}

#[test]
fn assessments_as_a_table() {
    let facts = hostile_desk();
    let policy = Policy::standard();
    let report = assess_facts(&facts, at("2026-07-01T12:00+08:00"), policy);
    for lang in Lang::ALL {
        let rows = cells(&export::assessments(*lang, &report, &facts.instances));
        assert_eq!(rows.len(), 1 + facts.instances.len());
        assert!(rows.iter().all(|row| row.len() == 18));
        for cell in rows.iter().flatten() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']), "{cell}");
        }
    }
    let rows = cells(&export::assessments(Lang::En, &report, &facts.instances));
    let last: Vec<&str> = rows.last().unwrap().iter().map(String::as_str).collect();
    assert_eq!(
        last[..6],
        ["i-bp1", "主站", "Elastic Compute Service (ECS)", "cn-hangzhou", "'1370000000000210", "Qualifies"]
    );
    // Nothing unmet, unknown or to do; the EIP is what makes it public; five of five are left.
    assert_eq!((last[7], last[8], last[9]), ("", "", ""));
    assert_eq!(last[11..], ["5", "0", "0", "5", "12", "2027-02-11 00:00", "2026-07-01 12:00"]);
    let zh = cells(&export::assessments(Lang::Zh, &report, &facts.instances));
    assert_eq!(zh[0][..3], ["实例ID", "名称", "产品"]);
    assert_eq!(zh.last().unwrap()[5], "可以申请");
}

#[test]
fn the_json_is_the_contract() {
    let facts = hostile_desk();
    let report = assess_facts(&facts, at("2026-07-01T12:00+08:00"), Policy::standard());
    let json: serde_json::Value = serde_json::from_str(&report.to_json()).unwrap();
    assert_eq!((&json["schema"], &json["assessments"][18]["verdict"]), (&"beian-desk/1".into(), &"eligible".into()));
}

/// A line of a table without what is code, and the code: backticks in a row open it, as many close it.
fn outside_code(line: &str) -> (String, Vec<String>) {
    let (mut outside, mut inside) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some(start) = rest.find('`') {
        let fence = rest[start..].len() - rest[start..].trim_start_matches('`').len();
        outside.push_str(&rest[..start]);
        let behind = &rest[start + fence..];
        let mut end = 0;
        loop {
            let found = end + behind[end..].find('`').unwrap();
            let length = behind[found..].len() - behind[found..].trim_start_matches('`').len();
            if length == fence {
                inside.push(behind[..found].to_owned());
                rest = &behind[found + length..];
                break;
            }
            end = found + length;
        }
    }
    outside.push_str(rest);
    (outside, inside)
}

#[test]
fn names_in_a_ticket_are_text() {
    let facts = hostile_desk();
    let report = assess_facts(&facts, at("2026-07-01T12:00+08:00"), Policy::standard());
    for lang in Lang::ALL {
        let ticket = export::ticket(*lang, &report, Policy::standard(), &facts.instances);
        let rows: Vec<&str> = ticket.lines().filter(|line| line.starts_with("| `")).collect();
        assert_eq!(rows.len(), facts.instances.len(), "{ticket}");
        for (row, instance) in rows.iter().zip(&facts.instances) {
            // Seven cells, whatever bars the names have.
            let bars = row.replace("\\|", "").matches('|').count();
            assert_eq!(bars, 8, "{row}");
            let (outside, inside) = outside_code(row);
            let prose = outside.replace("<br>", "");
            for mark in ['<', '[', '*', '_', '#', '`', '@'] {
                assert!(!prose.replace(&format!("\\{mark}"), "").contains(mark), "{mark}: {row}");
            }
            assert!(!prose.contains("://") && !prose.contains("www."), "{row}");
            let calm = |text: &str| text.replace(['\t', '\r', '\n', '\u{202e}'], " ");
            assert_eq!(inside[0].trim().replace("\\|", "|"), calm(&instance.id).trim(), "{row}");
        }
        assert!(!ticket.contains('\u{202e}') && !ticket.contains('\t'));
        assert!(ticket.ends_with(if *lang == Lang::Zh { "。\n" } else { ".\n" }), "{ticket}");
    }
}

#[test]
fn a_ticket_of_nothing_says_what_to_buy() {
    let facts = Facts::default();
    let report = assess_facts(&facts, at("2026-07-01T12:00+08:00"), Policy::standard());
    let ticket = export::ticket(Lang::En, &report, Policy::standard(), &[]);
    assert_eq!(ticket.lines().count(), 5, "{ticket}");
    assert!(!ticket.contains('|'));
}
