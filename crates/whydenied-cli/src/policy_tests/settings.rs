//! What a test may say of its call besides token and policy: what `whydenied aws` and `whydenied pulumi` have as options,
//! by the same names and read by the same code.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Args as _, Command};
use whydenied::json::{Node, Value};
use whydenied::report::Input;

use super::read::kind;
use crate::args::{Aws, Output, Pulumi, Run, Said};

/// What a test has keys of its own for, in the place of the options.
const OWN_KEYS: &[&str] = &["token", "caller", "job"];
/// Settings of which one takes the place of the others.
const IN_PLACE: &[&[&str]] = &[&["branch", "tag"], &["type", "user", "team", "runner", "admin"]];

/// One option as a key of the file.
#[derive(Clone, Debug)]
pub(super) struct Setting {
    pub(super) name: String,
    pub(super) takes: Takes,
    pub(super) about: About,
    pub(super) help: String,
}

/// What stands as its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// The path of a file, from the folder of the file of tests.
    File,
    /// The paths of several.
    Files,
    Text,
    Texts,
    /// True or false.
    Switch,
    /// Names with their values.
    Pairs,
}

/// What it says something about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// Calls to AWS and exchanges with Pulumi Cloud.
    Both,
    /// A call to AWS.
    Call,
    /// The run of a caller, whatever it asks for.
    Run,
    /// A caller of AWS.
    Caller,
    /// An exchange with Pulumi Cloud.
    Exchange,
}

/// Those that stand at a test or at the top of the file.
pub(super) static OF_TEST: LazyLock<Vec<Setting>> = LazyLock::new(|| {
    let (aws, pulumi) = (aws(), pulumi());
    let (run, said) = (Run::augment_args(Command::new("run")), Said::augment_args(Command::new("caller")));
    let has = |command: &Command, name: &str| command.get_arguments().any(|it| it.get_long() == Some(name));
    let about = |name: &str| match name {
        _ if has(&run, name) => About::Run,
        _ if has(&said, name) => About::Caller,
        _ if has(&pulumi, name) => About::Both,
        _ => About::Call,
    };
    aws.get_arguments().filter_map(|argument| Setting::of(argument, about)).collect()
});

/// Those that stand under `exchange`.
pub(super) static OF_EXCHANGE: LazyLock<Vec<Setting>> = LazyLock::new(|| {
    let pulumi = pulumi();
    let own = pulumi.get_arguments().filter_map(|argument| Setting::of(argument, |_| About::Exchange));
    let is_shared = |it: &&Setting| matches!(it.about, About::Both | About::Run);
    let is_of_test = |name: &str| OF_TEST.iter().filter(is_shared).any(|it| it.name == name);
    own.filter(|setting| !is_of_test(&setting.name)).collect()
});

/// The names of the options about what is printed, which a test does not have.
static OF_OUTPUT: LazyLock<Vec<String>> = LazyLock::new(|| {
    let output = Output::augment_args(Command::new("output"));
    output.get_arguments().filter_map(|argument| argument.get_long().map(str::to_owned)).collect()
});

/// The options of `whydenied aws`.
fn aws() -> Command {
    Aws::augment_args(Command::new("aws")).no_binary_name(true)
}

/// Those of `whydenied pulumi`.
fn pulumi() -> Command {
    Pulumi::augment_args(Command::new("pulumi")).no_binary_name(true)
}

impl Setting {
    fn of(argument: &Arg, about: impl Fn(&str) -> About) -> Option<Self> {
        let is_own = |name: &str| OWN_KEYS.contains(&name) || OF_OUTPUT.iter().any(|output| output == name);
        let name = argument.get_long().filter(|name| !is_own(name))?;
        let value = argument.get_value_names().and_then(<[_]>::first).map_or("", |name| name.as_str());
        let is_list = argument.get_value_delimiter().is_some();
        let takes = match argument.get_action() {
            ArgAction::SetTrue => Takes::Switch,
            ArgAction::Append if value.contains('=') => Takes::Pairs,
            ArgAction::Append if value == "FILE" => Takes::Files,
            ArgAction::Append => Takes::Texts,
            _ if is_list => Takes::Texts,
            _ if value == "FILE" => Takes::File,
            _ => Takes::Text,
        };
        let help = match name {
            // The option has a notation of its own.
            "context" => "Condition keys of the request with their values, such as { aws:SourceIp: 203.0.113.7 }; a list gives \
                          several values, `null` says that the request does not have the key"
                .to_owned(),
            _ => of_option(&argument.get_help().map(ToString::to_string).unwrap_or_default()),
        };
        Some(Self { name: name.to_owned(), takes, about: about(name), help })
    }

    /// Which text its file is.
    pub(super) fn input(&self) -> Input {
        match &*self.name {
            "rcp" => Input::ResourceControlPolicy,
            "provider" => Input::Provider,
            "jwks" => Input::Jwks,
            "request" => Input::Request,
            _ => Input::Policy,
        }
    }

    /// Whether the other takes the place of this one.
    pub(super) fn gives_way_to(&self, other: &str) -> bool {
        IN_PLACE.iter().any(|group| group.contains(&&*self.name) && group.contains(&other))
    }

    /// How the names of its pairs are compared: condition keys ignore letter case.
    pub(super) fn compares_keys(&self) -> fn(&str, &str) -> bool {
        if self.name == "context" { str::eq_ignore_ascii_case } else { str::eq }
    }

    /// The words of the command line that say the same.
    ///
    /// # Errors
    /// The value is of another kind: what it would have to be.
    pub(super) fn words(&self, value: &Node<'_>, folder: &Path) -> Result<Vec<String>, String> {
        let name = &self.name;
        let word = |text: &str| format!("--{name}={text}");
        let path = |text: &str| word(&joined(folder, text).display().to_string());
        match self.takes {
            Takes::Switch => match value.value {
                Value::Bool(true) => Ok(vec![format!("--{name}")]),
                Value::Bool(false) => Ok(Vec::new()),
                _ => Err(format!("`{name}` is true or false")),
            },
            Takes::File => Ok(vec![path(text(name, value)?)]),
            Takes::Text => Ok(vec![word(text(name, value)?)]),
            Takes::Files => texts(name, value)?.into_iter().map(|text| Ok(path(text))).collect(),
            Takes::Texts => texts(name, value)?.into_iter().map(|text| Ok(word(text))).collect(),
            Takes::Pairs => {
                let mut words = Vec::new();
                for member in value.members() {
                    let key = &member.key;
                    if member.node.value == Value::Null && name == "context" {
                        words.push(word(&format!("!{key}")));
                        continue;
                    }
                    let values = texts(key, &member.node)?;
                    words.extend(values.into_iter().map(|value| word(&format!("{key}={value}"))));
                }
                if matches!(value.value, Value::Object(_)) {
                    return Ok(words);
                }
                Err(format!("`{name}` has names with their values, such as `{name}: {{ NAME: VALUE }}`"))
            }
        }
    }
}

/// What an option's help says where it is no option.
fn of_option(help: &str) -> String {
    let without = ["; may be repeated", "; `-` reads standard input", ". The options below outweigh it"];
    without.iter().fold(help.to_owned(), |help, words| help.replace(words, ""))
}

/// What the setting is that such a word is for.
pub(super) fn help(word: &str) -> &'static str {
    let name = word.trim_start_matches('-').split('=').next().unwrap_or_default();
    let setting = OF_TEST.iter().chain(OF_EXCHANGE.iter()).find(|setting| setting.name == name);
    setting.map_or("", |setting| &setting.help)
}

/// The path, from that folder.
pub(super) fn joined(folder: &Path, path: &str) -> PathBuf {
    let mut joined = PathBuf::new();
    for part in folder.join(path).components() {
        let goes_up = part == std::path::Component::ParentDir;
        let is_name = matches!(joined.components().next_back(), Some(std::path::Component::Normal(_)));
        // Told as people would write it, unless a link in between leads elsewhere.
        if goes_up && is_name && !joined.is_symlink() {
            joined.pop();
        } else if part != std::path::Component::CurDir {
            joined.push(part);
        }
    }
    joined
}

/// The text that stands as a value.
fn text<'n>(name: &str, value: &'n Node<'_>) -> Result<&'n str, String> {
    value.value.scalar_text().ok_or_else(|| format!("`{name}` is a text, and this is {}", kind(value)))
}

/// The same of a list, or of one text alone.
fn texts<'n>(name: &str, value: &'n Node<'_>) -> Result<Vec<&'n str>, String> {
    match &value.value {
        Value::Array(values) => values.iter().map(|value| text(name, value)).collect(),
        _ => Ok(vec![text(name, value)?]),
    }
}

/// The options of a call to AWS, as its command reads them.
pub(super) fn of_call(words: &[String]) -> Result<ArgMatches, String> {
    aws().try_get_matches_from(words).map_err(|error| said(&error))
}

/// Those of an exchange.
pub(super) fn of_exchange(words: &[String]) -> Result<ArgMatches, String> {
    pulumi().try_get_matches_from(words).map_err(|error| said(&error))
}

/// What the command says of an option, without the look of an option.
fn said(error: &clap::Error) -> String {
    if let Some(source) = std::error::Error::source(error) {
        return source.to_string();
    }
    let named = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => {
            let name = text.split([' ', '=']).next().unwrap_or_default();
            Some(name.trim_start_matches('-').to_owned())
        }
        _ => None,
    };
    match (error.kind(), named(ContextKind::InvalidArg), error.get(ContextKind::ValidValue)) {
        (ErrorKind::ArgumentConflict, Some(one), _) => match named(ContextKind::PriorArg) {
            Some(other) => format!("`{one}` and `{other}` do not go together"),
            None => format!("`{one}` does not go with the others"),
        },
        (_, Some(name), Some(ContextValue::Strings(values))) if !values.is_empty() => {
            format!("`{name}` is one of {}", values.join(", "))
        }
        _ => error.to_string().lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_options_of_the_commands_are_the_settings() {
        let of = |settings: &[Setting], name: &str| {
            settings.iter().find(|it| it.name == name).map(|it| (it.takes, it.about))
        };
        for (name, expected) in [
            ("policy", Some((Takes::File, About::Both))),
            ("rcp", Some((Takes::Files, About::Call))),
            ("context", Some((Takes::Pairs, About::Call))),
            ("client-id", Some((Takes::Texts, About::Call))),
            ("set", Some((Takes::Pairs, About::Both))),
            ("branch", Some((Takes::Text, About::Run))),
            ("workspace", Some((Takes::Text, About::Caller))),
            ("claim-keys", Some((Takes::Texts, About::Run))),
            ("format", None),
            ("annotate", None),
            ("token", None),
        ] {
            assert_eq!(of(&OF_TEST, name), expected, "{name}");
        }
        assert_eq!(of(&OF_EXCHANGE, "admin"), Some((Takes::Switch, About::Exchange)));
        assert_eq!(of(&OF_EXCHANGE, "request"), Some((Takes::File, About::Exchange)));
        assert_eq!((of(&OF_EXCHANGE, "policy"), of(&OF_EXCHANGE, "branch")), (None, None));
    }

    #[test]
    fn paths_are_told_as_people_write_them() {
        for (folder, path, expected) in [
            ("policies", "../.github/deploy.yml", ".github/deploy.yml"),
            ("", "./a.json", "a.json"),
            ("../x", "../a.json", "../a.json"),
            ("..", "../a.json", "../../a.json"),
        ] {
            assert_eq!(joined(Path::new(folder), path), Path::new(expected), "{folder} {path}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_value_is_said_without_options() {
        let said = |words: &[&str]| {
            let words: Vec<_> = words.iter().map(|word| (*word).to_owned()).collect();
            of_exchange(&words).err().unwrap_or_default()
        };
        let base = ["--policy=p", "--token=-"];
        assert_eq!(
            said(&[&base[..], &["--type=gold"]].concat()),
            "`type` is one of organization, team, personal, runner"
        );
        assert_eq!(
            said(&[&base[..], &["--user=a", "--team=b"]].concat()),
            "`user` and `team` do not go together"
        );
        assert!(said(&[&base[..], &["--now=tomorrow"]].concat()).starts_with("a time is given as"));
    }
}
