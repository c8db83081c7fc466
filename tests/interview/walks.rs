//! x
use beian_desk::engine::interview::*;
use super::oracle::*;

#[test]
fn a_light_server_in_hangzhou_bought_for_one_month() {
    let mut pairs: Vec<(String,String)> = vec![];
    let t = std::time::Instant::now();
    loop {
        let p: Vec<(&str,&str)> = pairs.iter().map(|(a,b)|(a.as_str(), b.as_str())).collect();
        match after(&p) {
            Step::Ask(a) => {
                println!("{:?} {:?}", a, t.elapsed());
                let v = match a.question { Question::Product => "ecs", Question::Region => "cn-hangzhou", Question::Expires => "2026-07-20", Question::Term => "1", Question::Billing=>"subscription", Question::Access=>"open", Question::Account => "same", Question::Used => "0", _ => panic!() };
                pairs.push((a.question.code().to_owned(), v.to_owned()));
            }
            Step::Done(d) => { println!("{:?} {:?}", d.assess().unwrap().remedies, d.verdict()); break; }
            _ => panic!()
        }
    }
    let _ = (NUMBERED, done, asked, outcome, completions);
}
