//! A finding with its place in the policy, drawn as a compiler does.

use annotate_snippets::{Element, Group, Level, Origin};
use unicode_width::UnicodeWidthStr;
use whydenied::report::{self, Finding, Place, Report, Severity};
use whydenied::span::Span;

use super::compare::Comparison;
use super::excerpt::{self, Excerpt};
use super::finding::basis;
use super::fix::{others, suggestion};
use crate::input::{Documents, Source};
use crate::screen::{Screen, visible};

/// Columns before the text of a `= help:` line, without the line number.
const GUTTER: usize = 10;
/// Columns before a line of the policy and after its marks.
const MARGIN: usize = 8;

/// All there is to say about a finding.
pub(super) fn finding(finding: &Finding, report: &Report, documents: &Documents, screen: Screen) -> String {
    let document = documents.get(finding.input, finding.document);
    let (group, address) = of_call(finding, report, document, screen);
    let mut groups = vec![group];
    groups.extend(finding.fix.as_ref().zip(document).map(|(fix, document)| suggestion(fix, document)));
    format!("{}\n{}", excerpt::render(&groups, address, screen), others(finding, report, screen))
}

/// What it is and where, without what to do about it in full.
pub(super) fn brief(finding: &Finding, report: &Report, documents: &Documents, screen: Screen) -> String {
    let document = documents.get(finding.input, finding.document);
    let (group, address) = of_call(finding, report, document, screen);
    format!("{}\n", excerpt::render(&[group], address, screen))
}

/// A finding about a call, with what it compares, and its address unless the picture says it.
fn of_call<'a>(
    finding: &'a Finding,
    report: &Report,
    document: Option<&'a Source>,
    screen: Screen,
) -> (Group<'a>, Option<String>) {
    let compared = report.comparison_at(finding);
    let comparison = compared.and_then(Comparison::of);
    let mut group =
        Group::with_title(level(finding.severity).primary_title(visible(&finding.title)).id(&*finding.code));
    let mut address = None;
    if let Some((span, document)) = finding.span.zip(document) {
        let (element, its_address) = place(span, compared.zip(comparison.as_ref()), document, screen);
        group = group.element(element);
        address = its_address;
    }
    let lines = document.map_or(0, |document| document.text.lines().count());
    let indent = GUTTER + lines.to_string().len();
    if let Some(comparison) = &comparison {
        let [expected, actual] = comparison.lines(screen, screen.excerpt_columns(indent + 2));
        let names = if comparison.of_token { ["policy", " token"] } else { [" policy", "request"] };
        group = group
            .element(Level::NOTE.with_name(names[0]).message(expected))
            .element(Level::ERROR.with_name(names[1]).message(actual));
    }
    (group.elements(words(finding, indent, screen)), address)
}

/// A finding about a policy alone.
pub(super) fn alone(finding: &Finding, policy: &Source, screen: Screen) -> String {
    let title = level(finding.severity).primary_title(visible(&finding.title)).id(&*finding.code);
    let (place, address) = finding.span.map(|span| place(span, None, policy, screen)).unzip();
    let indent = GUTTER + finding.span.map_or(1, |span| span.line).to_string().len();
    let issue = finding.access_analyzer.as_deref();
    let issue = issue.map(|issue| Level::INFO.with_name("Access Analyzer").message(issue));
    let group =
        Group::with_title(title).elements(place).elements(words(finding, indent, screen)).elements(issue);
    format!("{}\n", excerpt::render(&[group], address.flatten(), screen))
}

/// Detail, help, what is unsure and where it is written.
fn words(finding: &Finding, indent: usize, screen: Screen) -> Vec<Element<'_>> {
    let prose = |text: &str| screen.wrap(&visible(text), indent).join("\n");
    let mut elements = Vec::new();
    if !finding.detail.is_empty() {
        elements.push(Level::NOTE.message(prose(&finding.detail)).into());
    }
    elements.extend(finding.plain_help().map(|help| Level::HELP.message(prose(help)).into()));
    let basis = basis(finding.confidence);
    elements.extend(basis.map(|basis| Level::INFO.with_name("basis").message(basis).into()));
    elements
        .extend(finding.source.as_deref().map(|source| Level::INFO.with_name("see").message(source).into()));
    elements
}

/// The lines of the policy, the finding's place marked; where a value is at fault, the part of it. And its
/// address, unless the picture says it.
fn place<'a>(
    span: Place,
    compared: Option<(report::Comparison<'_>, &Comparison)>,
    policy: &'a Source,
    screen: Screen,
) -> (Element<'a>, Option<String>) {
    let text = &policy.text;
    let of_value = compared.and_then(|(compared, comparison)| {
        let marked = Place::of(text, part(text, compared));
        let line = text.get(..marked.end).and_then(|before| before.rsplit('\n').next());
        let room = screen.excerpt_columns(line.map_or(0, |line| visible(line).width()) + MARGIN);
        let label = Some(label(comparison)).filter(|label| label.width() <= room);
        Some((Excerpt::of(text, marked)?, label))
    });
    match of_value.or_else(|| Some((Excerpt::of(text, span)?, None))) {
        Some((excerpt, label)) => (excerpt.drawn(label).into(), Some(excerpt.address(&policy.name))),
        // A span that is none of this text is still a line and a column.
        None => (Origin::path(visible(&policy.name)).line(span.line).char_column(span.column).into(), None),
    }
}

/// Where the part of the policy's value stands that differs.
fn part(text: &str, compared: report::Comparison<'_>) -> Span {
    let value = compared.span;
    let whole = text.get(value.start..value.end).unwrap_or_default();
    // Escapes make the text longer than the value: then the value as a whole is marked.
    let plain = [0, 1].into_iter().find(|&quote| {
        whole.len() == compared.expected.len() + 2 * quote
            && whole.get(quote..whole.len() - quote) == Some(compared.expected)
    });
    let (start, end) = compared.nearest.expected;
    match plain {
        Some(quote) => Span::new(value.start + quote + start, value.start + quote + end),
        None => Span::new(value.start, value.end),
    }
}

/// What the token has in the place of the marked part. Longer parts are seen further below.
fn label(comparison: &Comparison) -> String {
    let subject = if comparison.of_token { "token" } else { "request" };
    match &*comparison.words() {
        "" => format!("the {subject} has nothing here"),
        words => format!("the {subject} has `{words}` here"),
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Cause => Level::ERROR.with_name("cause"),
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::NOTE.with_name("hint"),
    }
}

#[cfg(test)]
mod tests {
    use whydenied::report::{Edit, Fix, Verdict};
    use whydenied::{Token, aws};

    use super::*;

    const POLICY: &str = r#"{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/idp.example.com" },
    "Action": "sts:AssumeRoleWithWebIdentity",
    "Condition": {
      "StringEquals": { "idp.example.com:sub": "Alice" }
    }
  }
}"#;

    #[test]
    fn a_fix_is_shown_as_a_difference() {
        let token =
            Token::read(r#"{ "iss": "https://idp.example.com", "aud": "a", "sub": "alice" }"#).unwrap();
        let policy = aws::Policy::read(POLICY).unwrap();
        let report = aws::check(&token, &policy, &aws::Request::default());
        let start = POLICY.find("Alice").unwrap();
        let edits = vec![Edit { start, end: start + 5, text: "alice".to_owned() }];
        let fix = Fix {
            title: "Write `alice`".to_owned(),
            edits,
            verdict_after: Verdict::Allowed,
            needs: Vec::new(),
            admits: Vec::new(),
        };
        let main = Finding { fix: Some(fix), ..report.main_finding().unwrap().clone() };

        let policy = Source { name: "policy.json".to_owned(), text: POLICY.into() };
        let documents = Documents::of(policy);
        let shown = finding(&main, &report, &documents, Screen::plain(100));
        let fix = shown.lines().skip_while(|line| !line.starts_with("fix")).collect::<Vec<_>>();
        assert_eq!(
            fix,
            [
                "fix: Write `alice`; the token is then allowed",
                "  |",
                "8 -       \"StringEquals\": { \"idp.example.com:sub\": \"Alice\" }",
                "8 +       \"StringEquals\": { \"idp.example.com:sub\": \"alice\" }",
                "  |",
                "--fix prints the edited policy, --diff the difference",
            ],
            "{shown}"
        );
    }
}
