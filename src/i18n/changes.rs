//! What later material says beyond the guide of 2018, each with its source and how sure it is. Advice only: the
//! verdicts go by the guide.

use super::{Lang, Ui, ui};

/// One thing that may have changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What.
    pub text: &'static str,
    /// How sure it is.
    pub sure: &'static str,
    /// Where it was found.
    pub source: &'static str,
}

/// Everything that is known to this tool, the most useful first.
pub fn changes(lang: Lang) -> Vec<Change> {
    let excerpt = ui(lang, Ui::SureExcerpt);
    let third = ui(lang, Ui::SureThird);
    let row = |zh, en, sure, source| Change { text: lang.pick(zh, en), sure, source };
    vec![
        row(
            "备案服务号大约从 2023 年起改叫“备案服务码”。",
            "Since about 2023 the number is called 备案服务码 (service code).",
            excerpt,
            "help.aliyun.com/document_detail/2833157.html",
        ),
        row(
            "ECS：包年包月累计 3 个月以上（含续费），与已用和剩余时长无关；需有公网带宽；地域在内地。",
            "ECS: a subscription of 3 months or more in all, renewals included, whatever has been used or is left; public bandwidth; a mainland region.",
            excerpt,
            "alibabacloud.com/help/doc-detail/36891.htm, 2026-06-26",
        ),
        row(
            "国际站文档列出的可申请产品只有 ECS 和轻量应用服务器，各 5 个；中国站现在的完整清单没有查到。",
            "The international site lists only ECS and Simple Application Server, 5 each; the present list of the Chinese site was not found.",
            excerpt,
            "alibabacloud.com/help/doc-detail/36891.htm, 2026-06-26",
        ),
        row(
            "负载均衡和容器服务不能申请：负载均衡请填后端 ECS 的 IP，容器服务请用同账号下另一台符合条件的 ECS。",
            "Load balancers and container services get no code: give a backend ECS's address, or use another ECS of the account that qualifies.",
            excerpt,
            "help.aliyun.com, prepare-and-check-the-instance-and-access-information",
        ),
        row(
            "同一账号既有服务器又提交备案时，备案订单会直接关联服务器，不用手填服务码。",
            "Where the same account has the server and files, the order links the server itself and no code is typed.",
            excerpt,
            "help.aliyun.com/wordpower/5630805-1",
        ),
        row(
            "服务码可以授权给另一个账号使用。",
            "A code can be granted to another account.",
            ui(lang, Ui::SureRead),
            "help.aliyun.com/document_detail/2833157.html",
        ),
        row(
            "也有单独购买的服务码：在“服务码管理”里点“去绑定”选择实例和公网 IP。",
            "Codes are also sold by themselves: bind them to an instance and public address under 服务码管理.",
            excerpt,
            "help.aliyun.com/wordpower/6186553-1",
        ),
        row(
            "函数计算资源包、物联网套餐也带服务码；物联网套餐要求 6 个月以上、单笔 90 元以上。",
            "Function Compute packs and IoT plans bring codes too; IoT plans need 6 months and a single order of 90 yuan.",
            excerpt,
            "alibabacloud.com/help/faq-detail/86396.htm",
        ),
        row(
            "备案通过后，域名要持续解析到服务商的内地节点并有访问，否则通知后会被取消接入。",
            "After the filing the domain must keep resolving to the provider's mainland nodes and be visited, else access is cancelled after notice.",
            third,
            "developer Q&A quoting the provider, 2024-08",
        ),
    ]
}
