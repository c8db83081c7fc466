//! The URL's fragment as a typed route: `#/bsnApply/ecs?q=main&open=i-1`.

use super::filter::{Days, Steps, Whose};
use crate::engine::{Product, Status, Verdict};

/// A tab of the instances page: one product, or all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tab {
    /// Every instance.
    #[default]
    All,
    /// Those of one product.
    Of(Product),
}

impl Tab {
    /// The last part of the path, as the console writes it for ECS.
    pub fn slug(self) -> &'static str {
        match self {
            Tab::All => "all",
            Tab::Of(product) => product.code(),
        }
    }

    fn parse(slug: &str) -> Option<Tab> {
        if slug == "all" { Some(Tab::All) } else { slug.parse().ok().map(Tab::Of) }
    }
}

/// How the instances are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sort {
    /// As they came.
    #[default]
    Given,
    /// By name, then id.
    Name,
    /// By expiry, the nearest first.
    Expiry,
    /// By verdict: what needs work first.
    Verdict,
}

impl Sort {
    /// Every order.
    pub const ALL: [Sort; 4] = [Sort::Given, Sort::Name, Sort::Expiry, Sort::Verdict];

    /// The code in the URL.
    pub fn code(self) -> &'static str {
        match self {
            Sort::Given => "given",
            Sort::Name => "name",
            Sort::Expiry => "expiry",
            Sort::Verdict => "verdict",
        }
    }

    /// The order of that code.
    pub fn parse(code: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.code() == code)
    }
}

/// What narrows a page down.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Query {
    /// What is searched for.
    pub search: String,
    /// Only instances with this verdict.
    pub verdict: Option<Verdict>,
    /// Only instances that are so far from qualifying.
    pub steps: Option<Steps>,
    /// Only instances that expire then.
    pub expires: Option<Days>,
    /// Only instances that are theirs.
    pub owner: Option<Whose>,
    /// Only numbers with this status.
    pub status: Option<Status>,
    /// The order of the instances.
    pub sort: Sort,
    /// The page of the table, from 1; 0 stands for 1.
    pub page: usize,
    /// The row that is open.
    pub open: Option<String>,
    /// The policy that a link asks for, known or not.
    pub policy: Option<String>,
}

/// A page of the app.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Page {
    /// Where everything begins.
    #[default]
    Home,
    /// The instances: 备案服务号申请.
    Apply(Tab),
    /// The numbers: 备案服务号管理.
    Management,
    /// The interview; what was answered so far, as the fragment has it.
    Ask(String),
    /// The sites to file.
    Plan,
    /// Questions and answers; one of them open.
    Faq(Option<String>),
    /// What this is, by which rules, and what it stores.
    About,
    /// Every part in every state; one of them alone.
    #[cfg(feature = "gallery")]
    Gallery(Option<String>),
}

/// A page with what narrows it down.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Route {
    /// The page.
    pub page: Page,
    /// What narrows it down.
    pub query: Query,
}

impl Route {
    /// A page with nothing narrowed down.
    pub fn to(page: Page) -> Route {
        Route { page, query: Query::default() }
    }

    /// The same with the details of a row open, or with none open where it is this row's.
    ///
    /// ```
    /// use beian_desk::app::Route;
    ///
    /// let closed = Route::parse("#/bsnApply/all?q=web");
    /// assert_eq!(closed.toggled("i-1").query.open.as_deref(), Some("i-1"));
    /// assert_eq!(closed.toggled("i-1").toggled("i-1"), closed);
    /// ```
    pub fn toggled(&self, id: &str) -> Route {
        let open = Some(id.to_owned()).filter(|id| self.query.open.as_ref() != Some(id));
        Route { query: Query { open, ..self.query.clone() }, ..self.clone() }
    }

    /// The route that a fragment names; whatever is not understood is passed over.
    ///
    /// ```
    /// use beian_desk::app::{Page, Route, Tab};
    ///
    /// let route = Route::parse("#/bsnApply/all?q=%E4%B8%BB%E7%AB%99&page=2");
    /// assert_eq!((route.page, route.query.search.as_str(), route.query.page), (Page::Apply(Tab::All), "主站", 2));
    /// ```
    pub fn parse(fragment: &str) -> Route {
        let path = fragment.trim_start_matches('#').trim_start_matches('/');
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let mut parts = path.split('/');
        let page = match (parts.next().unwrap_or(""), parts.next()) {
            ("bsnApply", slug) => Page::Apply(slug.and_then(Tab::parse).unwrap_or_default()),
            ("bsnManagement", _) => Page::Management,
            // Its answers are read by the interview, and stay as they came; a link's policy is for the desk.
            ("ask", _) => {
                let mut route = Route::to(Page::Ask(query.to_owned()));
                let policy = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == "policy");
                route.query.policy = policy.and_then(|(_, value)| asked(value.into_owned()));
                return route;
            }
            ("plan", _) => Page::Plan,
            ("faq", slug) => Page::Faq(slug.filter(|slug| !slug.is_empty()).map(decoded)),
            ("about", _) => Page::About,
            #[cfg(feature = "gallery")]
            ("gallery", slug) => Page::Gallery(slug.filter(|slug| !slug.is_empty()).map(decoded)),
            _ => Page::Home,
        };
        let mut route = Route::to(page);
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            match key.as_ref() {
                "q" => route.query.search = value.into_owned(),
                "verdict" => route.query.verdict = value.parse().ok(),
                "steps" => route.query.steps = value.parse().ok(),
                "expires" => route.query.expires = Days::parse(&value),
                "owner" => route.query.owner = Whose::parse(&value),
                "status" => route.query.status = value.parse().ok(),
                "sort" => route.query.sort = Sort::parse(&value).unwrap_or_default(),
                "page" => route.query.page = value.parse().unwrap_or(0),
                "open" => route.query.open = Some(value.into_owned()),
                "policy" => route.query.policy = asked(value.into_owned()),
                _ => {}
            }
        }
        route
    }

    /// The fragment, with the leading `#`.
    pub fn fragment(&self) -> String {
        let mut out = self.page.fragment();
        // The answers of the interview stand where others have their query.
        if matches!(self.page, Page::Ask(_)) {
            return out;
        }
        let query = self.query.encoded();
        if !query.is_empty() {
            out.push('?');
            out.push_str(&query);
        }
        out
    }

    /// The same page with another query; back on its first sheet.
    pub fn with(&self, change: impl FnOnce(&mut Query)) -> Route {
        let mut route = self.clone();
        route.query.page = 0;
        change(&mut route.query);
        route
    }
}

impl Page {
    /// The fragment of the page as such, with the leading `#`.
    pub fn fragment(&self) -> String {
        let mut out = String::from("#/");
        match self {
            Page::Home => {}
            Page::Apply(tab) => {
                out.push_str("bsnApply/");
                out.push_str(tab.slug());
            }
            Page::Management => out.push_str("bsnManagement"),
            Page::Ask(answers) => {
                out.push_str("ask");
                if !answers.is_empty() {
                    out.push('?');
                    out.push_str(answers);
                }
            }
            Page::Plan => out.push_str("plan"),
            Page::Faq(None) => out.push_str("faq"),
            Page::Faq(Some(id)) => {
                out.push_str("faq/");
                out.extend(form_urlencoded::byte_serialize(id.as_bytes()));
            }
            Page::About => out.push_str("about"),
            #[cfg(feature = "gallery")]
            Page::Gallery(None) => out.push_str("gallery"),
            #[cfg(feature = "gallery")]
            Page::Gallery(Some(name)) => out.extend(["gallery/", name]),
        }
        out
    }
}

impl Query {
    fn encoded(&self) -> String {
        let mut out = form_urlencoded::Serializer::new(String::new());
        if !self.search.is_empty() {
            out.append_pair("q", &self.search);
        }
        if let Some(verdict) = self.verdict {
            out.append_pair("verdict", verdict.code());
        }
        if let Some(steps) = self.steps {
            out.append_pair("steps", steps.code());
        }
        if let Some(days) = self.expires {
            out.append_pair("expires", &days.code());
        }
        if let Some(whose) = &self.owner {
            out.append_pair("owner", whose.code());
        }
        if let Some(status) = self.status {
            out.append_pair("status", status.code());
        }
        if self.sort != Sort::Given {
            out.append_pair("sort", self.sort.code());
        }
        if self.page > 1 {
            out.append_pair("page", &self.page.to_string());
        }
        if let Some(open) = &self.open {
            out.append_pair("open", open);
        }
        if let Some(policy) = &self.policy {
            out.append_pair("policy", policy);
        }
        out.finish()
    }
}

/// A name that is not empty.
fn asked(name: String) -> Option<String> {
    (!name.is_empty()).then_some(name)
}

fn decoded(part: &str) -> String {
    form_urlencoded::parse(part.as_bytes()).next().map(|(key, _)| key.into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_survive_the_round_trip() {
        for fragment in [
            "#/",
            "#/bsnApply/ecs",
            "#/bsnApply/all?q=a+b%26c&verdict=ineligible&sort=expiry&page=3&open=i-%E4%B8%80",
            "#/bsnApply/all?verdict=ineligible&steps=1&expires=90&owner=1370000000000210",
            "#/bsnApply/swas?steps=more&expires=10-20&owner=unknown",
            "#/bsnManagement?status=bound",
            "#/ask",
            "#/ask?product=ecs&term=1",
            "#/ask?policy=some-rules&product=ecs",
            "#/plan",
            "#/faq",
            "#/faq/no-button",
            "#/about",
            "#/faq/term?policy=some+rules",
        ] {
            assert_eq!(Route::parse(fragment).fragment(), fragment);
        }
    }

    #[test]
    fn what_is_not_understood_is_passed_over() {
        assert_eq!(Route::parse("#/bsnApply/toaster?page=-1&sort=x&verdict=maybe&zzz").fragment(), "#/bsnApply/all");
        for hostile in [
            "steps=2",
            "steps=%00",
            "expires=0",
            "expires=-5",
            "expires=20-10",
            "expires=1-2-3",
            "expires=99999999999",
            "expires=3661",
            "expires=90d",
            "owner=",
            "owner=12a",
            "owner=<script>",
        ] {
            let fragment = ["#/bsnApply/all?", hostile].concat();
            assert_eq!(Route::parse(&fragment).fragment(), "#/bsnApply/all", "{hostile}");
        }
        assert_eq!(Route::parse("").page, Page::Home);
        // Only a build for development has it.
        assert_eq!(Route::parse("#/gallery").page == Page::Home, cfg!(not(feature = "gallery")));
        assert_eq!(Route::parse("#/%%%").page, Page::Home);
        assert_eq!(Route::parse("#/bsnApply").page, Page::Apply(Tab::All));
    }
}
