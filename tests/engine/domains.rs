//! Which texts are domains, how each is written, and why the others are none; and lists of them.

use beian_desk::engine::{Domain, DomainError, MOST_SITES, Noise, read_sites};

#[track_caller]
fn is(text: &str, shown: &str, ace: &str) {
    let domain: Domain = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!((domain.as_str(), domain.ace()), (shown, ace), "{text}");
    // What it writes it reads again as the same.
    for written in [shown, ace] {
        assert_eq!(written.parse::<Domain>().unwrap(), domain);
    }
}

#[track_caller]
fn is_not(text: &str, error: DomainError) {
    assert_eq!(text.parse::<Domain>(), Err(error), "{text}");
}

#[test]
fn domains() {
    for (text, shown, ace) in [
        ("example.cn", "example.cn", "example.cn"),
        ("Example.COM.cn", "example.com.cn", "example.com.cn"),
        ("example.cn.", "example.cn", "example.cn"),
        ("a-b.1.cn", "a-b.1.cn", "a-b.1.cn"),
        ("163.com", "163.com", "163.com"),
        ("例子.中国", "例子.中国", "xn--fsqu00a.xn--fiqs8s"),
        ("xn--fsqu00a.xn--fiqs8s", "例子.中国", "xn--fsqu00a.xn--fiqs8s"),
        ("XN--FSQU00A.中国", "例子.中国", "xn--fsqu00a.xn--fiqs8s"),
        ("例子。中国", "例子.中国", "xn--fsqu00a.xn--fiqs8s"),
        ("例子｡公司。", "例子.公司", "xn--fsqu00a.xn--55qx5d"),
        ("ｅｘａｍｐｌｅ．ＣＮ", "example.cn", "example.cn"),
        ("Bücher.example", "bücher.example", "xn--bcher-kva.example"),
        ("BÜCHER.example", "bücher.example", "xn--bcher-kva.example"),
        ("faß.example", "faß.example", "xn--fa-hia.example"),
        ("日本語。jp", "日本語.jp", "xn--wgv71a119e.jp"),
        // Greek is not among the letters that are known here, but its ASCII form is a domain.
        ("xn--hxajbheg2az3al.gr", "xn--hxajbheg2az3al.gr", "xn--hxajbheg2az3al.gr"),
    ] {
        is(text, shown, ace);
    }
}

#[test]
fn what_is_no_domain() {
    use DomainError::*;
    for (text, error) in [
        ("", Empty),
        (".", Empty),
        ("localhost", SingleLabel),
        ("中国", SingleLabel),
        ("cn.", SingleLabel),
        ("203.0.113.7", Address),
        ("2001:db8::1", Address),
        ("[2001:db8::1]", Address),
        ("２０３。0.113.7", Address),
        ("203.0.113", EndsInDigits),
        ("203.0.113.256", EndsInDigits),
        ("a..cn", EmptyLabel),
        (".example.cn", EmptyLabel),
        ("example.cn..", EmptyLabel),
        ("my_site.cn", Character('_')),
        ("me@example.cn", Character('@')),
        ("exa mple.cn", Character(' ')),
        ("例子·店.中国", Character('·')),
        ("😀.cn", Character('😀')),
        ("пример.cn", Character('п')),
        // An accent that stands by itself: the letter must be typed as one.
        ("cafe\u{301}.cn", Character('\u{301}')),
        ("-a.cn", Hyphen),
        ("a-.cn", Hyphen),
        ("ab--c.cn", Hyphen),
        ("xn--中.cn", Hyphen),
        ("xn--.cn", Hyphen),
        ("xn--99999999.cn", Ace),
        // ASCII alone needs no ASCII form.
        ("xn--abc-.cn", Hyphen),
    ] {
        is_not(text, error);
    }
}

/// 63 octets a label, 253 in all, counted in ASCII: the last that fits and the first that does not.
#[test]
fn lengths_are_those_of_the_ascii_form() {
    let label = |length: usize| "a".repeat(length);
    assert!([label(63), "cn".to_owned()].join(".").parse::<Domain>().is_ok());
    is_not(&[label(64), "cn".to_owned()].join("."), DomainError::LongLabel);

    // Three labels of 63, two of 27 and 32, four dots: 63 × 3 + 27 + 33 + 4 = 253 octets.
    let whole = |last: usize| [label(63), label(63), label(63), label(27), label(last)].join(".");
    assert_eq!(whole(33).parse::<Domain>().unwrap().ace().len(), 253);
    is_not(&whole(34), DomainError::Long);

    // The same character again costs one octet each: xn-- with the first and its distance, then the others.
    let han = |count: usize| ["中".repeat(count), "cn".to_owned()].join(".").parse::<Domain>();
    let fits = (1..64).take_while(|count| han(*count).is_ok()).count();
    let longest = han(fits).unwrap().ace().split('.').next().unwrap().len();
    assert_eq!(
        (longest <= 63, han(fits + 1), han(10_000)),
        (true, Err(DomainError::LongLabel), Err(DomainError::LongLabel))
    );
    assert!(fits > 50, "{fits}");
}

#[track_caller]
fn reads(text: &str, domain: &str, noise: &[Noise]) {
    let read = read_sites(text);
    assert_eq!((read.sites.len(), read.faults.len()), (1, 0), "{text}: {read:?}");
    assert_eq!((read.sites[0].domain.as_str(), read.sites[0].noise.as_slice()), (domain, noise), "{text}");
    assert_eq!(read.sites[0].typed, text);
}

#[test]
fn what_clings_to_a_domain_is_taken_off_and_said() {
    use Noise::*;
    reads("example.cn", "example.cn", &[]);
    reads("https://example.cn", "example.cn", &[Scheme]);
    reads("HTTP://WWW.Example.cn:8080/a/b?c=d#e", "example.cn", &[Scheme, Path, Port, Www]);
    reads("//example.cn/", "example.cn", &[Scheme, Path]);
    reads("example.cn/a//b", "example.cn", &[Path]);
    reads("example.cn?a=https://b.cn", "example.cn", &[Path]);
    reads("example.cn:443", "example.cn", &[Port]);
    reads("*.example.cn", "example.cn", &[Wildcard]);
    reads("www.例子.中国", "例子.中国", &[Www]);
    // What is left must be a domain.
    reads("www.cn", "www.cn", &[]);
    reads("www.www.cn", "www.cn", &[Www]);
}

#[test]
fn lists_in_any_form() {
    for text in [
        "a.cn b.cn 例子.中国",
        "a.cn,b.cn,例子.中国",
        " a.cn ,\tb.cn;\n\n例子.中国\r\n",
        "a.cn、b.cn，例子。中国；",
        "\u{feff}\"a.cn\"\n\"b.cn\"\n\"例子.中国\"",
    ] {
        let read = read_sites(text);
        let domains: Vec<&str> = read.sites.iter().map(|site| site.domain.as_str()).collect();
        assert_eq!(domains, ["a.cn", "b.cn", "例子.中国"], "{text}");
        assert_eq!((read.repeated.len(), read.faults.len(), read.too_many), (0, 0, 0));
    }
    assert_eq!(read_sites(" \n,,\n"), Default::default());
}

#[test]
fn faults_and_repetitions_have_their_lines() {
    let read = read_sites("a.cn\nlocalhost, www.A.cn\n\n203.0.113.7 例子.中国 xn--fsqu00a.xn--fiqs8s");
    let sites: Vec<(usize, &str)> = read.sites.iter().map(|site| (site.line, site.domain.as_str())).collect();
    assert_eq!(sites, [(1, "a.cn"), (4, "例子.中国")]);
    let faults: Vec<_> = read.faults.iter().map(|fault| (fault.line, fault.typed.as_str(), fault.error)).collect();
    assert_eq!(faults, [(2, "localhost", DomainError::SingleLabel), (4, "203.0.113.7", DomainError::Address)]);
    let repeated: Vec<_> = read.repeated.iter().map(|again| (again.line, again.typed.as_str(), again.first)).collect();
    assert_eq!(repeated, [(2, "www.A.cn", 1), (4, "xn--fsqu00a.xn--fiqs8s", 4)]);
}

#[test]
fn a_site_under_another_says_so() {
    let read = read_sites("blog.example.cn example.cn notexample.cn a.b.例子.中国 例子.中国");
    let under: Vec<Option<&str>> = read.sites.iter().map(|site| site.under.as_deref()).collect();
    assert_eq!(under, [Some("example.cn"), None, None, Some("例子.中国"), None]);
}

#[test]
fn more_sites_than_are_planned_are_counted() {
    let list = |count: usize| (0..count).map(|n| format!("s{n}.cn\n")).collect::<String>();
    let read = read_sites(&list(MOST_SITES + 3));
    assert_eq!((read.sites.len(), read.too_many), (MOST_SITES, 3));
    assert_eq!(read_sites(&list(MOST_SITES)).too_many, 0);
}
