//! Prints what every finding means as JSON: the page fetches it when a code is opened,
//! and shows it as it is.

fn main() -> Result<(), serde_json::Error> {
    let entries: Vec<_> = whydenied::catalogue().map(|entry| entry.shortened()).collect();
    println!("{}", serde_json::to_string(&entries)?);
    Ok(())
}
