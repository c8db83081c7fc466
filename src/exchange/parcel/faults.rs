//! The bytes of errors and warnings. Imports the engine.

use super::super::{DecodeError, Encoding, NotReadable, ReadError, Warning};
use super::wire::{fields, variants};
use crate::engine::{Expected, InputError, Problem};

fields!(InputError { path, line, problem });
fields!(DecodeError { encoding, offset, line });

variants!(Encoding { 0 = Utf8, 1 = Utf16Le, 2 = Utf16Be });

variants!(ReadError {
    0 = BrokenJson(place),
    1 = BrokenXml(place),
    2 = BrokenCsv(place),
    3 = Faulty { kind, error },
    4 = NotReadable(what),
});

variants!(NotReadable {
    0 = Empty,
    1 = Html,
    2 = CliTable,
    3 = Csv,
    4 = OtherText,
    5 = BsnBySn(answer),
    6 = BsnGrant,
    7 = TencentInstances,
    8 = HuaweiServers,
    9 = ProviderError { code, message },
    10 = OtherJson,
    11 = OtherXml { root },
});

variants!(Warning {
    0 = MorePages { listed, total },
    1 = NoInstances,
    2 = OtherProducts { rows, products },
    3 = Order { order, field, found },
    4 = Comments { rows },
    5 = UnusualNumber { number, path, line },
});

variants!(Problem {
    0 = Syntax(message),
    1 = Expected { expected, found },
    2 = UnknownField,
    3 = DuplicateKey,
    4 = Missing(field),
    5 = DuplicateInstance(id),
    6 = DuplicateNumber(number),
    7 = ProductConflict { id, other },
    8 = ExpiryBeforePurchase,
    9 = AccountConflict { first, second },
    10 = SimulatedMark(number),
    11 = SimulatedMarket,
    12 = SimulatedStatus,
    13 = ReplacesOnSimulated,
    14 = ReplacesNothing(number),
    15 = ReplacedTwice(number),
    16 = OpenQuote,
    17 = AfterQuote,
    18 = NoHeader(cell),
    19 = Altered,
    20 = RowCount { stated, found },
    21 = TooMany(most),
    22 = DuplicateEvent(id),
    23 = Newer,
});

variants!(Expected {
    0 = Object,
    1 = List,
    2 = Checked,
    3 = Text,
    4 = Number,
    5 = Schema,
    6 = BackupSchema,
    7 = Product,
    8 = Billing,
    9 = ChargeType,
    10 = SubscriptionType,
    11 = Status,
    12 = StatusCode,
    13 = Origin,
    14 = Moment,
    15 = Millis,
    16 = Date,
    17 = Account,
    18 = AccountCell,
    19 = Months,
    20 = Yuan,
    21 = Bandwidth,
    22 = Address,
    23 = Filled,
    24 = ResourceType,
    25 = Id,
    26 = Code,
});
