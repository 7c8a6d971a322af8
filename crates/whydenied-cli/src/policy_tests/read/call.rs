//! What a test asks: of which token or caller, of which policy, and what else is said of the call.

use std::path::Path;

use whydenied::case::boxes::Boxes;
use whydenied::json::{Member, Node, Value};
use whydenied::pasted;
use whydenied::pulumi::exchange::ORGANIZATION_AUDIENCE;
use whydenied::report::Input;
use whydenied::span::Span;

use super::{Reader, first_key, kind};
use crate::input::{self, Failure, Source};
use crate::policy_tests::file::{Asked, Service};
use crate::policy_tests::settings::{self, About, OF_EXCHANGE, OF_TEST, Setting, Takes, joined};
use crate::policy_tests::{job, near};

/// What stands in the place of the token.
enum Subject<'n, 't> {
    Token(&'n Node<'t>),
    Caller(&'n Node<'t>),
    Claims(&'n Node<'t>),
    Job(&'n Node<'t>),
    /// The request of the exchange has it.
    InRequest,
}

/// Something is wrong, and was told.
struct Told;

impl Reader<'_> {
    /// What the test asks; `None` where something is wrong with it, which was said.
    pub(super) fn asked(&mut self, root: &Node<'_>, test: &Node<'_>, name: &str) -> Option<Asked> {
        let exchange = [test.get("exchange"), root.get("exchange")];
        let service = if exchange.iter().any(Option::is_some) { Service::Pulumi } else { Service::Aws };
        let subject = self.subject(test, &exchange)?;
        let is_caller = matches!(subject, Subject::Caller(_));
        self.check_own(test, service, is_caller);

        let count = self.faults.len();
        let mut words = self.words(&OF_TEST, [Some(test), Some(root)], |setting| match setting.about {
            About::Both => true,
            About::Call | About::Exchange => service == Service::Aws,
            About::Run => is_caller,
            About::Caller => is_caller && service == Service::Aws,
        });
        if service == Service::Pulumi {
            for node in exchange.into_iter().flatten() {
                self.check_exchange(node);
            }
            words.extend(self.words(&OF_EXCHANGE, exchange, |_| true));
        }
        if let Some(job) = test.get("job").filter(|_| is_caller) {
            words.push((format!("--job={}", job.value.scalar_text().unwrap_or_default()), job.span));
        }
        let token = match &subject {
            Subject::Token(node) | Subject::Caller(node) => self.path(Input::Token, node).map(Some),
            Subject::Claims(node) => self.claims(root, node, name).map(Some),
            Subject::Job(node) => self.job(root, node, &exchange, name).map(Some),
            Subject::InRequest => Some(None),
        };
        let written_here = match &subject {
            Subject::Claims(node) | Subject::Job(node) => Some(node.span),
            _ => None,
        };
        // A page may have the policy of AWS as well.
        let page =
            token.iter().flatten().next().filter(|_| service == Service::Aws && written_here.is_none());
        let policy = self.policy(root, test, page);
        let options = self.options(service, words, &subject);
        let (token, policy, options) = (token?, policy.ok()?, options?);
        (self.faults.len() == count).then_some(Asked {
            service,
            options,
            token,
            is_caller,
            written_here,
            policy,
        })
    }

    /// The one thing that the test is about.
    fn subject<'n, 't>(
        &mut self,
        test: &'n Node<'t>,
        exchange: &[Option<&Node<'_>>; 2],
    ) -> Option<Subject<'n, 't>> {
        let caller = test.get("caller");
        // Beside a caller `job` says which of its jobs is meant.
        let job = test.get("job").filter(|job| caller.is_none() || matches!(job.value, Value::Object(_)));
        let given = [
            ("token", test.get("token").map(Subject::Token)),
            ("claims", test.get("claims").map(Subject::Claims)),
            ("job", job.map(Subject::Job)),
            ("caller", caller.map(Subject::Caller)),
        ];
        let given: Vec<_> = given.into_iter().filter_map(|(key, subject)| Some((key, subject?))).collect();
        let keys: Vec<_> = given.iter().map(|(key, _)| format!("`{key}`")).collect();
        let mut subjects = given.into_iter().map(|(_, subject)| subject);
        match (subjects.next(), subjects.next()) {
            (None, _) if exchange.iter().flatten().any(|node| node.get("request").is_some()) => {
                Some(Subject::InRequest)
            }
            (None, _) => {
                let help = "give `token`, `claims`, `job` or `caller`";
                self.fault("missing-token", first_key(test), "the test says nothing of a token", help);
                None
            }
            (Some(Subject::Job(node)), None) if !matches!(node.value, Value::Object(_)) => {
                let message = "a job is described by its parts, and this is ".to_owned() + kind(node);
                let help =
                    "write it as { issuer: …, repository: …, branch: … }; a name alone goes with `caller`";
                self.fault("wrong-value", node.span, message, help);
                None
            }
            (Some(subject), None) => Some(subject),
            (Some(_), Some(_)) => {
                let message = format!("the test has {}, which are about a token each", keys.join(" and "));
                self.fault("several-tokens", first_key(test), message, "keep one of them");
                None
            }
        }
    }

    /// What the test says itself, and what does not go with what it is about.
    fn check_own(&mut self, test: &Node<'_>, service: Service, is_caller: bool) {
        for member in test.members() {
            let Some(setting) = OF_TEST.iter().find(|setting| setting.name == member.key) else { continue };
            let key = &member.key;
            let (message, help) = match setting.about {
                About::Call | About::Caller if service == Service::Pulumi => {
                    let is_asked = OF_EXCHANGE.iter().any(|setting| setting.name == *key);
                    let help = if is_asked { "write it under `exchange`" } else { "leave it out" };
                    (
                        format!("`{key}` is about a call to AWS, and this is an exchange with Pulumi Cloud"),
                        help,
                    )
                }
                About::Run | About::Caller if !is_caller => {
                    (format!("`{key}` says more of a caller, and this test has none"), "leave it out")
                }
                _ => continue,
            };
            self.fault("wrong-key", member.key_span, message, help);
        }
    }

    fn check_exchange(&mut self, exchange: &Node<'_>) {
        if !matches!(exchange.value, Value::Object(_)) {
            let message = format!("`exchange` is a mapping, and this is {}", kind(exchange));
            let help = "write what is asked for, such as { org: acme, user: alice }, or { }";
            return self.fault("wrong-value", exchange.span, message, help);
        }
        let known = OF_EXCHANGE.iter().map(|setting| &*setting.name);
        for member in exchange.members().iter().filter(|member| !known.clone().any(|key| key == member.key)) {
            let help = near::help(&member.key, known.clone(), "an exchange has");
            let message = format!("there is no key `{}` of an exchange", member.key);
            self.fault("unknown-key", member.key_span, message, help);
        }
        self.check_repeated(exchange);
    }

    /// The words of the command line for what the test says, or else the file.
    fn words(
        &mut self,
        settings: &[Setting],
        [own, of_file]: [Option<&Node<'_>>; 2],
        goes: impl Fn(&Setting) -> bool,
    ) -> Vec<(String, Span)> {
        let mut words = Vec::new();
        for setting in settings.iter().filter(|setting| goes(setting)) {
            let said = |node: Option<&Node<'_>>| Some(node?.get(&setting.name)?.clone().into_owned());
            let taken =
                || own.into_iter().flat_map(Node::members).any(|member| setting.gives_way_to(&member.key));
            let value = match (said(own), said(of_file)) {
                (Some(own), Some(of_file)) if setting.takes == Takes::Pairs => {
                    Some(over(&own, &of_file, setting.compares_keys()))
                }
                (Some(own), _) => Some(own),
                (None, of_file) => of_file.filter(|_| !taken()),
            };
            let Some(value) = value else { continue };
            match setting.words(&value, self.folder) {
                Ok(own) => {
                    let files =
                        matches!(setting.takes, Takes::File | Takes::Files) && setting.name != "policy";
                    let read = !files || self.are_there(setting, &own, value.span);
                    words.extend(own.into_iter().filter(|_| read).map(|word| (word, value.span)));
                }
                Err(message) => self.fault("wrong-value", value.span, message, &*setting.help),
            }
        }
        words
    }

    /// Whether the files are there; the judgement reads them.
    fn are_there(&mut self, setting: &Setting, words: &[String], span: Span) -> bool {
        let paths: Vec<_> = words.iter().filter_map(|word| word.split_once('=')).collect();
        paths.iter().all(|(_, path)| self.source(setting.input(), Path::new(path), span).is_some())
    }

    /// The options as the service's command reads them.
    fn options(
        &mut self,
        service: Service,
        words: Vec<(String, Span)>,
        subject: &Subject<'_, '_>,
    ) -> Option<clap::ArgMatches> {
        // The texts themselves are given apart: the command asks for these only.
        let subject = match (service, subject) {
            (Service::Aws, _) | (_, Subject::InRequest) => None,
            (_, Subject::Caller(_)) => Some("--caller=-"),
            (_, Subject::Token(_) | Subject::Claims(_) | Subject::Job(_)) => Some("--token=-"),
        };
        let needed: Vec<_> = ["--policy=-"].into_iter().chain(subject).map(str::to_owned).collect();
        let read = |words: &[String]| match service {
            Service::Aws => settings::of_call(words),
            Service::Pulumi => settings::of_exchange(words),
        };
        let words: Vec<_> = words.into_iter().filter(|(word, _)| !word.starts_with("--policy=")).collect();
        let all = needed.iter().cloned().chain(words.iter().map(|(word, _)| word.clone()));
        let error = match read(&all.collect::<Vec<_>>()) {
            Ok(options) => return Some(options),
            Err(error) => error,
        };
        let mut is_told = false;
        for (word, span) in &words {
            let alone: Vec<_> = needed.iter().cloned().chain([word.clone()]).collect();
            if let Err(error) = read(&alone) {
                is_told = true;
                self.fault("wrong-value", *span, error, settings::help(word));
            }
        }
        if !is_told {
            let span = words.last().map_or(Span::default(), |(_, span)| *span);
            self.fault("wrong-value", span, error, "keep one of them");
        }
        None
    }

    /// The policy of the test; none where another file has it.
    fn policy(
        &mut self,
        root: &Node<'_>,
        test: &Node<'_>,
        page: Option<&Source>,
    ) -> Result<Option<Source>, Told> {
        if let Some(node) = test.get("policy").or_else(|| root.get("policy")) {
            return self.path(Input::Policy, node).map(Some).ok_or(Told);
        }
        let has_policy =
            |source: &Source| Boxes::of(&source.text).in_place(pasted::Service::Aws, Input::Policy).is_some();
        if page.is_some_and(has_policy) {
            return Ok(None);
        }
        let help = "give its file with `policy`, of this test or at the top for all of them";
        self.fault("missing-policy", first_key(test), "the test has no policy", help);
        Err(Told)
    }

    /// The file that a value names.
    fn path(&mut self, input: Input, node: &Node<'_>) -> Option<Source> {
        let written = node.value.scalar_text().map(str::trim).filter(|path| !path.is_empty());
        let Some(written) = written else {
            let message = format!("this is the path of a file, and not {}", kind(node));
            self.fault("wrong-value", node.span, message, "write the path as it is seen from this file");
            return None;
        };
        if input == Input::Token && written.starts_with("eyJ") {
            let help =
                "a token is a credential: write its claims under `claims`, or the path of a file with them";
            self.fault("token-in-file", node.span, "this is a token, and not the path of one", help);
            return None;
        }
        self.source(input, &joined(self.folder, written), node.span)
    }

    /// The file at a path, which `span` names.
    fn source(&mut self, input: Input, path: &Path, span: Span) -> Option<Source> {
        if input::is_stdin(path) {
            let help = "write the path of a file, as it is seen from this one";
            self.fault("unreadable-file", span, "a test reads nothing from standard input", help);
            return None;
        }
        if let Some(source) = self.files.get(path) {
            return Some(source.clone());
        }
        match input::read(input, path) {
            Ok(source) => {
                self.files.insert(path.to_owned(), source.clone());
                Some(source)
            }
            Err(Failure::File(error)) => {
                let help = match error.code {
                    "unreadable-file" => "a path is seen from the folder of this file".to_owned(),
                    _ => error.help,
                };
                self.fault(error.code, span, error.message, help);
                None
            }
            Err(_) => None,
        }
    }

    /// Claims that are written down in the test.
    fn claims(&mut self, root: &Node<'_>, own: &Node<'_>, name: &str) -> Option<Source> {
        for node in [Some(own), root.get("claims")].into_iter().flatten() {
            if !matches!(node.value, Value::Object(_)) {
                let message = format!("`claims` is a mapping, and this is {}", kind(node));
                let help = "write the claims as { iss: …, aud: …, sub: … }, or give a file with `token`";
                self.fault("wrong-value", node.span, message, help);
                return None;
            }
            self.check_repeated(node);
        }
        let claims = root.get("claims").map_or_else(|| own.clone(), |of_file| over(own, of_file, str::eq));
        Some(self.written(name, &claims.value.to_json()))
    }

    /// A job that is described in the test.
    fn job(
        &mut self,
        root: &Node<'_>,
        own: &Node<'_>,
        exchange: &[Option<&Node<'_>>; 2],
        name: &str,
    ) -> Option<Source> {
        self.check_repeated(own);
        let org = exchange.iter().flatten().find_map(|node| node.get("org")?.value.scalar_text());
        let audience = match org {
            Some(org) => format!("{ORGANIZATION_AUDIENCE}{org}"),
            None if exchange.iter().any(Option::is_some) => String::new(),
            None => "sts.amazonaws.com".to_owned(),
        };
        match job::claims(own, root.get("job"), Some(&audience)) {
            Ok(claims) => Some(self.written(name, &claims)),
            Err(wrong) => {
                self.fault("wrong-job", wrong.span, wrong.message, wrong.help);
                None
            }
        }
    }

    /// A text that stands in the file of tests itself.
    fn written(&self, name: &str, text: &str) -> Source {
        Source::named(&format!("{}, test {name}", self.source.name), text)
    }
}

/// A mapping with what another one says besides.
fn over<'t>(own: &Node<'t>, other: &Node<'t>, is_same: fn(&str, &str) -> bool) -> Node<'t> {
    let (Value::Object(members), Value::Object(more)) = (&own.value, &other.value) else {
        return own.clone();
    };
    let is_own = |member: &&Member<'t>| members.iter().any(|own| is_same(&own.key, &member.key));
    let rest = more.iter().filter(|member| !is_own(member)).cloned();
    Node { value: Value::Object(members.iter().cloned().chain(rest).collect()), span: own.span }
}
