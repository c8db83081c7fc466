//! The interview at the desk: messages in, links and views out.

use beian_desk::app::view::{self, Fields, Keep, QuestionView, ResultView, Shown};
use beian_desk::app::{Dialog, Effect, Field, Form, Model, Msg, StorageState, Stored};
use beian_desk::engine::interview::Question;
use beian_desk::engine::{Billing, Instance, Moment, Product, Region, Verdict};
use beian_desk::i18n::Lang;

use super::oracle::NOW;

struct Desk {
    model: Model,
    copied: Option<String>,
    arrived: usize,
}

impl Desk {
    fn open(fragment: &str) -> Desk {
        let mut model = Model::new(Lang::En, NOW.parse().unwrap(), fragment);
        model.update(Msg::Loaded(Box::new(Stored { storage: StorageState::Full, ..Stored::default() })));
        Desk { model, copied: None, arrived: 0 }
    }

    /// Sends a message and follows where it leads, as the browser does.
    fn send(&mut self, msg: Msg) {
        for effect in self.model.update(msg) {
            match effect {
                Effect::Go(fragment) | Effect::Replace(fragment) => self.send(Msg::Moved(fragment)),
                Effect::CopyLink(fragment) => self.copied = Some(fragment),
                Effect::Arrived { .. } => self.arrived += 1,
                _ => {}
            }
        }
    }

    #[track_caller]
    fn question(&self) -> QuestionView {
        match view::interview(&self.model).shown {
            Shown::Question(question) => *question,
            other => panic!("{other:?}"),
        }
    }

    #[track_caller]
    fn result(&self) -> ResultView {
        match view::interview(&self.model).shown {
            Shown::Result(result) => *result,
            other => panic!("{other:?}"),
        }
    }

    /// Answers the question that is shown.
    fn answer(&mut self, fields: &[(&str, &str)]) {
        let question = self.question().question;
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        self.send(Msg::Answer(question, fields.collect()));
    }

    fn fragment(&self) -> String {
        self.model.route.fragment()
    }
}

const SHORT: &str = "#/ask?product=swas&region=cn-hangzhou&used=0&term=1&expires=2026-07-20&account=same";

#[test]
fn the_walk_of_the_light_server_from_the_first_question_to_the_link() {
    let mut desk = Desk::open("#/ask");
    assert!(desk.question().first && desk.question().back.is_none());
    desk.answer(&[("answer", "swas")]);
    while let Shown::Question(question) = view::interview(&desk.model).shown {
        match question.question {
            Question::Region => desk.answer(&[("answer", "mainland"), ("detail", "cn-hangzhou")]),
            Question::Used => desk.answer(&[("answer", "0")]),
            Question::Expires => desk.answer(&[("answer", "2026-07-20")]),
            Question::Term => desk.answer(&[("answer", "1"), ("detail", "")]),
            Question::Account => desk.answer(&[("answer", "same")]),
            other => panic!("{other:?}"),
        }
    }
    let result = desk.result();
    assert_eq!((result.verdict, result.keep), (Verdict::Ineligible, Keep::New));
    assert_eq!(result.heading, "One step, and it qualifies");
    assert_eq!(result.steps.len(), 1);
    assert!(result.steps[0].text.contains("2 months"), "{}", result.steps[0].text);
    // Every step moved the focus to its heading.
    assert_eq!(desk.arrived, 6);
    let fragment = desk.fragment();
    assert!(fragment.ends_with("&rules=aliyun-2018&as_of=2026-07-01T12:00"), "{fragment}");
    desk.send(Msg::CopyLink);
    assert_eq!(desk.copied.as_deref(), Some(fragment.as_str()));
    // The link opens the same.
    let other = Desk::open(&fragment);
    assert_eq!(other.result(), result);
    assert_eq!(view::interview(&other.model).given.len(), 6);
    assert_eq!(other.fragment(), fragment);
}

#[test]
fn what_is_no_answer_is_said_and_the_question_stays() {
    let mut desk = Desk::open("#/ask?product=swas");
    assert_eq!(view::wrong_answer(&desk.model), None);
    desk.answer(&[]);
    let first = view::wrong_answer(&desk.model).unwrap();
    desk.answer(&[("answer", "moon")]);
    let second = view::wrong_answer(&desk.model).unwrap();
    assert_eq!((first.0, first.1 + 1), (second.0, second.1), "said again");
    assert_eq!(desk.fragment(), "#/ask?product=swas");
    desk.answer(&[("answer", "unknown")]);
    assert_eq!(view::wrong_answer(&desk.model), None);
    assert!(desk.fragment().contains("region=unknown"));
}

#[test]
fn a_purchase_after_the_expiry_is_no_answer() {
    let mut desk = Desk::open("#/ask?product=swas&region=mainland&used=0&expires=2026-07-20&at=term");
    desk.answer(&[("answer", ""), ("detail", "2026-07-21")]);
    assert!(view::wrong_answer(&desk.model).is_some());
    desk.answer(&[("answer", ""), ("detail", "2026-06-20")]);
    assert!(desk.fragment().contains("term=2026-06-20"));
}

#[test]
fn a_date_that_is_left_alone_keeps_its_time_of_day() {
    let mut desk = Desk::open("#/ask?product=swas&region=mainland&expires=2026-07-01T23:59&at=expires");
    let Fields::Typed { value, .. } = desk.question().fields else { panic!() };
    assert_eq!(value, "2026-07-01");
    desk.answer(&[("answer", "2026-07-01")]);
    assert!(desk.fragment().contains("expires=2026-07-01T23:59&"), "{}", desk.fragment());
    desk.send(Msg::Moved("#/ask?product=swas&region=mainland&expires=2026-07-01T23:59&at=expires".to_owned()));
    desk.answer(&[("answer", "2026-07-02")]);
    assert!(desk.fragment().contains("expires=2026-07-02&"), "{}", desk.fragment());
}

#[test]
fn back_and_change_keep_the_answers() {
    let mut desk = Desk::open("#/ask?product=swas&region=cn-hangzhou");
    let back = desk.question().back.unwrap();
    assert_eq!(back, "#/ask?product=swas&region=cn-hangzhou&at=region");
    desk.send(Msg::Moved(back));
    let again = desk.question();
    assert_eq!(again.question, Question::Region);
    let Fields::Choice { chosen, regions, .. } = again.fields else { panic!() };
    assert_eq!((chosen.as_str(), regions.unwrap().1.as_str()), ("mainland", "cn-hangzhou"));
    assert_eq!(again.back.as_deref(), Some("#/ask?product=swas&region=cn-hangzhou&at=product"));
    desk.answer(&[("answer", "elsewhere")]);
    assert_eq!(desk.result().verdict, Verdict::NotRequired);
    assert_eq!(desk.result().keep, Keep::No);
}

#[test]
fn a_link_of_another_day_shows_both() {
    let link = format!("{SHORT}&rules=aliyun-2018&as_of=2026-06-25T09:30");
    let mut desk = Desk::open(&link);
    let then = view::interview(&desk.model).then.unwrap();
    assert!(then.note.contains("aliyun-2018") && then.note.contains("25 Jun 2026, 09:30"), "{}", then.note);
    let (verdict, _, _, steps) = then.answer.unwrap();
    assert_eq!((verdict, steps.len()), (Verdict::Ineligible, 1));
    // Now it is the day on which it has expired: renewed by two months it still reaches further than today.
    desk.model.as_of = Some("2026-07-20T00:00+08:00".parse::<Moment>().unwrap());
    let now = desk.result();
    assert_eq!(now.reasons.len(), 2);
    assert!(view::interview(&desk.model).then.is_some());
    // Of the same day only one is shown.
    let same = Desk::open(&format!("{SHORT}&rules=aliyun-2018&as_of=2026-07-01T00:01"));
    assert_eq!(view::interview(&same.model).then, None);
    // Rules that are not known are named; nothing else can be said of them.
    let strange = Desk::open(&format!("{SHORT}&rules=aliyun-1999&as_of=2026-07-01T00:01"));
    let then = view::interview(&strange.model).then.unwrap();
    assert!(then.note.contains("aliyun-1999") && then.answer.is_none());
    assert_eq!(strange.result().verdict, Verdict::Ineligible);
}

/// A desk with an instance of which the term and the account are not known.
fn with_instance() -> Desk {
    let mut desk = Desk::open("#/bsnApply/all");
    let mut instance = Instance::new("i-mine", Product::Swas);
    instance.name = Some("shop".to_owned());
    instance.region = Region::new("cn-hangzhou");
    instance.billing = Some(Billing::Subscription);
    instance.expires_at = Some("2026-07-20T00:00+08:00".parse().unwrap());
    instance.owner = Some("1370000000000210".parse().unwrap());
    desk.send(Msg::SaveForm(Box::new(Form::proposed(&instance))));
    assert_eq!(desk.model.instances.len(), 1);
    desk
}

#[test]
fn from_an_instance_only_what_is_missing_is_asked_and_it_goes_back() {
    let mut desk = with_instance();
    desk.send(Msg::AskAbout("i-mine".to_owned()));
    assert_eq!(desk.question().question, Question::Term);
    assert_eq!(view::interview(&desk.model).about.as_deref(), Some("About shop (i-mine)"));
    assert!(!desk.fragment().contains("i-mine") && !desk.fragment().contains("shop"));
    desk.answer(&[("answer", "1")]);
    let result = desk.result();
    assert_eq!((result.verdict, result.keep, result.names), (Verdict::Ineligible, Keep::Back, true));
    // The link names it only if that is wanted.
    desk.send(Msg::CopyLink);
    assert!(!desk.copied.as_deref().unwrap().contains("i-mine"));
    desk.send(Msg::NameInLink(true));
    desk.send(Msg::CopyLink);
    let named = desk.copied.clone().unwrap();
    assert!(named.ends_with("&id=i-mine&name=shop"), "{named}");
    // Sent back, the form holds the old facts and the new one.
    let form = view::proposed(&desk.model);
    assert_eq!(form.editing.as_deref(), Some("i-mine"));
    assert_eq!((form.value(Field::TermMonths), form.value(Field::Region)), ("1", "cn-hangzhou"));
    desk.send(Msg::Propose(Box::new(form.clone())));
    assert!(matches!(&desk.model.dialog, Dialog::Edit(_)));
    desk.send(Msg::SaveForm(Box::new(form)));
    assert_eq!(desk.model.instances[0].term_months, Some(1));
}

#[test]
fn other_answers_are_not_about_the_instance() {
    let mut desk = with_instance();
    desk.send(Msg::AskAbout("i-mine".to_owned()));
    let asked = desk.fragment();
    // Back to where it began: still about it.
    desk.answer(&[("answer", "1")]);
    desk.send(Msg::Moved(asked));
    assert!(view::interview(&desk.model).about.is_some());
    // A link from elsewhere is about something else, and so are the answers from there on.
    desk.send(Msg::Moved("#/ask?product=swas&region=mainland&used=0&term=1&account=same".to_owned()));
    assert_eq!(view::interview(&desk.model).about, None);
    desk.answer(&[("answer", "2026-07-20")]);
    assert_eq!(desk.result().keep, Keep::New);
    // A link that names it is about it.
    desk.send(Msg::Moved(format!("{SHORT}&id=i-mine&name=shop")));
    assert_eq!(desk.result().keep, Keep::Back);
    // One that names another shows the name, and makes a new one.
    desk.send(Msg::Moved(format!("{SHORT}&id=i-theirs")));
    assert_eq!(
        (desk.result().keep, view::interview(&desk.model).about.as_deref()),
        (Keep::New, Some("About i-theirs"))
    );
}

/// An instance of ECS is asked eight things: what it is, where, how it is paid for, how long it was bought for, when it
/// expires, whether it has public access, whose it is, how many numbers are used.
#[test]
fn a_question_that_is_jumped_to_is_not_counted_twice() {
    let progress = |link: &str| Desk::open(link).question().progress;
    assert_eq!(progress("#/ask?product=ecs"), "Question 2, at most 6 more");
    assert_eq!(progress("#/ask?product=ecs&region=mainland&used=0&at=term"), "Question 4, at most 4 more");
    // Asked once more, it has its old place, and the same can follow as before it was answered.
    assert_eq!(progress("#/ask?product=ecs&region=mainland&used=0&term=5&at=term"), "Question 4, at most 4 more");
}

#[test]
fn a_new_instance_is_made_of_the_answers() {
    let mut desk = Desk::open(
        "#/ask?product=ecs&region=cn-beijing&billing=subscription&term=12&expires=2027-07-01&access=open&account=same&used=0",
    );
    assert_eq!(desk.result().verdict, Verdict::Eligible);
    assert_eq!(desk.result().apply.len(), 4);
    let form = view::proposed(&desk.model);
    assert_eq!((form.editing.as_deref(), form.value(Field::Id)), (None, ""));
    assert_eq!((form.value(Field::TermMonths), form.value(Field::ExpiresAt)), ("12", "2027-07-01T00:00"));
    // That it has an address is known, which one is not: the form asks for it.
    assert_eq!((form.value(Field::HasIps), form.value(Field::PublicIps)), ("list", ""));
    desk.send(Msg::Propose(Box::new(form)));
    let mut fields: Vec<(String, String)> = Vec::new();
    let Dialog::Edit(form) = &desk.model.dialog else { panic!() };
    for field in Field::ALL {
        fields.push((field.code().to_owned(), form.value(*field).to_owned()));
    }
    for (name, value) in [("id", "i-new"), ("public_ips", "203.0.113.7")] {
        fields.iter_mut().find(|(key, _)| key == name).unwrap().1 = value.to_owned();
    }
    desk.send(Msg::SaveForm(Box::new(Form::from_fields(None, 0, &fields))));
    assert_eq!((desk.model.instances[0].id.as_str(), desk.model.briefs[0].verdict), ("i-new", Verdict::Eligible));
}

#[test]
fn hostile_links_open_the_interview() {
    let endless = format!("#/ask?{}", "term=1&".repeat(20_000));
    for link in [
        "#/ask?product=%00%ff%fe&region=%3Cscript%3E",
        "#/ask?&&&=&==&%%%&at=at",
        "#/ask?product=ecs&id=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "#/ask?product=none&sites=4294967295",
        "#/ask?as_of=9999-99-99&rules=..%2F..%2Fetc",
        endless.as_str(),
    ] {
        let desk = Desk::open(link);
        let view = view::interview(&desk.model);
        assert!(matches!(view.shown, Shown::Question(_)), "{link}");
    }
}

#[test]
fn a_link_of_other_rules_shows_both() {
    let desk = Desk::open(&format!("{SHORT}&rules=aliyun-2026&as_of=2026-07-01T12:00"));
    let then = view::interview(&desk.model).then.unwrap();
    assert!(then.note.contains("aliyun-2026"), "{}", then.note);
    assert_eq!(then.answer.unwrap().0, Verdict::Ineligible);
    assert_eq!(desk.result().verdict, Verdict::Ineligible);
    // Of hosting the rules of today say nothing; by those of the guide the next question comes.
    let desk = Desk::open("#/ask?product=elastic_web_hosting&rules=aliyun-2026&as_of=2026-07-01T12:00");
    let (verdict, _, heading, _) = view::interview(&desk.model).then.unwrap().answer.unwrap();
    assert_eq!((verdict, heading.as_str()), (Verdict::Undetermined, "These rules don't cover it"));
    assert_eq!(desk.question().question, Question::Region);
}
