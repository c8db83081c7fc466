//! A reader of Rust, as much as imports need: words without comments and strings, and the paths that begin at
//! the crate. The tests of it are in the tests of the rules.

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Token {
    Word(String),
    Mark(char),
}

impl Token {
    fn is(&self, mark: char) -> bool {
        *self == Token::Mark(mark)
    }

    pub(crate) fn word(&self) -> Option<&str> {
        match self {
            Token::Word(word) => Some(word),
            Token::Mark(_) => None,
        }
    }
}

/// The words and marks of a source, each with its line; comments, strings and lifetimes left out.
pub(crate) fn tokens(source: &str) -> Vec<(usize, Token)> {
    let chars: Vec<char> = source.chars().collect();
    let at = |place: usize| chars.get(place).copied().unwrap_or('\0');
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let (mut found, mut line, mut i) = (Vec::new(), 1, 0);
    while i < chars.len() {
        let start = i;
        match at(i) {
            '/' if at(i + 1) == '/' => {
                while i < chars.len() && at(i) != '\n' {
                    i += 1;
                }
            }
            '/' if at(i + 1) == '*' => {
                let mut depth = 0;
                loop {
                    match (at(i), at(i + 1)) {
                        ('/', '*') => (depth, i) = (depth + 1, i + 2),
                        ('*', '/') => (depth, i) = (depth - 1, i + 2),
                        _ => i += 1,
                    }
                    if depth == 0 || i >= chars.len() {
                        break;
                    }
                }
            }
            '"' => i = after_string(&chars, i, None),
            // A character, or else a lifetime: its quote is skipped and its name read as a word of no meaning.
            '\'' if at(i + 1) == '\\' => {
                i += 3;
                while i < chars.len() && at(i) != '\'' {
                    i += 1;
                }
                i += 1;
            }
            '\'' if at(i + 2) == '\'' => i += 3,
            '\'' => {
                i += 1;
                while is_word(at(i)) {
                    i += 1;
                }
            }
            c if is_word(c) => {
                while is_word(at(i)) {
                    i += 1;
                }
                let word: String = chars.iter().take(i).skip(start).collect();
                let hashes = chars.iter().skip(i).take_while(|c| **c == '#').count();
                match (word.as_str(), at(i + hashes)) {
                    ("r" | "br" | "cr", '"') => i = after_string(&chars, i + hashes, Some(hashes)),
                    ("r", _) if hashes == 1 => i += 1,
                    _ => found.push((line, Token::Word(word))),
                }
            }
            c => {
                i += 1;
                if !c.is_whitespace() {
                    found.push((line, Token::Mark(c)));
                }
            }
        }
        line += chars.iter().take(i).skip(start).filter(|c| **c == '\n').count();
    }
    found
}

/// The place after the string that opens at `open`; `hashes` where it is raw.
fn after_string(chars: &[char], open: usize, hashes: Option<usize>) -> usize {
    let mut i = open + 1;
    while let Some(c) = chars.get(i) {
        match (c, hashes) {
            ('\\', None) => i += 1,
            ('"', None) => return i + 1,
            ('"', Some(n)) if chars.iter().skip(i + 1).take(n).filter(|c| **c == '#').count() == n => return i + 1 + n,
            _ => {}
        }
        i += 1;
    }
    i
}

/// Every path of this crate that a source names, from the crate's root, with its line; groups taken apart.
pub(crate) fn named_paths(source: &str, module: &[&str]) -> Vec<(usize, Vec<String>)> {
    let tokens = tokens(source);
    let token = |place: usize| tokens.get(place).map(|(_, token)| token);
    let (mut found, mut i, mut depth) = (Vec::new(), 0, 0);
    let mut here: Vec<String> = module.iter().map(|part| (*part).to_owned()).collect();
    let mut inline: Vec<usize> = Vec::new();
    while let Some((line, now)) = tokens.get(i) {
        let opens_path = after_colons(&tokens, i + 1).is_some();
        let after_path = i > 1 && token(i - 1).is_some_and(|t| t.is(':')) && token(i - 2).is_some_and(|t| t.is(':'));
        match now {
            Token::Word(word) if word == "mod" && token(i + 2).is_some_and(|t| t.is('{')) => {
                here.extend(token(i + 1).and_then(Token::word).map(str::to_owned));
                depth += 1;
                inline.push(depth);
                i += 3;
            }
            Token::Mark('{') => (depth, i) = (depth + 1, i + 1),
            Token::Mark('}') => {
                if inline.last() == Some(&depth) {
                    inline.pop();
                    here.pop();
                }
                (depth, i) = (depth.saturating_sub(1), i + 1);
            }
            Token::Word(word)
                if opens_path && !after_path && ["crate", "beian_desk", "self", "super"].contains(&word.as_str()) =>
            {
                let mut paths = Vec::new();
                i = read_path(&tokens, i, Vec::new(), &mut paths);
                found.extend(paths.into_iter().map(|path| (*line, absolute(path, &here))));
            }
            Token::Word(_) | Token::Mark(_) => i += 1,
        }
    }
    found
}

fn after_colons(tokens: &[(usize, Token)], place: usize) -> Option<usize> {
    let is_colon = |place: usize| tokens.get(place).is_some_and(|(_, token)| token.is(':'));
    (is_colon(place) && is_colon(place + 1)).then_some(place + 2)
}

/// Reads the path at `i`, after `begun`, into `out`, a path for each branch of a group; the place after it.
fn read_path(tokens: &[(usize, Token)], mut i: usize, mut begun: Vec<String>, out: &mut Vec<Vec<String>>) -> usize {
    loop {
        match tokens.get(i).map(|(_, token)| token) {
            Some(Token::Word(word)) => {
                begun.push(word.clone());
                i += 1;
                match after_colons(tokens, i) {
                    Some(next) => i = next,
                    None => break,
                }
            }
            Some(Token::Mark('{')) => {
                i += 1;
                while let Some((_, token)) = tokens.get(i) {
                    if token.is('}') {
                        return i + 1;
                    }
                    // What is neither a name nor a group is a comma, or the `as` of the name before.
                    let renames = token.word() == Some("as");
                    i = match token {
                        _ if renames => i + 2,
                        Token::Mark(',') => i + 1,
                        Token::Word(_) | Token::Mark(_) => read_path(tokens, i, begun.clone(), out),
                    };
                }
                return i;
            }
            Some(Token::Mark('*')) => {
                begun.push("*".to_owned());
                i += 1;
                break;
            }
            Some(Token::Mark(_)) | None => {
                i += 1;
                break;
            }
        }
    }
    out.push(begun);
    i
}

fn absolute(path: Vec<String>, here: &[String]) -> Vec<String> {
    let mut whole: Vec<String> = Vec::new();
    for (place, part) in path.into_iter().enumerate() {
        match part.as_str() {
            "crate" | "beian_desk" if place == 0 => {}
            "self" if place == 0 => whole = here.to_vec(),
            "self" => {}
            "super" => {
                if place == 0 {
                    whole = here.to_vec();
                }
                whole.pop();
            }
            _ => whole.push(part),
        }
    }
    whole
}
