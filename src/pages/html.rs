//! HTML as text. Whatever goes into a page goes through [`escape`] here; nothing else makes markup.

use crate::i18n::{Lang, chinese};

/// A text as it stands in HTML, between tags and in quoted attributes alike.
///
/// ```
/// use beian_desk::pages::escape;
///
/// assert_eq!(escape(r#"<b a='1'>&"#), "&lt;b a=&#39;1&#39;&gt;&amp;");
/// ```
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(letter),
        }
    }
    out
}

/// Markup that is done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Html(String);

impl Html {
    pub(super) fn into_text(self) -> String {
        self.0
    }

    /// The same, with what is Chinese in its texts marked as such, for what is in English; `whole` puts each of these texts
    /// into an element of its own, as the app does.
    pub(super) fn chinese_marked(self, whole: bool) -> Html {
        let [start, end] = if whole { ["<span>", "</span>"] } else { [""; 2] };
        let mut out = String::with_capacity(self.0.len());
        let mut takes = true;
        // Neither texts nor attributes hold a bracket of their own, nor does JSON: it ends a tag.
        for piece in self.0.split_inclusive('>') {
            let (text, tag) = piece.split_at(piece.find('<').unwrap_or(piece.len()));
            let pieces = if takes { chinese(text) } else { Vec::new() };
            if pieces.iter().any(|(chinese, _)| *chinese) {
                let marked = pieces.into_iter().map(|(chinese, piece)| {
                    if chinese {
                        ["<span lang=\"", Lang::Zh.html(), "\">", piece, "</span>"].concat()
                    } else {
                        piece.to_owned()
                    }
                });
                out.push_str(start);
                out.extend(marked);
                out.push_str(end);
            } else {
                out.push_str(text);
            }
            out.push_str(tag);
            takes = !["<script", "<title", "<option"].iter().any(|start| tag.starts_with(start));
        }
        Html(out)
    }

    /// A comment that the build puts something in the place of.
    pub(super) fn place(comment: &'static str) -> Html {
        Html(comment.to_owned())
    }

    /// JSON as a block of data, which no browser runs. Whatever could end the block is written as JSON's own escape.
    pub(super) fn data(kind: &str, json: &str) -> Html {
        let safe = json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
        Html(["<script type=\"", &escape(kind), "\">", &safe, "</script>"].concat())
    }
}

/// What can stand inside an element.
pub(super) trait Piece {
    fn html(self) -> Html;
}

impl Piece for Html {
    fn html(self) -> Html {
        self
    }
}

impl Piece for &str {
    fn html(self) -> Html {
        Html(escape(self))
    }
}

impl Piece for String {
    fn html(self) -> Html {
        self.as_str().html()
    }
}

impl Piece for El {
    fn html(self) -> Html {
        let El { tag, attributes, inside } = self;
        let start = ["<", tag, &attributes, ">"].concat();
        if VOID.contains(&tag) { Html(start) } else { Html([&start, inside.as_str(), "</", tag, ">"].concat()) }
    }
}

impl<P: Piece> Piece for Option<P> {
    fn html(self) -> Html {
        self.map(Piece::html).unwrap_or_default()
    }
}

/// Elements without an end.
const VOID: [&str; 3] = ["input", "link", "meta"];

/// Pieces of different kinds, one after the other.
macro_rules! all {
    ($($piece:expr),* $(,)?) => { $crate::pages::html::list([$($crate::pages::html::Piece::html($piece)),*]) };
}
pub(super) use all;

/// Pieces of one kind, one after the other.
pub(super) fn list<P: Piece>(pieces: impl IntoIterator<Item = P>) -> Html {
    Html(pieces.into_iter().map(|piece| piece.html().0).collect())
}

/// An element under construction.
#[derive(Debug, Clone)]
pub(super) struct El {
    tag: &'static str,
    attributes: String,
    inside: String,
}

/// An element without attributes and children.
pub(super) fn el(tag: &'static str) -> El {
    El { tag, attributes: String::new(), inside: String::new() }
}

/// As [`el`], with a first child.
pub(super) fn plain(tag: &'static str, piece: impl Piece) -> El {
    el(tag).child(piece)
}

impl El {
    pub(super) fn class(self, class: &str) -> El {
        self.attr("class", class)
    }

    pub(super) fn attr(mut self, name: &'static str, value: &str) -> El {
        self.attributes.push_str(&[" ", name, "=\"", &escape(value), "\""].concat());
        self
    }

    pub(super) fn child(mut self, piece: impl Piece) -> El {
        self.inside.push_str(&piece.html().0);
        self
    }
}

/// A paragraph of a class.
pub(super) fn p(class: &str, piece: impl Piece) -> El {
    el("p").class(class).child(piece)
}

/// A link.
pub(super) fn link(class: &str, href: &str) -> El {
    el("a").class(class).attr("href", href)
}

/// A link out of the app, in a window of its own.
pub(super) fn outward(href: &str, text: impl Piece) -> El {
    let link = link("bd-link", href).attr("target", "_blank").attr("rel", "noopener noreferrer");
    link.child(text).child(el("span").attr("aria-hidden", "true").child(" ↗"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_markup() {
        let hostile = "</p><script>alert(\"1\" + '2')</script>&amp;";
        let shown = p(hostile, hostile).attr("title", hostile).html().into_text();
        let safe = "&lt;/p&gt;&lt;script&gt;alert(&quot;1&quot; + &#39;2&#39;)&lt;/script&gt;&amp;amp;";
        assert_eq!(shown, ["<p class=\"", safe, "\" title=\"", safe, "\">", safe, "</p>"].concat());
    }

    #[test]
    fn what_is_chinese_in_english_says_so() {
        let shown = all![
            plain("title", "申请"),
            plain("p", "Press 申请 (apply) & wait").attr("title", "申请"),
            plain("select", plain("option", "申请")),
            plain("b", "x"),
            Html::data("application/ld+json", "\"申请\""),
            plain("i", "申请"),
        ];
        let marked = "<span lang=\"zh-CN\">申请</span>";
        let expected = [
            "<title>申请</title><p title=\"申请\"><span>Press ",
            marked,
            " (apply) &amp; wait</span></p><select><option>申请</option></select><b>x</b>\
             <script type=\"application/ld+json\">\"申请\"</script><i><span>",
            marked,
            "</span></i>",
        ];
        assert_eq!(shown.chinese_marked(true).into_text(), expected.concat());
    }

    #[test]
    fn elements_nest_and_void_ones_have_no_end() {
        let shown = all![plain("b", "x"), el("input").attr("type", "text"), None::<El>, Some("&")].into_text();
        assert_eq!(shown, "<b>x</b><input type=\"text\">&amp;");
    }

    #[test]
    fn data_can_not_end_its_block() {
        let shown = Html::data("application/ld+json", r#"{"a":"</script><!--&"}"#).into_text();
        assert_eq!(shown.matches("</script>").count(), 1);
        assert_eq!(shown.matches('<').count(), 2);
        assert!(shown.contains(r#"{"a":"\u003c/script\u003e\u003c!--\u0026"}"#), "{shown}");
    }
}
