//! Lines that break where the language allows it: at spaces, and between Chinese characters.

/// How wide a line may get, in columns of a terminal; a Chinese character takes two.
const WIDTH: usize = 90;

/// Text that grows line by line.
#[derive(Default)]
pub(super) struct Page {
    text: String,
}

impl Page {
    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A paragraph, indented by so many columns.
    pub(super) fn line(&mut self, indent: usize, text: &str) {
        self.labelled(indent, 0, "", text);
    }

    /// A paragraph that hangs behind a label of so many columns.
    pub(super) fn labelled(&mut self, indent: usize, room: usize, label: &str, text: &str) {
        let margin = indent + room;
        self.spaces(indent);
        self.text.push_str(label);
        self.spaces(room.saturating_sub(columns(label)));
        let mut column = margin;
        for (atom, spaced) in atoms(text) {
            let gap = usize::from(spaced && column > margin);
            if column > margin && column + gap + columns(&atom) > WIDTH {
                self.text.push('\n');
                self.spaces(margin);
                column = margin;
            } else {
                self.spaces(gap);
                column += gap;
            }
            self.text.push_str(&atom);
            column += columns(&atom);
        }
        // A label without text leaves blanks behind it.
        self.text.truncate(self.text.trim_end_matches(' ').len());
        self.text.push('\n');
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    fn spaces(&mut self, count: usize) {
        self.text.extend(std::iter::repeat_n(' ', count));
    }
}

/// What may not be torn apart, each with whether a space stood before it. Names come from users: what would steer
/// the terminal counts as a space.
fn atoms(text: &str) -> Vec<(String, bool)> {
    let mut atoms: Vec<(String, bool)> = Vec::new();
    let mut spaced = true;
    let mut glued = false;
    for character in text.chars() {
        if character == ' ' || character.is_control() {
            (spaced, glued) = (true, false);
            continue;
        }
        let narrow = columns_of(character) == 1 && !is_opening(character);
        let attach = !spaced && (glued || narrow || is_closing(character));
        match atoms.last_mut() {
            Some((atom, _)) if attach => atom.push(character),
            _ => atoms.push((character.to_string(), spaced)),
        }
        spaced = false;
        glued = is_opening(character);
    }
    atoms
}

fn is_closing(character: char) -> bool {
    matches!(character, '，' | '。' | '；' | '：' | '？' | '！' | '、' | '）' | '」' | '》' | '”')
}

fn is_opening(character: char) -> bool {
    matches!(character, '（' | '「' | '《' | '“')
}

fn columns(text: &str) -> usize {
    text.chars().map(columns_of).sum()
}

fn columns_of(character: char) -> usize {
    let wide = matches!(character, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}');
    if wide { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid_out(text: &str) -> String {
        let mut page = Page::default();
        page.labelled(2, 4, "ab", text);
        page.finish()
    }

    #[test]
    fn lines_break_at_spaces_and_between_chinese_characters() {
        assert_eq!(laid_out("one two"), "  ab  one two\n");
        let words = laid_out(&"word ".repeat(30));
        assert!(words.lines().all(|line| line.len() <= WIDTH), "{words}");
        assert!(words.lines().skip(1).all(|line| line.starts_with("      word")), "{words}");
        let chinese = laid_out(&"备案，".repeat(30));
        assert!(chinese.lines().all(|line| columns(line) <= WIDTH), "{chinese}");
        assert!(chinese.lines().all(|line| !line.trim_start().starts_with('，')), "{chinese}");
    }

    #[test]
    fn what_steers_a_terminal_is_left_out() {
        assert_eq!(laid_out("a\u{1b}[31mb\r\nc\u{7}"), "  ab  a [31mb c\n");
    }

    #[test]
    fn long_words_stand_alone() {
        let link = "https://example.cn/".repeat(8);
        assert_eq!(laid_out(&link), format!("  ab  {link}\n"));
    }
}
