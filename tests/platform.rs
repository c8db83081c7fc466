//! The stores in a real browser: what is committed is there, what one copy lacks comes from the other, and no
//! reservation goes over quota, however many tabs try at once.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "what fails should end its test")]

use beian_desk::app::{Settings, StorageState};
use beian_desk::engine::{Billing, Instance, Policy, Product, Region, Status};
use beian_desk::ledger::{Intent, Record, Refusal};
use beian_desk::platform::{Judgement, Storage, browser};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const NUMBER: &str = "4f9f0d9c-0000-4000-8000-000000000001";

fn server() -> Instance {
    let mut instance = Instance::new("i-1", Product::Ecs);
    instance.region = Region::new("cn-hangzhou");
    instance.billing = Some(Billing::Subscription);
    instance.term_months = Some(12);
    instance.expires_at = "2027-07-01T00:00+08:00".parse().ok();
    instance.public_bandwidth_mbps = Some(5.0);
    instance
}

fn judgement() -> Judgement {
    let as_of = "2026-07-01T12:00+08:00".parse().ok();
    Judgement { instances: vec![server()], policy: Policy::standard(), as_of }
}

fn reserve() -> Intent {
    Intent::Reserve { instance: "i-1".to_owned(), account: None, domain: None }
}

fn record() -> Intent {
    let record = Record { instance: Some("i-1".to_owned()), ..Record::default() };
    Intent::Record { number: NUMBER.to_owned(), record, status: Status::Bound, replaces: None }
}

fn local() -> web_sys::Storage {
    browser::window().unwrap().local_storage().unwrap().unwrap()
}

/// The keys of events in localStorage.
fn copies() -> Vec<String> {
    let local = local();
    let keys = (0..local.length().unwrap()).filter_map(|index| local.key(index).unwrap());
    keys.filter(|key| key.starts_with("beian-desk/event/")).collect()
}

/// Opened stores with nothing in them.
async fn empty() -> Storage {
    let storage = Storage::open(|| ()).await;
    storage.erase().await.unwrap();
    assert_eq!(storage.state(), StorageState::Full);
    storage
}

#[wasm_bindgen_test]
async fn a_number_is_in_both_stores_once_it_is_committed() {
    let storage = empty().await;
    let committed = storage.commit(&[record()], &judgement()).await;
    assert!(committed.failed.is_none());
    assert_eq!(committed.results.len(), 1);
    assert_eq!(copies().len(), 1);
    let events = Storage::open(|| ()).await.load().await.events;
    assert_eq!(events.iter().map(|event| event.number.as_str()).collect::<Vec<_>>(), [NUMBER]);
    let again = storage.commit(&[record()], &judgement()).await;
    assert_eq!(again.results, [Err(Refusal::NumberKnown)]);
    storage.erase().await.unwrap();
}

#[wasm_bindgen_test]
async fn tabs_that_apply_at_once_stay_within_the_quota() {
    let storage = empty().await;
    let (tabs, judgement) =
        ([Storage::open(|| ()).await, Storage::open(|| ()).await, Storage::open(|| ()).await], judgement());
    let intents = [reserve(), reserve(), reserve()];
    let [a, b, c] = &tabs;
    let both = futures_join(a.commit(&intents, &judgement), b.commit(&intents, &judgement)).await;
    let last = c.commit(&intents, &judgement).await;
    let results = [both.0.results, both.1.results, last.results].concat();
    let granted: Vec<_> = results.iter().flatten().map(|event| event.number.clone()).collect();
    assert_eq!((results.len(), granted.len()), (9, 5));
    assert!(
        results
            .iter()
            .filter_map(|result| result.as_ref().err())
            .all(|refusal| matches!(refusal, Refusal::AllReserved(_)))
    );
    let mut distinct = granted.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), 5);
    assert_eq!(storage.load().await.events.len(), 5);
    storage.erase().await.unwrap();
}

#[wasm_bindgen_test]
async fn what_the_copy_lacks_is_written_back_and_what_was_erased_is_not() {
    let storage = empty().await;
    storage.commit(&[record(), reserve()], &judgement()).await;
    local().remove_item(&copies()[0]).unwrap();
    assert_eq!(storage.load().await.events.len(), 2);
    assert_eq!(copies().len(), 2, "what localStorage lacked was written back");
    let kept: Vec<(String, String)> =
        copies().into_iter().map(|key| (key.clone(), local().get_item(&key).unwrap().unwrap())).collect();
    storage.erase().await.unwrap();
    for (key, text) in &kept {
        local().set_item(key, text).unwrap();
    }
    // A copy that a crash brought back is that of something erased.
    assert_eq!(storage.load().await.events.len(), 0, "what was erased does not come back");
    storage.erase().await.unwrap();
}

#[wasm_bindgen_test]
async fn what_is_torn_is_counted_kept_aside_and_healed() {
    let storage = empty().await;
    storage.commit(&[record()], &judgement()).await;
    let key = copies().remove(0);
    let torn: String = local().get_item(&key).unwrap().unwrap().chars().take(40).collect();
    local().set_item(&key, &torn).unwrap();
    let stored = storage.load().await;
    assert_eq!((stored.events.len(), stored.damaged), (1, 1));
    let aside = storage.aside().await;
    assert_eq!(aside.len(), 1);
    let key = ["beian-desk/", &aside[0].name].concat();
    assert!(key.starts_with("beian-desk/damaged/"), "{key}");
    assert_eq!(local().get_item(&key).unwrap().as_deref(), Some(torn.as_str()));
    assert_eq!(storage.load().await.damaged, 0, "the copy is whole again");
    storage.erase().await.unwrap();
}

#[wasm_bindgen_test]
async fn instances_and_settings_are_found_again_and_foreign_keys_left_alone() {
    let storage = empty().await;
    local().set_item("somebody-else", "1").unwrap();
    let settings = Settings { lang: Some("en".to_owned()), account: "42".parse().ok(), ..Settings::default() };
    storage.put(&[server()]).await.unwrap();
    storage.keep(&settings).await.unwrap();
    let stored = Storage::open(|| ()).await.load().await;
    assert_eq!((stored.instances, stored.settings), (vec![server()], settings));
    storage.delete(&["i-1".to_owned()]).await.unwrap();
    assert_eq!(storage.load().await.instances, []);
    storage.erase().await.unwrap();
    assert_eq!(local().get_item("somebody-else").unwrap().as_deref(), Some("1"));
    local().remove_item("somebody-else").unwrap();
}

/// Runs two futures in turns until both are done.
async fn futures_join<A, B>(a: impl Future<Output = A>, b: impl Future<Output = B>) -> (A, B) {
    use std::pin::pin;
    use std::task::Poll;
    let (mut a, mut b) = (pin!(a), pin!(b));
    let (mut first, mut second) = (None, None);
    std::future::poll_fn(|context| {
        if first.is_none()
            && let Poll::Ready(value) = a.as_mut().poll(context)
        {
            first = Some(value);
        }
        if second.is_none()
            && let Poll::Ready(value) = b.as_mut().poll(context)
        {
            second = Some(value);
        }
        if first.is_some() && second.is_some() { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    (first.unwrap(), second.unwrap())
}
