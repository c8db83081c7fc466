//! What the first screen consists of, for the program and for the document that stands there before it comes.

use super::super::route::{Page, Tab};
use crate::engine::regions;
use crate::i18n::{Lang, Ui};

/// The places of the navigation, each with its name.
pub fn places() -> [(Page, Ui); 6] {
    [
        (Page::Ask(String::new()), Ui::NavAsk),
        (Page::Apply(Tab::All), Ui::NavApply),
        (Page::Management, Ui::NavManagement),
        (Page::Plan, Ui::NavPlan),
        (Page::Faq(None), Ui::NavFaq),
        (Page::About, Ui::NavAbout),
    ]
}

/// The ways to begin: heading, what it means, and what its button says.
pub const WAYS: [[Ui; 3]; 5] = [
    [Ui::WayAsk, Ui::WayAskText, Ui::WayAskButton],
    [Ui::WayImport, Ui::WayImportText, Ui::WayImportButton],
    [Ui::WayForm, Ui::WayFormText, Ui::WayFormButton],
    [Ui::WaySamples, Ui::WaySamplesText, Ui::WaySamplesButton],
    [Ui::WayWhat, Ui::WayWhatText, Ui::WayWhatButton],
];

/// Where the commands begin; most servers stand there.
pub const FIRST_REGION: &str = "cn-hangzhou";

/// What an export command asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Export {
    /// What it exports.
    pub name: Ui,
    verb: &'static str,
    file: &'static str,
}

/// What can be exported by the provider's command line.
pub const COMMANDS: [Export; 2] = [
    Export { name: Ui::CliEcs, verb: "ecs DescribeInstances", file: "ecs" },
    Export { name: Ui::CliSwas, verb: "swas-open ListInstances", file: "swas" },
];

/// The command that exports a region.
///
/// ```
/// use beian_desk::app::view::{COMMANDS, command};
///
/// let ecs = command(COMMANDS[0], "cn-beijing");
/// assert_eq!(ecs, "aliyun ecs DescribeInstances --RegionId cn-beijing --PageSize 100 > ecs-cn-beijing.json");
/// ```
pub fn command(export: Export, region: &str) -> String {
    let Export { verb, file, .. } = export;
    ["aliyun ", verb, " --RegionId ", region, " --PageSize 100 > ", file, "-", region, ".json"].concat()
}

/// The regions that can be exported, each id with what it is called.
pub fn export_regions(lang: Lang) -> impl Iterator<Item = (String, String)> {
    regions().iter().filter(|info| info.mainland).map(move |info| {
        let (zh, en) = info.names();
        let name = lang.pick(zh, en);
        (info.id.clone(), [name, " ", info.id.as_str()].concat())
    })
}
