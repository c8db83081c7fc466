//! The order of the questions: the one with which the fewest are asked in the end, over the stated weights.
//!
//! Worked out exactly, from the ends backwards: of every standing, the question after which the expected number of
//! questions is the least; which one that is may depend on what was answered before. Sums are whole numbers, so that
//! equals are equal; among those the order of [`Question`] decides.

use super::question::Question;
use super::space::{Space, Standing, set};

/// What is best from a standing on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Node {
    /// The expected number of questions, times a hundred for each question that was not asked yet.
    cost: u64,
    /// The question to ask, as its slot.
    best: Option<usize>,
    /// How many questions there are at most.
    most: usize,
}

/// The best order from the present standing on.
pub(super) struct Order<'a> {
    space: &'a Space<'a>,
    changing: Vec<Option<u16>>,
    nodes: Vec<Option<Node>>,
    root: Node,
}

impl<'a> Order<'a> {
    pub(super) fn new(space: &'a Space<'a>) -> Order<'a> {
        let count = space.slots.iter().map(|slot| slot.values.len() + 2).product();
        let mut order =
            Order { space, changing: vec![None; space.standings()], nodes: vec![None; count], root: Node::default() };
        order.root = order.node(&mut space.now.clone());
        order
    }

    /// The question to ask, and how many are asked at most, this one included; none where nothing that is not asked
    /// yet can change the outcome.
    pub(super) fn best(&self) -> Option<(Question, usize)> {
        let slot = self.space.slots.get(self.root.best?)?;
        Some((slot.question, self.root.most))
    }

    /// How many questions follow this one at most, whatever is answered to it and was before; none where the rules do not
    /// ask it.
    pub(super) fn after_asking(&mut self, question: Question) -> Option<usize> {
        let slot = self.space.slots.iter().position(|slot| slot.question == question)?;
        Some(self.after(&mut self.space.now.clone(), slot).1)
    }

    fn node(&mut self, standing: &mut Vec<Standing>) -> Node {
        let place = self.place(standing);
        if let Some(Some(node)) = self.nodes.get(place) {
            return *node;
        }
        let changing = self.space.changing(standing, &mut self.changing);
        let open: Vec<usize> =
            (0..standing.len()).filter(|slot| standing.get(*slot) == Some(&Standing::Open)).collect();
        // Costs below here are times a hundred for each question but the one that is asked.
        let scale = open.iter().fold(1_u64, |scale, _| scale.saturating_mul(100));
        let mut node = Node::default();
        for slot in open {
            if changing & (1 << slot) == 0 {
                continue;
            }
            let (cost, most) = self.after(standing, slot);
            let cost = scale.saturating_add(cost);
            if node.best.is_none() || cost < node.cost {
                node = Node { cost, best: Some(slot), most: most + 1 };
            }
        }
        if let Some(kept) = self.nodes.get_mut(place) {
            *kept = Some(node);
        }
        node
    }

    /// What is expected after a question, each answer by its weight, and the most that can come.
    fn after(&mut self, standing: &mut Vec<Standing>, slot: usize) -> (u64, usize) {
        let space = self.space;
        let Some(of) = space.slots.get(slot) else { return (0, 0) };
        let values = of.values.iter().enumerate().map(|(value, (_, weight))| (Standing::Is(value), *weight));
        let (mut cost, mut most) = (0_u64, 0);
        for (to, weight) in values.chain([(Standing::Unknown, of.unknown)]) {
            set(standing, slot, to);
            let node = self.node(standing);
            cost = cost.saturating_add(node.cost.saturating_mul(weight));
            most = most.max(node.most);
        }
        set(standing, slot, Standing::Open);
        (cost, most)
    }

    fn place(&self, standing: &[Standing]) -> usize {
        self.space.slots.iter().zip(standing).fold(0, |place, (slot, standing)| {
            let digit = match standing {
                Standing::Is(value) => *value,
                Standing::Open => slot.values.len(),
                Standing::Unknown => slot.values.len() + 1,
            };
            place * (slot.values.len() + 2) + digit
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::facts::Product;
    use super::super::super::policy::Policy;
    use super::super::answers::Answers;
    use super::*;

    /// What was worked out of one standing is never taken for that of another.
    #[test]
    fn every_standing_has_a_place_of_its_own() {
        let answers = Answers::default();
        let as_of = "2026-07-01T12:00:00+08:00".parse().unwrap();
        let space = Space::new(&answers, Product::Swas, Policy::standard(), as_of);
        let order = Order::new(&space);
        let mut standings: Vec<Vec<Standing>> = vec![Vec::new()];
        for slot in &space.slots {
            let all = (0..slot.values.len()).map(Standing::Is).chain([Standing::Open, Standing::Unknown]);
            let all: Vec<_> = all.collect();
            let longer = |standing: &Vec<Standing>| {
                all.iter().map(|last| [standing.as_slice(), &[*last]].concat()).collect::<Vec<_>>()
            };
            standings = standings.iter().flat_map(longer).collect();
        }
        let mut places: Vec<usize> = standings.iter().map(|standing| order.place(standing)).collect();
        places.sort_unstable();
        assert!(places.iter().copied().eq(0..standings.len()));
        assert_eq!(order.nodes.len(), standings.len());
    }
}
