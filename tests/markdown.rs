//! Markdown that somebody pastes into an issue: whatever stands in a token, a policy or a request, nothing of
//! it is markup there. A parser of its own reads all that is written.
#![cfg(not(target_arch = "wasm32"))]

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::{Value, json};
use whydenied::aws::{self, Policy, Request};
use whydenied::pulumi::exchange::Parameters;
use whydenied::pulumi::{self, Document, Exchange};
use whydenied::report::{lint_markdown, variants_markdown};
use whydenied::text::is_unclear;
use whydenied::{Token, catalogue};

/// Names and values that would be more than text, each of its kind.
const HOSTILE: &[&str] = &[
    // Tags, comments, entities.
    "<img src=x onerror=alert(1)> </sub><b> <!-- --> &lt;img&gt;&#60;b&#62; <https://evil.example>",
    // Links and pictures.
    "[x](https://evil.example/a) ![x](https://evil.example/x.png) https://evil.example/?a=b WWW.evil.example \
     (http://evil.example), mailto:eve@evil.example <eve@evil.example>",
    "[x]: https://evil.example",
    // Mentions, issues, commits, emoji.
    "@octocat, @acme/team acme/web#12 GH-12 #12 !12 acme/web@3b4c5d6e7f3b4c5d6e7f3b4c5d6e7f3b4c5d6e7f \
     3b4c5d6e7f3b4c5d6e7f3b4c5d6e7f3b4c5d6e7f :tada: x:+1:y",
    // Other markup, in a line and over several.
    "*a* _b_ **c** ~~d~~ $e$ $$f$$ [^g] | h | i |",
    "a\n\n# Heading\n\n- [ ] task\n\n> [!NOTE]\n\n| a | b |\n|---|---|\n| c | d |\n\n    code\n",
    // What is not seen.
    "x\u{202e}y\u{200b}\u{2028}\u{85}\u{9b}\u{e0041}\u{feff}\u{ad}\u{1b}[2J\u{301}\u{a0}",
    // Ways out of code.
    "a`<img src=x> @octocat https://evil.example",
    "```\n<script>alert(1)</script> @octocat\n```",
    "`@octocat` ``https://evil.example`` <b>",
    "\\`@octocat <b>\\",
    "`",
    " ",
];

/// What GitHub and GitLab read besides standard Markdown.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
}

/// What is live in the Markdown: markup that the reports do not use, and words outside of code that sites
/// make links, mentions or pictures of.
fn live(markdown: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut words = String::new();
    let mut in_code = false;
    for event in Parser::new_ext(markdown, options()) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(text) | Event::Code(text) if text.chars().any(|it| it != '\n' && is_unclear(it)) => {
                found.push(format!("what cannot be seen: {text:?}"));
            }
            Event::Text(text) if !in_code => words.push_str(&text),
            // Stands between words.
            Event::Code(_) => words.push('\u{1}'),
            Event::Text(_)
            | Event::SoftBreak
            | Event::Start(Tag::Paragraph | Tag::List(_) | Tag::Item | Tag::Strong | Tag::Emphasis)
            | Event::End(TagEnd::Strong | TagEnd::Emphasis) => {}
            Event::InlineHtml(html) if ["<sub>", "</sub>"].contains(&&*html) => {}
            Event::End(_) => words.push('\n'),
            other => found.push(format!("{other:?}")),
        }
    }
    found.extend(words.split([' ', '\n', '\u{1}']).filter(|word| calls(word)).map(str::to_owned));
    found
}

/// Whether a site makes something of the word.
fn calls(word: &str) -> bool {
    let word = word.to_lowercase();
    let digit_after = |mark: &str| {
        word.split(mark).skip(1).any(|rest| rest.starts_with(|next: char| next.is_ascii_digit()))
    };
    let letters_after = |mark: &str| {
        word.split(mark).skip(1).any(|rest| rest.starts_with(|next: char| next.is_alphanumeric()))
    };
    let hex = word.split(|it: char| !it.is_ascii_alphanumeric()).any(|part| {
        part.len() >= 7
            && part.chars().all(|it| it.is_ascii_hexdigit())
            && part.chars().any(char::is_alphabetic)
            && part.chars().any(char::is_numeric)
    });
    letters_after("@")
        || digit_after("#")
        || digit_after("gh-")
        || word.contains("://")
        || word.contains("www.")
        || word.contains(":tada:")
        || word.contains(":+1:")
        || hex
}

#[track_caller]
fn assert_dead(markdown: &str, of: &str) {
    let live = live(markdown);
    assert!(live.is_empty(), "of {of:?}: {live:#?}\nin\n{markdown}");
}

/// Everything that is written of a call.
fn reports(claims: &Value, policy: &Value, request: &Request) -> Vec<String> {
    let (claims, policy) = (claims.to_string(), policy.to_string());
    let Ok(token) = Token::read(&claims) else { return Vec::new() };
    let mut all = vec![token.report(Some(0)).to_markdown()];
    if let Ok(policy) = Policy::read(&policy) {
        all.push(aws::check_under(&token, &policy, std::slice::from_ref(&policy), request).to_markdown());
        all.push(variants_markdown(&aws::variants(&token, &policy, &[], request)));
        all.push(lint_markdown(&claims, &aws::lint(&policy)));
    }
    all
}

/// The same of an exchange.
fn exchanges(claims: &Value, document: &Value, exchange: &Exchange) -> Vec<String> {
    let Ok(token) = Token::read(&claims.to_string()) else { return Vec::new() };
    let document = document.to_string();
    let Ok(document) = Document::read(&document, token.claim_text("iss")) else { return Vec::new() };
    vec![
        pulumi::check(&token, &document, exchange).to_markdown(),
        variants_markdown(&pulumi::variants(&token, &document, exchange)),
        lint_markdown("policies", &pulumi::lint(&document)),
    ]
}

/// A token and a trust policy with the text in one place after the other, and in all.
fn hostile_calls(text: &str) -> Vec<String> {
    let github = "https://token.actions.githubusercontent.com";
    let sub = format!("repo:acme/web:environment:{text}");
    let statement = |effect: &str, principal: &str, action: &str, operator: &str, key: &str, value: &str| {
        json!({ "Version": "2012-10-17", "Id": text, "Statement": [{
            "Sid": text, "Effect": effect, "Principal": { "Federated": principal }, "Action": action,
            "Condition": { operator: { key: [value, "b"] } },
        }] })
    };
    let arn = |host: &str| format!("arn:aws:iam::123456789012:oidc-provider/{host}");
    let host = "token.actions.githubusercontent.com";
    let (arn, key) = (arn(host), format!("{host}:sub"));
    let usual = ["Allow", &arn, aws::ASSUME_ROLE, "StringEquals", &key, "repo:acme/web:ref:refs/heads/main"];
    let policies = (0..=usual.len()).map(|place| {
        let mut parts = usual;
        if let Some(part) = parts.get_mut(place) {
            *part = text;
        }
        let [effect, principal, action, operator, key, value] = parts;
        statement(effect, principal, action, operator, key, value)
    });
    let policies: Vec<_> = policies
        .chain([
            statement("Allow", &arn, aws::ASSUME_ROLE, "StringLike", &key, &sub),
            statement("Allow", &arn, aws::ASSUME_ROLE, "StringLike", &format!("{host}:{text}"), text),
        ])
        .collect();
    let claims = [
        json!({ "iss": github, "aud": "sts.amazonaws.com", "sub": sub, "environment": text, "ref": text,
            "repository": "acme/web", "actor": text, "workflow": text }),
        json!({ "iss": text, "aud": text, "sub": text, text: text, "a": { text: [text] } }),
        json!({ "iss": format!("https://{text}"), "aud": [text, "b"], "sub": "x", "exp": text, "iat": text }),
    ];
    let given = Request {
        now: Some(1),
        role_arn: Some(text.to_owned()),
        provider_url: Some(text.to_owned()),
        client_ids: vec![text.to_owned()],
        session_name: Some(text.to_owned()),
        context: vec![(text.to_owned(), Some(vec![text.to_owned()]))],
        ..Request::default()
    };
    let mut all = Vec::new();
    for policy in &policies {
        all.extend(reports(&claims[0], policy, &given));
    }
    for (claims, policy) in
        claims.iter().flat_map(|claims| policies.iter().rev().take(2).map(move |it| (claims, it)))
    {
        all.extend(reports(claims, policy, &Request::default()));
    }
    all
}

fn hostile_exchanges(text: &str) -> Vec<String> {
    let claims = [
        json!({ "iss": "https://gitlab.com", "aud": "urn:pulumi:org:acme", "user_login": text,
            "sub": format!("project_path:acme/web:ref_type:branch:ref:{text}") }),
        json!({ "iss": text, "aud": text, "sub": text, text: text }),
    ];
    let policy = |rule: &str, value: &str| json!({ "decision": "allow", "tokenType": "personal", "userLogin": text, "rules": { rule: value } });
    let documents = [
        json!({ "policies": [policy("sub", text), policy(text, "x"), policy("aud", "y*")] }),
        json!({ "policies": [{ "decision": text, "tokenType": text, "teamName": text, text: text, "rules": { text: text } }] }),
    ];
    let login = format!("pulumi login --oidc-org {text} --oidc-user {text}");
    let asked = Parameters::read(&login);
    let given = Exchange {
        organization: Some(text.to_owned()),
        user: Some(text.to_owned()),
        team: Some(text.to_owned()),
        ..Exchange::default()
    };
    let requests = [Some(Exchange::default()), Some(given), asked.ok().map(|asked| asked.exchange)];
    let mut all = Vec::new();
    for claims in &claims {
        for document in &documents {
            all.extend(requests.iter().flatten().flat_map(|exchange| exchanges(claims, document, exchange)));
        }
    }
    all
}

#[test]
fn nothing_that_was_pasted_is_live_in_markdown() {
    for text in HOSTILE {
        for markdown in hostile_calls(text).into_iter().chain(hostile_exchanges(text)) {
            assert_dead(&markdown, text);
        }
        assert_dead(&lint_markdown(text, &[]), text);
    }
}

#[test]
fn explanations_have_no_markup_but_their_own() {
    for explanation in catalogue() {
        let found = live(&explanation.to_markdown());
        let strange: Vec<_> = found.iter().filter(|it| it.contains("Html") || it.contains("Image")).collect();
        assert!(strange.is_empty(), "{}: {strange:?}", explanation.code);
    }
}

/// The parser has to see what the test above looks for.
#[test]
fn live_markdown_is_recognised() {
    for markdown in [
        "<img src=x>",
        "a <b>c</b>",
        "[x](https://a.example)",
        "![x](a)",
        "https://a.example",
        "\\@octocat &#64;octocat",
        "a@b.example",
        "\\#12",
        "# a",
        "|a|b|\n|-|-|\n",
        "``a` @octocat",
        "`a\u{200b}`",
    ] {
        assert!(!live(markdown).is_empty(), "{markdown}");
    }
    assert!(live("**a** (`<b>@c#1`), *(d)*\n\n- e\n\n```text\n@f <g>\n```\n").is_empty());
}
