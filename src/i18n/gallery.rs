//! The words of the gallery, which only builds for development have.

texts! {
    /// A text of the gallery.
    Label by label;
    Heading: "组件一览", "Gallery";
    Intro: "界面的每个组件、每种状态，都用示例数据画出来，只在开发时可用。这里什么都不会保存；链接通向真正的页面。", "Every part in every state, drawn from the sample set; only builds for development have it. Nothing is stored here, and links lead to the real pages.";
    Back: "返回组件一览", "Back to the gallery";
    Unknown: "没有这个状态。", "There is no such state.";
    Buttons: "按钮", "Buttons";
    Usual: "普通", "Usual";
    Primary: "主要", "Primary";
    Danger: "危险", "Dangerous";
    Small: "小", "Small";
    Quiet: "弱", "Quiet";
    Disabled: "不可用", "Disabled";
    Link: "链接", "Link";
    Outward: "外部链接", "Link out of the app";
    Texts: "文字", "Texts";
    Lead: "导语：比正文大一号。", "A lead: one size above the text.";
    Plain: "正文：中文与 Latin 之间自动留空，数字等宽 0123456789。", "Text: figures of one width 0123456789.";
    Soft: "次要说明。", "A quiet remark.";
    Warning: "需要留意。", "Worth attention.";
    Marked: "找到的词", "what was searched for";
    Key: "键", "Key";
    Fields: "表单项", "Fields";
    Field: "名称", "Name";
    Hint: "提示：怎么填。", "A hint: what to fill in.";
    Wrong: "请填数字。", "Fill in a number.";
    Choice: "选一个", "Choose one";
    Ticked: "已选", "Ticked";
    Unticked: "未选", "Not ticked";
    Verdicts: "结论与号码状态", "Verdicts and statuses";
    Drawings: "小图", "Drawings";
    Meter: "号码用量", "Numbers used";
    Term: "期限", "Terms";
    Progress: "进度", "Progress";
    Frames: "卡片与提示", "Cards and notices";
    Card: "卡片", "A card";
    Notices: "页首提示", "Notices";
    Pages: "页面", "Pages";
    Dialogs: "对话框", "Dialogs";
}
