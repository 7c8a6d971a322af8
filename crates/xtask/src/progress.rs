//! What a person sees while waiting: what happens, how long it may take, how long it took.

use std::time::{Duration, Instant};

use crate::failure::Failure;

/// Does `work` under a heading. `takes` is a guess for two cores and an empty cache, such as "4 minutes".
pub(crate) fn step<T>(
    title: &str,
    takes: &str,
    work: impl FnOnce() -> Result<T, Failure>,
) -> Result<T, Failure> {
    println!("\n==> {title} (up to {takes})");
    let start = Instant::now();
    let result = work();
    let took = spell(start.elapsed());
    match &result {
        Ok(_) => println!("    done in {took}"),
        Err(_) => println!("    failed after {took}"),
    }
    result
}

/// A remark below a heading.
pub(crate) fn note(text: &str) {
    println!("    {text}");
}

/// "0.4 s", "12 s", "3 min 5 s".
pub(crate) fn spell(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{:.1} s", time.as_secs_f32()),
        seconds @ 10..60 => format!("{seconds} s"),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::spell;
    use std::time::Duration;

    #[test]
    fn time_is_spelled_for_people() {
        assert_eq!(spell(Duration::from_millis(440)), "0.4 s");
        assert_eq!(spell(Duration::from_secs(12)), "12 s");
        assert_eq!(spell(Duration::from_secs(185)), "3 min 5 s");
    }
}
