//! Instances with more numbers and reservations than their quota allows. Applying here never leads there; what another
//! desk reserved, or what the provider issued meanwhile, can: it has happened, and is kept and said.

use std::collections::HashSet;

use super::model::Model;
use crate::engine::{Assessor, Context, Instance, Number, Quota, Scope};

/// A quota that is exceeded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crowd {
    /// Whose it is: an instance's name, or an account where it belongs to one.
    pub whose: String,
    /// The quota.
    pub quota: Quota,
}

/// The exceeded quotas on which these numbers draw, each once. An instance that is not listed counts as one of its
/// number's product.
pub(super) fn crowds<'a>(
    model: &Model,
    instances: &[Instance],
    numbers: &[Number],
    of: impl Iterator<Item = &'a Number>,
) -> Vec<Crowd> {
    let context = Context { as_of: model.moment(), account: model.account.as_ref(), numbers };
    let listed: std::collections::HashMap<&str, &Instance> =
        instances.iter().map(|instance| (instance.id.as_str(), instance)).collect();
    let mut seen = HashSet::new();
    let mut bare = Vec::new();
    let mut concerned = Vec::new();
    for number in of {
        let Some(id) = number.instance.as_deref() else { continue };
        if !seen.insert(id) {
            continue;
        }
        match (listed.get(id), number.product) {
            (Some(instance), _) => concerned.push((*instance).clone()),
            (None, Some(product)) => {
                let mut instance = Instance::new(id, product);
                instance.owner = number.account.clone();
                bare.push(instance);
            }
            (None, None) => {}
        }
    }
    concerned.extend(bare);
    let assessor = Assessor::new(instances, context, model.policy());
    let mut accounts = HashSet::new();
    let mut crowds = Vec::new();
    for instance in &concerned {
        let Some(quota) = assessor.judge(instance).quota.filter(|quota| quota.excess() > 0) else { continue };
        let whose = match (quota.scope, instance.owner.as_ref().or(model.account.as_ref())) {
            (Scope::Account, Some(account)) => account.as_str().to_owned(),
            _ => instance.name.clone().filter(|name| !name.trim().is_empty()).unwrap_or_else(|| instance.id.clone()),
        };
        if quota.scope != Scope::Account || accounts.insert(whose.clone()) {
            crowds.push(Crowd { whose, quota });
        }
    }
    crowds
}
