#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| beian_desk_fuzz::rows(
    r#"id,product,name,region,owner,billing,purchased_at,expires_at,term_months,first_term_months,order_amount,public_bandwidth_mbps,public_ips,eip,status
"#,
    data,
    ""
));
