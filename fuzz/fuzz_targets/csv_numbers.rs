#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| beian_desk_fuzz::rows(
    r#"备案服务号,产品,实例ID,所属账号,状态,来源,替换的预留,网站域名,ICP备案号,备注
"#,
    data,
    ""
));
