//! The side of Pulumi Cloud: its panes, and the answer about an exchange.

use std::cell::{Cell, RefCell};

use whydenied::Token;
use whydenied::case::Reading;
use whydenied::case::pulumi::{self as case, Case};
use whydenied::pulumi::exchange::Parameters;
use whydenied::pulumi::{self, Document, Exchange, TokenType};
use whydenied::report::{Input, InputError, Report, Verdict};
use whydenied_fields::exchange::{
    ADMIN, EXPIRATION, ISSUER_URL, MAX_EXPIRATION, ORGANIZATION, TARGET, TOKEN_TYPE,
};
pub(crate) use whydenied_fields::exchange::{POLICY, REQUEST};
use whydenied_view::examples::{Example, examples};
use whydenied_view::found::{self, Found};
use whydenied_view::mark::Mark as _;
use whydenied_view::markup::{Element, Markup, el};
use whydenied_view::place::draw;
use whydenied_view::problem::problem;
use whydenied_view::prose::{plain, sentence};
use whydenied_view::verdict::{exchange_answer, finding_row, pill};

use crate::actions::{actions, write_policy};
use crate::texts::Texts;
use crate::variants;

const TOKEN_TYPES: [(&str, &str); 5] = [
    ("", "as the policy says"),
    ("organization", "organization"),
    ("team", "team"),
    ("personal", "personal"),
    ("runner", "deployment runner"),
];

/// Some of `web/gallery/examples.jsonl`.
const EXAMPLES: [Example; 6] = [
    (
        "exchange-eks-namespace",
        Verdict::Denied,
        "Amazon EKS",
        "The pod runs in staging, the rule says default",
    ),
    ("exchange-eks-unquoted-path", Verdict::Denied, "Amazon EKS", "The key path lacks its quotes"),
    ("exchange-eks-default-deny", Verdict::Denied, "Amazon EKS", "The default Deny was left in place"),
    (
        "exchange-github-sts-audience",
        Verdict::Denied,
        "GitHub Actions",
        "The token was asked for with the audience of AWS",
    ),
    ("exchange-which-user", Verdict::Depends, "Another issuer", "Whose token is asked for is not known"),
    ("exchange-eks", Verdict::Allowed, "Amazon EKS", "A pod logs in to Pulumi Cloud"),
];

thread_local! {
    /// What the last judgement found in the policies' text.
    static FOUND: Cell<Vec<Found>> = const { Cell::new(Vec::new()) };
    /// The policies' text after each edit that is offered, in the order of their buttons.
    static FIXED: RefCell<Vec<Option<String>>> = const { RefCell::new(Vec::new()) };
}

/// The policies' text after the edit whose button has that number.
pub(crate) fn fixed(number: usize) -> Option<String> {
    FIXED.with_borrow(|fixed| fixed.get(number).cloned().flatten())
}

/// What the last judgement found in the policies' text.
pub(crate) fn found_in_policies() -> Vec<Found> {
    FOUND.take()
}

/// Draws the panes, empty.
pub(crate) fn open() {
    draw("#pulumi-side", vec![policy_pane().into(), request_pane().into()]);
}

fn policy_pane() -> Element {
    let area = el("textarea")
        .attr("id", POLICY)
        .attr("aria-labelledby", "pulumi-policy-title")
        .attr("aria-describedby", "pulumi-problem")
        .attr(
            "placeholder",
            "Paste the authorization policies: the answer of the REST API, the inputs of an OidcIssuer, Pulumi YAML",
        )
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off");
    el("section")
        .class("pane pulumi-policy-pane")
        .attr("aria-labelledby", "pulumi-policy-title")
        .child(el("div").class("tools-place").attr("id", "pulumi-policy-tools"))
        .child(
            el("header")
                .class("pane-head")
                .child(el("h2").attr("id", "pulumi-policy-title").child("Authorization policies"))
                .child(el("p").class("facts").attr("id", "pulumi-facts")),
        )
        .child(el("div").class("editor plain").child(area))
        .child(el("div").attr("id", "pulumi-problem"))
}

fn request_pane() -> Element {
    let choice =
        |(value, title): (&'static str, &'static str)| el("option").attr("value", value).child(title);
    let types = el("select").children(TOKEN_TYPES.map(choice));
    let text = |example: &'static str| {
        el("input")
            .attr("type", "text")
            .attr("placeholder", example)
            .attr("spellcheck", "false")
            .attr("autocomplete", "off")
            .attr("autocapitalize", "off")
    };
    let number = |example: &'static str| text(example).attr("inputmode", "numeric");
    let admin = el("label")
        .class("choice")
        .child(el("input").attr("type", "checkbox").attr("id", ADMIN))
        .child("With admin permissions (scope admin)");
    let pasted = el("textarea").attr("rows", "2").attr("aria-describedby", "exchange-problem").attr(
        "placeholder",
        "or paste the request here: curl … /api/oauth/token, its parameters, or pulumi login --oidc-token …",
    );
    el("section")
        .class("pane exchange-pane")
        .attr("aria-labelledby", "exchange-title")
        .child(
            el("header")
                .class("pane-head")
                .child(el("h2").attr("id", "exchange-title").child("What is asked for"))
                .child(el("p").class("facts").attr("id", "exchange-facts")),
        )
        .child(
            el("div")
                .class("fields")
                .child(field(ORGANIZATION, "Organization", text("acme")))
                .child(field(TOKEN_TYPE, "Token type", types))
                .child(field(TARGET, "Team, user or runner", text("alice")))
                .child(field(EXPIRATION, "Expiration, in seconds", number("7200")))
                .child(field(
                    ISSUER_URL,
                    "URL of the registered issuer",
                    text("https://token.actions.githubusercontent.com"),
                ))
                .child(field(MAX_EXPIRATION, "The issuer's max expiration, in seconds", number("90000")))
                .child(admin)
                .child(field(REQUEST, "The request", pasted)),
        )
        .child(el("div").attr("id", "exchange-problem"))
}

fn field(id: &'static str, label: &'static str, input: Element) -> Element {
    el("div").class("field").child(el("label").attr("for", id).child(label)).child(input.attr("id", id))
}

/// Judges and draws; the answer in a sentence.
pub(crate) fn judge(texts: &Texts, pasted: Option<String>, now: i64) -> String {
    let text = texts.whole(POLICY);
    let case = case(texts, now);
    let problem = case.document.error();
    FOUND.set(problem.map(found::unreadable).into_iter().collect());
    draw("#pulumi-problem", problem.map(|error| problem_of(text, error)).into_iter().collect());
    draw("#pulumi-facts", case.document.read().map(facts).into_iter().collect());
    draw("#exchange-problem", said_of(texts.whole(REQUEST), &case.request));
    let (Reading::Read(token), Reading::Read(_)) = (&case.token, &case.document) else {
        FIXED.take();
        let waiting = waiting_for(&case);
        let is_alone = case.document.is_missing() && case.token.read().is_some();
        // In the token's place may stand what Pulumi said when it failed.
        let pasted = texts.whole("token");
        let next = match case.token.error().and_then(|_| pulumi::error_message(pasted)) {
            Some(error) => problem_of(pasted, &error),
            None => start(waiting, is_alone.then(write_policy)).into(),
        };
        draw("#pulumi-answer", vec![next]);
        return waiting.to_owned();
    };
    let Ok(report) = case.check_for(token) else { return String::new() };
    let offered = report.main_finding().into_iter().flat_map(|it| it.fix.iter().chain(&it.alternatives));
    FIXED.set(offered.map(|fix| fix.apply(text)).collect());
    let answer = exchange_answer(&report, text, actions(POLICY), true);
    let answer = el("div").class("answer").children(answer).children(let_in(&case, token, pasted));
    let pill = pill(report.verdict, "#pulumi-verdict", true);
    draw("#pulumi-answer", vec![answer.into(), pill.into()]);
    FOUND.set(found::found(&report, Input::Policy));
    spoken(&report)
}

/// What else the policies let in, seen from the token that was pasted.
fn let_in(case: &Case<'_>, in_place: &Token, pasted: Option<String>) -> Option<Element> {
    let pasted = pasted.and_then(|pasted| Token::read(&pasted).ok());
    let row = case.variants_for(pasted.as_ref().unwrap_or(in_place)).ok()?;
    variants::pane(row, in_place, pasted.is_some(), |other| case.check_for(other).ok())
}

fn start(next: &'static str, write: Option<Element>) -> Element {
    el("div")
        .class("start")
        .child(el("h2").child("Why was the exchange denied?"))
        .child(el("p").class("next").child(next))
        .children(write)
        .child(
            el("div").class("first-examples").child(el("h3").child("Or begin with an example")).child(
                el("button").attr("type", "button").attr("data-opens", "gallery").child("All examples"),
            ),
        )
        .child(examples(&EXAMPLES))
}

fn problem_of(text: &str, error: &InputError) -> Markup {
    problem(text, error).into()
}

/// What there is to say of a pasted request.
fn said_of(text: &str, pasted: &Reading<Parameters<'_>>) -> Vec<Markup> {
    match pasted {
        Reading::Missing => Vec::new(),
        Reading::Unread(error) => vec![problem_of(text, error)],
        Reading::Read(pasted) => {
            pasted.findings().iter().map(|finding| finding_row(finding, true).into()).collect()
        }
    }
}

fn facts(document: &Document<'_>) -> Markup {
    match document.policies.len() {
        1 => "1 policy".into(),
        count => format!("{count} policies").into(),
    }
}

fn waiting_for(case: &Case<'_>) -> &'static str {
    match (&case.token, &case.document) {
        (Reading::Unread(_), _) => "The token cannot be read: what is wrong stands below it.",
        (_, Reading::Unread(_)) => "The policies cannot be read: what is wrong stands below them.",
        (Reading::Missing, Reading::Missing) => {
            "Paste the OIDC token and the issuer’s authorization policies. The verdict appears as you type."
        }
        (Reading::Missing, _) => "The policies are read. Now paste the token.",
        _ => "The token is read. Now paste the issuer’s authorization policies.",
    }
}

/// What is read of the texts.
pub(crate) fn case(texts: &Texts, now: i64) -> Case<'_> {
    let pasted = case::Texts::default().token(texts.given("token")).policies(texts.given(POLICY));
    let mut case = Case::read(pasted.request(texts.given(REQUEST)), Exchange::default());
    case.exchange = asked(texts, &case.exchange, now);
    case
}

/// What the fields say, over what was pasted.
fn asked(texts: &Texts, pasted: &Exchange, now: i64) -> Exchange {
    let token_type = token_type(texts.get(TOKEN_TYPE));
    let target = texts.said(TARGET);
    let of = |wanted: TokenType| target.clone().filter(|_| token_type == Some(wanted));
    let mut exchange = Exchange {
        organization: texts.said(ORGANIZATION),
        token_type,
        team: of(TokenType::Team),
        user: of(TokenType::Personal),
        runner: of(TokenType::Runner),
        admin: texts.get(ADMIN) == "true",
        expiration: texts.get(EXPIRATION).parse().ok(),
        now: Some(now),
        ..pasted.clone()
    };
    (exchange.refusals, exchange.open) = exchange.left_of(pasted);
    exchange.registration.url = texts.said(ISSUER_URL);
    exchange.registration.max_expiration = texts.get(MAX_EXPIRATION).parse().ok();
    exchange
}

fn token_type(name: &str) -> Option<TokenType> {
    let all = [TokenType::Organization, TokenType::Team, TokenType::Personal, TokenType::Runner];
    all.into_iter().find(|one| one.name() == name)
}

fn spoken(report: &Report) -> String {
    let word = report.verdict.word();
    match report.main_finding() {
        Some(cause) => format!("{word}. {}", sentence(&plain(&cause.title))),
        None => format!("{word}."),
    }
}

/// The fields that a pasted request fills.
pub(crate) fn read_request(text: &str) -> Vec<String> {
    let Ok(request) = Parameters::read(text) else { return Vec::new() };
    let exchange = &request.exchange;
    let target = exchange.team.as_ref().or(exchange.user.as_ref()).or(exchange.runner.as_ref());
    let fields = [
        ("token", request.subject_token.as_ref().map(|token| token.as_str().to_owned())),
        (ORGANIZATION, exchange.organization.clone()),
        (TOKEN_TYPE, exchange.token_type.map(|one| one.name().to_owned())),
        (TARGET, target.cloned()),
        (ADMIN, exchange.admin.then(|| "true".to_owned())),
        (EXPIRATION, exchange.expiration.map(|seconds| seconds.to_string())),
    ];
    let given = fields.into_iter().filter_map(|(id, text)| Some([id.to_owned(), text?]));
    given.flatten().collect()
}

#[cfg(test)]
mod tests {
    use whydenied_view::mark::Mark as _;

    use super::EXAMPLES;

    #[test]
    fn the_first_examples_are_those_of_the_gallery() {
        let gallery = include_str!("../../gallery/examples.jsonl");
        for (id, verdict, issuer, title) in EXAMPLES {
            let line = gallery.lines().find(|line| line.contains(&format!("\"id\": \"{id}\""))).unwrap_or(id);
            for (name, value) in [("issuer", issuer), ("title", title), ("verdict", verdict.mark())] {
                let value = match value {
                    "pass" => "allowed",
                    "fail" => "denied",
                    other => other,
                };
                assert!(line.contains(&format!("\"{name}\": \"{value}\"")), "{line}");
            }
        }
    }
}
