//! The form of one instance: every fact can be entered, and leaving one empty says "I don't know".

use std::net::IpAddr;

use crate::engine::{Instance, Moment, Product, Region, decimal};

crate::engine::codes! {
    /// A field of the form, named as in the facts file.
    Field {
        /// The id.
        Id = "id",
        /// The product.
        Product = "product",
        /// The name.
        Name = "name",
        /// The region.
        Region = "region",
        /// The account that bought it.
        Owner = "owner",
        /// How it is paid for.
        Billing = "billing",
        /// When it was bought.
        PurchasedAt = "purchased_at",
        /// When it expires.
        ExpiresAt = "expires_at",
        /// Months bought, renewals included.
        TermMonths = "term_months",
        /// Months of the first purchase.
        FirstTermMonths = "first_term_months",
        /// The order's total.
        OrderAmount = "order_amount",
        /// Public bandwidth.
        Bandwidth = "public_bandwidth_mbps",
        /// Whether there are public addresses: `unknown`, `none` or `list`.
        HasIps = "has_public_ips",
        /// The public addresses.
        PublicIps = "public_ips",
        /// The elastic address.
        Eip = "eip",
        /// The provider's word for its state.
        Status = "status",
    }
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FieldError {
    /// It must be filled.
    Empty,
    /// Another instance has this id.
    Taken,
    /// Not a date and time in the years 1970 to 3000.
    Moment,
    /// Before the purchase.
    BeforePurchase,
    /// Not whole months from 0 to 1200.
    Months,
    /// Not an amount in yuan.
    Yuan,
    /// Not a number from 0 on.
    Bandwidth,
    /// Not an IP address, or several with commas or spaces between.
    Address,
    /// Not digits alone.
    Account,
}

/// Which products a field matters to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grounds {
    /// To every one.
    All,
    /// To those that are subscribed to.
    Subscription,
    /// To marketplace products.
    Market,
    /// To servers with public access of their own.
    Server,
}

impl Field {
    /// Which products the field matters to; the others need not be asked.
    pub fn grounds(self) -> Grounds {
        match self {
            Field::Billing | Field::PurchasedAt | Field::TermMonths => Grounds::Subscription,
            Field::FirstTermMonths | Field::OrderAmount => Grounds::Market,
            Field::Bandwidth | Field::HasIps | Field::PublicIps | Field::Eip | Field::Status => Grounds::Server,
            _ => Grounds::All,
        }
    }
}

/// The form as it is filled in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Form {
    /// The instance that is being changed; none for a new one.
    pub editing: Option<String>,
    values: Vec<(Field, String)>,
    /// What is wrong, in the order of the fields.
    pub errors: Vec<(Field, FieldError)>,
    /// Raised on every try, so that the errors are announced again.
    pub attempt: u32,
    /// Where it differs from what another tab saved while it was filled in: what is saved there, what stands here.
    pub clashes: Vec<(Field, String, String)>,
    /// What another tab saved, as far as the user has been asked about it.
    pub(super) asked: Option<Box<Instance>>,
}

impl Form {
    /// The form of a new instance.
    pub fn blank(product: Product) -> Form {
        Form { values: vec![(Field::Product, product.code().to_owned())], ..Form::default() }
    }

    /// The form of an instance that is there.
    pub fn of(instance: &Instance) -> Form {
        let mut form = Form { editing: Some(instance.id.clone()), ..Form::default() };
        form.set(Field::Id, instance.id.clone());
        form.set(Field::Product, instance.product.code().to_owned());
        let mut put = |field, value: Option<String>| {
            if let Some(value) = value {
                form.set(field, value);
            }
        };
        put(Field::Name, instance.name.clone());
        put(Field::Region, instance.region.as_ref().map(|region| region.as_str().to_owned()));
        put(Field::Owner, instance.owner.as_ref().map(|owner| owner.as_str().to_owned()));
        put(Field::Billing, instance.billing.map(|billing| billing.code().to_owned()));
        put(Field::PurchasedAt, instance.purchased_at.map(local));
        put(Field::ExpiresAt, instance.expires_at.map(local));
        put(Field::TermMonths, instance.term_months.map(|months| months.to_string()));
        put(Field::FirstTermMonths, instance.first_term_months.map(|months| months.to_string()));
        put(Field::OrderAmount, instance.order_amount.map(|yuan| yuan.to_string()));
        put(Field::Bandwidth, instance.public_bandwidth_mbps.map(decimal::text));
        let has = instance.public_ips.as_ref().map(|ips| if ips.is_empty() { "none" } else { "list" });
        put(Field::HasIps, has.map(str::to_owned));
        let ips = instance.public_ips.iter().flatten().map(IpAddr::to_string).collect::<Vec<_>>().join(", ");
        put(Field::PublicIps, (!ips.is_empty()).then_some(ips));
        put(Field::Eip, instance.eip.map(|ip| ip.to_string()));
        put(Field::Status, instance.status.clone());
        form
    }

    /// The form of a new instance of which these facts are known; its id is to be filled in.
    pub fn proposed(instance: &Instance) -> Form {
        Form { editing: None, ..Form::of(instance) }
    }

    /// The same form, with addresses to be listed, since there are some.
    #[must_use]
    pub fn with_addresses_asked(mut self) -> Form {
        self.set(Field::HasIps, "list".to_owned());
        self
    }

    /// The form as a browser sends it: names and values.
    pub fn from_fields(editing: Option<String>, attempt: u32, fields: &[(String, String)]) -> Form {
        let mut form = Form { editing, attempt, ..Form::default() };
        for (name, value) in fields {
            if let Ok(field) = name.parse::<Field>() {
                form.set(field, value.clone());
            }
        }
        form
    }

    /// What a field holds.
    pub fn value(&self, field: Field) -> &str {
        self.values.iter().find(|(name, _)| *name == field).map_or("", |(_, value)| value)
    }

    /// What is wrong with a field.
    pub fn error(&self, field: Field) -> Option<FieldError> {
        self.errors.iter().find(|(name, _)| *name == field).map(|(_, error)| *error)
    }

    fn set(&mut self, field: Field, value: String) {
        self.values.retain(|(name, _)| *name != field);
        self.values.push((field, value));
    }

    /// The instance that the form states, `before` being the one that is changed. Facts that the form can't
    /// show to the second stay as they were where their field was left alone.
    ///
    /// # Errors
    /// What is wrong, in the order of the fields.
    pub fn instance(
        &self,
        before: Option<&Instance>,
        taken: impl Fn(&str) -> bool,
    ) -> Result<Instance, Vec<(Field, FieldError)>> {
        let mut errors = Vec::new();
        let product = self.value(Field::Product).parse().unwrap_or(Product::Ecs);
        let id = match &self.editing {
            Some(id) => id.clone(),
            None => self.value(Field::Id).trim().to_owned(),
        };
        if id.is_empty() {
            errors.push((Field::Id, FieldError::Empty));
        } else if self.editing.is_none() && taken(&id) {
            errors.push((Field::Id, FieldError::Taken));
        }
        let mut instance = Instance::new(id, product);
        instance.name = self.text(Field::Name);
        instance.region = Region::new(self.value(Field::Region));
        instance.owner = self.parsed(Field::Owner, FieldError::Account, &mut errors);
        instance.billing = self.value(Field::Billing).parse().ok();
        instance.purchased_at = self.moment(Field::PurchasedAt, before.and_then(|b| b.purchased_at), &mut errors);
        instance.expires_at = self.moment(Field::ExpiresAt, before.and_then(|b| b.expires_at), &mut errors);
        if instance.dates_clash() {
            errors.push((Field::ExpiresAt, FieldError::BeforePurchase));
        }
        instance.term_months = self.months(Field::TermMonths, &mut errors);
        instance.first_term_months = self.months(Field::FirstTermMonths, &mut errors);
        instance.order_amount = self.parsed(Field::OrderAmount, FieldError::Yuan, &mut errors);
        let bandwidth = |text: &str| decimal::parse(text).filter(|mbps| *mbps >= 0.0);
        instance.public_bandwidth_mbps = self.read_as(Field::Bandwidth, FieldError::Bandwidth, bandwidth, &mut errors);
        instance.public_ips = self.addresses(&mut errors);
        instance.eip = self.parsed(Field::Eip, FieldError::Address, &mut errors);
        instance.status = self.text(Field::Status);
        if errors.is_empty() { Ok(instance) } else { Err(errors) }
    }

    fn text(&self, field: Field) -> Option<String> {
        let text = self.value(field).trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn parsed<T: std::str::FromStr>(
        &self,
        field: Field,
        error: FieldError,
        errors: &mut Vec<(Field, FieldError)>,
    ) -> Option<T> {
        self.read_as(field, error, |text| text.parse().ok(), errors)
    }

    fn read_as<T>(
        &self,
        field: Field,
        error: FieldError,
        read: impl FnOnce(&str) -> Option<T>,
        errors: &mut Vec<(Field, FieldError)>,
    ) -> Option<T> {
        let read = read(&self.text(field)?);
        if read.is_none() {
            errors.push((field, error));
        }
        read
    }

    fn months(&self, field: Field, errors: &mut Vec<(Field, FieldError)>) -> Option<u16> {
        let months: Option<u16> = self.parsed(field, FieldError::Months, errors);
        if months.is_some_and(|months| months > 1200) {
            errors.push((field, FieldError::Months));
        }
        months
    }

    fn moment(&self, field: Field, before: Option<Moment>, errors: &mut Vec<(Field, FieldError)>) -> Option<Moment> {
        let text = self.text(field)?;
        if before.map(local).as_deref() == Some(text.as_str()) {
            return before;
        }
        let moment = parse_local(&text);
        if moment.is_none() {
            errors.push((field, FieldError::Moment));
        }
        moment
    }

    fn addresses(&self, errors: &mut Vec<(Field, FieldError)>) -> Option<Vec<IpAddr>> {
        let text = self.value(Field::PublicIps);
        let listed =
            || text.split([',', ';', ' ', '，', '；', '、', '\n']).map(str::trim).filter(|part| !part.is_empty());
        match self.value(Field::HasIps) {
            "none" => Some(Vec::new()),
            "list" => match listed().map(str::parse).collect::<Result<Vec<IpAddr>, _>>() {
                Ok(ips) if !ips.is_empty() => Some(ips),
                _ => {
                    errors.push((Field::PublicIps, FieldError::Address));
                    None
                }
            },
            _ => None,
        }
    }
}

/// A moment as the browser's date and time field writes it, in China time.
pub(crate) fn local(moment: Moment) -> String {
    moment.china_minute().replace(' ', "T")
}

/// The moment that such a field holds, read as China time.
pub(crate) fn parse_local(text: &str) -> Option<Moment> {
    format!("{text}+08:00").parse().ok()
}
