//! What is said of a request apart from the request itself.

use super::Exchange;

impl Exchange {
    /// The request with what `self` says in place of what it says itself. Another type of token than
    /// the request asks for has another target too, so that of the request is then left out.
    ///
    /// ```
    /// use whydenied::pulumi::{Exchange, TokenType};
    ///
    /// let request = Exchange {
    ///     organization: Some("acme".to_owned()),
    ///     token_type: Some(TokenType::Team),
    ///     team: Some("platform".to_owned()),
    ///     ..Exchange::default()
    /// };
    /// let said = Exchange { user: Some("alice".to_owned()), ..Exchange::default() };
    /// let both = said.over(request);
    /// assert_eq!((both.token_type, both.target()), (Some(TokenType::Personal), Some("alice")));
    /// assert_eq!(both.organization.as_deref(), Some("acme"));
    /// ```
    #[must_use]
    pub fn over(self, request: Self) -> Self {
        let token_type = self.token_type.or_else(|| self.implied_type());
        let same = token_type.is_none() || token_type == request.token_type;
        let (refusals, open) = Self { token_type, ..self.clone() }.left_of(&request);
        let of_request = |target: Option<String>| target.filter(|_| same);
        Self {
            organization: self.organization.or(request.organization),
            token_type: token_type.or(request.token_type),
            team: self.team.or_else(|| of_request(request.team)),
            user: self.user.or_else(|| of_request(request.user)),
            runner: self.runner.or_else(|| of_request(request.runner)),
            admin: self.admin || request.admin && same,
            by_login: self.by_login || request.by_login,
            expiration: self.expiration.or(request.expiration),
            registration: self.registration.over(request.registration),
            now: self.now.or(request.now),
            judge_times: self.judge_times || request.judge_times,
            refusals,
            open,
            signature: self.signature.or(request.signature),
        }
    }
}
