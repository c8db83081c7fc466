//! Messages of the explanation, the interview and the plan.

use super::super::ask;
use super::super::model::Model;
use super::super::msg::{Effect, Msg};
use super::super::route::{Page, Route};
use super::super::view;
use crate::engine::interview::{Answers, Question};
use crate::ledger;

impl Model {
    /// Takes a message of [`Part::Advice`](super::super::part::Part::Advice).
    pub fn advise(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::AskAbout(id) => self.ask_about(id),
            Msg::Answer(question, fields) => self.answer(question, &fields),
            Msg::NameInLink(named) => {
                self.asking.named = named;
                Vec::new()
            }
            Msg::CopyLink => vec![Effect::CopyLink(self.asked_link())],
            msg @ (Msg::FilingDays(_) | Msg::Suppose(..) | Msg::Remind(_)) => self.explain(msg),
            Msg::Sites(text) => {
                if self.sites == text {
                    return Vec::new();
                }
                self.sites = text;
                self.pass = None;
                vec![Effect::Keep(self.settings())]
            }
            Msg::TakePlan => vec![Effect::Download {
                name: ["beian-desk-plan-", &self.now.china_day(), ".csv"].concat(),
                text: view::plan_csv(self),
            }],
            msg => self.start(msg),
        }
    }

    /// Starts the interview with what is known of an instance.
    fn ask_about(&mut self, id: String) -> Vec<Effect> {
        let Some(instance) = self.instance(&id) else { return Vec::new() };
        let account = ledger::owner_view(instance, self.account.as_ref());
        let issued = self.judge(&self.assessor_of(&[instance]), instance).quota.map_or(0, |quota| quota.issued);
        let known = Answers::of(instance, account, issued, self.policy());
        self.asking.about = Some(id);
        self.asking.named = false;
        self.asking.trail = vec![ask::key(&known)];
        vec![Effect::Go(ask::fragment(&known.stamped(self.policy(), self.moment())))]
    }

    /// Takes an answer; what is none is said beside the question.
    fn answer(&mut self, question: Question, fields: &[(String, String)]) -> Vec<Effect> {
        let Page::Ask(raw) = &self.route.page else { return Vec::new() };
        let answers = ask::parse(raw);
        let Some(answer) = ask::sent(question, fields, &answers) else {
            let tried = self.asking.wrong.as_ref().filter(|(under, _)| under == raw).map_or(0, |(_, tried)| *tried);
            self.asking.wrong = Some((raw.clone(), tried + 1));
            return Vec::new();
        };
        self.asking.wrong = None;
        let about = self.asked_about(&answers);
        let next = answers.with(question, answer, self.policy()).stamped(self.policy(), self.moment());
        match about {
            Some(id) if self.asking.about.as_ref() == Some(&id) => self.asking.trail.push(ask::key(&next)),
            _ => (self.asking.about, self.asking.trail) = (None, Vec::new()),
        }
        vec![Effect::Go(Route::to(Page::Ask(ask::raw(&next))).fragment())]
    }
}
