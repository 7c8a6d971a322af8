//! Inputs of any length and any width: the command answers, and prints no more than grows as its input does.

mod families;

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use families::Family;

/// A folder for the inputs of one test.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("whydenied-{test}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let folder = Self(folder);
        for (name, text) in families::small_files() {
            folder.write(name, &text);
        }
        folder
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).unwrap();
    }

    fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_whydenied"));
        command.args(arguments.split_whitespace()).current_dir(&self.0).stdin(Stdio::null());
        command
    }

    /// The exit code, and what the command prints.
    fn run(&self, arguments: &str) -> (Option<i32>, String) {
        let output = self.command(arguments).output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap() + str::from_utf8(&output.stderr).unwrap();
        (output.status.code(), printed)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left of a test is in nobody's way.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Runs the families, each with a text and with one that is four times as long.
fn output_grows_with_the_input(families: &[Family]) {
    const SMALL: usize = 1024;
    /// What is said once, however long the input is.
    const ONCE: usize = 8 * 1024;
    let name: String = families[0].name.chars().filter(char::is_ascii_alphanumeric).collect();
    for family in families {
        let folder = Folder::new(&name);
        let format = if family.command.starts_with("policy ") { "" } else { "--format json" };
        let [small, large] = [SMALL, 4 * SMALL].map(|size| {
            folder.write(family.file, &(family.text)(size));
            let (code, printed) = folder.run(&format!("{} {format}", family.command));
            assert!(matches!(code, Some(0..=3)), "{}: {code:?}\n{printed:.500}", family.name);
            printed.len()
        });
        assert!(large <= 5 * small + ONCE, "{}: {small} bytes, then {large}", family.name);
    }
}

#[test]
fn of_policies_alone() {
    output_grows_with_the_input(families::LINTED);
}

#[test]
fn of_policies_with_a_token() {
    output_grows_with_the_input(families::JUDGED);
}

#[test]
fn of_tokens_with_a_policy() {
    output_grows_with_the_input(families::TOKENS);
}

#[test]
fn of_tokens_alone() {
    output_grows_with_the_input(families::READ);
}

#[test]
fn of_authorization_policies() {
    output_grows_with_the_input(families::AUTHORIZATION);
}

#[test]
fn of_programs_and_callers() {
    output_grows_with_the_input(families::PROGRAMS);
}

#[test]
fn of_texts_that_are_something_else() {
    output_grows_with_the_input(families::UNREADABLE);
}

#[test]
fn values_wider_than_any_terminal_are_shown_around_their_difference() {
    let folder = Folder::new("wide");
    let small = fs::read_to_string(folder.0.join("policy")).unwrap();
    for subject in [
        format!("repo:acme/web:ref:{}", "a".repeat(65_536)),
        format!("repo:acme/web:{}", "\u{7f}".repeat(10_922)),
        format!("repo:acme/{}:ref:x", "日".repeat(40_000)),
    ] {
        folder.write("policy", &small.replace("repo:acme/web:*", &subject));
        for format in ["text", "markdown", "json"] {
            let (code, printed) = folder.run(&format!("aws --token token --policy policy --format {format}"));
            assert_eq!(code, Some(1), "{format}: {printed:.500}");
            let widest = printed.lines().map(|line| line.chars().count()).max().unwrap_or_default();
            assert!(format != "text" || widest < 3_000, "{widest}");
        }
    }
}

#[test]
fn findings_beyond_two_hundred_are_counted() {
    let folder = Folder::new("many");
    let small = fs::read_to_string(folder.0.join("policy")).unwrap();
    folder.write("policy", &small.replacen('[', &format!("[{}", "/*x*/".repeat(300)), 1));
    let (_, whole) = folder.run("lint --policy policy --format json");
    let count = whole.matches("\"severity\"").count();
    assert!(whole.matches("\"not-strict-json\"").count() == 300 && count >= 300, "{count}");
    let (_, printed) = folder.run("lint --policy policy");
    assert_eq!(printed.matches("\n --> policy:").count(), 200);
    assert!(
        printed.contains(&format!("\nand {} more\n", count - 200)),
        "{}",
        &printed[printed.len() - 300..]
    );
    let (_, printed) = folder.run("aws --token token --policy policy");
    assert!(printed.contains("\n  and "), "{printed:.500}");
}

#[test]
fn what_is_too_long_is_not_read() {
    let folder = Folder::new("long");
    let size = (64 << 20) + 1;
    fs::File::create(folder.0.join("roles")).unwrap().set_len(size).unwrap();
    let (code, printed) = folder.run("lint --policy roles");
    assert_eq!(code, Some(2));
    assert!(printed.contains("`roles` has 67108865 bytes, and a policy is read up to 67108864"), "{printed}");
    let (code, printed) = folder.run("aws --token roles --policy policy --format json");
    assert_eq!(code, Some(2));
    assert!(printed.contains("\"text-too-long\"") && printed.contains("1048576"), "{printed}");

    let mut command = folder.command("decode --token -");
    let mut child = command.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // The command may leave before all of it is written.
    let _ = child.stdin.take().unwrap().write_all(&vec![b'a'; 2 << 20]);
    let output = child.wait_with_output().unwrap();
    let printed = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(printed.contains("`standard input` has more than 1048576 bytes"), "{printed}");
}

#[test]
fn of_a_policy_that_is_too_long_nothing_is_drawn() {
    let folder = Folder::new("drawn");
    folder.write("policy", &"a".repeat((1 << 20) + 1));
    for command in ["lint", "aws --token token", "pulumi --org acme --token token"] {
        let (code, printed) = folder.run(&format!("{command} --policy policy"));
        assert_eq!(code, Some(2), "{command}");
        assert!(printed.len() < 1_000 && printed.contains("1048577"), "{command}: {printed:.1000}");
    }
}

#[test]
fn the_roles_of_a_large_account_are_read() {
    let folder = Folder::new("account");
    let roles = families::LINTED.iter().find(|family| family.name == "lint: roles of services").unwrap();
    folder.write("policy", &(roles.text)(5 << 20));
    let (code, printed) = folder.run(roles.command);
    assert_eq!(code, Some(0), "{printed:.500}");
}
