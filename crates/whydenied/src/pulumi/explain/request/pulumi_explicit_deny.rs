//! A policy denies the exchange, and a deny always wins.

use crate::finding::entry::Entry;
use crate::finding::example::authorization::main;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ISSUERS;
use crate::pulumi::evaluate::PolicyTrace;
use crate::pulumi::exchange::Exchange;
use crate::pulumi::explain::wording::{asked_for, capital, number, policy_is_for};

pub(crate) static KIND: Kind = Kind::cause("pulumi-explicit-deny", ISSUERS);

/// A policy that denies the exchange; `allowing` would allow it.
pub(crate) fn cause(
    denying: &PolicyTrace<'_, '_>,
    allowing: Option<&PolicyTrace<'_, '_>>,
    exchange: &Exchange,
) -> Cause {
    let policy = denying.policy;
    let named = number(policy);
    let everybody = denying.rules.iter().all(|rule| {
        rule.rule.pattern.as_ref().is_some_and(|pattern| pattern.text.trim_matches('*').is_empty())
    });
    let to = if everybody { "every token of the issuer" } else { "this token" };
    let own = policy_is_for(policy);
    let title = format!("{} denies {own} to {to}, and a deny always wins", capital(&named));
    let detail = match allowing {
        Some(allowing) if everybody => format!(
            "A new issuer starts with a policy that denies every exchange, and the guides turn that one into \
             an allow. Here it still stands beside {}, which would allow this token.",
            number(allowing.policy)
        ),
        Some(allowing) => format!(
            "All of its rules match, and so do those of {}, which allows; neither the order nor how narrow a \
             rule is makes a difference.",
            number(allowing.policy)
        ),
        None if everybody => {
            "A new issuer starts with a policy that denies every exchange; the guides turn that one into an \
             allow."
                .to_owned()
        }
        None => format!("All of its rules match, and {} is asked for.", asked_for(exchange)),
    };
    let help = match allowing {
        Some(_) if everybody => format!("delete {named}"),
        Some(_) => format!("narrow {named} so that it does not match this token, or delete it"),
        None if everybody => format!("set `decision` of {named} to `allow`, with rules for your tokens"),
        None => format!("narrow {named}, and add a policy that allows this token"),
    };
    (&KIND, Message::new(title, detail, help))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A policy denies the exchange, and a deny always wins",
    why: "Neither the order of the policies nor how narrow their rules are makes a difference. The policy that a new issuer \
          starts with denies every exchange; left in place beside an allow for the same token, it still does.",
    help: "delete the policy that denies, or narrow its rules",
    example: main(
        r#"[{"decision":"deny","tokenType":"organization","rules":{"aud":"*"}},{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}}]"#,
    ),
    near: main(
        r#"[{"decision":"deny","tokenType":"team","teamName":"*","rules":{"aud":"*"}},{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}}]"#,
    )
    .with(r#"{"tokenType":"organization"}"#),
};
