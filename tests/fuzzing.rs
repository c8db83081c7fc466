//! What the fuzz targets check, on the samples that they start from: a change that breaks a target breaks this too.

#[path = "../fuzz/src/lib.rs"]
#[expect(clippy::unwrap_used, unreachable_pub, reason = "the library of the fuzz targets: what it finds ends the test")]
mod drive;

use std::fs;
use std::path::Path;

/// Every sample whole and cut short, inside every shape that has rows.
#[test]
fn the_samples_pass_every_target() -> Result<(), std::io::Error> {
    let mut read = 0;
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples"))? {
        let bytes = fs::read(entry?.path())?;
        for cut in [bytes.len(), bytes.len() / 2, bytes.len() / 3, 1, 0] {
            let data = bytes.get(..cut).unwrap_or_default();
            drive::file(data);
            drive::backup(data);
            drive::event(data);
            drive::rows(r#"{"Instances": ["#, data, "]}");
            drive::rows("<R><datas><bsnDO>", data, "</bsnDO></datas></R>");
            drive::rows("id,product,name\n", data, "");
            read += 1;
        }
    }
    assert_eq!(read, 12 * 5, "every sample was read");
    Ok(())
}
