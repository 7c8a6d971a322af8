// What the package takes and gives. Made of the Rust types: `WHYDENIED_BLESS=1 cargo xtask test --only types`.

/**
 * How a rule of the engine is known; the order is from the surest to the least sure.
 */
export type Confidence = "documented" | "observed" | "inferred" | "unconfirmed";
/**
 * Whether a request has a condition key.
 */
export type KeyState = "present" | "absent" | "unknown";
/**
 * The stage that settled a verdict.
 */
export type DecidedBy =
  | "request"
  | "token"
  | "trust-policy"
  | "resource-control-policy"
  | "tag-session"
  | "source-identity"
  | "authorization-policy"
  | "input"
  | "caller";
/**
 * What the whole evaluation came to.
 */
export type Verdict = "allowed" | "denied" | "depends";
/**
 * One of the texts that a person pastes.
 */
export type Input = "token" | "policy" | "resource-control-policy" | "provider" | "jwks" | "request";
/**
 * Where a remedy belongs.
 */
export type Elsewhere = "workflow" | "pod" | "issuer" | "provider" | "registration" | "role" | "call" | "program";
/**
 * How much a finding matters; the order is the order of a report.
 */
export type Severity = "error" | "cause" | "warning" | "hint";
/**
 * What one test came to. The order is that of a conjunction: a failure outweighs a `Depends`,
 * which outweighs a pass, so `and` is the maximum and `or` the minimum.
 */
export type Outcome = "pass" | "depends" | "fail";
/**
 * Whether a statement applies to the request.
 */
export type Applies = "applies" | "does-not-apply" | "depends";
/**
 * How one check went.
 */
export type GateState = "passed" | "failed" | "depends" | "not-checked" | "not-needed";
/**
 * What kind of an expression it is, by how it is written.
 */
export type HoleKind = "variable" | "local" | "reference" | "call" | "condition" | "element" | "elided" | "secret";
/**
 * What says what an expression stands for.
 */
export type ResolvedBy = "given" | "expression" | "text" | "default" | "pseudo" | "issuer";
/**
 * What a part of a pasted text was read for.
 */
export type InputRole = "policy" | "before" | "caller" | "exchange" | "provider" | "defaults";
/**
 * Which service's rules a report follows.
 */
export type Kind = "aws" | "pulumi";
/**
 * Any JSON value.
 */
export type Json =
  | (null | boolean | number | string)
  | Json[]
  | {
      [k: string]: Json;
    };
/**
 * In what form a token was pasted.
 */
export type TokenForm = "jwt" | "claims" | "cloud-trail";
/**
 * What is known of a token's signature.
 */
export type Signature = "verified" | "invalid" | "not-checked" | "absent";
/**
 * What an example is run through.
 */
export type Check = "aws" | "caller" | "lint" | "pulumi";
/**
 * Which half of the set-up an error is about.
 */
export type Half = "token" | "policy" | "request" | "setup" | "unknown";

/**
 * Everything there is to say about one token under one policy.
 */
export interface Report {
  /**
   * How surely the rules behind the verdict are known: the least sure of them.
   */
  confidence: Confidence;
  /**
   * The request context that conditions were tested against.
   */
  context: ContextEntry[];
  /**
   * The stage that settled the verdict.
   */
  decided_by: DecidedBy;
  /**
   * Request keys that nobody gave and on which the verdict rests, and expressions that stay open, these as
   * `hole:EXPRESSION`; empty unless it `depends`.
   */
  depends_on: string[];
  /**
   * Version of the engine.
   */
  engine: string;
  /**
   * What the service would answer, where it would refuse and its answer is known.
   */
  error: ServiceError | null;
  /**
   * The token exchange with Pulumi Cloud; none in a report on AWS.
   */
  exchange: ExchangeReport | null;
  /**
   * What was found, the most important first. On a denial the first `cause` is the one to read.
   */
  findings: Finding[];
  /**
   * The other evaluations: for session tags and a source identity, and of resource control policies.
   */
  further_evaluations: EvaluationReport[];
  /**
   * The checks in the order in which the service makes them.
   */
  gates: Gate[];
  /**
   * The expressions of the program that the policy was read from; none of a policy as AWS has it.
   */
  holes?: HoleReport[];
  /**
   * The parts of the pasted texts that were read; none of a bare token and a bare policy.
   */
  inputs?: InputReport[];
  /**
   * Which service's rules were followed.
   */
  kind: Kind;
  /**
   * What comes of it, in one sentence.
   */
  lead: string;
  /**
   * Pulumi Cloud's authorization policies in their order; none in a report on AWS.
   */
  policies: PolicyReport[];
  /**
   * What the token does for which the service refuses it now, whatever the policies say, such as
   * `expired 2 hours ago, at …`. Nothing where the verdict says so already.
   */
  refused_now: string | null;
  /**
   * Version of this structure; fields may be added under the same number.
   */
  schema: number;
  /**
   * The trust policy's statements in their order, as they bear on the call itself.
   */
  statements: StatementReport[];
  /**
   * The token as it was read.
   */
  token: TokenReport;
  /**
   * What the service would decide.
   */
  verdict: Verdict;
}
/**
 * One condition key of the request context.
 */
export interface ContextEntry {
  /**
   * The claim it was made of.
   */
  claim: string | null;
  /**
   * How surely this is known.
   */
  confidence: Confidence;
  /**
   * The key, such as `token.actions.githubusercontent.com:sub`.
   */
  key: string;
  /**
   * Whether it holds a list, which needs a set operator.
   */
  multivalued: boolean;
  /**
   * Whether the request has it.
   */
  state: KeyState;
  /**
   * Its values; empty unless it is present.
   */
  values: string[];
}
/**
 * An error as the service would answer it.
 */
export interface ServiceError {
  /**
   * The error code, such as `AccessDenied`.
   */
  code: string;
  /**
   * The message, word for word; empty where none was ever published or recorded.
   */
  message: string;
  /**
   * What the service answered instead until 2025, where that was another text.
   */
  older_message: string | null;
}
/**
 * The exchange as it was judged: what was given, completed by what was assumed.
 */
export interface ExchangeReport {
  /**
   * Whether admin permissions are asked for.
   */
  admin: boolean;
  /**
   * What there is to know of the answer, whose text Pulumi does not publish.
   */
  answer: string;
  /**
   * What nobody said and was assumed.
   */
  assumptions: AssumptionReport[];
  /**
   * How long the token lives, if the exchange is allowed.
   */
  lifetime: LifetimeReport;
  /**
   * The organization.
   */
  organization: string | null;
  /**
   * The team, user or runner that the token is asked for.
   */
  target: string | null;
  /**
   * `organization`, `team`, `personal` or `runner`.
   */
  token_type: string | null;
}
/**
 * Something that nobody said.
 */
export interface AssumptionReport {
  /**
   * `organization`, `token_type` or `target`.
   */
  field: string;
  /**
   * Its value.
   */
  value: string;
  /**
   * Where it was taken from.
   */
  why: string;
}
/**
 * The life of the access token, in seconds.
 */
export interface LifetimeReport {
  /**
   * What the token gets.
   */
  granted: number;
  /**
   * The longest that the issuer may; 90,000 where its registration does not say.
   */
  maximum: number;
  /**
   * What is asked for; 7,200 where nothing is.
   */
  requested: number;
}
/**
 * Something worth saying: a cause, a risk, a hint.
 */
export interface Finding {
  /**
   * The issue code under which IAM Access Analyzer says the same.
   */
  access_analyzer: string | null;
  /**
   * Other edits, each tried as well, where a person must choose.
   */
  alternatives: Fix[];
  /**
   * A stable code, such as `value-case-mismatch`.
   */
  code: string;
  /**
   * How surely it is known.
   */
  confidence: Confidence;
  /**
   * More, in a sentence or two.
   */
  detail: string;
  /**
   * In which of several texts of that kind, counted from 0.
   */
  document: number;
  /**
   * An edit of that text that was tried, the one that fits best.
   */
  fix: Fix | null;
  /**
   * What to do about it; a fix or a remedy, where there is one, says it more exactly.
   */
  help: string;
  /**
   * In which of the pasted texts `span` lies.
   */
  input: Input;
  /**
   * What can be changed elsewhere, so that the text may stay as it is.
   */
  remedies: Remedy[];
  /**
   * How much it matters.
   */
  severity: Severity;
  /**
   * The page that says so.
   */
  source: string | null;
  /**
   * Where it is.
   */
  span: Span | null;
  /**
   * One line that names the values at hand.
   */
  title: string;
}
/**
 * An edit of a policy's text that the engine applied and evaluated before offering it: of the text
 * that its finding is about.
 */
export interface Fix {
  /**
   * Tokens of the same issuer that it lets in as well as this one and that the policy did not let in
   * before, by what they differ in, such as `repository`. The title says it as well.
   */
  admits: string[];
  /**
   * Replacements in that text, in ascending order, not overlapping.
   */
  edits: Edit[];
  /**
   * What the call still needs then; empty where the verdict is `allowed`.
   */
  needs: string[];
  /**
   * What it does, in one line.
   */
  title: string;
  /**
   * The verdict on this token and request once the edits are made.
   */
  verdict_after: Verdict;
}
/**
 * One replacement.
 */
export interface Edit {
  /**
   * Offset after the last byte replaced.
   */
  end: number;
  /**
   * Offset of the first byte replaced.
   */
  start: number;
  /**
   * The new text.
   */
  text: string;
}
/**
 * What can be changed outside of the policy: the engine decided about the call as it is then before offering it.
 */
export interface Remedy {
  /**
   * What the token says otherwise then.
   */
  claims: ClaimChange[];
  /**
   * What is otherwise then of the request, and of what is known of the provider, the role, or the registration.
   */
  parameters: ParameterChange[];
  /**
   * What is in the way still, a sentence each; empty where the verdict is `allowed`.
   */
  remains: string[];
  /**
   * What to write or to run there.
   */
  snippet: Snippet | null;
  /**
   * What to do, in one line.
   */
  title: string;
  /**
   * The verdict then.
   */
  verdict_after: Verdict;
  /**
   * Where to change it.
   */
  where: Elsewhere;
}
/**
 * A claim that differs.
 */
export interface ClaimChange {
  /**
   * What the other one has, if it has the claim.
   */
  after: string | null;
  /**
   * What the token at hand has, as text, if it has the claim.
   */
  before: string | null;
  /**
   * The claim; the keys of a nested one with dots between them.
   */
  claim: string;
}
/**
 * Something of a request that is otherwise once a remedy was followed.
 */
export interface ParameterChange {
  /**
   * What it is then.
   */
  after: string | null;
  /**
   * What it is now, as text, if it is anything.
   */
  before: string | null;
  /**
   * What it is, such as `session_name` or `client_ids`.
   */
  parameter: string;
}
/**
 * A text to paste.
 */
export interface Snippet {
  /**
   * Its language: `yaml`, `json` or `sh`.
   */
  language: string;
  /**
   * The text, without a line break at its end.
   */
  text: string;
}
/**
 * A place in a text, with the line and column where it starts. Offsets count bytes of the text's UTF-8 form.
 */
export interface Span {
  /**
   * Column of the first byte, counted from 1 in characters.
   */
  column: number;
  /**
   * Offset after the last byte.
   */
  end: number;
  /**
   * Line of the first byte, counted from 1.
   */
  line: number;
  /**
   * Offset of the first byte.
   */
  start: number;
}
/**
 * One evaluation of one policy.
 */
export interface EvaluationReport {
  /**
   * The action, such as `sts:TagSession`.
   */
  action: string;
  /**
   * Which of several policies of that kind, counted from 0.
   */
  document: number;
  /**
   * The kind of the policy.
   */
  input: Input;
  /**
   * The policy's statements in their order.
   */
  statements: StatementReport[];
  /**
   * What the policy says of the action.
   */
  verdict: Verdict;
}
/**
 * One statement of a policy.
 */
export interface StatementReport {
  /**
   * The test of its action.
   */
  action: ElementReport;
  /**
   * The tests of its condition block, all of which must pass.
   */
  conditions: ConditionReport[];
  /**
   * `Allow` or `Deny`, as written.
   */
  effect: string;
  /**
   * Its position, counted from 0.
   */
  index: number;
  /**
   * Whether it applies to this request.
   */
  outcome: Applies;
  /**
   * The test of its principal.
   */
  principal: ElementReport;
  /**
   * The test of its resource, in a resource control policy.
   */
  resource: ElementReport | null;
  /**
   * Its `Sid`.
   */
  sid: string | null;
  /**
   * Where it stands.
   */
  span: Span;
}
/**
 * The test of a statement's principal or action.
 */
export interface ElementReport {
  /**
   * How surely the rule is known.
   */
  confidence: Confidence;
  /**
   * What the policy has, such as `["sts:AssumeRole"]`.
   */
  expected: string[];
  /**
   * How it went.
   */
  outcome: Outcome;
  /**
   * Where the element stands; the whole statement when it is missing.
   */
  span: Span;
  /**
   * One sentence.
   */
  why: string;
}
/**
 * The test of one key under one condition operator.
 */
export interface ConditionReport {
  /**
   * The request's values; nothing when the key is absent or unknown.
   */
  actual: string[] | null;
  /**
   * How surely the rules behind the outcome are known.
   */
  confidence: Confidence;
  /**
   * The policy's values as written.
   */
  expected: string[];
  /**
   * The key as written.
   */
  key: string;
  /**
   * For a failed comparison: the expected value that came closest, and where the two part.
   */
  nearest: Nearest | null;
  /**
   * The operator as written, such as `ForAnyValue:StringLike`.
   */
  operator: string;
  /**
   * How it went.
   */
  outcome: Outcome;
  /**
   * Where the key and its values stand.
   */
  span: Span;
  /**
   * Where each of `expected` stands.
   */
  value_spans: Span[];
  /**
   * One sentence.
   */
  why: string;
}
/**
 * How far an expected value agrees with the actual one.
 */
export interface Nearest {
  /**
   * The part of the actual value, in bytes, that disagrees.
   *
   * @minItems 2
   * @maxItems 2
   */
  actual: [unknown, unknown];
  /**
   * Which of `actual`.
   */
  actual_index: number;
  /**
   * The part of the expected value, in bytes, that disagrees.
   *
   * @minItems 2
   * @maxItems 2
   */
  expected: [unknown, unknown];
  /**
   * Which of `expected`.
   */
  expected_index: number;
}
/**
 * One check of the service, in its order.
 */
export interface Gate {
  /**
   * A stable name, such as `token` or `trust-policy`.
   */
  id: string;
  /**
   * How it went.
   */
  state: GateState;
  /**
   * What a person reads, such as `Trust policy`.
   */
  title: string;
  /**
   * One sentence.
   */
  why: string;
}
/**
 * An expression of the program that a policy was read from.
 */
export interface HoleReport {
  /**
   * What it may stand for, where the text says several things.
   */
  candidates?: string[];
  /**
   * Whether the verdict rests on it.
   */
  decides: boolean;
  /**
   * As it is written, white space folded.
   */
  expression: string;
  /**
   * What it is known to fit, such as the name that a tool makes with letters at random.
   */
  fits?: string | null;
  /**
   * Whether `needs` is one of several ways to share a value with other expressions.
   */
  is_example?: boolean;
  /**
   * What kind of an expression it is.
   */
  kind: HoleKind;
  /**
   * Whether it may be a pattern as well that `needs` fits.
   */
  may_be_pattern?: boolean;
  /**
   * What it must not be for the tests to pass that rest on it.
   */
  must_not_be?: string[];
  /**
   * What it would have to be for the tests to pass that rest on it: one of these.
   */
  needs?: string[];
  /**
   * What says so.
   */
  resolved_by: ResolvedBy | null;
  /**
   * Where it stands.
   */
  spans: Span[];
  /**
   * What it stands for, where that is known or assumed; what stays open in it in double braces.
   */
  value: string | null;
}
/**
 * A part of a pasted text that was read, apart from the bare token and the bare policy.
 */
export interface InputReport {
  /**
   * In what form it is written, such as `terraform-document`.
   */
  form: string;
  /**
   * What it is called there, such as the name of a role.
   */
  name: string | null;
  /**
   * What it was read for.
   */
  role: InputRole;
  /**
   * Where it stands in its text.
   */
  span: Span;
  /**
   * What the call comes to under it, where that is not what the report is about.
   */
  verdict?: Verdict | null;
}
/**
 * One authorization policy.
 */
export interface PolicyReport {
  /**
   * `allow` or `deny`; empty where the policy says neither.
   */
  decision: string;
  /**
   * Its position, counted from 0.
   */
  index: number;
  /**
   * Whether it matches the exchange.
   */
  outcome: Applies;
  /**
   * The tests of its rules, all of which must pass.
   */
  rules: RuleReport[];
  /**
   * What there is to know of a policy without rules.
   */
  rules_note: string | null;
  /**
   * Where it stands.
   */
  span: Span;
  /**
   * Whether it is about the token that is asked for.
   */
  target: TargetReport;
  /**
   * `organization`, `team`, `personal` or `runner`; empty where the policy says none of them.
   */
  token_type: string;
}
/**
 * The test of one rule.
 */
export interface RuleReport {
  /**
   * The claim's texts, several of a list; nothing where it has none or is missing.
   */
  actual: string[] | null;
  /**
   * How surely Pulumi Cloud comes to the same.
   */
  confidence: Confidence;
  /**
   * Where the claim and the pattern part, when they were compared and differ. `expected_index` is 0.
   */
  nearest: Nearest | null;
  /**
   * How it went.
   */
  outcome: Outcome;
  /**
   * The key path as written.
   */
  path: string;
  /**
   * Where the path stands.
   */
  path_span: Span;
  /**
   * The pattern as written; nothing where it is a list, an object or null.
   */
  pattern: string | null;
  /**
   * Where the pattern stands.
   */
  pattern_span: Span;
  /**
   * From the path to the end of the pattern.
   */
  span: Span;
  /**
   * One sentence.
   */
  why: string;
}
/**
 * The test of what a policy is about.
 */
export interface TargetReport {
  /**
   * Whether the policy grants admin permissions.
   */
  admin: boolean;
  /**
   * How surely this is known.
   */
  confidence: Confidence;
  /**
   * The team, user or runner that the policy names.
   */
  name: string | null;
  /**
   * How it went.
   */
  outcome: Outcome;
  /**
   * Where the type or the name stands; the whole policy when there is neither.
   */
  span: Span;
  /**
   * One sentence.
   */
  why: string;
}
/**
 * The token as it was read.
 */
export interface TokenReport {
  /**
   * The claims as they stand in the token.
   */
  claims: Json;
  /**
   * The claims one by one, readable.
   */
  details: ClaimReport[];
  /**
   * What was pasted.
   */
  form: TokenForm;
  /**
   * The JOSE header of a JWT.
   */
  header: Json | null;
  /**
   * Who issued it.
   */
  issuer: IssuerReport;
  /**
   * Whether the signature was checked.
   */
  signature: Signature;
  /**
   * With the issuer's keys: why the signature is not verified.
   */
  signature_note: string | null;
}
/**
 * One claim, readable.
 */
export interface ClaimReport {
  /**
   * The claim's name.
   */
  claim: string;
  /**
   * The condition keys that AWS makes of it; empty when AWS ignores the claim.
   */
  keys: string[];
  /**
   * What the claim says, for claims of known issuers.
   */
  meaning: string | null;
  /**
   * For the `sub` of a known issuer: what it is made of.
   */
  parts: ClaimPart[] | null;
  /**
   * For `exp`, `iat` and `nbf`: the time it names.
   */
  time: TimeReport | null;
  /**
   * Its value: a string as it is, anything else as JSON.
   */
  value: string;
}
/**
 * One part of a subject.
 */
export interface ClaimPart {
  /**
   * What people call it, such as `service account`.
   */
  name: string;
  /**
   * What it is, such as `web`.
   */
  value: string;
}
/**
 * A time, readable.
 */
export interface TimeReport {
  /**
   * Seconds since 1970-01-01T00:00:00Z.
   */
  epoch: number;
  /**
   * Seen from now, such as `expired 3 minutes ago`; absent without a clock.
   */
  relative: string | null;
  /**
   * As RFC 3339, in UTC.
   */
  rfc3339: string;
}
/**
 * Who issued a token.
 */
export interface IssuerReport {
  /**
   * A stable name, such as `github-actions`; `unknown` for an issuer not in the tables.
   */
  id: string;
  /**
   * The issuer's name, or the host of an unknown one.
   */
  name: string;
}
/**
 * What `checkCalls` and `checkPulumiCalls` may be told: what the text of the caller does not say. What is
 * not given is taken from the policy as far as it names just one, or is unknown.
 */
export interface CallOptions {
  /**
   * The branch that the run is for.
   */
  branch?: string | null;
  /**
   * GitHub: its default branch; `main` where nobody says.
   */
  defaultBranch?: string | null;
  /**
   * The environment of Pulumi ESC.
   */
  environment?: string | null;
  /**
   * The event that starts the run, such as `push`.
   */
  event?: string | null;
  /**
   * What is known of the exchange with Pulumi Cloud besides.
   */
  exchange?: PulumiOptions | null;
  /**
   * GitHub: whether the subject has ids next to the names; without it both are judged.
   */
  immutableSubject?: boolean | null;
  /**
   * The URL of the issuer, where it is a cluster's or an instance's own.
   */
  issuer?: string | null;
  /**
   * The one job that is asked about.
   */
  job?: string | null;
  /**
   * The organization on Pulumi Cloud or HCP Terraform.
   */
  organization?: string | null;
  /**
   * The project, of GitLab with its groups.
   */
  project?: string | null;
  /**
   * GitHub: the repository that the workflow is in, as `OWNER/NAME`.
   */
  repository?: string | null;
  /**
   * What is known of the request to AWS besides.
   */
  request?: CheckOptions | null;
  /**
   * The stack.
   */
  stack?: string | null;
  /**
   * The tag that the run is for.
   */
  tag?: string | null;
  /**
   * Who opens the environment of Pulumi ESC.
   */
  user?: string | null;
  /**
   * The workspace on HCP Terraform.
   */
  workspace?: string | null;
}
/**
 * What `checkPulumi` may be told about the exchange. What is not given is taken from the request and the
 * policies as far as they leave one choice; the rest is unknown.
 */
export interface PulumiOptions {
  /**
   * Whether admin permissions are asked for: scope `admin` of an organization token.
   */
  admin?: boolean | null;
  /**
   * How long the token shall live, in seconds.
   */
  expiration?: number | null;
  /**
   * The URL under which the issuer is registered with the organization.
   */
  issuerUrl?: string | null;
  /**
   * Whether an expired token is denied; without it the expiry is a finding only.
   */
  judgeTimes?: boolean | null;
  /**
   * The issuer's keys, as its `jwks_uri` gives them: the token's signature is checked with the module
   * `whydenied/signature`.
   */
  jwks?: string | null;
  /**
   * The issuer's max expiration, in seconds.
   */
  maxExpiration?: number | null;
  /**
   * The time in seconds since 1970, such as `Date.now() / 1000`.
   */
  now?: number | null;
  /**
   * The organization that the token is exchanged with.
   */
  organization?: string | null;
  /**
   * The request as it was made: a `curl` command, its body, a `pulumi login` line, the inputs of an
   * action.
   */
  request?: string | null;
  /**
   * The deployment runner, for a runner token.
   */
  runner?: string | null;
  /**
   * The team, for a team token.
   */
  team?: string | null;
  /**
   * The type of token that is asked for.
   */
  tokenType?: "organization" | "team" | "personal" | "runner" | null;
  /**
   * The login of the user, for a personal token.
   */
  user?: string | null;
}
/**
 * What `check` may be told about the request. What is not given is unknown, never guessed.
 */
export interface CheckOptions {
  /**
   * The account of the role, where neither its ARN nor the provider's says so.
   */
  account?: string | null;
  /**
   * The client IDs registered with the provider.
   */
  clientIds?: string[] | null;
  /**
   * Other condition keys of the request: their values, or `null` for a key known to be absent.
   */
  context?: {
    [k: string]: string | string[] | null;
  } | null;
  /**
   * The `DurationSeconds`.
   */
  durationSeconds?: number | null;
  /**
   * Whether an expired token is denied; without it the expiry is a finding only.
   */
  judgeTimes?: boolean | null;
  /**
   * The issuer's keys, as its `jwks_uri` gives them: the token's signature is checked with the module
   * `whydenied/signature`.
   */
  jwks?: string | null;
  /**
   * The role's `MaxSessionDuration`, in seconds.
   */
  maxSessionDuration?: number | null;
  /**
   * The time in seconds since 1970, such as `Date.now() / 1000`.
   */
  now?: number | null;
  /**
   * The ARN of the IAM OIDC provider.
   */
  providerArn?: string | null;
  /**
   * The `ProviderId`, which a request with an OIDC token must not have.
   */
  providerId?: string | null;
  /**
   * The resource control policies of the role's organization, each as its text.
   */
  resourceControlPolicies?: string[] | null;
  /**
   * The ARN of the role to assume.
   */
  roleArn?: string | null;
  /**
   * The `RoleSessionName`.
   */
  sessionName?: string | null;
}
/**
 * What comes of one call.
 */
export interface CallReport {
  /**
   * The code of the finding to read first.
   */
  cause: string | null;
  /**
   * The claims of its token, or of the one that it would send; an open part stands there as a pattern.
   */
  claims: Json;
  /**
   * The stage that settled the verdict; `caller` where no token is sent.
   */
  decided_by: DecidedBy;
  /**
   * What the verdict rests on that nobody gave.
   */
  depends_on: string[];
  /**
   * The `DurationSeconds` that it asks for.
   */
  duration_seconds: number | null;
  /**
   * The exchange that it asks for, where the token is for Pulumi Cloud.
   */
  exchange?: ExchangeReport | null;
  /**
   * What makes it and what starts that, such as ``job `deploy`, push to `main` ``.
   */
  name: string;
  /**
   * Which of the caller's calls it is, counted from 0 in the order of the text.
   */
  number: number;
  /**
   * What of the claims is not known, in words.
   */
  open: string[];
  /**
   * The ARN of the role that it asks for, where it is written down.
   */
  role: string | null;
  /**
   * The `RoleSessionName` that it asks for.
   */
  session_name: string | null;
  /**
   * Where the caller's text says so.
   */
  span: Span;
  /**
   * The title of that finding.
   */
  title: string | null;
  /**
   * What comes of it.
   */
  verdict: Verdict;
}
/**
 * What comes of all calls that somebody makes.
 */
export interface Calls {
  /**
   * What was assumed where nobody said, each a sentence without its full stop.
   */
  assumed: string[];
  /**
   * The calls, the denied ones first, each kind in the order of the text.
   */
  calls: CallReport[];
  /**
   * Version of the engine.
   */
  engine: string;
  /**
   * In what form it was pasted, such as `github-workflow`.
   */
  form: string;
  /**
   * What people call that form, with its article.
   */
  form_name: string;
  /**
   * The whole report of the first of them.
   */
  report: Report;
  /**
   * Version of this structure; fields may be added under the same number.
   */
  schema: number;
  /**
   * Denied if one of the calls is, else `depends` if one does.
   */
  verdict: Verdict;
}
/**
 * What `decode` may be told.
 */
export interface DecodeOptions {
  /**
   * The issuer's keys, as its `jwks_uri` gives them: the token's signature is checked with the module
   * `whydenied/signature`.
   */
  jwks?: string | null;
  /**
   * The time in seconds since 1970, such as `Date.now() / 1000`.
   */
  now?: number | null;
}
/**
 * A token and a policy that show a finding, or come close to it.
 */
export interface Example {
  /**
   * What to run it through.
   */
  check: Check;
  /**
   * The issuer's keys, where the signature is checked; else empty.
   */
  jwks: string;
  /**
   * The policy.
   */
  policy: string;
  /**
   * What else is known of the request: the options of the npm package's `check` or `checkPulumi`, as
   * JSON; may be empty.
   */
  request: string;
  /**
   * The token, or its claims as JSON; empty for a lint.
   */
  token: string;
}
/**
 * What a kind of finding means.
 */
export interface Explanation {
  /**
   * The issue code of IAM Access Analyzer that says the same.
   */
  access_analyzer: string | null;
  /**
   * The stable code, such as `value-case-mismatch`.
   */
  code: string;
  /**
   * How surely it is known.
   */
  confidence: Confidence;
  /**
   * What triggers it.
   */
  example: Example;
  /**
   * What to do about it.
   */
  help: string;
  /**
   * What comes close and does not.
   */
  near: Example;
  /**
   * How much it matters.
   */
  severity: Severity;
  /**
   * The page that says so.
   */
  source: string | null;
  /**
   * What is wrong, in one line.
   */
  title: string;
  /**
   * Why that denies, or why it is a risk.
   */
  why: string;
}
/**
 * A text that could not be read: what was found, where, and what to do now.
 */
export interface InputError {
  /**
   * The answer of AWS or Pulumi that was pasted instead, and what it says.
   */
  answer: ServiceAnswer | null;
  /**
   * A stable code, such as `not-a-jwt` or `invalid-json`.
   */
  code: string;
  /**
   * What to do about it.
   */
  help: string;
  /**
   * Which text.
   */
  input: Input;
  /**
   * What is wrong, in one sentence.
   */
  message: string;
  /**
   * Where, in the pasted text.
   */
  span: Span;
}
/**
 * An error that AWS or Pulumi answered, and what it says of the set-up.
 */
export interface ServiceAnswer {
  /**
   * Where it usually comes from, the likeliest first.
   */
  causes: LikelyCause[];
  /**
   * The error code, such as `AccessDenied`.
   */
  code: string;
  /**
   * How surely the message and its causes are known.
   */
  confidence: Confidence;
  /**
   * Which half of the set-up to look at.
   */
  half: Half;
  /**
   * The message as it was pasted, without what the log adds.
   */
  message: string;
  /**
   * The page that says so.
   */
  source: string | null;
}
/**
 * Where an error may come from.
 */
export interface LikelyCause {
  /**
   * What is wrong.
   */
  cause: string;
  /**
   * What to do about it.
   */
  fix: string;
}
/**
 * What `lint` may be told.
 */
export interface LintOptions {
  /**
   * The ARN or the name of the role to take from the answer of `aws iam list-roles`.
   */
  roleArn?: string | null;
}
/**
 * A token like the one at hand, and what the policies make of it.
 */
export interface Variant {
  /**
   * The claims that are others than in the token at hand.
   */
  changes: ClaimChange[];
  /**
   * All its claims.
   */
  claims: Json;
  /**
   * What nobody gave and the verdict rests on; empty unless it `depends`.
   */
  depends_on: string[];
  /**
   * Whether it is the token at hand.
   */
  is_this: boolean;
  /**
   * What it is, in its issuer's terms: "push to `main`". Names are in backticks.
   */
  label: string;
  /**
   * Whether the policies name what is other in it.
   */
  named: boolean;
  /**
   * What the service would decide. Its times and its signature are taken to be right, unless it is
   * the token at hand.
   */
  verdict: Verdict;
}
/**
 * What `writePolicy` may be told.
 */
export interface WriteOptions {
  /**
   * AWS: the account of the role, where no ARN says so.
   */
  account?: string | null;
  /**
   * Pulumi Cloud: whether admin permissions may be asked for.
   */
  admin?: boolean | null;
  /**
   * In which language; `"json"` unless said otherwise. `terraform` and `cloudformation` are for AWS
   * only.
   */
  as?: "json" | "typescript" | "python" | "terraform" | "cloudformation" | "yaml" | null;
  /**
   * For which service; `"aws"` unless said otherwise.
   */
  for?: "aws" | "pulumi" | null;
  /**
   * Pulumi Cloud: the URL of the issuer, where it is not the token's `iss`.
   */
  issuerUrl?: string | null;
  /**
   * Pulumi Cloud: the organization.
   */
  organization?: string | null;
  /**
   * AWS: the ARN of the IAM OIDC provider.
   */
  providerArn?: string | null;
  /**
   * AWS: the ARN of the role, for the account and the partition of its provider.
   */
  roleArn?: string | null;
  /**
   * Pulumi Cloud: the deployment runner, for a runner token.
   */
  runner?: string | null;
  /**
   * AWS: the `RoleSessionName`, of which AWS demands a test for some issuers.
   */
  sessionName?: string | null;
  /**
   * Pulumi Cloud: the team, for a team token.
   */
  team?: string | null;
  /**
   * Pulumi Cloud: the type of token that is asked for; `"organization"` unless said otherwise.
   */
  tokenType?: "organization" | "team" | "personal" | "runner" | null;
  /**
   * Pulumi Cloud: the login of the user, for a personal token.
   */
  user?: string | null;
}
/**
 * A policy that was written from a token.
 */
export interface WrittenPolicy {
  /**
   * What is still to be done, and what to know about it.
   */
  notes: string[];
  /**
   * The policy, or the program it stands in.
   */
  policy: string;
}
