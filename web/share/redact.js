// Gives owners, repositories, organizations, accounts, clusters and people other names: the same one for the same name
// wherever it stands, in the claims and in the policy, so that what matched before still matches.

/** Whose name a claim is; of a path, whose its parts are. */
const CLAIMS = {
  repository_owner: ["owner"],
  repository: ["owner", "repository"],
  enterprise: ["owner"],
  organization_slug: ["owner"],
  terraform_organization_name: ["owner"],
  org: ["owner"],
  owner: ["owner"],
  "https://pulumi.com/org": ["owner"],
  namespace_path: ["owner", "group"],
  project_path: ["owner", "repository"],
  project: ["repository"],
  stack: ["stack"],
  current_env: ["repository", "environment"],
  root_env: ["repository", "environment"],
  pipeline_slug: ["repository"],
  terraform_project_name: ["repository"],
  terraform_workspace_name: ["workspace"],
  actor: ["person"],
  user_login: ["person"],
  trigger_user: ["person"],
  "https://pulumi.com/user": ["person"],
  repository_id: ["number"],
  repository_owner_id: ["number"],
  actor_id: ["number"],
  project_id: ["number"],
  namespace_id: ["number"],
  user_id: ["number"],
  azp: ["number"],
};

/** Whose name a field of an exchange with Pulumi Cloud holds; that of the target depends on the type of token. */
const FIELDS = { "pulumi-organization": "owner" };
const TARGETS = { team: "team", runner: "runner" };

/** Names in the subjects, audiences and ARNs of each issuer, which also stand in policies. */
const PATTERNS = [
  [/\brepo:([^/:@"\s]+)(?:@(\d+))?(?:\/([^/:@"\s]+)(?:@(\d+))?)?/g, "owner", "number", "repository", "number"],
  [/([\w.-]+)\/([\w.-]+)\/\.github\/workflows/g, "owner", "repository"],
  [/\brepository_owner:([^:"\s]+)/g, "owner"],
  [/\bgithub\.com\/([\w.*?-]+)(?:\/([\w.*?-]+))?/g, "owner", "repository"],
  [/\btoken\.actions\.githubusercontent\.com\/([\w-]+)/g, "owner"],
  [/\bproject_path:([^/:"\s]+)(?:\/([^/:"\s]+))?(?:\/([^/:"\s]+))?(?:\/([^/:"\s]+))?/g, "owner", "repository", "repository", "repository"],
  [/\borganization:([^:"\s][^:"\n]*)(?::(?:project|pipeline):([^:"]+))?(?::(?:workspace|stack):([^:"]+))?/g, "owner", "repository", "workspace"],
  [/\bpulumi:deploy:org:([^:"]+)(?::project:([^:"]+))?(?::stack:([^:"]+))?/g, "owner", "repository", "stack"],
  [/\bpulumi:environments:org:([^:"]+)(?::env:([^:"/]+)\/([^:"/]+))?/g, "owner", "repository", "environment"],
  // Whom an authorization policy or a request for a token of Pulumi Cloud is for, as JSON, YAML, a form or flags.
  [/\borganization["']?: ?["']?([^:"',\s}]+)/g, "owner"],
  [/\/api\/orgs\/([^/\s"']+)/g, "owner"],
  [/--oidc-org[ =]["']?([^\s"']+)/g, "owner"],
  [/\bteamName["']?: ?["']?(?:team:)?([^"',\s}]+)/g, "team"],
  [/(?:\bteam:|--oidc-team[ =])["']?([^"',\s&]+)/g, "team"],
  [/\buserLogin["']?: ?["']?(?:user:)?([^"',\s}]+)/g, "person"],
  [/(?:\buser:|--oidc-user[ =])["']?([^"',\s&]+)/g, "person"],
  [/\brunnerID["']?: ?["']?(?:runner:)?([^"',\s}]+)/g, "runner"],
  [/\brunner:["']?([^"',\s&]+)/g, "runner"],
  [/\bpulumi\.organization\.login:([^:"]+)/g, "owner"],
  [/\burn:pulumi:org:([^:"]+)/g, "owner"],
  [/\bowner:([^:"]+):project:([^:"]+)/g, "owner", "repository"],
  [/\bvercel\.com\/([\w*?-]+)/g, "owner"],
  [/\bworkspaces\/([^/"]+)\/pipelines-config/g, "owner"],
  [/\b([\w-]+)(?:\.\w\w)?\.(?:auth0|okta)\.com/g, "owner"],
  [/\barn:[\w-]+:[\w-]+:[\w-]*:(\d{12}):/g, "account"],
  [/\/id\/([0-9A-Fa-f]{32})\b/g, "cluster"],
  [/(?:https?:\/\/|oidc-provider\/)([\w-]+(?:\.[\w-]+)*\.[a-z]{2,})/g, "host"],
  [/\b([\w.+-]+@[\w-]+\.[\w.-]*\w)/g, "address"],
  [/\b([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/gi, "uuid"],
];

/** Whose hosts say nothing about anybody; any other is somebody's own. */
const PUBLIC_HOSTS =
  /(?:^|\.)(?:githubusercontent|github|gitlab|amazonaws|pulumi|circleci|buildkite|vercel|google|googleapis|microsoftonline|auth0|okta|facebook|amazon|ghe)\.com$|(?:^|\.)(?:terraform|fly|spacelift)\.io$|(?:^|\.)(?:amazonaws\.com\.cn|bitbucket\.org|windows\.net)$/;

/** How the names of a kind look that take the place of others; `n` counts from 1. */
const SUBSTITUTES = {
  account: (n) => String(111122223332 + n),
  number: (n) => String(1000 + n),
  cluster: (n) => String(n).padStart(32, "0"),
  uuid: (n) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`,
  host: (n) => `host${n}.example.com`,
  address: (n) => `person${n}@example.com`,
};
/** The second one begins otherwise than any other, for where a wildcard extends one of them. */
const substitutes = (kind, n) => [SUBSTITUTES[kind]?.(n) ?? (n === 1 ? kind : `${kind}-${n}`), `x${n}-${kind}`];

/** What is a choice among a few words, of which none is a name. */
const FIXED = new Set(["tab", "pulumi-token-type", "pulumi-admin", "pulumi-expiration", "pulumi-max-expiration", "judge-times"]);

/** Words of the subjects, documents and hosts themselves: a name that is one of them hides nobody. */
const RESERVED = new Set(
  ("allow arn aud aws branch com default deny deploy effect env environment environments federated github gitlab heads " +
    "http https iam id iss main master oidc operation org organization personal policies policy principal project pulumi " +
    "ref ref_type refs repo repository rules run_phase runner scope stack statement sts sub system tag tags team user " +
    "version workspace 2008 2012 10 17").split(" "),
);

/** What was to be filled in, such as `<ORG>` or `USER_LOGIN`. */
const PLACEHOLDER = /[<>${}]|^[A-Z]+(?:_[A-Z]+)+$/;

/** The content with other names in it. */
export function redacted(content) {
  const { claims, policy, limits, request = {}, pulumi = {} } = content;
  const texts = [claims, policy, limits, ...Object.values(request), pulumi.policy, ...Object.values(pulumi.request ?? {})];
  const names = namesIn(claims, fieldsOf(pulumi.request), texts.filter(Boolean));
  const rename = renaming(choose(names));
  return mapTexts(content, (text, name) => (FIXED.has(name) ? text : rename(text)));
}

/** The names that fields hold by themselves, each with its kind. */
function fieldsOf(request = {}) {
  const target = TARGETS[request["pulumi-token-type"]] ?? "person";
  return Object.entries({ ...FIELDS, "pulumi-target": target }).map(([field, kind]) => [kind, request[field]]);
}

/** The content with every text in it changed. */
function mapTexts(content, change) {
  const mapped = ([name, value]) => [name, typeof value === "string" ? change(value, name) : mapTexts(value, change)];
  return Object.fromEntries(Object.entries(content).map(mapped));
}

/** Each name in lower case with its kind, and whether a wildcard follows it somewhere. */
function namesIn(claims, fields, texts) {
  const names = new Map();
  const add = (kind, text) => {
    if (!text) return;
    const literal = /^[^*?]*/.exec(text)[0];
    const name = (literal === text ? text : literal.replace(/[-_.@]+$/, "")).toLowerCase();
    if (name === "" || PLACEHOLDER.test(literal) || RESERVED.has(name) || (kind === "host" && PUBLIC_HOSTS.test(name))) return;
    const known = names.get(name) ?? { kind, open: false };
    names.set(name, { ...known, open: known.open || literal !== text });
  };
  for (const [claim, value] of Object.entries(parsed(claims))) {
    const kinds = CLAIMS[claim];
    const parts = kinds?.length > 1 ? String(value).split("/") : [String(value)];
    if (kinds) parts.forEach((part, index) => add(kinds[Math.min(index, kinds.length - 1)], part));
  }
  for (const [kind, name] of fields) add(kind, name);
  for (const text of texts) {
    for (const [pattern, ...kinds] of PATTERNS) {
      for (const [, ...parts] of text.matchAll(pattern)) parts.forEach((part, index) => add(kinds[index], part));
    }
  }
  return names;
}

/**
 * For each name another one, which is nobody's yet. One that a wildcard extends keeps its beginning in common with those that
 * begin like it, and with no others.
 */
function choose(names) {
  const chosen = new Map();
  const taken = new Set();
  const counts = {};
  const free = (make, fits = () => true) => {
    for (let n = 1; ; n += 1) {
      const name = make(n).find((name) => !taken.has(name) && !names.has(name) && fits(name));
      if (name !== undefined) {
        taken.add(name);
        return name;
      }
    }
  };
  const isOpen = (name) => names.get(name).open;
  const isApart = (name) => (made) =>
    [...chosen].every(([other, its]) => !(isOpen(other) && made.startsWith(its)) && !(isOpen(name) && its.startsWith(made)));
  for (const name of [...names.keys()].sort((one, other) => one.length - other.length)) {
    const stem = [...chosen.keys()].findLast((other) => isOpen(other) && name.startsWith(other));
    const { kind } = names.get(name);
    if (stem !== undefined) {
      const separator = /^[-_.]?/.exec(name.slice(stem.length))[0];
      chosen.set(name, free((n) => [`${chosen.get(stem)}${separator}${n === 1 ? "x" : `x${n}`}`]));
    } else {
      const next = () => (counts[kind] = (counts[kind] ?? 0) + 1);
      chosen.set(name, free(() => substitutes(kind, next()), isApart(name)));
    }
  }
  return chosen;
}

/** Renames in a text; two spellings of one name that differ in case differ in case afterwards. */
function renaming(chosen) {
  if (chosen.size === 0) return (text) => text;
  const escaped = [...chosen.keys()].sort((one, other) => other.length - one.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const any = new RegExp(`(?<![A-Za-z0-9])(?:${escaped.join("|")})(?![A-Za-z0-9])`, "gi");
  const spellings = new Map();
  return (text) =>
    text.replace(any, (found) => {
      const name = chosen.get(found.toLowerCase());
      const of = spellings.get(name) ?? spellings.set(name, new Map()).get(name);
      if (!of.has(found)) of.set(found, spelled(name, found, new Set(of.values())));
      return of.get(found);
    });
}

/** `name` with its letters as large and small as in `like`, and unlike those already in use. */
function spelled(name, like, used) {
  const capital = name[0].toUpperCase() + name.slice(1);
  const upper = name.toUpperCase();
  const fitting =
    like === like.toLowerCase() ? name : like === like.toUpperCase() ? upper : like[0] !== like[0].toLowerCase() ? capital : name.slice(0, -1) + name.at(-1).toUpperCase();
  const mixed = [...name].map((_, at) => name.slice(0, at) + name[at].toUpperCase() + name.slice(at + 1));
  return [fitting, ...mixed].find((spelling) => !used.has(spelling)) ?? fitting;
}

function parsed(claims) {
  try {
    const value = JSON.parse(claims ?? "{}");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
