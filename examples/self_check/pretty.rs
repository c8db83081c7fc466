//! JSON as people read it: a line a value, two blanks a level.

/// The same JSON with line breaks; `json` has no blanks outside its texts.
pub(super) fn pretty(json: &str) -> String {
    let (mut out, mut depth, mut quoted) = (String::new(), 0_usize, false);
    let mut letters = json.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if quoted => out.extend([Some(letter), letters.next()].into_iter().flatten()),
            '"' => {
                quoted = !quoted;
                out.push(letter);
            }
            _ if quoted => out.push(letter),
            '[' | '{' => {
                out.push(letter);
                if let Some(closing) = letters.next_if(|next| matches!(next, ']' | '}')) {
                    out.push(closing);
                } else {
                    depth += 1;
                    line(&mut out, depth);
                }
            }
            ']' | '}' => {
                depth = depth.saturating_sub(1);
                line(&mut out, depth);
                out.push(letter);
            }
            ',' => {
                out.push(letter);
                line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            _ => out.push(letter),
        }
    }
    out
}

fn line(out: &mut String, depth: usize) {
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
}
