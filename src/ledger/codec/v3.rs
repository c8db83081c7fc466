//! Version 3 of a stored text: the ids of the events that the user erased, a space between two.

use super::super::event::EventId;

pub(super) fn encode(ids: &[EventId]) -> String {
    let ids: Vec<&str> = ids.iter().map(EventId::as_str).collect();
    ids.join(" ")
}

pub(super) fn decode(body: &str) -> Option<Vec<EventId>> {
    body.split(' ').filter(|id| !id.is_empty()).map(EventId::parse).collect()
}
