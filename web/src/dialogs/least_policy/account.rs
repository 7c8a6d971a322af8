//! The account that the request or the policy is about.

use whydenied_questions::fields::{ACCOUNT, PROVIDER, ROLE_ARN};
use whydenied_questions::texts::{POLICY, Texts};

/// The number of the account, where a text says it.
pub(super) fn account_in(texts: &Texts) -> Option<&str> {
    let in_arns =
        || [ROLE_ARN, PROVIDER, POLICY].into_iter().find_map(|name| account_of_arn(texts.get(name)));
    texts.said(ACCOUNT).or_else(in_arns)
}

/// The account of the first ARN of IAM in a text.
fn account_of_arn(text: &str) -> Option<&str> {
    text.split("arn:aws").skip(1).find_map(|rest| {
        let (partition, rest) = rest.split_once(":iam::")?;
        let is_partition =
            partition.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-".contains(letter));
        let (account, _) = rest.split_once(':')?;
        let is_account = account.len() == 12 && account.bytes().all(|digit| digit.is_ascii_digit());
        (is_partition && is_account).then_some(account)
    })
}

#[cfg(test)]
mod tests {
    use whydenied_questions::texts::Texts;

    use super::account_in;

    #[test]
    fn the_request_says_it_before_the_policy_does() {
        let arn = |account: &str| format!("{{\"arn:aws-cn:iam::{account}:role/a\"}}");
        let mut texts: Texts = [("policy", arn("123456789012"))].into_iter().collect();
        assert_eq!(account_in(&texts), Some("123456789012"));
        texts.put("role-arn", arn("210987654321"));
        assert_eq!(account_in(&texts), Some("210987654321"));
        texts.put("account", " 1 ");
        assert_eq!(account_in(&texts), Some("1"));
    }

    #[test]
    fn what_is_no_account_is_none() {
        let texts: Texts =
            [("policy", "arn:aws:iam::<ACCOUNT>:role/a arn:aws:s3:::123456789012:")].into_iter().collect();
        assert_eq!(account_in(&texts), None);
    }
}
