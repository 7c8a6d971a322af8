//! A report as a message: for an issue or a chat.

use whydenied_questions::Service;
use whydenied_questions::fields::{PULUMI_POLICY, is_of_caller, is_of_pulumi};
use whydenied_questions::texts::{LIMITS, POLICY, Texts};
use whydenied_report::{Report, secret};

use super::claims::{indented, is_claims};
use super::content::Content;

/// The report, then both sides as they stand in the page, and at the end who says so.
pub(super) fn message(report: &Report, service: Service, content: &Content) -> String {
    secret::without(&around(&report.to_markdown(), service, content)).into_owned()
}

fn around(report: &str, service: Service, content: &Content) -> String {
    let (told, signed) = parted(report);
    let mut parts = vec![format!("{}\n", told.trim_end())];
    parts.extend(
        sides(service, content)
            .into_iter()
            .map(|(title, text)| format!("**{title}**\n\n{}\n", fenced(&text))),
    );
    parts.push(signed.to_owned());
    format!("{}\n", parts.join("\n").trim_end())
}

/// What is told, and the line under it that says by whom.
fn parted(report: &str) -> (&str, &str) {
    let signed = report.rfind("<sub>").filter(|_| report.ends_with("</sub>\n"));
    report.split_at(signed.unwrap_or(report.len()))
}

/// The texts of the service, each under what it is.
fn sides(service: Service, content: &Content) -> Vec<(&'static str, String)> {
    let text = |name| content.texts.given(name).map(str::to_owned);
    let (policies, request) = match service {
        Service::Aws => (
            vec![("Trust policy", text(POLICY)), ("Resource control policy", text(LIMITS))],
            content.request(),
        ),
        Service::Pulumi => (
            vec![("Authorization policies", text(PULUMI_POLICY))],
            content.texts.filter(|name| is_of_caller(name) || (is_of_pulumi(name) && name != PULUMI_POLICY)),
        ),
    };
    let claims = content.claims.as_deref().map(indented);
    let request = Some(lines(&request)).filter(|lines| !lines.is_empty());
    let title = if content.claims.as_deref().is_none_or(is_claims) { "Token" } else { "Who calls" };
    let sides = [(title, claims)].into_iter().chain(policies).chain([("Request", request)]);
    sides.filter_map(|(title, text)| Some((title, text?))).collect()
}

/// The fields of a request, one a line.
pub(super) fn lines(request: &Texts) -> String {
    request.iter().map(|(name, text)| format!("{name}: {text}")).collect::<Vec<_>>().join("\n")
}

/// A text as a block of code that it cannot leave.
fn fenced(text: &str) -> String {
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    let language = if text.trim_start().starts_with(['[', '{']) { "json" } else { "text" };
    format!("{fence}{language}\n{}\n{fence}", text.trim_end())
}

#[cfg(test)]
mod tests {
    use whydenied_questions::Service;
    use whydenied_questions::texts::Texts;

    use super::{around, fenced};
    use crate::share::content::Content;

    #[test]
    fn both_sides_stand_between_the_report_and_who_says_so() {
        let texts: Texts =
            [("pulumi-policy", "[]"), ("pulumi-target", "alice"), ("policy", "{}")].into_iter().collect();
        let content = Content::of(Service::Pulumi, &texts, None);
        assert_eq!(
            around("**Denied**\n\n<sub>whydenied</sub>\n", Service::Pulumi, &content),
            "**Denied**\n\n**Authorization policies**\n\n```json\n[]\n```\n\n**Request**\n\n```text\npulumi-target: alice\n```\n\n<sub>whydenied</sub>\n"
        );
        assert_eq!(around("a\n\n", Service::Aws, &Content::default()), "a\n");
    }

    #[test]
    fn no_text_leaves_its_block() {
        assert_eq!(fenced(" {````}\n"), "`````json\n {````}\n`````");
        assert_eq!(fenced("a"), "```text\na\n```");
    }
}
