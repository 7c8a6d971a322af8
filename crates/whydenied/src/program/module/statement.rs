//! A statement that a module writes, as the arguments of a policy document.

use super::inputs::{Flag, Inputs, Values, after, entries, joined};
use crate::json::{Member, Node, Value};
use crate::program::filled::{By, Form, Open, Part};
use crate::program::json_text::{text_of, value};
use crate::program::made::{ASSUME_ROLE_WITH_WEB_IDENTITY, TAG_SESSION, list, object};
use crate::span::Span;
use crate::text::{Hole, Stands, Text};

/// What a statement lets in.
pub(super) struct Statement<'t> {
    span: Span,
    sid: Option<&'static str>,
    actions: &'static [&'static str],
    provider: Node<'t>,
    /// The URL of the provider without its scheme, which keys start with.
    url: Node<'t>,
    conditions: Vec<Node<'t>>,
    /// The expressions on which it rests whether the statement is there.
    open: Vec<String>,
    /// A statement that an input has as a whole.
    whole: Option<Node<'t>>,
}

pub(super) static WEB_IDENTITY: [&str; 1] = [ASSUME_ROLE_WITH_WEB_IDENTITY];
pub(super) static TAGS_FIRST: [&str; 2] = [TAG_SESSION, ASSUME_ROLE_WITH_WEB_IDENTITY];
pub(super) static TAGS_LAST: [&str; 2] = [ASSUME_ROLE_WITH_WEB_IDENTITY, TAG_SESSION];

impl<'t> Statement<'t> {
    /// For a provider with that URL, in the account of the role.
    pub(super) fn of_url(inputs: &Inputs<'_, '_, 't>, url: Node<'t>) -> Self {
        Self::of_account(inputs, url, None)
    }

    /// For a provider with that URL in that account.
    pub(super) fn of_account(inputs: &Inputs<'_, '_, 't>, url: Node<'t>, account: Option<Node<'t>>) -> Self {
        let own = || {
            let (stands, by) = (Stands::ForOwnAccount, Some(By::Pseudo));
            let open = Open { expression: "account".into(), stands, form: Form::AsWanted, by };
            let (text, holes) = text_of(&[Part::Hole(open)]);
            Node { value: value(text, holes), span: url.span }
        };
        let account = account.unwrap_or_else(own);
        let (before, between) = (inputs.literal("arn:aws:iam::"), inputs.literal(":oidc-provider/"));
        let provider = joined(url.span, &[&before, &account, &between, &url]);
        Self::of_arn(inputs, provider, url)
    }

    /// The ARN of the provider with that URL in the account of the role.
    pub(super) fn arn(inputs: &Inputs<'_, '_, 't>, url: &Node<'t>) -> Node<'t> {
        Self::of_url(inputs, url.clone()).provider
    }

    /// For a provider with that ARN, whose URL keys start with.
    pub(super) fn of_arn(inputs: &Inputs<'_, '_, 't>, provider: Node<'t>, url: Node<'t>) -> Self {
        Self {
            span: inputs.head,
            sid: None,
            actions: &WEB_IDENTITY,
            provider,
            url,
            conditions: Vec::new(),
            open: Vec::new(),
            whole: None,
        }
    }

    /// One that an input has as a whole.
    pub(super) fn whole(inputs: &Inputs<'_, '_, 't>, node: Node<'t>) -> Self {
        let nothing = inputs.literal("");
        Self { whole: Some(node), ..Self::of_arn(inputs, nothing.clone(), nothing) }
    }

    pub(super) const fn sid(mut self, sid: &'static str) -> Self {
        self.sid = Some(sid);
        self
    }

    pub(super) const fn actions(mut self, actions: &'static [&'static str]) -> Self {
        self.actions = actions;
        self
    }

    /// The same, which is there only if that is so.
    pub(super) fn only_if(mut self, flag: Flag) -> Self {
        if let Flag::Open(expression) = flag {
            self.open.push(expression);
        }
        self
    }

    /// Adds a test of the provider's claim, if there are values for it.
    pub(super) fn test(mut self, test: Node<'t>, claim: &'static str, values: Option<Values<'t>>) -> Self {
        let Some(values) = values else { return self };
        let claim = Node { value: Value::String(claim.into()), span: values.input };
        let variable = joined(values.input, &[&self.url, &claim]);
        self.conditions.push(condition(test, variable, values));
        self
    }

    /// The test that the claim `iss`, which is no key, is the provider's URL.
    pub(super) fn issuer(self, inputs: &Inputs<'_, '_, 't>) -> Self {
        let issuer = after("https://", &Node { span: inputs.head, ..self.url.clone() });
        let values = Values { input: inputs.head, nodes: vec![issuer] };
        self.test(inputs.literal("ForAllValues:StringEquals"), ":iss", Some(values))
    }

    /// Adds conditions as the data source takes them.
    pub(super) fn further(mut self, conditions: Vec<Node<'t>>) -> Self {
        self.conditions.extend(conditions);
        self
    }

    /// The arguments.
    pub(super) fn into_node(self) -> Node<'t> {
        let span = self.span;
        let text = |text: &'static str| Node { value: Value::String(text.into()), span };
        let mut node = self.whole.unwrap_or_else(|| {
            let actions = self.actions.iter().map(|action| text(action)).collect();
            let identifiers = list(vec![self.provider], span);
            let principals = object(vec![("type", text("Federated")), ("identifiers", identifiers)], span);
            let mut members = vec![
                ("effect", text("Allow")),
                ("actions", list(actions, span)),
                ("principals", list(vec![principals], span)),
                ("condition", list(self.conditions, span)),
            ];
            members.extend(self.sid.map(|sid| ("sid", text(sid))));
            object(members, span)
        });
        if let Value::Object(members) = &mut node.value {
            for expression in self.open {
                let part = Span::new(0, expression.len());
                let holes = vec![Hole::any(part, expression.clone().into())].into();
                let key = Text { text: expression.into(), holes, span };
                members.push(Member::of_text(key, Node { value: Value::Null, span }));
            }
        }
        node
    }
}

/// A condition as the data source takes it.
pub(super) fn condition<'t>(test: Node<'t>, variable: Node<'t>, values: Values<'t>) -> Node<'t> {
    let span = values.input;
    let values = list(values.nodes.into_iter().flat_map(entries).collect(), span);
    object(vec![("test", test), ("variable", variable), ("values", values)], span)
}
