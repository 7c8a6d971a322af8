//! Whether whoever gets it sees the same verdict for the same reason.

use whydenied_questions::Service;
use whydenied_questions::texts::Texts;
use whydenied_report::Report;

use super::content::Content;
use super::made::Asking;
use crate::engine::Failure;
use crate::words::Mark as _;

/// What there is to say where nothing can be told.
const NOTHING: &str = "There is no verdict yet, so there is nothing to tell of it.";

/// A verdict, and the code of its first cause.
type Judged = (&'static str, Option<String>);

fn judged(report: &Report) -> Judged {
    (report.verdict.word(), report.main_finding().map(|finding| finding.code.to_string()))
}

/// What whoever opens a link sees of it.
pub(super) async fn opens_with(
    asking: Asking,
    service: Service,
    texts: &Texts,
    content: &Content,
) -> Result<String, Failure> {
    if content.claims.is_none() {
        return Ok("Opens without a token, so without a verdict.".to_owned());
    }
    let there = asking.check(service, &content.texts()).await?;
    let here = asking.check(service, texts).await?;
    Ok(match (here, there) {
        (Some(here), Some(there)) => compared("Opens with", &judged(&here), &judged(&there)),
        _ => "Opens with what is here, which has no verdict yet.".to_owned(),
    })
}

/// What a report tells: under other names perhaps of another verdict.
pub(super) async fn tells(
    asking: Asking,
    service: Service,
    texts: &Texts,
    report: Option<&Report>,
    is_renamed: bool,
) -> Result<String, Failure> {
    let Some(report) = report else { return Ok(NOTHING.to_owned()) };
    if !is_renamed {
        return Ok(String::new());
    }
    let here = asking.check(service, texts).await?;
    Ok(here.map_or_else(|| NOTHING.to_owned(), |here| compared("Tells of", &judged(&here), &judged(report))))
}

fn compared(verb: &str, (here, cause): &Judged, (there, that_cause): &Judged) -> String {
    let code = |cause: &Option<String>| cause.clone().unwrap_or_else(|| "none".to_owned());
    if here != there {
        return format!(
            "{verb} another verdict: {there}, not {here}. It rests on something that is not shared as it is."
        );
    }
    if cause == that_cause {
        return format!("{verb} the same verdict: {there}.");
    }
    format!(
        "{verb} the same verdict, {there}, but another cause: {} instead of {}.",
        code(that_cause),
        code(cause)
    )
}

#[cfg(test)]
mod tests {
    use super::compared;

    #[test]
    fn it_says_what_would_change() {
        let judged = |cause: &str| ("Denied", Some(cause.to_owned()));
        assert_eq!(compared("Tells of", &judged("a"), &judged("a")), "Tells of the same verdict: Denied.");
        assert_eq!(
            compared("Tells of", &judged("a"), &("Denied", None)),
            "Tells of the same verdict, Denied, but another cause: none instead of a."
        );
        assert_eq!(
            compared("Opens with", &("Allowed", None), &judged("a")),
            "Opens with another verdict: Denied, not Allowed. It rests on something that is not shared as it is."
        );
    }
}
