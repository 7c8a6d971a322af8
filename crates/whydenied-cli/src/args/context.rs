//! `--context`: condition keys of the request.

/// One `--context`: a key with one more value, or known to be absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ContextKey {
    key: String,
    value: Option<String>,
}

/// Condition keys with their values, or with none if they are known to be absent.
type Context = Vec<(String, Option<Vec<String>>)>;

/// Puts the values of a repeated key together. Condition keys ignore letter case.
pub(super) fn gather(given: Vec<ContextKey>) -> Result<Context, String> {
    let mut context = Context::new();
    for ContextKey { key, value } in given {
        let known = context.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(&key));
        match (known, value) {
            (None, value) => context.push((key, value.map(|value| vec![value]))),
            (Some((_, Some(values))), Some(value)) => values.push(value),
            (Some((_, None)), None) => {}
            _ => {
                return Err(format!("--context says that `{key}` is absent, and gives it a value"));
            }
        }
    }
    Ok(context)
}

pub(super) fn parse(text: &str) -> Result<ContextKey, String> {
    if let Some(key) = text.strip_prefix('!') {
        if key.is_empty() || key.contains('=') {
            return Err("a key that is absent is written !KEY, without a value".to_owned());
        }
        return Ok(ContextKey { key: key.to_owned(), value: None });
    }
    match text.split_once('=') {
        Some((key, value)) if !key.is_empty() => {
            Ok(ContextKey { key: key.to_owned(), value: Some(value.to_owned()) })
        }
        _ => Err("a condition key is given as KEY=VALUE, or as !KEY if the request lacks it".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::{gather, parse};

    #[test]
    fn a_repeated_key_has_several_values() {
        let given = ["a:b=1", "A:B=2=3", "!c:d"].map(|text| parse(text).unwrap());
        assert_eq!(
            gather(given.to_vec()).unwrap(),
            [("a:b".to_owned(), Some(vec!["1".to_owned(), "2=3".to_owned()])), ("c:d".to_owned(), None),]
        );
    }

    #[test]
    fn a_key_is_not_absent_and_present() {
        let given = ["!a:b", "a:b=1"].map(|text| parse(text).unwrap());
        assert!(gather(given.to_vec()).is_err());
    }

    #[test]
    fn a_key_without_a_value_is_refused() {
        for text in ["a:b", "=1", "!", "!a:b=1", ""] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
