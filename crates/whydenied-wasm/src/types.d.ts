/** What `check` may be told about the request. What is not given is unknown, never guessed. */
export interface CheckOptions {
  /** The time in seconds since 1970, such as `Date.now() / 1000`. */
  now?: number;
  /** Whether an expired token is denied; without it the expiry is a finding only. */
  judgeTimes?: boolean;
  /** The ARN of the role to assume. */
  roleArn?: string;
  /** The account of the role, where neither its ARN nor the provider's says so. */
  account?: string;
  /** The ARN of the IAM OIDC provider. */
  providerArn?: string;
  /** The client IDs registered with the provider. */
  clientIds?: string[];
  /** The `RoleSessionName`. */
  sessionName?: string;
  /** The `DurationSeconds`. */
  durationSeconds?: number;
  /** The role's `MaxSessionDuration`, in seconds. */
  maxSessionDuration?: number;
  /** The `ProviderId`, which a request with an OIDC token must not have. */
  providerId?: string;
  /** The resource control policies of the role's organization, each as its text. */
  resourceControlPolicies?: string[];
  /** The issuer's keys, as its `jwks_uri` gives them: the token's signature is checked with the module `whydenied/signature`. */
  jwks?: string;
  /** Other condition keys of the request: their values, or `null` for a key known to be absent. */
  context?: Record<string, string | string[] | null>;
}

/** What `checkCalls` and `checkPulumiCalls` may be told: what the text of the caller does not say. What is not given is taken from the policy as
 * far as it names just one, or is unknown. */
export interface CallOptions {
  /** GitHub: the repository that the workflow is in, as `OWNER/NAME`. */
  repository?: string;
  /** GitHub: its default branch; `main` where nobody says. */
  defaultBranch?: string;
  /** GitHub: whether the subject has ids next to the names; without it both are judged. */
  immutableSubject?: boolean;
  /** The branch that the run is for. */
  branch?: string;
  /** The tag that the run is for. */
  tag?: string;
  /** The event that starts the run, such as `push`. */
  event?: string;
  /** The one job that is asked about. */
  job?: string;
  /** The URL of the issuer, where it is a cluster's or an instance's own. */
  issuer?: string;
  /** The organization on Pulumi Cloud or HCP Terraform. */
  organization?: string;
  /** The project, of GitLab with its groups. */
  project?: string;
  /** The environment of Pulumi ESC. */
  environment?: string;
  /** The stack. */
  stack?: string;
  /** The workspace on HCP Terraform. */
  workspace?: string;
  /** Who opens the environment of Pulumi ESC. */
  user?: string;
  /** What is known of the request to AWS besides. */
  request?: CheckOptions;
  /** What is known of the exchange with Pulumi Cloud besides. */
  exchange?: Omit<PulumiOptions, "request">;
}

/** What comes of every call that a workflow, manifests or settings make. */
export interface Calls {
  schema: number;
  engine: string;
  /** In what form it was pasted, such as `github-workflow`. */
  form: string;
  /** What people call that form, with its article. */
  form_name: string;
  /** Denied if one of the calls is, else `depends` if one does. */
  verdict: Verdict;
  /** What was assumed where nobody said, each a sentence without its full stop. */
  assumed: string[];
  /** The calls, the denied ones first, each kind in the order of the text. */
  calls: CallReport[];
  /** The whole report of the first of them. */
  report: Report;
}

/** What comes of one call. */
export interface CallReport {
  /** Which of the caller's calls it is, counted from 0 in the order of the text. */
  number: number;
  /** What makes it and what starts that: "job `deploy`, push to `main`". Names are in backticks. */
  name: string;
  /** The claims of its token, or of the one that it would send; an open part stands there as a pattern. */
  claims: Json;
  /** What of the claims is not known, in words. */
  open: string[];
  /** The ARN of the role that it asks for, where it is written down. */
  role: string | null;
  /** The `RoleSessionName` that it asks for. */
  session_name: string | null;
  /** The `DurationSeconds` that it asks for. */
  duration_seconds: number | null;
  /** The exchange that it asks for, where the token is for Pulumi Cloud. */
  exchange?: ExchangeReport;
  verdict: Verdict;
  /** The stage that settled the verdict; `caller` where no token is sent. */
  decided_by: DecidedBy;
  /** What the verdict rests on that nobody gave. */
  depends_on: string[];
  /** The code of the finding to read first. */
  cause: string | null;
  /** The title of that finding. */
  title: string | null;
  /** Where the caller's text says so. */
  span: Span;
}

/** What `checkPulumi` may be told about the exchange. What is not given is taken from the request and the
 * policies as far as they leave one choice; the rest is unknown. */
export interface PulumiOptions {
  /** The request as it was made: a `curl` command, its body, a `pulumi login` line, the inputs of an action. */
  request?: string;
  /** The organization that the token is exchanged with. */
  organization?: string;
  /** The type of token that is asked for. */
  tokenType?: "organization" | "team" | "personal" | "runner";
  /** The login of the user, for a personal token. */
  user?: string;
  /** The team, for a team token. */
  team?: string;
  /** The deployment runner, for a runner token. */
  runner?: string;
  /** Whether admin permissions are asked for: scope `admin` of an organization token. */
  admin?: boolean;
  /** How long the token shall live, in seconds. */
  expiration?: number;
  /** The issuer's keys, as its `jwks_uri` gives them: the token's signature is checked with the module `whydenied/signature`. */
  jwks?: string;
  /** The URL under which the issuer is registered with the organization. */
  issuerUrl?: string;
  /** The issuer's max expiration, in seconds. */
  maxExpiration?: number;
  /** The time in seconds since 1970, such as `Date.now() / 1000`. */
  now?: number;
  /** Whether an expired token is denied; without it the expiry is a finding only. */
  judgeTimes?: boolean;
}

/** What `lint` may be told. */
export interface LintOptions {
  /** The ARN or the name of the role to take from the answer of `aws iam list-roles`. */
  roleArn?: string;
}

/** What `decode` may be told. */
export interface DecodeOptions {
  /** The time in seconds since 1970, such as `Date.now() / 1000`. */
  now?: number;
  /** The issuer's keys, as its `jwks_uri` gives them: the token's signature is checked with the module `whydenied/signature`. */
  jwks?: string;
}

/** What `writePolicy` may be told. */
export interface WriteOptions {
  /** For which service; `"aws"` unless said otherwise. */
  for?: "aws" | "pulumi";
  /** In which language; `"json"` unless said otherwise. `terraform` and `cloudformation` are for AWS only. */
  as?: "json" | "typescript" | "python" | "terraform" | "cloudformation" | "yaml";
  /** AWS: the ARN of the role, for the account and the partition of its provider. */
  roleArn?: string;
  /** AWS: the account of the role, where no ARN says so. */
  account?: string;
  /** AWS: the ARN of the IAM OIDC provider. */
  providerArn?: string;
  /** AWS: the `RoleSessionName`, of which AWS demands a test for some issuers. */
  sessionName?: string;
  /** Pulumi Cloud: the organization. */
  organization?: string;
  /** Pulumi Cloud: the type of token that is asked for; `"organization"` unless said otherwise. */
  tokenType?: "organization" | "team" | "personal" | "runner";
  /** Pulumi Cloud: the login of the user, for a personal token. */
  user?: string;
  /** Pulumi Cloud: the team, for a team token. */
  team?: string;
  /** Pulumi Cloud: the deployment runner, for a runner token. */
  runner?: string;
  /** Pulumi Cloud: whether admin permissions may be asked for. */
  admin?: boolean;
  /** Pulumi Cloud: the URL of the issuer, where it is not the token's `iss`. */
  issuerUrl?: string;
}

/** A policy that was written from a token. */
export interface WrittenPolicy {
  /** The policy, or the program it stands in. */
  policy: string;
  /** What is still to be done, and what to know about it. */
  notes: string[];
}

/** A token like the one at hand, and what the policies make of it. */
export interface Variant {
  /** What it is, in its issuer's terms: "push to `main`". Names are in backticks. */
  label: string;
  /** Whether it is the token at hand. */
  is_this: boolean;
  /** Whether the policies name what is other in it. */
  named: boolean;
  /** What the service would decide. Times and signature are taken to be right, unless it is the token at hand. */
  verdict: Verdict;
  /** What nobody gave and the verdict rests on; empty unless it `depends`. */
  depends_on: string[];
  /** The claims that are others than in the token at hand. */
  changes: ClaimChange[];
  /** All its claims. */
  claims: Json;
}

/** An expression of the program that a policy was read from. */
export interface HoleReport {
  /** As it is written, white space folded. */
  expression: string;
  /** What kind of an expression it is, by how it is written. */
  kind: HoleKind;
  /** Where it stands. */
  spans: Span[];
  /** What it stands for, where that is known or assumed; what stays open in it in double braces. */
  value: string | null;
  /** What says so. */
  resolved_by: ResolvedBy | null;
  /** What it may stand for, where the text says several things; absent otherwise. */
  candidates?: string[];
  /** What it would have to be for a test to pass; absent where nothing would do. */
  needs?: string[];
  /** Whether `needs` is one of several ways to share a value with other expressions; absent where it is not. */
  is_example?: boolean;
  /** Whether it may be a pattern as well that `needs` fits; absent where it may not. */
  may_be_pattern?: boolean;
  /** What it must not be for a test to pass; absent where nothing is ruled out. */
  must_not_be?: string[];
  /** What it is known to fit, such as the name that a tool makes with letters at random. */
  fits?: string;
  /** Whether the verdict rests on it. */
  decides: boolean;
}

/** What kind of an expression it is, by how it is written: `element` is one of a list, `elided` is left out. */
export type HoleKind =
  | "variable"
  | "local"
  | "reference"
  | "call"
  | "condition"
  | "element"
  | "elided"
  | "secret";

/** A part of the pasted texts that was read. */
export interface InputReport {
  /** What it was read for. */
  role: InputRole;
  /** In what form it is written, such as `terraform-document`. */
  form: string;
  /** What it is called there, such as the name of a role. */
  name: string | null;
  /** Where it stands in its text. */
  span: Span;
  /** What the call comes to under it, where that is not what the report is about. */
  verdict?: Verdict;
}

/** What a part of the pasted texts was read for: `before` is the policy as it was before the plan. */
export type InputRole =
  | "policy"
  | "before"
  | "caller"
  | "exchange"
  | "provider"
  | "defaults";

/** What says what an expression stands for: `pseudo` is the role's own account or partition, `issuer` an assumption. */
export type ResolvedBy =
  | "given"
  | "expression"
  | "text"
  | "default"
  | "pseudo"
  | "issuer";

/** A claim that differs. */
export interface ClaimChange {
  /** The claim; the keys of a nested one with dots between them. */
  claim: string;
  /** What the token at hand has, as text; `null` for nothing. */
  before: string | null;
  /** What the other one has. */
  after: string | null;
}

/** Thrown when the token or the policy cannot be read. */
export interface InputError extends Error {
  name: "InputError";
  /** Which text. */
  input: Input;
  /** A stable code, such as `not-a-jwt` or `invalid-json`. */
  code: string;
  /** What is wrong, in one sentence. */
  message: string;
  /** What to do about it. */
  help: string;
  /** Where, in the text as it was given. */
  span: Span;
  /** The answer of AWS or Pulumi that was pasted instead, and what it says. */
  answer: ServiceAnswer | null;
}

/** An error that AWS or Pulumi answered, and what it says of the set-up. */
export interface ServiceAnswer {
  /** The error code, such as `AccessDenied`. */
  code: string;
  /** The message as it was pasted, without what the log adds. */
  message: string;
  /** Which half of the set-up to look at. */
  half: Half;
  /** Where it usually comes from, the likeliest first. */
  causes: LikelyCause[];
  /** How surely the message and its causes are known. */
  confidence: Confidence;
  /** The page that says so. */
  source: string | null;
}

/** Which half of the set-up an error is about. */
export type Half = "token" | "policy" | "request" | "setup" | "unknown";

/** Where an error may come from. */
export interface LikelyCause {
  /** What is wrong. */
  cause: string;
  /** What to do about it. */
  fix: string;
}

/** Everything there is to say about one token under one policy. */
export interface Report {
  /** Version of this structure; fields may be added under the same number. */
  schema: number;
  /** Version of the engine. */
  engine: string;
  /** Which service's rules were followed. */
  kind: Kind;
  /** What the service would decide. */
  verdict: Verdict;
  /** What comes of it, in one sentence. */
  lead: string;
  /** What the token does for which the service refuses it now, whatever the policies say; `null` where the verdict says so. */
  refused_now: string | null;
  /** The stage that settled the verdict. */
  decided_by: DecidedBy;
  /** What the service would answer, where it would refuse and its answer is known. */
  error: ServiceError | null;
  /** Request keys that nobody gave and on which the verdict rests; empty unless it `depends`. */
  depends_on: string[];
  /** The parts of the pasted texts that were read; absent for a bare token and a bare policy. */
  inputs?: InputReport[];
  /** The expressions of the program that the policy was read from; absent of a policy as AWS has it. */
  holes?: HoleReport[];
  /** How surely the rules behind the verdict are known: the least sure of them. */
  confidence: Confidence;
  /** The token as it was read. */
  token: TokenReport;
  /** The checks in the order in which the service makes them. */
  gates: Gate[];
  /** The request context that conditions were tested against. */
  context: ContextEntry[];
  /** The policy's statements in their order. */
  statements: StatementReport[];
  /** The other evaluations: for session tags and a source identity, and of resource control policies. */
  further_evaluations: EvaluationReport[];
  /** Pulumi Cloud's authorization policies in their order; empty in a report on AWS. */
  policies: PolicyReport[];
  /** The token exchange with Pulumi Cloud; `null` in a report on AWS. */
  exchange: ExchangeReport | null;
  /** What was found, the most important first. On a denial the first `cause` is the one to read. */
  findings: Finding[];
}

export type Kind = "aws" | "pulumi";
export type Verdict = "allowed" | "denied" | "depends";
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
/** What one test came to. */
export type Outcome = "pass" | "depends" | "fail";
/** How a rule of the engine is known, from the surest to the least sure. */
export type Confidence = "documented" | "observed" | "inferred" | "unconfirmed";
export type GateState = "passed" | "failed" | "depends" | "not-checked" | "not-needed";
export type TokenForm = "jwt" | "claims" | "cloud-trail";
export type Signature = "verified" | "invalid" | "not-checked" | "absent";
export type KeyState = "present" | "absent" | "unknown";
export type Applies = "applies" | "does-not-apply" | "depends";
export type Severity = "error" | "cause" | "warning" | "hint";
/** One of the two texts. */
export type Input = "token" | "policy" | "resource-control-policy" | "provider" | "jwks" | "request";
/** Where a remedy belongs. */
export type Elsewhere = "workflow" | "pod" | "issuer" | "provider" | "registration" | "role" | "call" | "program";
/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** A place in a text. Offsets count bytes of its UTF-8 form. */
export interface Span {
  /** Offset of the first byte. */
  start: number;
  /** Offset after the last byte. */
  end: number;
  /** Line of the first byte, counted from 1. */
  line: number;
  /** Column of the first byte, counted from 1 in characters. */
  column: number;
}

/** An error as the service would answer it. */
export interface ServiceError {
  /** The error code, such as `AccessDenied`. */
  code: string;
  /** The message, word for word; empty where none was ever published or recorded. */
  message: string;
  /** What the service answered instead until 2025, where that was another text. */
  older_message: string | null;
}

/** One check of the service, in its order. */
export interface Gate {
  /** A stable name, such as `token` or `trust-policy`. */
  id: string;
  /** What a person reads, such as `Trust policy`. */
  title: string;
  /** How it went. */
  state: GateState;
  /** One sentence. */
  why: string;
}

/** The token as it was read. */
export interface TokenReport {
  /** What was pasted. */
  form: TokenForm;
  /** The JOSE header of a JWT. */
  header: Json;
  /** The claims as they stand in the token. */
  claims: Json;
  /** Who issued it. */
  issuer: IssuerReport;
  /** Whether the signature was checked. */
  signature: Signature;
  /** With the issuer's keys: why the signature is not verified. */
  signature_note: string | null;
  /** The claims one by one, readable. */
  details: ClaimReport[];
}

/** Who issued a token. */
export interface IssuerReport {
  /** The issuer's name, or the host of an unknown one. */
  name: string;
  /** A stable name, such as `github-actions`; `unknown` for an issuer not in the tables. */
  id: string;
}

/** One claim, readable. */
export interface ClaimReport {
  /** The claim's name. */
  claim: string;
  /** Its value: a string as it is, anything else as JSON. */
  value: string;
  /** What the claim says, for claims of known issuers. */
  meaning: string | null;
  /** For the `sub` of a known issuer: what it is made of. */
  parts: ClaimPart[] | null;
  /** For `exp`, `iat` and `nbf`: the time it names. */
  time: TimeReport | null;
  /** The condition keys that AWS makes of it; empty when AWS ignores the claim. */
  keys: string[];
}

/** One part of a subject. */
export interface ClaimPart {
  /** What people call it, such as `service account`. */
  name: string;
  /** What it is, such as `web`. */
  value: string;
}

/** A time, readable. */
export interface TimeReport {
  /** Seconds since 1970-01-01T00:00:00Z. */
  epoch: number;
  /** As RFC 3339, in UTC. */
  rfc3339: string;
  /** Seen from now, such as `expired 3 minutes ago`; `null` without a clock. */
  relative: string | null;
}

/** One condition key of the request context. */
export interface ContextEntry {
  /** The key, such as `token.actions.githubusercontent.com:sub`. */
  key: string;
  /** Its values; empty unless it is present. */
  values: string[];
  /** The claim it was made of. */
  claim: string | null;
  /** Whether the request has it. */
  state: KeyState;
  /** Whether it holds a list, which needs a set operator. */
  multivalued: boolean;
  /** How surely this is known. */
  confidence: Confidence;
}

/** One evaluation of one policy. */
export interface EvaluationReport {
  /** The action, such as `sts:TagSession`. */
  action: string;
  /** The kind of the policy. */
  input: Input;
  /** Which of several policies of that kind, counted from 0. */
  document: number;
  /** What the policy says of the action. */
  verdict: Verdict;
  /** The policy's statements in their order. */
  statements: StatementReport[];
}

/** One statement of a trust policy. */
export interface StatementReport {
  /** Its position, counted from 0. */
  index: number;
  /** Its `Sid`. */
  sid: string | null;
  /** `Allow` or `Deny`, as written. */
  effect: string;
  /** Whether it applies to this request. */
  outcome: Applies;
  /** Where it stands. */
  span: Span;
  /** The test of its principal. */
  principal: ElementReport;
  /** The test of its action. */
  action: ElementReport;
  /** The test of its resource, in a resource control policy. */
  resource: ElementReport | null;
  /** The tests of its condition block, all of which must pass. */
  conditions: ConditionReport[];
}

/** The test of a statement's principal or action. */
export interface ElementReport {
  /** How it went. */
  outcome: Outcome;
  /** What the policy has, such as `["sts:AssumeRole"]`. */
  expected: string[];
  /** One sentence. */
  why: string;
  /** How surely the rule is known. */
  confidence: Confidence;
  /** Where the element stands; the whole statement when it is missing. */
  span: Span;
}

/** The test of one key under one condition operator. */
export interface ConditionReport {
  /** The operator as written, such as `ForAnyValue:StringLike`. */
  operator: string;
  /** The key as written. */
  key: string;
  /** How it went. */
  outcome: Outcome;
  /** The policy's values as written. */
  expected: string[];
  /** The request's values; `null` when the key is absent or unknown. */
  actual: string[] | null;
  /** For a failed comparison: the expected value that came closest, and where the two part. */
  nearest: Nearest | null;
  /** One sentence. */
  why: string;
  /** How surely the rules behind the outcome are known. */
  confidence: Confidence;
  /** Where the key and its values stand. */
  span: Span;
  /** Where each of `expected` stands. */
  value_spans: Span[];
}

/** One authorization policy of Pulumi Cloud. */
export interface PolicyReport {
  /** Its position, counted from 0. */
  index: number;
  /** `allow` or `deny`; empty where the policy says neither. */
  decision: string;
  /** `organization`, `team`, `personal` or `runner`; empty where the policy says none of them. */
  token_type: string;
  /** Whether it matches the exchange. */
  outcome: Applies;
  /** Where it stands. */
  span: Span;
  /** Whether it is about the token that is asked for. */
  target: TargetReport;
  /** The tests of its rules, all of which must pass. */
  rules: RuleReport[];
  /** What there is to know of a policy without rules. */
  rules_note: string | null;
}

/** The test of what an authorization policy is about. */
export interface TargetReport {
  /** How it went. */
  outcome: Outcome;
  /** The team, user or runner that the policy names. */
  name: string | null;
  /** Whether the policy grants admin permissions. */
  admin: boolean;
  /** One sentence. */
  why: string;
  /** How surely this is known. */
  confidence: Confidence;
  /** Where the type or the name stands; the whole policy when there is neither. */
  span: Span;
}

/** The test of one rule of an authorization policy. */
export interface RuleReport {
  /** The key path as written. */
  path: string;
  /** The pattern as written; `null` where it is a list, an object or null. */
  pattern: string | null;
  /** The claim's texts, several of a list; `null` where it has none or is missing. */
  actual: string[] | null;
  /** How it went. */
  outcome: Outcome;
  /** Where the claim and the pattern part, when they differ. `expected_index` is 0. */
  nearest: Nearest | null;
  /** One sentence. */
  why: string;
  /** How surely Pulumi Cloud comes to the same. */
  confidence: Confidence;
  /** From the path to the end of the pattern. */
  span: Span;
  /** Where the path stands. */
  path_span: Span;
  /** Where the pattern stands. */
  pattern_span: Span;
}

/** A token exchange as it was judged: what was given, completed by what was assumed. */
export interface ExchangeReport {
  /** The organization. */
  organization: string | null;
  /** `organization`, `team`, `personal` or `runner`. */
  token_type: string | null;
  /** The team, user or runner that the token is asked for. */
  target: string | null;
  /** Whether admin permissions are asked for. */
  admin: boolean;
  /** How long the token lives, if the exchange is allowed. */
  lifetime: LifetimeReport;
  /** What nobody said and was assumed. */
  assumptions: AssumptionReport[];
  /** What there is to know of the answer, whose text Pulumi does not publish. */
  answer: string;
}

/** The life of an access token, in seconds. */
export interface LifetimeReport {
  /** What is asked for; 7,200 where nothing is. */
  requested: number;
  /** The longest that the issuer may; 90,000 where its registration does not say. */
  maximum: number;
  /** What the token gets. */
  granted: number;
}

/** Something about an exchange that nobody said. */
export interface AssumptionReport {
  /** `organization`, `token_type` or `target`. */
  field: string;
  /** Its value. */
  value: string;
  /** Where it was taken from. */
  why: string;
}

/** How far an expected value agrees with the actual one. */
export interface Nearest {
  /** Which of `expected`. */
  expected_index: number;
  /** Which of `actual`. */
  actual_index: number;
  /** The part of the expected value, in bytes of its UTF-8 form, that disagrees. */
  expected: [number, number];
  /** The part of the actual value, in bytes of its UTF-8 form, that disagrees. */
  actual: [number, number];
}

/** Something worth saying: a cause, a risk, a hint. */
export interface Finding {
  /** A stable code, such as `value-case-mismatch`. */
  code: string;
  /** How much it matters. */
  severity: Severity;
  /** One line that names the values at hand. */
  title: string;
  /** More, in a sentence or two. */
  detail: string;
  /** What to do about it. */
  help: string;
  /** How surely it is known. */
  confidence: Confidence;
  /** In which of the texts `span` lies. */
  input: Input;
  /** In which of several texts of that kind, counted from 0. */
  document: number;
  /** Where it is. */
  span: Span | null;
  /** The page that says so. */
  source: string | null;
  /** The issue code under which IAM Access Analyzer says the same. */
  access_analyzer: string | null;
  /** An edit of that text that was tried, the one that fits best. */
  fix: Fix | null;
  /** Other edits, each tried as well, where a person must choose. */
  alternatives: Fix[];
  /** What can be changed elsewhere, so that the text may stay as it is. */
  remedies: Remedy[];
}

/** An edit that the engine applied and evaluated before offering it: of the text that its finding is about. */
export interface Fix {
  /** What it does, in one line. */
  title: string;
  /** Replacements in that text, in ascending order, not overlapping. */
  edits: Edit[];
  /** The verdict on this token and request once the edits are made. */
  verdict_after: Verdict;
  /** What the call still needs then; empty where the verdict is `allowed`. */
  needs: string[];
  /** Tokens of the issuer that it lets in beside this one, by what they differ in, such as `repository`. */
  admits: string[];
}

/** One replacement. Offsets count bytes of the text's UTF-8 form. */
export interface Edit {
  /** Offset of the first byte replaced. */
  start: number;
  /** Offset after the last byte replaced. */
  end: number;
  /** The new text. */
  text: string;
}

/** What can be changed outside of the policy. */
export interface Remedy {
  /** Where to change it. */
  where: Elsewhere;
  /** What to do, in one line. */
  title: string;
  /** What to write or to run there. */
  snippet: Snippet | null;
  /** What the token says otherwise then. */
  claims: ClaimChange[];
  /** What is otherwise then of the request, and of what is known of the provider, the role, or the registration. */
  parameters: ParameterChange[];
  /** The verdict then. */
  verdict_after: Verdict;
  /** What is in the way still, a sentence each; empty where the verdict is `allowed`. */
  remains: string[];
}

/** Something of a request that is otherwise once a remedy was followed. */
export interface ParameterChange {
  /** What it is, such as `session_name` or `client_ids`. */
  parameter: string;
  /** What it is now, as text; `null` for nothing. */
  before: string | null;
  /** What it is then. */
  after: string | null;
}

/** A text to paste. */
export interface Snippet {
  /** Its language: `yaml`, `json` or `sh`. */
  language: string;
  /** The text, without a line break at its end. */
  text: string;
}

/** What a kind of finding means. */
export interface Explanation {
  /** The stable code, such as `value-case-mismatch`. */
  code: string;
  /** How much it matters. */
  severity: Severity;
  /** What is wrong, in one line. */
  title: string;
  /** Why that denies, or why it is a risk. */
  why: string;
  /** What to do about it. */
  help: string;
  /** How surely it is known. */
  confidence: Confidence;
  /** The page that says so. */
  source: string | null;
  /** The issue code under which IAM Access Analyzer says the same. */
  access_analyzer: string | null;
  /** What triggers it. */
  example: Example;
  /** What comes close and does not. */
  near: Example;
}

/** A token and a policy that show a finding, or come close to it. */
export interface Example {
  /** What it is run through. */
  check: Check;
  /** The token, or its claims as JSON; empty for a lint. */
  token: string;
  /** The policy. */
  policy: string;
  /** What else is known of the request, as the JSON of `CheckOptions`; may be empty. */
  request: string;
  /** The issuer's keys, where the signature is checked; else empty. */
  jwks: string;
}

/** What an example is run through. */
export type Check = "aws" | "caller" | "lint" | "pulumi";
