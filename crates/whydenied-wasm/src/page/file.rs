//! What stands in a file that was dropped or opened.

use whydenied::aws::Document;
use whydenied::aws::document::DocumentForm;
use whydenied::limits;
use whydenied::pasted;
use whydenied::report::UnreadPolicy;
use whydenied::report::json::indented;
use whydenied::secret::first_jwt;
use whydenied_questions::file::{FileContent, LONGEST_TEXT, Parts, ReadFile};
use whydenied_questions::texts::{POLICY, TOKEN};

/// How many roles are offered: who has more looks for one by its name.
const MOST_ROLES: usize = 200;

/// What stands in the file.
pub(super) fn read(asked: &ReadFile) -> FileContent {
    match decoded(&asked.bytes.to_vec()).filter(|text| !text.contains('\0')) {
        Some(text) => content(&text.replace("\r\n", "\n").replace('\r', "\n"), asked.issuer.as_deref()),
        None => FileContent::Nothing("is no text".to_owned()),
    }
}

/// UTF-8, or what Windows writes with a mark at its beginning.
fn decoded(bytes: &[u8]) -> Option<String> {
    let of_units = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let (pairs, rest) = bytes.as_chunks::<2>();
        let units: Vec<_> = pairs.iter().map(|pair| unit(*pair)).collect();
        String::from_utf16(&units).ok().filter(|_| rest.is_empty())
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => of_units(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => of_units(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        bytes => String::from_utf8(bytes.to_vec()).ok(),
    }
}

fn content(text: &str, issuer: Option<&str>) -> FileContent {
    if text.len() <= LONGEST_TEXT {
        return FileContent::Text(text.to_owned());
    }
    match Document::read_each(text) {
        Ok(documents) => roles(text, &documents, issuer),
        Err(error) => match first_jwt(text) {
            Some((token, _)) => FileContent::Parts(Parts {
                says: "holds a token".to_owned(),
                name: TOKEN.to_owned(),
                parts: vec![("the token".to_owned(), token)],
            }),
            None if text.len() > limits::POLICY && !text.trim_start().starts_with(['{', '[']) => {
                FileContent::Nothing("holds no token, and is no answer of AWS that lists roles".to_owned())
            }
            None => {
                let wrong = pasted::read(text).first().and_then(pasted::Piece::wrong).unwrap_or(error);
                let (line, column) = (wrong.span.line, wrong.span.column);
                let place = if line > 1 { format!("line {line}, column {column}: ") } else { String::new() };
                FileContent::Nothing(format!("cannot be used: {place}{}", wrong.message))
            }
        },
    }
}

/// The roles of an answer of AWS, each as `aws iam get-role` would give it.
fn roles(text: &str, documents: &[Result<Document<'_>, UnreadPolicy>], issuer: Option<&str>) -> FileContent {
    if let [Ok(only)] = documents
        && only.form != DocumentForm::Roles
    {
        let long = "is one policy, far longer than AWS takes any: `whydenied lint` reads it";
        return FileContent::Nothing(long.to_owned());
    }
    let issuer = issuer.map(|issuer| issuer.trim_start_matches("https://"));
    let mut roles: Vec<_> = documents.iter().flatten().filter_map(|document| role(text, document)).collect();
    roles.sort_by_key(|(_, role)| issuer.is_some_and(|issuer| !role.contains(issuer)));
    let count = roles.len();
    roles.truncate(MOST_ROLES);
    let says = match (count, documents.len() - count) {
        (0, _) => return FileContent::Nothing("holds no trust policy that can be read".to_owned()),
        (1, 0) => "lists one role that trusts an identity provider".to_owned(),
        (many, 0) if many > MOST_ROLES => {
            format!(
                "lists {many} roles that trust an identity provider, of which these are the first {MOST_ROLES}"
            )
        }
        (many, 0) => format!("lists {many} roles that trust an identity provider"),
        (many, unread) => {
            format!(
                "lists {many} roles that trust an identity provider, and {unread} whose policy cannot be read"
            )
        }
    };
    FileContent::Parts(Parts { says, name: POLICY.to_owned(), parts: roles })
}

/// What the role is called, and its JSON with the policy in it decoded.
fn role(text: &str, document: &Document<'_>) -> Option<(String, String)> {
    let called = document.role.as_ref()?.called()?.to_owned();
    let at = document.role_at?;
    let own = text.get(at.start..at.end)?;
    let own = super::decoded::decoded(own, None).unwrap_or_else(|| own.to_owned());
    (own.len() <= LONGEST_TEXT).then(|| (called, indented(&own)))
}

#[cfg(test)]
mod tests {
    use whydenied::report::Input;
    use whydenied_questions::file::LONGEST_FILE;

    use super::*;

    fn answer(roles: &[(&str, &str)]) -> String {
        let role = |(name, provider): &(&str, &str)| {
            let padding = " ".repeat(LONGEST_TEXT);
            format!(
                r#"{{"RoleName":"{name}","Description":"{padding}x","AssumeRolePolicyDocument":{{"Statement":{{
                "Effect":"Allow","Principal":{{"Federated":"{provider}"}}}}}}}}"#
            )
        };
        format!(r#"{{"Roles":[{}]}}"#, roles.iter().map(role).collect::<Vec<_>>().join(","))
    }

    fn list(roles: &[(&str, &str)]) -> String {
        let role = |(name, provider): &(&str, &str)| {
            format!(
                r#"{{"RoleName":"{name}","AssumeRolePolicyDocument":{{"Statement":{{"Effect":"Allow","Principal":{{"Federated":"{provider}"}}}}}}}}"#
            )
        };
        let roles = roles.iter().map(role).collect::<Vec<_>>().join(",");
        format!(r#"{{"Roles":[{roles}],"Padding":"{}"}}"#, "x".repeat(LONGEST_TEXT))
    }

    #[test]
    fn what_an_editor_takes_is_its_text() {
        let text = |text: &str| content(text, None);
        assert_eq!(text("{}"), FileContent::Text("{}".to_owned()));
        assert_eq!(text(""), FileContent::Text(String::new()));
    }

    #[test]
    fn the_roles_of_a_long_answer_are_offered_those_that_trust_the_issuer_first() {
        let text = list(&[("a", "gitlab.com"), ("b", "idp.example.com"), ("c", "gitlab.com")]);
        let FileContent::Parts(found) = content(&text, Some("https://idp.example.com")) else {
            panic!("there are roles in it")
        };
        assert_eq!(found.says, "lists 3 roles that trust an identity provider");
        let names: Vec<_> = found.parts.iter().map(|(name, _)| &**name).collect();
        assert_eq!((names, &*found.name), (vec!["b", "a", "c"], POLICY));
        let (_, role) = &found.parts[0];
        assert_eq!(Document::read(role, None).unwrap().role.unwrap().name.as_deref(), Some("b"));
    }

    #[test]
    fn a_role_that_no_editor_takes_is_left_out() {
        let nothing = FileContent::Nothing("holds no trust policy that can be read".to_owned());
        assert_eq!(content(&answer(&[("a", "gitlab.com"), ("b", "gitlab.com")]), None), nothing);
    }

    #[test]
    fn a_token_is_found_in_a_long_log() {
        let log =
            format!("{}\ntoken=eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln\n", "line\n".repeat(LONGEST_TEXT));
        let FileContent::Parts(found) = content(&log, None) else { panic!("there is a token in it") };
        let token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln".to_owned();
        assert_eq!((&*found.name, found.parts), (TOKEN, vec![("the token".to_owned(), token)]));
    }

    #[test]
    fn what_is_of_no_use_says_why() {
        let prose = "dear diary\n".repeat(LONGEST_TEXT / 8);
        let FileContent::Nothing(why) = content(&prose, None) else { panic!("there is nothing in it") };
        assert!(why.starts_with("cannot be used: "), "{why}");
        let log = "a line\n".repeat(limits::POLICY / 4);
        let nothing = "holds no token, and is no answer of AWS that lists roles".to_owned();
        assert_eq!(content(&log, None), FileContent::Nothing(nothing));
        let broken = format!("{}\n[", list(&[("a", "gitlab.com")]));
        let FileContent::Nothing(why) = content(&broken, None) else { panic!("it is broken") };
        assert!(why.contains("line 2"), "{why}");
    }

    #[test]
    fn a_text_of_windows_is_read_like_any_other() {
        let wide = |mark: [u8; 2], unit: fn(u16) -> [u8; 2]| {
            mark.into_iter().chain("für😀".encode_utf16().flat_map(unit)).collect::<Vec<_>>()
        };
        assert_eq!(decoded(&wide([0xff, 0xfe], u16::to_le_bytes)).as_deref(), Some("für😀"));
        assert_eq!(decoded(&wide([0xfe, 0xff], u16::to_be_bytes)).as_deref(), Some("für😀"));
        assert_eq!(decoded(b"\xef\xbb\xbfa").as_deref(), Some("a"));
        assert_eq!((decoded(b"\xff"), decoded(b"\xff\xfea")), (None, None));
    }

    #[test]
    fn no_longer_file_is_taken_than_the_engine_reads() {
        assert_eq!(LONGEST_FILE, limits::of(Input::Policy));
    }
}
