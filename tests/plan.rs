//! The page of the plan and the pass over its sites, without a browser; and its texts.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a fixture that fails should end its test")]

use beian_desk::app::view::{self, PlanView};
use beian_desk::app::{Dialog, Due, Effect, Incoming, Model, Msg, Settings, Stored, Takeout};
use beian_desk::engine::{Cost, DomainError, Instance, Json, Moment, Noise, Product, read_facts};
use beian_desk::i18n::Lang;
use beian_desk::i18n::plan as say;
use beian_desk::ledger::Refusal;

#[path = "app/committed.rs"]
mod committed;

use committed::{Log, read_in};

fn noon() -> Moment {
    "2026-07-01T12:00+08:00".parse().unwrap()
}

const FACTS: &str = r#"{"schema": "beian-desk/1", "instances": [
    {"id": "i-1", "product": "ecs", "name": "主站", "region": "cn-hangzhou", "billing": "subscription",
     "term_months": 12, "expires_at": "2027-02-10T16:00Z", "public_bandwidth_mbps": 5, "owner": "1370000000000210"},
    {"id": "i-2", "product": "ecs", "region": "cn-hangzhou", "billing": "subscription",
     "term_months": 1, "expires_at": "2027-02-10T16:00Z", "public_bandwidth_mbps": 5, "owner": "1370000000000999"},
    {"id": "i-3", "product": "ecs"}]}"#;

/// A desk with a store of its own.
struct Page {
    model: Model,
    store: Log,
    kept: Vec<Settings>,
    files: Vec<(String, String)>,
}

impl Page {
    fn open(sites: Option<&str>) -> Page {
        let mut model = Model::new(Lang::Zh, noon(), "#/plan");
        let instances: Vec<Instance> = read_facts(FACTS).unwrap().instances.into_iter().map(|row| row.fact).collect();
        let account = Some("1370000000000210".parse().unwrap());
        let settings = Settings { account, sites: sites.map(str::to_owned), ..Settings::default() };
        model.update(Msg::Loaded(Box::new(Stored { instances, settings, ..Stored::default() })));
        Page { model, store: Log::default(), kept: Vec::new(), files: Vec::new() }
    }

    fn send(&mut self, msg: Msg) {
        for effect in self.model.update(msg) {
            if let Some(committed) = self.store.commit(&effect, noon()) {
                self.send(Msg::Committed(Box::new(committed)));
                continue;
            }
            match effect {
                Effect::Keep(settings) => self.kept.push(settings),
                Effect::Read { import, files } => read_in(import, files).into_iter().for_each(|msg| self.send(msg)),
                Effect::Download { name, text } => self.files.push((name, text)),
                _ => {}
            }
        }
    }

    fn view(&self) -> PlanView {
        view::plan(&self.model)
    }

    /// The site whose dialog is open, and whether it has its slot.
    #[track_caller]
    fn applying(&self) -> (String, bool) {
        let Dialog::Apply(applied) = &self.model.dialog else { panic!("{:?}", self.model.dialog) };
        (applied.domain.clone(), applied.number.is_some())
    }
}

#[test]
fn a_list_is_planned_and_kept() {
    let mut page = Page::open(None);
    assert_eq!(page.view(), PlanView::default());
    let typed = "https://www.a.cn/x\n例子.中国 localhost\na.cn b.a.cn c.cn d.cn e.cn";
    page.send(Msg::Sites(typed.to_owned()));
    assert_eq!(page.kept.last().unwrap().sites.as_deref(), Some(typed));
    page.send(Msg::Sites(typed.to_owned()));
    assert_eq!(page.kept.len(), 1, "what did not change is not written again");
    let view = page.view();
    assert_eq!(view.faults, ["第 2 行 localhost：缺少后缀，要像 example.cn 这样"]);
    assert_eq!(
        view.remarks,
        [
            "第 1 行 https://www.a.cn/x：按 a.cn 计算，去掉了协议、路径、www.",
            "第 3 行 b.a.cn：是 a.cn 的子域名，一般随主域名一起备案，不必单列",
            "第 3 行 a.cn：与第 1 行重复，只算一次",
        ]
    );
    let domains: Vec<&str> = view.rows.iter().map(|row| row.domain.as_str()).collect();
    assert_eq!(domains, ["a.cn", "例子.中国", "b.a.cn", "c.cn", "d.cn", "e.cn"]);
    assert_eq!(view.rows[1].ace.as_deref(), Some("xn--fsqu00a.xn--fiqs8s"));
    assert_eq!(view.rows[0].place, "在“主站 · i-1”申请号码。");
    // Five at i-1; the sixth in the other account, where i-2 lacks two months.
    assert_eq!(view.due.len(), 5);
    assert_eq!(view.cost, "最少要：再登录 1 个账号、续费或转包年包月共 2 个月、给 1 台实例做准备。");
    assert_eq!(view.steps.len(), 2);
    assert_eq!(view.steps[0].account, "1370000000000999".parse().ok());
    assert_eq!(view.rows[5].account.as_deref(), Some("账号 1370000000000999"));
    assert!(view.unsure.is_some(), "i-3 might do");
    assert_eq!(view.summary.as_deref(), Some("共 6 个网站，现在就能办 5 个，先做准备再办 1 个。"));
}

#[test]
fn the_sum_of_a_plan_names_what_there_is_alone() {
    let said = |counts: [usize; 4]| {
        let [sites, done, now, later] = counts;
        [Lang::Zh, Lang::En].map(|lang| say::summary(lang, sites, done, now, later))
    };
    assert_eq!(said([4, 0, 4, 0]), ["共 4 个网站，现在就能办 4 个。", "Sites: 4; possible now: 4."]);
    assert_eq!(
        said([6, 1, 2, 3]),
        [
            "共 6 个网站，已备案或审核中 1 个，现在就能办 2 个，先做准备再办 3 个。",
            "Sites: 6; filed or under review: 1; possible now: 2; after the steps below: 3.",
        ]
    );
}

#[test]
fn the_list_is_found_again_and_one_that_can_not_be_read_leaves_the_rest() {
    let page = Page::open(Some("a.cn"));
    assert_eq!(page.view().rows.len(), 1);
    let text = page.model.settings().json();
    assert_eq!(Settings::parse(&text), page.model.settings());
    let settings = Settings::parse(r#"{"lang": "en", "sites": 7}"#);
    assert_eq!((settings.lang.as_deref(), settings.sites), (Some("en"), None));
    // Settings of before there were sites.
    assert_eq!(Settings::parse(r#"{"lang": "en", "account": null, "accounts": []}"#).sites, None);
}

#[test]
fn what_another_tab_wrote_is_taken_but_not_over_what_is_typed_here() {
    let mut page = Page::open(Some("a.cn"));
    let settings = Settings { sites: Some("b.cn".to_owned()), ..Settings::default() };
    let stored = Stored { settings, ..Stored::default() };
    page.send(Msg::Synced(Box::new(stored.clone())));
    assert_eq!(page.model.sites, "a.cn");
    page.send(Msg::Moved("#/about".to_owned()));
    page.send(Msg::Synced(Box::new(stored)));
    assert_eq!(page.model.sites, "b.cn");
    // Erased there, it is gone here too, whatever the page.
    page.send(Msg::Moved("#/plan".to_owned()));
    page.send(Msg::Synced(Box::default()));
    assert_eq!(page.model.sites, "");
}

#[test]
fn a_pass_goes_from_site_to_site_with_a_confirmation_each() {
    let mut page = Page::open(Some("a.cn b.cn 例子.中国"));
    page.send(Msg::Pass(page.view().due));
    assert_eq!(view::pass_progress(&page.model), Some(("第 1 个，共 3 个：a.cn".to_owned(), true)));
    assert_eq!(page.applying(), ("a.cn".to_owned(), false));
    page.send(Msg::Confirm("a.cn".to_owned()));
    assert_eq!(page.applying(), ("a.cn".to_owned(), true));
    page.send(Msg::Close);
    assert_eq!(page.applying(), ("b.cn".to_owned(), false));
    page.send(Msg::Confirm("b.cn".to_owned()));
    // The real number at once, and on to the next.
    let Dialog::Apply(applied) = &page.model.dialog else { panic!() };
    let replaces = applied.number.clone();
    page.send(Msg::OpenRecord { replaces, instance: None });
    page.send(Msg::Record(vec![("number".to_owned(), "4f9f0d9c-0000-4000-8000-000000000001".to_owned())]));
    assert_eq!(page.applying(), ("例子.中国".to_owned(), false));
    assert_eq!(view::pass_progress(&page.model), Some(("第 3 个，共 3 个：例子.中国".to_owned(), false)));
    page.send(Msg::Confirm("例子.中国".to_owned()));
    page.send(Msg::Close);
    assert_eq!((&page.model.dialog, &page.model.pass), (&Dialog::None, &None));
    assert_eq!(page.model.notice.as_ref().unwrap().text, "3 个网站的名额都预留好了。");
    let view = page.view();
    let mut sites: Vec<Option<&str>> =
        page.model.book.entries().iter().map(|entry| entry.number().domain.as_deref()).collect();
    sites.sort_unstable();
    assert_eq!(sites, [Some("a.cn"), Some("b.cn"), Some("b.cn"), Some("例子.中国")]);
    assert_eq!((view.due.len(), view.rows.len()), (0, 3));
    assert!(view.rows[0].place.contains("SIM-") && view.rows[1].place.contains("4f9f0d9c"), "{:?}", view.rows);
}

#[test]
fn a_refusal_stops_the_pass_at_its_site_and_says_why() {
    let mut page = Page::open(Some("a.cn b.cn c.cn"));
    page.send(Msg::Pass(page.view().due));
    page.send(Msg::Confirm("a.cn".to_owned()));
    page.send(Msg::Close);
    // In the meantime the instance went.
    page.model.instances.retain(|instance| instance.id != "i-1");
    page.send(Msg::Confirm("b.cn".to_owned()));
    let Dialog::Apply(applied) = &page.model.dialog else { panic!() };
    assert_eq!(applied.refused, Some(Refusal::InstanceGone));
    page.send(Msg::Close);
    assert_eq!(page.model.dialog, Dialog::None);
    let stopped = page.view().stopped.unwrap();
    assert!(
        stopped.starts_with("预留了 1 个（共 3 个），在 b.cn 停下了。") && stopped.contains("已经不在列表里"),
        "{stopped}"
    );
    assert_eq!(view::pass_progress(&page.model), None);
    // Another list, another plan: the word is gone.
    page.send(Msg::Sites("d.cn".to_owned()));
    assert_eq!(page.view().stopped, None);
}

#[test]
fn closing_before_the_confirmation_stops_the_pass_and_reserves_nothing() {
    let mut page = Page::open(Some("a.cn b.cn"));
    page.send(Msg::Pass(page.view().due));
    page.send(Msg::Close);
    assert_eq!((page.model.dialog.clone(), page.store.events.len()), (Dialog::None, 0));
    assert_eq!(page.view().stopped.as_deref(), Some("预留了 0 个（共 2 个），在 a.cn 停下了。"));
    page.send(Msg::Close);
    assert_eq!(page.model.dialog, Dialog::None);
    // A dialog that has nothing to do with it is closed as ever.
    page.send(Msg::OpenApply("i-1".to_owned()));
    page.send(Msg::Confirm(String::new()));
    page.send(Msg::Close);
    assert_eq!(page.model.dialog, Dialog::None);
    // Leaving the page ends a pass.
    page.send(Msg::Pass(vec![Due { site: "a.cn".to_owned(), instance: "i-1".to_owned() }]));
    page.send(Msg::Moved("#/about".to_owned()));
    assert_eq!((page.model.dialog.clone(), page.model.pass.clone()), (Dialog::None, None));
    page.send(Msg::Pass(vec![]));
    assert_eq!((page.model.dialog.clone(), page.model.pass.clone()), (Dialog::None, None));
}

#[test]
fn the_table_holds_no_formula() {
    let mut page = Page::open(Some("a.cn"));
    page.model.instances[0].id = "=1+1".to_owned();
    page.send(Msg::TakePlan);
    let (name, text) = page.files.pop().unwrap();
    assert_eq!(name, "beian-desk-plan-20260701.csv");
    assert_eq!(
        text,
        "\u{feff}域名,ASCII 形式,去处,实例ID,号码,账号\r\na.cn,a.cn,在“主站 · =1+1”申请号码。,'=1+1,,'1370000000000210\r\n"
    );
}

#[test]
fn texts_in_both_languages() {
    for lang in Lang::ALL {
        for text in say::Text::ALL {
            assert!(!say::text(*lang, *text).is_empty());
        }
        let errors = [
            DomainError::Empty,
            DomainError::Address,
            DomainError::SingleLabel,
            DomainError::EmptyLabel,
            DomainError::Character('_'),
            DomainError::Hyphen,
            DomainError::Ace,
            DomainError::EndsInDigits,
            DomainError::LongLabel,
            DomainError::Long,
        ];
        let mut told: Vec<String> = errors.iter().map(|error| say::fault(*lang, 3, "x_y", *error)).collect();
        assert!(told.iter().all(|text| text.contains('3') && text.contains("x_y")), "{told:?}");
        told.dedup();
        assert_eq!(told.len(), errors.len());
    }
    assert_eq!(say::cost(Lang::En, Cost::default()), "Nothing to buy and nothing to renew: what you have is enough.");
    let cost = Cost { purchases: 1, accounts: 2, months: 1, touched: 3 };
    let text = "The least to do: buy 1 instance, sign in to 2 more accounts, pay for 1 month, prepare 3 instances.";
    assert_eq!(say::cost(Lang::En, cost), text);
    assert_eq!(
        say::stripped(Lang::En, 1, "http://a.cn:80", "a.cn", &[Noise::Scheme, Noise::Port]),
        "Line 1, http://a.cn:80: taken as a.cn, without the scheme, the port"
    );
    assert!(say::buy(Lang::En, Product::Ecs, 1, 5).contains("Sites it takes: 5."));
    // What is very long is cut short where it is named.
    assert!(say::fault(Lang::En, 1, &"a".repeat(5000), DomainError::LongLabel).len() < 200);
}

#[test]
fn a_backup_brings_the_sites_and_the_rules_back_and_takes_nothing_away() {
    let mut origin = Page::open(None);
    origin.send(Msg::Sites("a.cn, x.cn\n例子.中国".to_owned()));
    origin.send(Msg::SetPolicy("aliyun-2026".to_owned()));
    origin.send(Msg::TakeOut(Takeout::Backup));
    let (_, backup) = origin.files.pop().unwrap();
    let paste = |page: &mut Page| {
        page.send(Msg::Files(vec![Incoming::of_bytes("backup.json", backup.as_str())]));
        let Dialog::Import(import) = &page.model.dialog else { panic!("{:?}", page.model.dialog) };
        view::import(&page.model, import)
    };

    // The same instances, another list, no choice of rules.
    let mut page = Page::open(Some("b.cn\n 例子.中国 \n"));
    let shown = paste(&mut page);
    assert!(shown.ready && !shown.nothing);
    let said = ["要备案的网站：添上 1 个", "判断规则：改用备份里选定的 aliyun-2026"];
    assert_eq!(shown.summary[shown.summary.len() - 2..], said);
    page.send(Msg::ImportTake);
    assert_eq!(page.model.dialog, Dialog::None);
    assert_eq!((page.model.sites.as_str(), page.model.policy_name()), ("b.cn\n 例子.中国\na.cn, x.cn", "aliyun-2026"));
    let kept = page.kept.last().unwrap();
    assert_eq!((kept.sites.as_ref(), kept.policy.as_deref()), (Some(&page.model.sites), Some("aliyun-2026")));
    assert!(paste(&mut page).nothing);

    // On a desk with nothing, all of it.
    let mut page = Page::open(None);
    assert!(!paste(&mut page).nothing);
    page.send(Msg::ImportTake);
    assert_eq!(page.model.sites, origin.model.sites);
}
