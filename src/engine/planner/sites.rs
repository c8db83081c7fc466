//! A list of sites as somebody types or pastes it: one domain after the other, with whatever clings to them.

use super::super::domain::{Domain, DomainError};
use super::super::index::Index;

/// As many sites as are planned at once.
pub const MOST_SITES: usize = 1000;

crate::engine::codes! {
    /// What clung to a domain and is no part of it.
    Noise {
        /// `https://` or another scheme.
        Scheme = "scheme",
        /// A path, a query or a fragment.
        Path = "path",
        /// A port.
        Port = "port",
        /// `www.`, which is filed with its domain.
        Www = "www",
        /// `*.`, as certificates write it.
        Wildcard = "wildcard",
    }
}

/// A site of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Its domain.
    pub domain: Domain,
    /// The line on which it stands, counted from 1.
    pub line: usize,
    /// How it was typed.
    pub typed: String,
    /// What was taken off.
    pub noise: Vec<Noise>,
    /// Another site of the list under whose domain this one lies: filed with that one, as a rule.
    pub under: Option<String>,
}

/// A site that stands in the list already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeated {
    /// The line on which it stands, counted from 1.
    pub line: usize,
    /// How it was typed.
    pub typed: String,
    /// The line on which the site stands first.
    pub first: usize,
}

/// A text that is no domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteFault {
    /// The line on which it stands, counted from 1.
    pub line: usize,
    /// How it was typed.
    pub typed: String,
    /// Why it is none.
    pub error: DomainError,
}

/// What a list comes to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sites {
    /// The sites, each once, in the order in which they were typed.
    pub sites: Vec<Site>,
    /// What stands there a second time.
    pub repeated: Vec<Repeated>,
    /// What is no domain.
    pub faults: Vec<SiteFault>,
    /// How many more sites there were than are planned at once.
    pub too_many: usize,
}

/// Reads a list of sites. Lines, blanks, commas and semicolons stand between two, those of Chinese typing too.
///
/// ```
/// use beian_desk::engine::read_sites;
///
/// let read = read_sites("https://www.Example.cn/home, 例子.中国\nexample.cn localhost");
/// let domains: Vec<&str> = read.sites.iter().map(|site| site.domain.as_str()).collect();
/// assert_eq!(domains, ["example.cn", "例子.中国"]);
/// assert_eq!((read.repeated[0].line, read.repeated[0].first), (2, 1));
/// assert_eq!(read.faults[0].typed, "localhost");
/// ```
pub fn read_sites(text: &str) -> Sites {
    let mut read = Sites::default();
    let mut lines: Index<'_, usize> = Index::default();
    for (index, line) in text.split('\n').enumerate() {
        for typed in line.split(is_between).filter(|typed| !typed.is_empty()) {
            let (typed_line, typed) = (index + 1, typed.to_owned());
            match stripped(&typed) {
                Err(error) => read.faults.push(SiteFault { line: typed_line, typed, error }),
                Ok((domain, noise)) => match lines.get(domain.ace()) {
                    Some(first) => read.repeated.push(Repeated { line: typed_line, typed, first: *first }),
                    None if read.sites.len() == MOST_SITES => read.too_many += 1,
                    None => {
                        lines.set(domain.ace().to_owned(), typed_line);
                        read.sites.push(Site { domain, line: typed_line, typed, noise, under: None });
                    }
                },
            }
        }
    }
    mark_lower(&mut read.sites);
    read
}

/// The domain that a number states, however it was typed there.
pub(super) fn domain_of(text: &str) -> Option<Domain> {
    stripped(text.trim()).ok().map(|(domain, _)| domain)
}

fn is_between(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, ',' | ';' | '"' | '，' | '；' | '、' | '\u{feff}' | '\u{200b}'..='\u{200f}')
}

/// The domain in what was typed, and what was taken off.
fn stripped(typed: &str) -> Result<(Domain, Vec<Noise>), DomainError> {
    let mut noise = Vec::new();
    let mut rest = typed;
    if let Some((scheme, after)) = rest.split_once('/')
        && let Some(after) = after.strip_prefix('/')
        && scheme.strip_suffix(':').unwrap_or(scheme).bytes().all(|byte| byte.is_ascii_alphanumeric())
    {
        (rest, noise) = (after, vec![Noise::Scheme]);
    }
    if let Some((host, _)) = rest.split_once(['/', '\\', '?', '#']) {
        rest = host;
        noise.push(Noise::Path);
    }
    if let Some((host, port)) = rest.rsplit_once([':', '：'])
        && port.bytes().all(|byte| byte.is_ascii_digit())
        && (!host.contains(':') || host.ends_with(']'))
    {
        rest = host;
        noise.push(Noise::Port);
    }
    if let Some(host) = rest.strip_prefix("*.") {
        rest = host;
        noise.push(Noise::Wildcard);
    }
    let domain: Domain = rest.parse()?;
    // `www.cn` is a domain of its own.
    match domain.as_str().strip_prefix("www.").map(str::parse) {
        Some(Ok(domain)) => {
            noise.push(Noise::Www);
            Ok((domain, noise))
        }
        _ => Ok((domain, noise)),
    }
}

/// Marks the sites that lie under the domain of another.
fn mark_lower(sites: &mut [Site]) {
    let listed: Index<'_, &str> = sites.iter().map(|site| (site.domain.ace(), site.domain.as_str())).collect();
    let under: Vec<Option<String>> = sites
        .iter()
        .map(|site| {
            let mut rest = site.domain.ace();
            while let Some((_, above)) = rest.split_once('.') {
                if let Some(domain) = listed.get(above) {
                    return Some((*domain).to_owned());
                }
                rest = above;
            }
            None
        })
        .collect();
    sites.iter_mut().zip(under).for_each(|(site, under)| site.under = under);
}
