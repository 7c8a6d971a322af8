//! The examples of the book, judged as `<why-denied>` judges them: each comes to what the book says of it.

use std::fs;
use std::path::Path;

use whydenied::report::{Finding, InputError, Severity, Verdict};
use whydenied_book::example::Example;
use whydenied_questions::Service;
use whydenied_questions::examination::{Examination, Examine, Half};
use whydenied_questions::fields::PULUMI_REQUEST;
use whydenied_questions::intake::PlaceOf;
use whydenied_questions::texts::{JWKS, LIMITS, TOKEN, Texts, name_of};

use super::examination::examine;
use super::intake::place_of;

const NOW: i64 = 1_795_132_800;
const BY_HAND: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/book/src");

#[test]
fn every_example_comes_to_what_the_book_says() {
    let made = whydenied_book::parts();
    let made = made.iter().flat_map(|part| &part.chapters);
    let mut chapters: Vec<_> = made.map(|chapter| (chapter.path.clone(), chapter.text.clone())).collect();
    let count_made = chapters.len();
    written(BY_HAND.as_ref(), &mut chapters);
    assert!(chapters.len() > count_made, "the chapters that are written by hand are not found");
    let (mut count, mut wrong) = (0, Vec::new());
    for (path, chapter) in &chapters {
        for example in Example::read_all(chapter) {
            count += 1;
            let (service, texts) = placed(&example);
            let examination = examine(&Examine { service, texts, now: NOW });
            wrong.extend(
                differs(&example, &examination).map(|found| format!("{path}: {}: {found}", example.expected)),
            );
        }
    }
    assert!(count > 400, "{count} examples were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The one that authors copy from the guide.
#[test]
fn the_example_of_the_guide_is_denied() {
    let guide = include_str!("../../../../docs/embed.md");
    let (_, block) = guide.split_once("```html\n").unwrap();
    let (block, _) = block.split_once("```").unwrap();
    let [example] = &Example::read_all(block)[..] else { panic!("{block}") };
    let (service, texts) = placed(example);
    let examination = examine(&Examine { service, texts, now: NOW });
    let example =
        Example { expected: "denied: github-environment-replaces-ref".to_owned(), ..example.clone() };
    assert_eq!(differs(&example, &examination), None);
}

fn written(folder: &Path, chapters: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            written(&path, chapters);
        } else {
            chapters.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The texts where the element puts them (`web/src/element/mod.rs`), and the side that decides.
fn placed(example: &Example) -> (Service, Texts) {
    let kind = example.attributes.iter().find(|(name, _)| name == "kind");
    let kind = kind.and_then(|(_, kind)| Service::by_name(kind));
    let mut service = kind.unwrap_or_default();
    let mut texts = Texts::default();
    let attributes = example.attributes.iter().filter(|(name, _)| !["kind", "view"].contains(&&**name));
    let named = example.texts.iter().filter_map(|(name, text)| Some((name.as_ref()?, text)));
    for (name, text) in named.chain(attributes.map(|(name, text)| (name, text))) {
        texts.put(named_by(service, name), text);
    }
    for text in example.texts.iter().filter(|(name, _)| name.is_none()).map(|(_, text)| text) {
        let into = if texts.given(service.policy()).is_some() { TOKEN } else { service.policy() };
        let (came_in, whole) = (text.clone(), text.clone());
        match place_of(&PlaceOf { service, into: into.to_owned(), came_in, whole, role: None }) {
            Some(place) => {
                place.texts.iter().for_each(|(name, text)| texts.put(name, text));
                service = place.service.filter(|_| kind.is_none()).unwrap_or(service);
            }
            None => texts.put(into, text),
        }
    }
    (service, texts)
}

fn named_by(service: Service, name: &str) -> &'static str {
    match (name, service) {
        ("policy", _) => service.policy(),
        ("token" | "claims" | "caller", _) => TOKEN,
        ("resource-control-policy", _) => LIMITS,
        ("keys", _) => JWKS,
        ("request", Service::Pulumi) => PULUMI_REQUEST,
        (name, Service::Aws) => named(&[name, &format!("caller-{name}")]),
        (name, Service::Pulumi) => named(&[&format!("pulumi-{name}"), name]),
    }
}

fn named(names: &[&str]) -> &'static str {
    names.iter().find_map(|name| name_of(name)).unwrap_or_else(|| panic!("no text is called {names:?}"))
}

/// What it comes to, where the book says otherwise.
fn differs(example: &Example, examination: &Examination) -> Option<String> {
    let report = examination.report.as_ref();
    let findings: &[Finding] = match (&examination.half, report) {
        (_, Some(report)) => &report.findings,
        (Half::Policies { findings, .. }, None) => findings,
        _ => &[],
    };
    let of_request = examination.request.read().into_iter().flatten();
    let unread = [examination.token.error(), examination.policy.error(), examination.limits.error()];
    let unread: Vec<&InputError> =
        unread.into_iter().chain([examination.request.error()]).flatten().collect();
    let codes = || {
        findings
            .iter()
            .chain(of_request.clone())
            .map(|finding| &*finding.code)
            .chain(unread.iter().map(|error| &*error.code))
    };
    let verdict = report.map(|report| report.verdict);
    let cause = findings.iter().find(|finding| finding.severity == Severity::Cause).map(|cause| &*cause.code);
    let is_so = match example.expected.split_once(": ").unwrap_or((&example.expected, "")) {
        ("allowed", "") => verdict == Some(Verdict::Allowed),
        ("depends", "") => verdict == Some(Verdict::Depends),
        ("denied", code) => verdict == Some(Verdict::Denied) && cause == Some(code),
        ("finds", code) => codes().any(|found| found == code),
        ("without", code) => codes().all(|found| found != code),
        _ => false,
    };
    (!is_so).then(|| format!("{verdict:?} {cause:?} {:?}", codes().collect::<Vec<_>>()))
}
